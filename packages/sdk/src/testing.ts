/** Test doubles that are part of the public API. */
export { TestClock } from './testing/testClock.ts';
export { SocketPair, TestSockets, type ServerEnd, type ServerEndHandlers } from './testing/socketPair.ts';
