const common = {
  extensionsToTreatAsEsm: ['.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/\\.data/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
};

/** Milliseconds, no server: what follows from a ledger, a pack and a clock. */
const pure = [
  '<rootDir>/test/(domain|steps|policy|properties|sealing)/**/*.test.ts',
  '<rootDir>/test/*.test.ts',
];

export default {
  // Only the timeout of the whole run counts; those of projects are not read.
  testTimeout: 120_000,
  projects: [
    { ...common, displayName: 'pure', testMatch: pure },
    {
      ...common,
      displayName: 'system',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: [
        '<rootDir>/test/(domain|steps|policy|properties|sealing)/',
        '<rootDir>/test/[^/]+$',
      ],
      globalSetup: '<rootDir>/test/support/global-setup.mjs',
      globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
    },
  ],
};
