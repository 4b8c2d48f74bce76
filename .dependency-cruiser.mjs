// Who may import whom. One file owns the table of docs/decisions/002; scripts/gates.test.ts plants breaches.
const packages = ['core', 'imaging', 'contract', 'server', 'web', 'cli']
const allowed = {
  core: [],
  imaging: [],
  contract: ['core'],
  server: ['core', 'imaging', 'contract'],
  web: ['core', 'imaging', 'contract'],
  cli: ['core', 'imaging', 'contract'],
}
const test = '\\.test\\.tsx?$'

const layers = packages.map((from) => ({
  name: `${from}-imports`,
  severity: 'error',
  comment: `${from} may import ${allowed[from].join(', ') || 'no other package'}.`,
  from: { path: `^${from}/`, pathNot: test },
  to: {
    path: `^(${packages.filter((p) => p !== from && !allowed[from].includes(p)).join('|')})/`,
  },
}))

const doors = {
  name: 'front-door-only',
  severity: 'error',
  comment: 'Another topic of core is imported by its index.ts.',
  from: { path: '^core/src/([^/]+)/', pathNot: test },
  to: { path: '^core/src/([^/]+)/', pathNot: ['^core/src/$1/', 'index\\.ts$'] },
}

export default {
  forbidden: [
    ...layers,
    doors,
    {
      name: 'pure-packages',
      severity: 'error',
      comment: 'core and contract have no IO: no node modules.',
      from: { path: '^(core|contract|web)/src', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-needs-little',
      severity: 'error',
      comment: 'core and contract use zod and temporal-polyfill only; stdlib has its own rule.',
      from: { path: '^(core|contract)/src', pathNot: test },
      to: {
        path: 'node_modules/',
        pathNot: 'node_modules/(zod|temporal-polyfill|temporal-spec|@stdlib)/',
      },
    },
    {
      name: 'stdlib-by-one-door',
      severity: 'error',
      comment: 'The distribution functions of stdlib come in by outcome/distributions.ts only.',
      from: { pathNot: '^core/src/outcome/distributions\\.ts$' },
      to: { path: 'node_modules/@stdlib/' },
    },
    {
      name: 'imaging-without-io',
      severity: 'error',
      comment: 'imaging imports only itself; decoders stand in src/node.',
      from: { path: '^imaging/src/', pathNot: ['^imaging/src/node/', test] },
      to: { path: 'node_modules/' },
    },
    {
      name: 'imaging-without-node',
      severity: 'error',
      comment: 'imaging runs in the browser; Node is used in src/node only.',
      from: { path: '^imaging/src/', pathNot: ['^imaging/src/node/', test] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'imaging-places-apart',
      severity: 'error',
      comment:
        'What runs everywhere imports neither src/node nor src/browser, nor these each other.',
      from: { path: '^imaging/src/([^/]+)', pathNot: test },
      to: { path: '^imaging/src/(node|browser)/', pathNot: '^imaging/src/$1/' },
    },
    {
      name: 'sql-only-in-db',
      severity: 'error',
      comment: 'SQL packages are used in server/src/db only.',
      from: { path: '^server/src/', pathNot: ['^server/src/db/', test] },
      to: { path: 'node_modules/(pg|kysely|@electric-sql)/' },
    },
    {
      name: 'usecases-know-no-http',
      severity: 'error',
      comment: 'api -> usecases -> db, never back.',
      from: { path: '^server/src/(usecases|db)/', pathNot: test },
      to: { path: '(^server/src/api/|node_modules/(hono|@hono)/)' },
    },
    {
      name: 'db-below-usecases',
      severity: 'error',
      comment: 'db knows no use case.',
      from: { path: '^server/src/db/', pathNot: test },
      to: { path: '^server/src/usecases/' },
    },
    {
      name: 'pages-apart',
      severity: 'error',
      comment: 'practice and portal never import each other.',
      from: { path: '^web/src/(practice|portal)/' },
      to: { path: '^web/src/(practice|portal)/', pathNot: '^web/src/$1/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(web/dist|generated)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
    },
  },
}
