import { noticeText, type AnyNotice } from '../timeline/noticeText.ts';
import type { Kit } from './kit.ts';

/** A line of what the desk noted, in words. Until it is there, only who serves now is told. */
export const noticeView = ({ View, plain, css, html }: Kit): CustomElementConstructor =>
  class NoticeView extends View {
    static override properties = { ...View.properties, notice: plain };
    static override styles = [
      css`
        :host {
          display: inline;
        }
      `,
    ];

    /** Undefined: a message stood here, and was recalled. */
    declare notice: AnyNotice | undefined;

    override connectedCallback(): void {
      super.connectedCallback();
      // At once: what stands below must not move a moment later.
      this.performUpdate();
    }

    protected override render() {
      const text = noticeText(this.words, this.later.notices, this.notice);
      // Between it and the time, which stands beside it.
      return html`<span>${text} </span>`;
    }
  };
