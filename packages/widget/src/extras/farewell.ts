import type { Conversation } from '@shopbell/sdk';
import type { Kit } from './kit.ts';
import { moreWords } from './moreWords.ts';
import { isRatable } from './rating/rating.ts';
import { ratingWords } from './rating/ratingWords.ts';

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
        h3 {
          flex: 1 0 100%;
          margin: 2px 0 0;
          font-size: inherit;
          font-weight: 400;
        }
        shop-bell-rating {
          flex: 1 0 100%;
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
        void actions.step((client, id) => client.end(id));
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
      if (cause === 'blocked') return html`<h2 tabindex="-1">${words.ended}</h2>`;
      return html`<h2 tabindex="-1">${cause === 'solved' ? words.gladly : words.ended}</h2>
        <button class="primary" @click=${again}>${words.again}</button>
        ${isRatable(this.conversation) ? this.#rating() : nothing}`;
    }

    #rating() {
      const { words, actions, conversation } = this;
      return html`<h3>${ratingWords[words.locale].question}</h3>
        <shop-bell-rating
          .words=${words}
          .actions=${actions}
          .conversation=${conversation}
        ></shop-bell-rating>`;
    }
  };
