/**
 * The desk of one shop, as pure decisions: `decide` looks at the desk and a command and says what happens, `evolve`
 * applies what was decided, `wakeAt` says when the desk next wants a `tick`. No I/O, no clock, no randomness.
 */
export type { Author, Command, GroupInput } from './command.ts';
export type { CommandResult, Decision, Refusal } from './decision.ts';
export { deskEventVersion, type DeskEvent, type DeskEventType } from './event.ts';
export type { Trace, TraceStep } from './trace.ts';
