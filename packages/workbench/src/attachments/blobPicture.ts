import { LitElement, css, html, type PropertyValues } from 'lit';
import type { Size } from './place.ts';

/** One after the other: ten photos at once would be a gigabyte. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * A picture from its bytes, drawn onto a canvas no larger than it is shown: no address is made that would have to be
 * released. Tells `load` with its own size once drawn, or `error`.
 */
export class BlobPicture extends LitElement {
  static override properties = { blob: { attribute: false }, side: { attribute: false } };

  declare blob: Blob;
  /** The longest side as it is shown, in CSS pixels. */
  declare side: number;

  static override styles = css`
    :host {
      display: grid;
      min-inline-size: 0;
      min-block-size: 0;
      place-items: center;
    }

    canvas {
      display: block;
      inline-size: 100%;
      block-size: 100%;
      min-block-size: 0;
      object-fit: var(--fit, cover);
    }
  `;

  override render() {
    return html`<canvas aria-hidden="true"></canvas>`;
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('blob')) turn = turn.then(() => this.#draw(this.blob));
  }

  async #draw(blob: Blob): Promise<void> {
    const canvas = this.shadowRoot?.querySelector('canvas');
    if (!this.isConnected || blob !== this.blob || !canvas) return;
    try {
      const bitmap = await createImageBitmap(blob);
      const { width, height } = bitmap;
      const scale = Math.min(1, (this.side * devicePixelRatio) / Math.max(width, height));
      canvas.width = Math.max(1, width * scale);
      canvas.height = Math.max(1, height * scale);
      const context = canvas.getContext('2d');
      if (context) context.imageSmoothingQuality = 'high';
      context?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      bitmap.close();
      this.dispatchEvent(new CustomEvent<Size>('load', { detail: { width, height } }));
    } catch {
      // It is no picture after all, whatever it says.
      this.dispatchEvent(new Event('error'));
    }
  }
}
