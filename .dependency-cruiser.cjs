// The walls between the rooms: who may import whom. docs/architecture.md draws the same arrows.
const room = (name) => `^packages/${name}/`;
const source = (name) => `^packages/${name}/src/`;

/** A room's sources may import these rooms of ours and no others. */
const mayImport = (name, allowed) => ({
  name: `${name}-walls`,
  comment: `packages/${name} may import ${allowed.length === 0 ? 'no other room' : allowed.join(', ')}`,
  severity: 'error',
  from: { path: source(name) },
  to: { path: '^(packages|examples|e2e)/', pathNot: [room(name), ...allowed.map(room)] },
});

const sdkModelOnly = (name) => ({
  name: `${name}-takes-the-model-only`,
  comment: 'The engine and the metrics know the model of the SDK, not its clients.',
  severity: 'error',
  from: { path: source(name) },
  to: { path: source('sdk'), pathNot: '^packages/sdk/src/(model\\.ts|model/|testing|clock\\.ts)' },
});

module.exports = {
  forbidden: [
    mayImport('sdk', []),
    mayImport('engine', ['sdk']),
    mayImport('metrics', ['sdk']),
    mayImport('server', ['sdk', 'engine', 'metrics']),
    mayImport('mock-server', ['sdk', 'server']),
    mayImport('widget', ['sdk']),
    mayImport('workbench', ['sdk']),
    sdkModelOnly('engine'),
    sdkModelOnly('metrics'),
    {
      name: 'pure-rooms-have-no-io',
      severity: 'error',
      from: { path: '^packages/(engine|metrics)/src/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'browser-rooms-have-no-node',
      severity: 'error',
      from: { path: '^packages/(sdk|widget|workbench)/src/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-the-node-host-knows-node',
      comment: 'The app runs in a page (mock server) as well: web standards only.',
      severity: 'error',
      from: { path: source('server'), pathNot: '^packages/server/src/(node/|node\\.ts|cli|storage/sqlite)' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'the-app-knows-no-host-and-no-driver',
      severity: 'error',
      from: { path: '^packages/server/src/(app|desk|journal)(/|\\.ts)' },
      to: {
        path: '^packages/server/src/(node/|node\\.ts|cli|storage/sqlite)|node_modules/(ws|kysely|@hono/node-server)/',
      },
    },
    {
      name: 'customers-load-no-agent-code',
      severity: 'error',
      from: { path: '^packages/sdk/src/(index\\.ts|customer/)' },
      to: { path: '^packages/sdk/src/(agent|admin)', reachable: true },
    },
    {
      name: 'customers-load-no-zod',
      severity: 'error',
      from: { path: '^packages/sdk/src/(index\\.ts|agent\\.ts|admin\\.ts)$' },
      to: { path: 'node_modules/zod/', reachable: true },
    },
    {
      name: 'the-mock-server-takes-a-host-for-its-port-only',
      comment: 'What runs in a page, or over MSW, knows no host and no driver (decision 22).',
      severity: 'error',
      from: { path: source('mock-server'), pathNot: '^packages/mock-server/src/node\\.ts$' },
      to: { path: '^packages/server/src/(node/|node\\.ts|cli|storage/sqlite)' },
    },
    { name: 'no-circle', severity: 'error', from: { path: '^packages/[^/]+/src/' }, to: { circular: true } },
    {
      name: 'no-undeclared',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown'] },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules/\\.vite)/' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@shopbell/source', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.json'],
    },
  },
};
