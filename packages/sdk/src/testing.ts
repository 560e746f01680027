/** Test doubles that are part of the public API. */
export { TestClock } from './testing/testClock.ts';
