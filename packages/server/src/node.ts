/** The server on Node: one HTTP and WebSocket port, the widget's and the workbench's files, and a demo storefront. */
export { startServer, type RunningServer, type ServerOptions } from './node/startServer.ts';
export { serveApp, type PortHandler, type PortOptions, type ServedApp } from './node/serveApp.ts';
export { diskFiles } from './node/diskFiles.ts';
export { scryptPasswords } from './node/scryptPasswords.ts';
export { StartError } from './node/startError.ts';
export { workspaceAssets, type Assets } from './node/assets.ts';
export { furnishDemo } from './demo/furnishDemo.ts';
export { demoAgents, demoManager, demoPassword, demoShopId, seedDemo } from './demo/seedDemo.ts';
