const npm = (names) => `node_modules/(${names})(/|$)`;
const node = '^(node:|[a-z_/0-9]+$)';
const error = 'error';

/** Such files import nothing but these. */
const only = (name, from, allowed) => ({
  name,
  severity: error,
  from: { path: from },
  to: { pathNot: allowed },
});
const never = (name, from, to) => ({
  name,
  severity: error,
  from: { path: from },
  to: { path: to },
});
const onlyFrom = (name, users, what) => ({
  name,
  severity: error,
  from: { pathNot: users },
  to: { path: what },
});

module.exports = {
  forbidden: [
    only('domain-is-pure', '^src/domain/', '^src/domain/'),
    only('contract-is-names-and-types', '^src/contract/', [
      '^src/(contract|domain)/',
      npm('@temporalio/(workflow|common)'),
    ]),
    only('step-is-an-island', '^workflows/steps/(?!index)', '^src/(domain/path|contract)/'),
    only('steps-are-listed-once', '^workflows/steps/index', [
      '^workflows/steps/',
      '^src/(domain|contract)/',
    ]),
    only('shell-is-deterministic', '^workflows/[^/]+\\.ts$', [
      '^workflows/[^/]+\\.ts$',
      '^src/contract/',
      npm('@temporalio/(workflow|common)'),
    ]),
    {
      name: 'workflow-bundle-is-light',
      severity: error,
      from: { path: '^workflows/' },
      to: { path: npm('zod|typeorm|pg|luxon|@nestjs/.+'), reachable: true },
    },
    only('policy-reads-packs', '^src/policy/', [
      '^src/(policy|domain|contract)/',
      // The packs are checked against the steps there are; what is generated is formatted.
      '^workflows/steps/index',
      npm('yaml|ajv|ajv-formats|zod|prettier'),
      node,
    ]),
    never(
      'activity-is-an-adapter',
      '^activities/',
      '^(workflows/[^/]+\\.ts|worker/|web/|src/(api|application|boards)/)',
    ),
    onlyFrom('only-worker-runs-activities', '^(activities|worker|test|bench)/', '^activities/'),
    onlyFrom('nobody-imports-the-shell', '^(workflows|test|bench)/', '^workflows/[^/]+\\.ts$'),
    never(
      'controller-is-thin',
      '^src/api/(?!app\\.module)',
      '^(src/(db|temporal|integrations)|activities)/',
    ),
    {
      name: 'board-reads-postgresql-only',
      severity: error,
      from: { path: '^src/boards/' },
      to: { path: ['^src/(api|application|temporal)/', npm('@temporalio/.+')], reachable: true },
    },
    never(
      'db-knows-no-caller',
      '^src/db/',
      '^(src/(api|application|boards|temporal)|activities|worker)/',
    ),
    never('web-talks-http-only', '^web/', '^(src|workflows|activities|worker|test)/'),
    never('examples-talk-http-only', '^examples/', '^(src|workflows|activities|worker|test)/'),
    onlyFrom('product-never-imports-tests', '^(test|bench)/', '^test/'),
    { name: 'no-cycles', severity: error, from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: error,
      from: { orphan: true, pathNot: '\\.d\\.m?ts$|main\\.ts$|^test/support/global-' },
      to: {},
    },
    {
      name: 'nothing-unresolved',
      severity: error,
      from: {},
      // What the build makes is not there before the first build.
      to: { couldNotResolve: true, pathNot: '^(\\.\\./)+dist/' },
    },
  ],
  options: {
    tsPreCompilationDeps: 'specify',
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node'] },
  },
};
