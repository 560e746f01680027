import type { AgentStatus, Supervision, Supervisor } from '@shopbell/sdk/agent';
import type { Question } from '../words.ts';

/** Words of the live wall, and of looking over a conversation of a colleague. */
export interface SupervisionWords {
  readonly wall: {
    readonly open: string;
    readonly title: string;
    readonly loading: string;
    readonly refused: string;
    readonly failed: string;
    readonly everybody: string;
    readonly groups: string;
    readonly agents: string;
    /** How many are in lines, served, and at their desks. */
    summary(waiting: number, running: number, present: number): string;
    inLine(customers: number): string;
    leaveMessages(count: number): string;
    people(status: AgentStatus, count: number): string;
    /** `capacity` null: any number. */
    load(conversations: number, capacity: number | null): string;
    loadSpoken(conversations: number, capacity: number | null): string;
    /** The longest wait of a customer for an answer. */
    waits(time: string): string;
    waitsSpoken(seconds: number): string;
    readonly noneOfGroup: string;
    readonly noConversations: string;
    away(count: number): string;
    /** Opens a conversation to look over it. */
    watch(customer: string): string;
    readonly own: string;
  };
  /** Whom one looks over, in the side column. */
  readonly mine: string;
  /** A customer, and whose they are. */
  with(customer: string, agent: string): string;
  readonly watching: string;
  readonly watchingMeans: string;
  readonly joined: string;
  readonly joinedMeans: string;
  /** Why there is nowhere to write. `joined`: while no colleague serves it, the desk takes no words. */
  readonly silent: Readonly<Record<Supervisor['how'], string>>;
  /** To the agent whose conversation it is. */
  isWatching(names: string): string;
  hasJoined(names: string): string;
  readonly join: string;
  readonly onlyWatch: string;
  readonly takeOver: string;
  takeOverQuestion(agent: string): Question;
  readonly stop: string;
  readonly over: string;
  /** Of several people. */
  list(names: readonly string[]): string;
  /** What the desk noted. `mine`: it was oneself. */
  readonly line: Readonly<Record<Supervision, (name: string, mine: boolean) => string>>;
  takenOver(name: string, from: string): string;
  tookOver(from: string): string;
  readonly done: {
    readonly watching: string;
    readonly joined: string;
    readonly left: string;
    readonly takenOver: string;
  };
  readonly problem: {
    readonly ended: string;
    readonly gone: string;
    readonly others: string;
    readonly offline: string;
    readonly forbidden: string;
    readonly failed: string;
  };
}
