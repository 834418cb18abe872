/** How those words of `npm run policy` are used that need the running product: they are run by its worker's side. */
export const besides = {
  'dry-run':
    'usage: npm run policy -- dry-run <pack> <pack> [--place <code>] [--lang zh-CN|en] [--json]',
  migrate: 'usage: npm run policy -- migrate <pack> <pack> --place <code> --as <account>',
} as const;
