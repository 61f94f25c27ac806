/**
 * Imports run one way: a room of src/ imports itself, what stands beside it in this table, and nothing else.
 * A room that is not in the table, or a file that lies beside the rooms, is a mistake too.
 */
const kept = ['entities', 'language', 'machines'];
const read = ['movements', 'disbursement', 'spreadsheets', ...kept];
const done = ['engine', 'notifications', 'documents', 'reports', ...read];
const below = {
  machines: [],
  spreadsheets: [],
  language: ['machines'],
  entities: ['machines'],
  movements: kept,
  disbursement: ['movements', 'spreadsheets', ...kept],
  engine: read,
  notifications: ['engine', ...read],
  documents: read,
  reports: ['engine', ...read],
  workers: done,
  demo: ['workers', ...done],
  accounts: ['engine', ...read],
  views: ['engine', ...read],
  http: ['accounts', 'views', 'workers', ...done],
};
const rooms = Object.keys(below);

const oneWay = Object.entries(below).map(([room, allowed]) => ({
  name: `${room}-imports-only-what-is-below`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: `^src/(${[room, ...allowed].join('|')})/` },
}));

/** Inside the engine: the journal knows nobody, those who write know the journal, those who prove read it. */
const insideTheEngine = Object.entries({
  journal: [],
  writing: ['journal'],
  proofs: ['journal'],
  imports: ['journal', 'writing'],
}).map(([part, allowed]) => ({
  name: `engine-${part}-imports-only-what-is-below`,
  severity: 'error',
  from: { path: `^src/engine/${part}/` },
  to: { path: '^src/engine/[^/]+/', pathNot: `^src/engine/(${[part, ...allowed].join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...oneWay,
    ...insideTheEngine,
    {
      name: 'every-room-is-known',
      comment: 'A new room gets its line in the table above and in docs/architecture.md.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/((${[...rooms, 'cli'].join('|')})/|(main|environment)\\.ts$)` },
      to: {},
    },
    {
      name: 'the-program-is-started-not-imported',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(cli/|main\\.ts$)' },
      to: { path: '^src/(cli/|main\\.ts$)' },
    },
    {
      name: 'settings-are-arguments',
      comment: 'Only the program and the command line of TypeORM read the environment; the rest is told.',
      severity: 'error',
      from: { path: '^(src|bench)/', pathNot: '^src/(cli/|main\\.ts$)' },
      to: { path: '^src/environment\\.ts$' },
    },
    {
      name: 'machines-are-pure',
      comment: 'No I/O, no clock, no randomness: xstate and the room itself.',
      severity: 'error',
      from: { path: '^src/machines/' },
      to: { pathNot: '^(src/machines/|node_modules/xstate/)' },
    },
    {
      name: 'charts-live-in-machines',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/machines/' },
      to: { path: '^node_modules/xstate/' },
    },
    {
      name: 'src-stands-alone',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|bench|script)/' },
    },
    {
      name: 'only-what-is-declared',
      comment: 'What src imports is a dependency of the package: it is there where the tests are not.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-cycles',
      comment: 'Types may refer to each other; code may not.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'every-import-is-found',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: '^node_modules/' },
    exclude: { path: '^bench/(reference/)?node_modules/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
  },
};
