import { createNanoEvents } from 'nanoevents';

/** Ends one subscription, and no other. Calling it again does nothing. */
export type Unsubscribe = () => void;

/** Typed events with one value each, on nanoevents. No listener can harm the emitter or another listener. */
export class Emitter<Events extends object> {
  readonly #listeners = createNanoEvents();
  /** Values of events that happen once: a late listener gets them too. */
  #over = false;
  readonly #happened = new Map<string, unknown>();

  on<Name extends keyof Events & string>(event: Name, listener: (value: Events[Name]) => void): Unsubscribe {
    let active = true;
    // A wrapper of its own makes each subscription removable alone, also if the same function listens twice.
    const call = (value: unknown): void => {
      if (!active || this.#over) return;
      try {
        listener(value as Events[Name]);
      } catch (thrown) {
        report(thrown);
      }
    };
    const end = this.#listeners.on(event, call);
    if (this.#happened.has(event)) {
      const value = this.#happened.get(event);
      queueMicrotask(() => {
        call(value);
      });
    }
    return () => {
      active = false;
      end();
    };
  }

  emit<Name extends keyof Events & string>(event: Name, value: Events[Name]): void {
    this.#listeners.emit(event, value);
  }

  /** Emits what happens once; afterwards late listeners are told on subscribing. A second call does nothing. */
  emitOnce<Name extends keyof Events & string>(event: Name, value: Events[Name]): void {
    if (this.#happened.has(event)) return;
    this.#happened.set(event, value);
    this.emit(event, value);
  }

  /** Lets what happens once happen again. */
  forget(event: keyof Events & string): void {
    this.#happened.delete(event);
  }

  removeAll(): void {
    this.#over = true;
    this.#listeners.events = {};
    this.#happened.clear();
  }
}

/** Errors of listeners belong to the page: they go where its own uncaught errors go. */
function report(thrown: unknown): void {
  if (typeof globalThis.reportError === 'function') globalThis.reportError(thrown);
  else console.error(thrown);
}
