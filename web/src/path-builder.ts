/** Addresses of the pages. None has anything of a person in it but ids. */
export const pb = {
  signIn: () => '/sign-in',
  inbox: () => '/inbox',
  task: (id: string) => `/tasks/${id}`,
  paths: () => '/paths',
  path: (id: string) => `/paths/${id}`,
  intake: () => '/intake',
  board: () => '/board',
  notices: () => '/notices',
};
