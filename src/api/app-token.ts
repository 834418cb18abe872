/** Under this name the parts of the running product are handed to the controllers. */
export const APP = Symbol('app');
