/**
 * The server in web standards only: what the Node host listens for, what the mock server hands MSW's traffic to, and
 * what tests call without a port. `createApp` is implemented in app/.
 */
export type { ConnectionInfo, SocketHandlers, SocketLike } from './app/socket.ts';
