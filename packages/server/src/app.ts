/**
 * The server in web standards only: what the Node host listens for, what the mock server hands MSW's traffic to, and
 * what tests call without a port.
 */
export { createApp } from './app/app.ts';
export type { AppOptions, Log, LogLine, Passwords, ShopbellApp } from './app/options.ts';
export type { NewAgent, NewGroup, NewShop, ShopAdmin } from './app/admin/shopAdmin.ts';
export { memoryFiles } from './files/memoryFiles.ts';
export type { FileKey, Files, KeptFile } from './files/files.ts';
export { webPasswords } from './app/signIn/webPasswords.ts';
export type { ConnectionInfo, SocketHandlers, SocketLike } from './app/socket.ts';
export { Knowledge, type KnowledgeOptions } from './app/knowledge/knowledge.ts';
export type { KnowledgeMatch, KnowledgeQuestion } from './app/knowledge/robotMemory.ts';
export type { RobotAnswer, RobotFault, RobotProvider, RobotQuestion } from './app/knowledge/robotProvider.ts';
export type { ShopKnowledge } from './app/knowledge/shopKnowledge.ts';
