/**
 * The least that a chat on Lit could be: a round button, and a panel with a head, a list and a field. No words, no
 * connection, no states. What it takes is Lit's and the browser's own part of what the bell takes.
 */
import { css, html, LitElement, nothing } from 'lit';

class BareBell extends LitElement {
  static override properties = { opened: { type: Boolean }, lines: { attribute: false } };
  static override styles = css`
    :host {
      position: fixed;
      inset: auto 20px 20px auto;
    }
    button {
      width: 56px;
      height: 56px;
      border: 0;
      border-radius: 50%;
      background: #2f5fd0;
    }
    dialog[open] {
      position: absolute;
      inset: auto 0 68px auto;
      display: flex;
      flex-direction: column;
      width: 376px;
      height: 560px;
      padding: 0;
      border: 1px solid;
    }
    [role='log'] {
      flex: 1;
      overflow-y: auto;
    }
  `;

  declare opened: boolean;
  /** What was said: all of it is on the page. */
  declare lines: readonly string[];

  constructor() {
    super();
    this.opened = false;
    this.lines = [];
  }

  protected override render() {
    return html`<button
        class="bell"
        aria-label="Chat"
        @click=${() => {
          this.opened = !this.opened;
        }}
      ></button>
      <dialog ?open=${this.opened} aria-label="Chat">
        ${
          this.opened
            ? html`<div class="inside"><h2>Chat</h2></div>
                <div role="log">${this.lines.map((line) => html`<p>${line}</p>`)}</div>
                <textarea></textarea>`
            : nothing
        }
      </dialog>`;
  }
}

customElements.define('bare-bell', BareBell);
