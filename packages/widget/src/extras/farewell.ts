import type { Conversation } from '@shopbell/sdk';
import { Download } from 'lucide';
import type { Kit } from './kit.ts';
import { loadForms } from './loadForms.ts';
import { isRatable } from './rating/isRatable.ts';

/** In place of the composer: whether the conversation shall end, and once it has, how to start again. */
export const farewellView = (kit: Kit): CustomElementConstructor => {
  const { View, plain, css, html, nothing, icon, part } = kit;
  return class FarewellView extends View {
    static override properties = {
      ...View.properties,
      conversation: plain,
      asking: plain,
      keep: plain,
      saving: { state: true },
      ends: { state: true },
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
        .steps {
          display: flex;
          gap: 8px;
          margin-inline-start: auto;
        }
        [aria-busy='true'] {
          opacity: 0.6;
        }
        .link {
          display: flex;
          gap: 6px;
          align-items: center;
        }
        svg {
          width: 16px;
          height: 16px;
        }
        p:empty {
          display: none;
        }
        p {
          flex: 1 0 100%;
          color: var(--_danger);
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
    declare protected saving: 'saving' | 'failed' | undefined;
    /** It is being ended. */
    declare protected ends: boolean;

    constructor() {
      super();
      this.ends = false;
    }

    protected override render() {
      const { actions, asking } = this;
      const words = this.later.more;
      const end = async () => {
        if (this.ends) return;
        this.ends = true;
        // Once it has ended, nobody is asked any more; a refusal is told above.
        await actions.step((client, id) => client.end(id));
        this.ends = false;
      };
      const again = () => {
        actions.enterAnew();
      };
      if (asking) {
        return html`<h2 tabindex="-1">${words.endQuestion}</h2>
          <div class="steps">
            <button class="soft" @click=${this.keep}>${words.endNo}</button>
            <button class="primary" aria-busy=${this.ends} aria-disabled=${this.ends} @click=${end}>
              ${words.endYes}
            </button>
          </div>`;
      }
      const last = this.conversation.items.findLast(({ kind }) => kind === 'notice');
      const cause = last?.kind === 'notice' && last.notice.kind === 'ended' ? last.notice.cause : undefined;
      if (cause === 'blocked') {
        const { title, text } = this.later.problems.blocked;
        return html`<h2 tabindex="-1">${title}</h2>
          <h3>${text}</h3>`;
      }
      return html`<h2 tabindex="-1">${cause === 'solved' ? words.gladly : words.ended}</h2>
        <div class="steps">
          <button class="link small" aria-disabled=${this.saving === 'saving'} @click=${this.#save}>
            ${icon(Download)} ${this.saving === 'saving' ? this.later.tools.saving : this.later.tools.save}
          </button>
          <button class="primary" @click=${again}>${words.again}</button>
        </div>
        <p class="small" role="alert">${this.saving === 'failed' ? this.later.tools.saveFailed : ''}</p>
        ${isRatable(this.conversation) ? this.#rating() : nothing}`;
    }

    /** All of it, as a file of text. */
    readonly #save = async (): Promise<void> => {
      const { actions, words, conversation } = this;
      const { client } = actions;
      if (!client || this.saving === 'saving') return;
      this.saving = 'saving';
      try {
        const { saveTranscript } = await part('tools');
        await saveTranscript(client, conversation.id, words, this.later);
        this.saving = undefined;
      } catch {
        this.saving = 'failed';
      }
    };

    #rating() {
      const { words, actions, conversation } = this;
      loadForms(kit);
      return html`<h3>${this.later.rating.question}</h3>
        <shop-bell-rating
          .words=${words}
          .actions=${actions}
          .conversation=${conversation}
        ></shop-bell-rating>`;
    }
  };
};
