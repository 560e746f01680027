/** Ends one subscription, and no other. Calling it again does nothing. */
export type Unsubscribe = () => void;

/** Typed events with one value each. No listener can harm the emitter or another listener. */
export class Emitter<Events extends object> {
  /** Each subscription by itself, also if the same function listens twice. */
  readonly #listeners = new Set<Listener>();
  /** Values of events that happen once: a late listener gets them too. */
  readonly #happened = new Map<string, unknown>();
  #over = false;

  on<Name extends keyof Events & string>(event: Name, listener: (value: Events[Name]) => void): Unsubscribe {
    const subscription: Listener = { event, tell: listener };
    this.#listeners.add(subscription);
    if (this.#happened.has(event)) {
      const value = this.#happened.get(event);
      queueMicrotask(() => {
        this.#tell(subscription, value);
      });
    }
    return () => {
      this.#listeners.delete(subscription);
    };
  }

  /** To those who listen now; one that was added or ended by another listener's call is not told, or no more. */
  emit<Name extends keyof Events & string>(event: Name, value: Events[Name]): void {
    for (const subscription of [...this.#listeners])
      if (subscription.event === event) this.#tell(subscription, value);
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
    this.#listeners.clear();
    this.#happened.clear();
  }

  #tell(subscription: Listener, value: unknown): void {
    if (this.#over || !this.#listeners.has(subscription)) return;
    try {
      subscription.tell(value);
    } catch (thrown) {
      // Errors of listeners belong to the page: they go where its own uncaught errors go.
      ((globalThis as Partial<typeof globalThis>).reportError ?? console.error)(thrown);
    }
  }
}

interface Listener {
  readonly event: string;
  tell(value: unknown): void;
}
