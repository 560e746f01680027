import { isShopbellError } from '@shopbell/sdk/admin';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { tell } from '../../app/events.ts';
import { edit, edited, isDirty, isSame, rebase, startEdits, type Edits, type Merge } from './edits.ts';
import { showFirstWrong } from './firstWrong.ts';

/** What the server holds, at the version that goes back with a change. */
export interface Stored<T> {
  readonly value: T;
  readonly version: number;
}

/** Saves a change made to this version; resolves with what is stored then. */
export type Save<T> = (change: Partial<T>, version: number) => Promise<Stored<T>>;

/** One form: what was changed in it, whether it may be saved, and what came of saving. Nothing is lost unasked. */
export class FormController<T extends object> implements ReactiveController {
  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #save: (change: Partial<T>, version: number) => Promise<Stored<T>>;
  readonly #merge: Merge<T> | undefined;
  #edits: Edits<T> | undefined;
  /** What the server has by now, if that is not what is being edited. */
  #latest: Stored<T> | undefined;
  #told = false;
  /** How often a subject was let go: what was asked about it before is nobody's answer here. */
  #left = 0;

  busy = false;
  /** Why the last attempt was refused. */
  error: unknown;
  /** Saving was tried: from then on what is missing is marked. */
  tried = false;
  justSaved = false;

  /** `merge`: of values that are made of parts, such as lists. */
  constructor(host: ReactiveControllerHost & EventTarget, save: Save<T>, merge?: Merge<T>) {
    this.#host = host;
    this.#merge = merge;
    this.#save = save;
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.#told === this.dirty) return;
    this.#told = this.dirty;
    tell(this.#host, 'settings-dirty', this.dirty);
  }

  hostDisconnected(): void {
    if (this.#told) tell(this.#host, 'settings-dirty', false);
    this.#told = false;
  }

  /** Another subject, or none: whatever was edited is forgotten. */
  start(stored: Stored<T> | undefined): void {
    if (!stored) {
      this.#left += 1;
      this.busy = false;
    }
    this.#edits = stored && startEdits(stored.value, stored.version);
    this.#latest = undefined;
    this.error = undefined;
    this.tried = false;
    this.justSaved = false;
  }

  /** What was read from the server, again and again: it is shown at once, unless something was changed here. */
  offer(stored: Stored<T> | undefined): void {
    if (!stored) return;
    if (!this.#edits || !this.dirty) {
      if (this.#edits?.version === stored.version && isSame(this.#edits.base, stored.value)) return;
      this.start(stored);
      return;
    }
    this.#latest = stored.version > this.#edits.version ? stored : undefined;
  }

  get value(): T | undefined {
    return this.#edits && edited(this.#edits);
  }

  get mine(): Partial<T> {
    return this.#edits?.mine ?? {};
  }

  get dirty(): boolean {
    return this.#edits !== undefined && isDirty(this.#edits);
  }

  /** Somebody else changed it since it was read. */
  get stale(): boolean {
    return this.#latest !== undefined || isShopbellError(this.error, 'CHANGED_MEANWHILE');
  }

  isContested(key: keyof T): boolean {
    return this.#edits?.contested.has(key) === true;
  }

  set<K extends keyof T>(key: K, value: T[K]): void {
    if (!this.#edits) return;
    this.#edits = edit(this.#edits, key, value);
    this.justSaved = false;
    if (!this.stale) this.error = undefined;
    this.#host.requestUpdate();
  }

  discard(): void {
    if (!this.#edits) return;
    const { base: value, version } = this.#edits;
    this.start(this.#latest ?? { value, version });
    this.#host.requestUpdate();
  }

  /** Goes on from what somebody else saved, with the changes made here on top. */
  takeLatest(): void {
    const latest = this.#latest;
    if (!latest || !this.#edits) {
      tell(this.#host, 'reload-settings');
      return;
    }
    this.#edits = rebase(this.#edits, latest.value, latest.version, this.#merge);
    this.#latest = undefined;
    this.error = undefined;
    this.#host.requestUpdate();
  }

  /** Whether it is saved by now, and still what is edited here. */
  async submit(valid: boolean): Promise<boolean> {
    this.tried = true;
    this.justSaved = false;
    this.#host.requestUpdate();
    const edits = this.#edits;
    if (!edits || this.busy || this.stale) return false;
    if (!valid) {
      void this.#showWrong();
      return false;
    }
    this.busy = true;
    this.error = undefined;
    const left = this.#left;
    try {
      const stored = await this.#save(edits.mine, edits.version);
      if (left !== this.#left) return false;
      this.start(stored);
      this.justSaved = true;
    } catch (error) {
      if (left !== this.#left) return false;
      this.error = error;
    }
    this.busy = false;
    // Before anything waits for what is drawn: reasons are looked for where they stand by then.
    this.#host.requestUpdate();
    if (this.justSaved) return true;
    if (isShopbellError(this.error, 'CHANGED_MEANWHILE')) tell(this.#host, 'reload-settings');
    else void this.#showWrong();
    return false;
  }

  /** Reasons stand at their fields: the first of them is where one goes on. */
  async #showWrong(): Promise<void> {
    await this.#host.updateComplete;
    if (this.#host instanceof Element) showFirstWrong(this.#host.shadowRoot);
  }
}
