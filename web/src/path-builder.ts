/** Addresses of the pages. None has anything of a person in it but ids. */
export const pb = {
  signIn: () => '/sign-in',
  inbox: () => '/inbox',
  inboxOf: ({ department, place }: { department: string; place: string | undefined }) =>
    `/inbox?${new URLSearchParams({ department, ...(place === undefined ? {} : { place }) }).toString()}`,
  task: (id: string) => `/tasks/${id}`,
  paths: () => '/paths',
  path: (id: string) => `/paths/${id}`,
  intake: () => '/intake',
  board: () => '/board',
  notices: () => '/notices',
  rules: () => '/rules',
};
