import type { Conversation, CustomerClient, GroupRef, ShopbellError } from '@shopbell/sdk';
import type { PropertyValues } from 'lit';
import { watchCover } from '../bell/covers.ts';
import type { DeskAccess } from '../bridge/deskHost.ts';
import type { PageScope } from '../bell/scopeAttributes.ts';
import { Alerts } from './alerts/alerts.ts';
import type { Kit } from './kit.ts';
import { KeyboardRoom } from './keyboardRoom.ts';
import { loadGroups } from './loadGroups.ts';
import { otherConversation, otherItem } from './otherItem.ts';
import { problemWords } from './problemWords.ts';

/** What pages may style of a group's messages. */
const parts = 'messages, bubble, own-bubble, their-bubble';

/** Thin bars that say what was refused, and what could be talked about instead. At most one offer at a time. */
export const hintsView = (kit: Kit): CustomElementConstructor => {
  const { View, plain, css, html, nothing, part } = kit;
  return class HintsView extends View {
    static override properties = {
      ...View.properties,
      trouble: plain,
      conversation: plain,
      scope: plain,
      inSight: plain,
      asking: { state: true },
      elsewhere: { state: true },
    };
    static override styles = [
      ...View.styles,
      css`
        :host {
          flex: none;
        }
        /* Groups stand over all of the panel, what lies below is hidden. */
        :host([over]) {
          position: absolute;
          inset: 0;
          visibility: visible;
        }
        :host([over]) > div {
          display: none;
        }
        .bar {
          display: flex;
          flex-wrap: wrap;
          align-items: center;
          justify-content: flex-end;
          gap: 0 4px;
          padding: 10px 16px;
          border-bottom: 1px solid var(--_line);
          background: var(--_tint);
          font-size: var(--_small);
        }
        .offer {
          padding-block: 4px;
          padding-inline-end: 6px;
        }
        .trouble {
          color: var(--_danger);
        }
        p {
          flex: 1 1 12em;
          text-wrap: pretty;
        }
      `,
    ];

    /** Why one step was refused. */
    declare trouble: ShopbellError | undefined;
    declare conversation: Conversation | undefined;
    /** What the page is about. */
    declare scope: PageScope;
    /** What the panel shows is looked at, if the page is. */
    declare inSight: boolean;
    /** An answer is on its way. */
    declare protected asking: boolean;
    /** Who serves what is asked about now, and does not have the conversation. */
    declare protected elsewhere: readonly GroupRef[];

    /** The client that was asked for groups, or is being asked. */
    #asked: CustomerClient | undefined;
    /** What was asked about last. */
    #about: PageScope = {};
    /** Items that the customer does not want to ask about. */
    readonly #refused = new Set<string>();
    readonly #alerts = new Alerts(
      () => this.words,
      (id) => !document.hidden && (this.getAttribute('over') ?? this.conversation?.id) === id && this.inSight,
      part,
      () => (this.actions.client?.unread ?? 0) + (this.actions.groupUnread ?? 0),
    );

    readonly #keyboard = new KeyboardRoom(() => this.closest<HTMLElement>('.panel'));

    constructor() {
      super();
      this.asking = false;
      this.elsewhere = [];
    }

    /** What is said beside the closed bell is not there while it would lie over a button of the shop. */
    #watch: AbortController | undefined;

    override connectedCallback(): void {
      super.connectedCallback();
      this.setAttribute('exportparts', parts);
      this.#keyboard.start();
      const root = this.getRootNode();
      if (root instanceof ShadowRoot)
        watchCover(
          root.host,
          () => root.querySelector<HTMLElement>('.place'),
          (this.#watch = new AbortController()).signal,
        );
    }

    override disconnectedCallback(): void {
      super.disconnectedCallback();
      this.#alerts.stop();
      this.#keyboard.stop();
      this.#watch?.abort();
    }

    protected override updated(): void {
      const { client } = this.actions;
      if (this.isConnected) this.#alerts.watch(client);
      if (client && client !== this.#asked && client.connection === 'online') void this.#askForGroups(client);
    }

    /**
     * A client of the page's own may have told of groups before anybody listened: it is asked, once it
     * can answer. One of ours tells them when
     * it comes online, and nothing is loaded where there are none.
     */
    async #askForGroups(client: CustomerClient): Promise<void> {
      this.#asked = client;
      const root = this.getRootNode();
      const { actions } = this;
      if (!(root instanceof ShadowRoot) || (root.host as Partial<DeskAccess>).client !== client) return;
      const joined = await client.customerGroups().catch(() => {
        // Whatever happens next asks again.
        if (this.#asked === client) this.#asked = undefined;
      });
      if (!joined?.all.size || actions.client !== client) return;
      actions.groupUnread ??= 0;
      this.requestUpdate();
    }

    protected override willUpdate(changed: PropertyValues<this>): void {
      const before = changed.get('conversation');
      const { conversation } = this;
      if (before?.id !== conversation?.id && changed.has('conversation')) this.elsewhere = [];
    }

    protected override render() {
      const { trouble, actions, words, conversation } = this;
      const told = trouble && problemWords(this.later, trouble);
      const inGroups = actions.groupUnread !== undefined;
      if (inGroups) loadGroups(kit);
      return html`${
          inGroups
            ? html`<shop-bell-groups
                exportparts=${parts}
                .words=${words}
                .actions=${actions}
                .conversation=${conversation}
                .inSight=${this.inSight}
              ></shop-bell-groups>`
            : nothing
        }
        <div role="alert">
          ${told ? html`<p class="bar trouble">${told.title}${this.later.more.pause}${told.text}</p>` : nothing}
        </div>
        <div role="status">${this.#offer()}</div>`;
    }

    /** One at a time: what was begun comes first. */
    #offer() {
      const { actions, conversation, scope, elsewhere } = this;
      const words = this.later.more;
      // A screen that says what went wrong has a way of its own.
      if (!conversation || actions.problem) return nothing;
      if (elsewhere.length > 0 && conversation.state !== 'ended') {
        const stay = () => {
          this.elsewhere = [];
        };
        const names = new Intl.ListFormat(this.words.locale, { type: 'disjunction' });
        return this.#bar(
          words.servedBy(names.format(elsewhere.map(({ name }) => name))),
          words.connectThere,
          () => void this.#ask(true),
          words.stay,
          stay,
        );
      }
      const item = otherItem(scope, conversation);
      const key = JSON.stringify(scope);
      if (item && !this.#refused.has(key)) {
        const refuse = () => {
          this.#refused.add(key);
          this.requestUpdate();
        };
        return this.#bar(words.askAboutIt(item), words.yes, () => void this.#ask(false), words.no, refuse);
      }
      const other = otherConversation(conversation, actions.client?.conversations.values() ?? []);
      return other
        ? this.#bar(words.otherConversation, words.goThere, () => {
            actions.show(other.id);
          })
        : nothing;
    }

    /** A question with its answers. */
    #bar(question: string, yes: string, agree: () => void, no?: string, refuse?: () => void) {
      return html`<div class="bar offer" role="group" aria-label=${question}>
        <p>${question}</p>
        <button class="link" aria-disabled=${this.asking} @click=${agree}>${yes}</button>
        ${no ? html`<button class="link" @click=${refuse}>${no}</button>` : nothing}
      </div>`;
    }

    /** Goes on about the page's item; nobody is moved to another group unasked (docs/decisions/0018). */
    async #ask(reRoute: boolean): Promise<void> {
      const { actions } = this;
      if (this.asking) return;
      this.asking = true;
      // What was agreed to is what was asked about, wherever the page has gone meanwhile.
      const about = reRoute ? this.#about : this.scope;
      this.#about = about;
      await actions.step(async (client, id) => {
        try {
          const { otherGroups } = await client.askAbout(id, about, { reRoute });
          this.elsewhere = reRoute ? [] : otherGroups;
        } catch (error) {
          const open = openAlready(error);
          if (open === undefined) throw error;
          actions.show(open);
        }
      });
      this.asking = false;
    }
  };
};

/** The conversation that is about it, if that is why it was refused. */
function openAlready(error: unknown): string | undefined {
  const { code, details } = error as {
    readonly code?: unknown;
    readonly details?: { conversationId?: unknown };
  };
  const id = details?.conversationId;
  return code === 'ALREADY_OPEN' && typeof id === 'string' ? id : undefined;
}
