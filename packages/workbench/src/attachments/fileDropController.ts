import type { ReactiveController, ReactiveControllerHost } from 'lit';

const holdsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;

function keepPage(event: DragEvent): void {
  if (holdsFiles(event)) event.preventDefault();
}

/** Files that are held over an element, and let go there. What is no file is left to the browser. */
export class FileDropController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #takes: () => boolean;
  readonly #given: (files: Iterable<File>) => void;
  #listening: AbortController | undefined;

  /** Something is held over it. */
  over = false;

  /** `takes`: whether files can be given at this moment. */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    takes: () => boolean,
    given: (files: Iterable<File>) => void,
  ) {
    this.#host = host;
    this.#takes = takes;
    this.#given = given;
    host.addController(this);
  }

  hostConnected(): void {
    const { signal } = (this.#listening = new AbortController());
    const host = this.#host;
    for (const name of ['dragenter', 'dragover'] as const)
      host.addEventListener(name, this.#onOver, { signal });
    host.addEventListener('dragleave', this.#onLeave, { signal });
    host.addEventListener('drop', this.#onDrop, { signal });
    // Beside the element the browser would leave the workbench and show the file.
    for (const name of ['dragover', 'drop'] as const) addEventListener(name, keepPage, { signal });
  }

  hostDisconnected(): void {
    this.#listening?.abort();
    this.over = false;
  }

  readonly #onOver = (event: DragEvent): void => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = this.#takes() ? 'copy' : 'none';
    this.#turn(this.#takes());
  };

  readonly #onLeave = (event: DragEvent): void => {
    const { relatedTarget } = event;
    const inside = relatedTarget instanceof Node && this.#host.contains(relatedTarget);
    if (!inside) this.#turn(false);
  };

  readonly #onDrop = (event: DragEvent): void => {
    this.#turn(false);
    if (!holdsFiles(event)) return;
    event.preventDefault();
    if (this.#takes()) this.#given(event.dataTransfer?.files ?? []);
  };

  #turn(over: boolean): void {
    if (over === this.over) return;
    this.over = over;
    this.#host.requestUpdate();
  }
}
