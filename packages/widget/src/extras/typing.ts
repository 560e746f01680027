import type { Kit } from './kit.ts';

/** Somebody of the shop is typing: three dots, and the word for screen readers. Until it is there, the word stands for it. */
export const typingView = ({ View, css, html }: Kit): CustomElementConstructor =>
  class TypingView extends View {
    static override styles = [
      ...View.styles,
      css`
        /* The timeline makes a bubble of it. */
        :host {
          flex: none;
          flex-direction: row;
          align-self: flex-start;
          gap: 5px;
          margin: 8px 0;
        }
        i {
          margin: 7px 0;
          border: 3.5px solid var(--_quiet);
          border-radius: 50%;
          opacity: 0.7;
        }
        @media (prefers-reduced-motion: no-preference) {
          i {
            opacity: 0.35;
            animation: dot 1.2s infinite;
          }
          i:nth-of-type(2) {
            animation-delay: 0.15s;
          }
          i:nth-of-type(3) {
            animation-delay: 0.3s;
          }
        }
        @keyframes dot {
          60% {
            opacity: 0.35;
          }
          30% {
            opacity: 1;
            transform: translateY(-2px);
          }
        }
      `,
    ];

    protected override render() {
      return html`<span class="spoken">${this.words.typing}</span><i></i><i></i><i></i>`;
    }
  };
