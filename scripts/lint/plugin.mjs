/** Rules of this project that no ready-made linter has. */
export default {
  meta: { name: 'path' },
  rules: {
    /** A step waits by throwing a sentinel: a `try` in it could swallow the wait. */
    'no-try': {
      create: (context) => ({
        TryStatement: (node) =>
          context.report({
            node,
            message: 'A step may not use try: it would catch its own waiting.',
          }),
      }),
    },
  },
};
