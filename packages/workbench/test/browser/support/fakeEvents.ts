import type { AgentClientEvents, Unsubscribe } from '@shopbell/sdk/agent';

type Listener = (value: never) => void;

/** Listeners of an agent client, told of what a test makes happen. */
export class FakeEvents {
  readonly #listeners = new Map<string, Set<Listener>>();

  on<Name extends keyof AgentClientEvents>(
    event: Name,
    listener: (value: AgentClientEvents[Name]) => void,
  ): Unsubscribe {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  emit<Name extends keyof AgentClientEvents>(event: Name, value: AgentClientEvents[Name]): void {
    for (const listener of this.#listeners.get(event) ?? []) {
      (listener as (value: AgentClientEvents[Name]) => void)(value);
    }
  }

  protected forgetListeners(): void {
    this.#listeners.clear();
  }
}

/** Calls that a test can have refused. */
export type Refusable =
  | 'signIn'
  | 'changePassword'
  | 'session'
  | 'signOut'
  | 'setStatus'
  | 'end'
  | 'loadHistory'
  | 'transfer'
  | 'leaveMessages'
  | 'assignLeaveMessage'
  | 'block'
  | 'explain'
  | 'notices'
  | 'searchCustomers'
  | 'searchMessages'
  | 'addNote'
  | 'recall'
  | 'readHistory'
  | 'contact'
  | 'aboutCustomer'
  | 'phrases'
  | 'putPhrase';
