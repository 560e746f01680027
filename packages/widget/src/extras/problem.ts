import type { ShopbellError } from '@shopbell/sdk';
import { CircleAlert } from 'lucide';
import type { Kit } from './kit.ts';
import { problemWords } from './problemWords.ts';

/** Why nothing can be shown, in plain words, and what to do next. Without an error the desk cannot be reached. */
export const problemView = ({ View, plain, css, html, nothing, icon }: Kit): CustomElementConstructor =>
  class ProblemView extends View {
    static override properties = { ...View.properties, error: plain };
    static override styles = [
      ...View.styles,
      css`
        :host {
          flex: 1;
          align-items: center;
          justify-content: center;
          gap: 8px;
          padding: 32px;
          text-align: center;
        }
        svg {
          width: 32px;
          height: 32px;
          margin-bottom: 8px;
          color: var(--_quiet);
        }
        p {
          max-width: 30ch;
          text-wrap: pretty;
        }
        button {
          margin-top: 16px;
        }
      `,
    ];

    declare error: ShopbellError | undefined;

    protected override render() {
      const { words, actions, error } = this;
      const { title, text, again } = problemWords(this.later, error);
      return html`${icon(CircleAlert)}
        <h2 tabindex="-1">${title}</h2>
        <p class="quiet" role="alert">${text}</p>
        ${
          again
            ? html`<button
                class="primary"
                @click=${() => {
                  actions.enter();
                }}
              >
                ${error?.code === 'TOO_MANY_OPEN' ? this.later.more.goThere : words.tryAgain}
              </button>`
            : nothing
        }`;
    }
  };
