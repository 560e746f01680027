import { limits } from '@shopbell/sdk';
import { css, html, nothing, type LitElement, type ReactiveController } from 'lit';
import { importExtras } from '../extras/importExtras.ts';
import { icon } from '../icons/icon.ts';
import { plain, View } from '../views/view.ts';

/**
 * Fetches the views that are not needed at first, as soon as the panel is open: by the time that one is wanted it is
 * mostly there. What stands for them until then is plain text; if they cannot be had, chat goes on without them.
 */
export class ExtrasLoader implements ReactiveController {
  readonly #host: LitElement & { readonly opened: boolean };
  readonly #loaded: () => void;
  #loading = false;
  /** The last attempt came to nothing. */
  failed = false;

  constructor(host: LitElement & { readonly opened: boolean }, loaded: () => void) {
    this.#host = host;
    this.#loaded = loaded;
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.#host.opened && !this.failed) void this.load();
  }

  readonly load = async (): Promise<void> => {
    if (this.#loading) return;
    this.#loading = true;
    const before = this.failed;
    try {
      const { defineExtras } = await importExtras();
      defineExtras({ View, plain, css, html, nothing, icon, limits });
      this.failed = false;
      this.#loaded();
    } catch {
      this.#loading = false;
      this.failed = true;
    }
    if (this.failed || before) this.#host.requestUpdate();
  };
}
