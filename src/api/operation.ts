/** What an operation is called in the document, and in the list of a token. */
export const operationOf = (controller: string, method: string) =>
  `${controller.replace(/Controller$/, '').toLowerCase()}.${method}`;
