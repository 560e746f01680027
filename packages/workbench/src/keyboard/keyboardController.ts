import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { commandOf, type Command } from './shortcuts.ts';

export interface KeyboardOptions {
  /** False while keys belong to somebody else: a dialog, the sign-in. */
  readonly active: () => boolean;
  readonly questionMark: () => boolean;
  readonly run: (command: Command) => void;
}

/** Listens for shortcuts on the whole page while its host is there. */
export class KeyboardController implements ReactiveController {
  readonly #options: KeyboardOptions;

  constructor(host: ReactiveControllerHost, options: KeyboardOptions) {
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('keydown', this.#onKey);
  }

  hostDisconnected(): void {
    window.removeEventListener('keydown', this.#onKey);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || !this.#options.active()) return;
    const typing = isTextField(event.composedPath()[0]);
    const command = commandOf(event, { typing, questionMark: this.#options.questionMark() });
    if (!command) return;
    event.preventDefault();
    // A key held down asks once.
    if (!event.repeat) this.#options.run(command);
  };
}

function isTextField(target: EventTarget | undefined): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox' && target.type !== 'radio';
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
