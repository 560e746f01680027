import { css, html } from 'lit';
import { plain, View } from './view.ts';

/** In place of the composer: whether the conversation shall end, and once it has, how to start again. */
export class FarewellView extends View {
  static override properties = { ...View.properties, asking: plain, keep: plain };
  static override styles = [
    ...View.styles,
    css`
      :host {
        flex: none;
        flex-flow: row wrap;
        align-items: center;
        gap: 8px;
        padding: 10px 16px calc(10px + var(--_safe-bottom, 0px));
        border-top: 1px solid var(--_line);
      }
      h2 {
        flex: 1 1 auto;
        font-size: inherit;
      }
    `,
  ];

  /** It is running, and the customer wants to end it. */
  declare asking: boolean;
  /** Takes the question back. */
  declare keep: () => void;

  protected override render() {
    const { words, actions } = this;
    const end = () => {
      this.keep();
      actions.end();
    };
    const again = () => {
      actions.enterAnew();
    };
    return this.asking
      ? html`<h2 tabindex="-1">${words.endQuestion}</h2>
          <button class="soft" @click=${this.keep}>${words.endNo}</button>
          <button class="primary" @click=${end}>${words.endYes}</button>`
      : html`<h2 tabindex="-1">${words.ended}</h2>
          <button class="primary" @click=${again}>${words.again}</button>`;
  }
}
