import type { Conversation } from '@shopbell/sdk';
import type { Kit } from './kit.ts';
import { moreWords } from './moreWords.ts';

/** In place of the composer: whether the conversation shall end, and once it has, how to start again. */
export const farewellView = ({ View, plain, css, html, nothing }: Kit): CustomElementConstructor =>
  class FarewellView extends View {
    static override properties = {
      ...View.properties,
      conversation: plain,
      asking: plain,
      keep: plain,
    };
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

    declare conversation: Conversation;
    /** It is running, and the customer wants to end it. */
    declare asking: boolean;
    /** Takes the question back. */
    declare keep: () => void;

    protected override render() {
      const { actions, asking } = this;
      const words = moreWords[this.words.locale];
      const end = () => {
        this.keep();
        actions.end();
      };
      const again = () => {
        actions.enterAnew();
      };
      if (asking) {
        return html`<h2 tabindex="-1">${words.endQuestion}</h2>
          <button class="soft" @click=${this.keep}>${words.endNo}</button>
          <button class="primary" @click=${end}>${words.endYes}</button>`;
      }
      const last = this.conversation.items.findLast(({ kind }) => kind === 'notice');
      const cause = last?.kind === 'notice' && last.notice.kind === 'ended' ? last.notice.cause : undefined;
      return html`<h2 tabindex="-1">${cause === 'solved' ? words.gladly : words.ended}</h2>
        ${
          cause === 'blocked'
            ? nothing
            : html`<button class="primary" @click=${again}>${words.again}</button>`
        }`;
    }
  };
