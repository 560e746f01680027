import { LitElement, css, html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

export interface BareRow {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

/** The least that a list of conversations on Lit could be: every row in the document, a name and a line each. */
export class BareList extends LitElement {
  static override properties = { rows: { attribute: false } };
  static override styles = css`
    :host {
      display: block;
      overflow-y: auto;
      height: 800px;
      width: 300px;
    }
    button {
      display: block;
      width: 100%;
      height: 60px;
      text-align: start;
    }
  `;

  declare rows: readonly BareRow[];

  constructor() {
    super();
    this.rows = [];
  }

  protected override render() {
    return html`<ul>
      ${repeat(
        this.rows,
        ({ id }) => id,
        ({ name, text }) =>
          html`<li>
            <button><b>${name}</b> <span>${text}</span></button>
          </li>`,
      )}
    </ul>`;
  }
}

customElements.define('bare-list', BareList);
