import { defineConfig } from 'tsup';

export default defineConfig({
  entry: {
    app: 'src/app.ts',
    node: 'src/node.ts',
    cli: 'src/cli.ts',
    demo: 'src/demo/seedDemo.ts',
    'storage/memory': 'src/storage/memory.ts',
    'storage/sqlite': 'src/storage/sqlite.ts',
    'storage/contract': 'src/storage/contract.ts',
    // Threads are started by path, see storage/sqlite/threadFile.ts.
    'storage/sqlite/worker': 'src/storage/sqlite/worker.ts',
    'node/statistics/thread': 'src/node/statistics/thread.ts',
  },
  format: ['esm'],
  target: 'node24',
  dts: {
    entry: {
      app: 'src/app.ts',
      node: 'src/node.ts',
      demo: 'src/demo/seedDemo.ts',
      'storage/memory': 'src/storage/memory.ts',
      'storage/sqlite': 'src/storage/sqlite.ts',
      'storage/contract': 'src/storage/contract.ts',
    },
  },
  clean: true,
  sourcemap: true,
  // `node:sqlite` exists under no other name.
  removeNodeProtocol: false,
  // The suite is for whoever writes a storage of their own, and brings its runner.
  external: ['vitest'],
});
