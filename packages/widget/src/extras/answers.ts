import type { Conversation, Faq, FittingAnswers, Recommendation } from '@shopbell/sdk';
import type { PropertyValues } from 'lit';
import { ChevronDown, ExternalLink, MessageCircleQuestionMark, X } from 'lucide';
import { answersStyle } from './answers.style.ts';
import { dismiss, isDismissed } from './dismissed.ts';
import type { Kit } from './kit.ts';
import { safeLink } from './safeLink.ts';

type Kind = 'faq' | 'recommendations';

/** Shown at once of a list; the others by a button. */
const first = 3;
const none: FittingAnswers = { faq: [], recommendations: [] };

/**
 * What may help without anybody, at the beginning of a conversation: frequent questions on product pages (RB-08) and
 * while waiting (RT-47), recommendations on shop and order pages (RB-07). Each card can be folded, and once it was
 * dismissed it does not come back in this conversation. Every text is text, never markup.
 */
export const answersView = ({ View, plain, css, html, nothing, icon }: Kit): CustomElementConstructor =>
  class AnswersView extends View {
    static override properties = {
      ...View.properties,
      conversation: plain,
      found: { state: true },
      failed: { state: true },
    };
    static override styles = [...View.styles, answersStyle(css)];

    declare conversation: Conversation;
    declare protected found: FittingAnswers;
    declare protected failed: boolean;

    /** What was asked for last: a conversation, and whether it waited. */
    #asked = '';
    readonly #opened = new Set<string>();
    readonly #folded = new Set<Kind>();
    readonly #whole = new Set<Kind>();

    constructor() {
      super();
      this.found = none;
      this.failed = false;
    }

    get #queued(): boolean {
      return this.conversation.state === 'queued';
    }

    protected override willUpdate(changed: PropertyValues<this>): void {
      const before = changed.get('conversation');
      const { id, state, scope } = this.conversation;
      if (before && before.id !== id) {
        this.found = none;
        this.#asked = '';
        for (const set of [this.#opened, this.#folded, this.#whole]) set.clear();
      }
      // What was found stays: only a wait that begins may bring more.
      const about = `${id} ${this.#queued}`;
      if (state === 'ended' || about === this.#asked) return;
      if (!this.#queued && (this.#asked !== '' || scope.page === 'tracking')) return;
      this.#asked = about;
      void this.#ask();
    }

    async #ask(): Promise<void> {
      const about = this.#asked;
      const { scope } = this.conversation;
      this.failed = false;
      try {
        const found = await this.actions.client?.answers(scope, { queued: this.#queued });
        if (found && about === this.#asked) this.found = found;
      } catch {
        // Nobody misses at the beginning what was never announced; whoever waits is told, and may ask again.
        if (about === this.#asked) this.failed = true;
      }
    }

    #toggle(set: Set<string>, entry: string): void {
      if (!set.delete(entry)) set.add(entry);
      this.requestUpdate();
    }

    #shows(kind: Kind): boolean {
      if (this.found[kind].length === 0 || isDismissed(`${this.conversation.id} ${kind}`)) return false;
      // The wait is over: an answer that is being read is not taken away.
      const { page } = this.conversation.scope;
      return kind !== 'faq' || page === 'product' || this.#queued || this.#opened.size > 0;
    }

    protected override render() {
      const words = this.later.more;
      const { faq, recommendations } = this.found;
      const title = this.#queued ? words.faqWhileWaiting : words.faq;
      return html`${
        this.failed && this.#queued
          ? html`<p class="missing small quiet">
              ${words.noAnswers}
              <button class="link" @click=${() => void this.#ask()}>${this.words.tryAgain}</button>
            </p>`
          : nothing
      }
      ${this.#shows('faq') ? this.#card('faq', title, faq, (entry) => this.#question(entry)) : nothing}
      ${
        this.#shows('recommendations')
          ? this.#card('recommendations', words.recommendations, recommendations, (entry) =>
              this.#recommendation(entry),
            )
          : nothing
      }`;
    }

    #card<Entry>(kind: Kind, title: string, entries: readonly Entry[], row: (entry: Entry) => unknown) {
      const words = this.later.more;
      const open = !this.#folded.has(kind);
      const shown = this.#whole.has(kind) ? entries : entries.slice(0, first);
      const close = () => {
        dismiss(`${this.conversation.id} ${kind}`);
        this.requestUpdate();
        // The focus goes on, but brings up no on-screen keyboard unasked.
        if (!matchMedia('(pointer: coarse)').matches) this.#composer?.focus();
      };
      return html`<section aria-labelledby=${kind}>
        <h3>
          <button
            id=${kind}
            class="fold"
            aria-expanded=${open}
            aria-controls="list-${kind}"
            @click=${() => {
              this.#toggle(this.#folded, kind);
            }}
          >
            ${title} ${icon(ChevronDown)}
          </button>
        </h3>
        <button class="away quiet" aria-label=${words.dismiss(title)} @click=${close}>${icon(X)}</button>
        <div id="list-${kind}" class="list" ?hidden=${!open}>
          <ul aria-labelledby=${kind}>
            ${shown.map((entry) => html`<li>${row(entry)}</li>`)}
          </ul>
          ${
            shown.length < entries.length
              ? html`<button
                  class="link all"
                  @click=${() => {
                    this.#toggle(this.#whole, kind);
                  }}
                >
                  ${words.showAll(entries.length)}
                </button>`
              : nothing
          }
        </div>
      </section>`;
    }

    #question({ id, question, answer }: Faq) {
      const open = this.#opened.has(id);
      return html`<h4>
          <button
            class="row"
            id="q-${id}"
            aria-expanded=${open}
            aria-controls="a-${id}"
            @click=${() => {
              this.#toggle(this.#opened, id);
            }}
          >
            <span dir="auto" .textContent=${question}></span> ${icon(ChevronDown)}
          </button>
        </h4>
        <div id="a-${id}" class="answer" dir="auto" ?hidden=${!open} .textContent=${answer}></div>`;
    }

    #recommendation({ title, note, url }: Recommendation) {
      const words = this.later.more;
      const text = html`<span class="what">
        <span class="title" dir="auto" .textContent=${title}></span>
        ${note ? html`<span class="note small quiet" dir="auto" .textContent=${note}></span>` : nothing}
      </span>`;
      const link = safeLink(url);
      if (link) {
        return html`<a class="row" href=${link} target="_blank" rel="noopener noreferrer">
          ${text} <span class="spoken">(${words.newWindow})</span> ${icon(ExternalLink)}
        </a>`;
      }
      if (url !== undefined) return html`<div class="row">${text}</div>`;
      return html`<button
        class="row"
        aria-label=${words.askAbout(title)}
        @click=${() => {
          this.actions.draft(`${this.actions.draftText}${words.draftAbout(title)}`);
          this.#composer?.focus();
        }}
      >
        ${text} ${icon(MessageCircleQuestionMark)}
      </button>`;
    }

    get #composer(): HTMLElement | null {
      const root = this.getRootNode();
      return root instanceof ShadowRoot ? root.querySelector('shop-bell-composer') : null;
    }
  };
