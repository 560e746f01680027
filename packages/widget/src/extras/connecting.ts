import type { Kit } from './kit.ts';

/** While the desk decides. The skeleton shows after 300 ms only: most answers are faster than that. */
export const connectingView = ({ View, css, html }: Kit): CustomElementConstructor =>
  class ConnectingView extends View {
    static override styles = [
      ...View.styles,
      css`
        :host {
          flex: 1;
          justify-content: flex-end;
          gap: 10px;
          padding: 20px 16px;
          animation: appear 160ms 300ms both;
        }
        div {
          width: 62%;
          height: 40px;
          border-radius: 18px 18px 18px 6px;
          background: var(--_raised);
        }
        div:nth-of-type(2) {
          width: 44%;
        }
        div:nth-of-type(3) {
          align-self: flex-end;
          width: 52%;
          border-radius: 18px 18px 6px 18px;
        }
        @keyframes appear {
          from {
            opacity: 0;
          }
        }
      `,
    ];

    protected override render() {
      return html`<p class="spoken" role="status">${this.words.connecting}</p>
        <div></div>
        <div></div>
        <div></div>`;
    }
  };
