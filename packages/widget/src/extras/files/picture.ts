import type { PropertyValues } from 'lit';
import type { Kit } from '../kit.ts';
import type { Size } from './place.ts';

/** One after the other: ten photos at once would be a gigabyte. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * A picture from its bytes, drawn onto a canvas no larger than it is shown: no address is made that would have to be
 * released, and a strict page need not allow `blob:` images. Tells `load` with its own size once drawn, or `error`.
 */
export const pictureView = ({ View, plain, css, html }: Kit): CustomElementConstructor =>
  class PictureView extends View {
    static override properties = { ...View.properties, blob: plain, side: plain };
    static override styles = [
      css`
        :host {
          display: grid;
          min-width: 0;
          min-height: 0;
          place-items: center;
        }
        canvas {
          display: block;
          width: 100%;
          height: 100%;
          min-height: 0;
          object-fit: var(--fit, cover);
        }
      `,
    ];

    declare blob: Blob;
    /** The longest side as it is shown, in CSS pixels. */
    declare side: number;

    protected override render() {
      return html`<canvas aria-hidden="true"></canvas>`;
    }

    protected override updated(changed: PropertyValues<this>): void {
      if (changed.has('blob')) turn = turn.then(() => this.#draw(this.blob));
    }

    async #draw(blob: Blob): Promise<void> {
      const canvas = this.renderRoot.querySelector('canvas');
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
        this.dispatchEvent(new CustomEvent('error'));
      }
    }
  };
