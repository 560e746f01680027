import type { Conversation, OutgoingMessage } from '@shopbell/sdk/agent';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { tell } from '../app/events.ts';
import { customerLabel, scopeLabel } from '../customer/customerLabel.ts';
import { icon } from '../icons/icon.ts';
import { pageIcons } from '../icons/meanings.ts';
import { moveFocus } from '../rows/moveFocus.ts';
import type { RowList } from '../rows/rowList.ts';
import { shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import { moment, startOfMinute, stopwatch } from '../words/times.ts';
import type { Words } from '../words/words.ts';
import { lastLine, type LastLine } from './lastLine.ts';
import { choiceStyle } from './choiceStyle.ts';
import type { History } from './historyController.ts';
import { historyChoice, orderChoice } from './listChoices.ts';
import { listStyle } from './listStyle.ts';
import type { ListOrder } from './order.ts';
import { tabNames, type SectionName, type Sections, type TabName } from './sections.ts';
import { lastActivity, unreadCount, waitLevel, waitingSince } from './waiting.ts';

/** The reception's lists (WB-07, LM-16) under tabs, each with the choice of what stands in it, and in which order. */
export class ConversationList extends LitElement {
  static override properties = {
    words: { attribute: false },
    sections: { attribute: false },
    section: { attribute: false },
    groups: { attribute: false },
    groupCounts: { attribute: false },
    order: { attribute: false },
    history: { attribute: false },
    mine: { attribute: false },
    openId: { attribute: false },
    agentId: { attribute: false },
    now: { attribute: false },
    loaded: { attribute: false },
    outgoingOf: { attribute: false },
    draftOf: { attribute: false },
  };

  declare words: Words;
  declare sections: Sections;
  declare section: TabName;
  /** The customer groups, where their tab is chosen (WB-07). */
  declare groups: TemplateResult | undefined;
  /** How many groups there are, and in how many something is unread. */
  declare groupCounts: { readonly all: number; readonly unread: number };
  /** In which order the sections stand (WB-10 … WB-13). */
  declare order: ListOrder;
  /** One's customers of before (WB-09). */
  declare history: History | undefined;
  declare mine: (conversationId: string) => boolean;
  declare openId: string | undefined;
  declare agentId: string;
  /** Now, in milliseconds: waiting times count with it. */
  declare now: number;
  /** False until the first snapshot: an empty list is no promise yet. */
  declare loaded: boolean;
  declare outgoingOf: (conversationId: string) => readonly OutgoingMessage[];
  declare draftOf: (conversationId: string) => string;

  constructor() {
    super();
    this.words = en;
    this.sections = { ongoing: [], leave: [], ended: [] };
    this.section = 'ongoing';
    this.groupCounts = { all: 0, unread: 0 };
    this.order = 'waiting';
    this.mine = () => false;
    this.agentId = '';
    this.now = 0;
    this.loaded = false;
    this.outgoingOf = () => [];
    this.draftOf = () => '';
  }

  static override styles = [shared, listStyle, choiceStyle];

  override render() {
    const { words, section } = this;
    return html`
      <nav aria-label=${words.list.label} @keydown=${this.#onKey}>
        <div class="tabs" role="tablist" aria-label=${words.list.label}>
          ${tabNames.map((name) => this.#tab(name))}
        </div>
        ${this.#choice()}
        <div
          class="panel"
          id="panel"
          role="tabpanel"
          aria-labelledby="tab-${section}"
          tabindex=${section !== 'groups' && this.sections[section].length === 0 ? 0 : nothing}
        >
          ${section === 'groups' ? this.groups : this.#ofHistory ? nothing : this.#rows(section)}
          ${
            section === 'ended'
              ? html`<history-list
                  .words=${words}
                  .history=${this.history}
                  .today=${startOfMinute(this.now)}
                  .mine=${this.mine}
                ></history-list>`
              : nothing
          }
        </div>
      </nav>
    `;
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('openId') && this.openId !== undefined) this.#list?.show(this.openId);
  }

  /** Moves the focus to the open conversation's row, else to the first row, else to the tab. */
  focusList(): void {
    void this.updateComplete.then(() => {
      const list = this.#list;
      if (this.section === 'groups') {
        this.shadowRoot?.querySelector('group-list')?.focusRow();
        return;
      }
      if (this.openId !== undefined && list?.focusRow(this.openId)) return;
      if (!list?.focusEdge(1)) this.shadowRoot?.getElementById(`tab-${this.section}`)?.focus();
    });
  }

  /** Only customers of before are shown, as the filter says. */
  get #ofHistory(): boolean {
    return this.section === 'ended' && (this.history?.filter ?? 'all') !== 'all';
  }

  #tab(name: TabName) {
    const { all, unread } = name === 'groups' ? this.groupCounts : this.#counts(name);
    const selected = name === this.section;
    return html`<button
      type="button"
      role="tab"
      id="tab-${name}"
      aria-selected=${selected ? 'true' : 'false'}
      aria-controls="panel"
      tabindex=${selected ? 0 : -1}
      data-section=${name}
      @click=${() => {
        tell(this, 'show-section', name);
      }}
    >
      ${name === 'groups' ? this.words.customerGroups.tab : this.words.list.tabs[name]}
      <span class="count ${unread > 0 ? 'unread' : ''}">${all}</span>
    </button>`;
  }

  #counts(name: SectionName): ConversationList['groupCounts'] {
    const conversations = this.sections[name];
    const unread = name === 'ended' ? 0 : conversations.filter((one) => unreadCount(one) > 0).length;
    return { all: conversations.length, unread };
  }

  #choice() {
    const { words, section } = this;
    if (section === 'groups') return nothing;
    return section === 'ended'
      ? historyChoice(this.history?.filter ?? 'all', words, this)
      : orderChoice(this.order, words, this);
  }

  #rows(section: SectionName) {
    const { words } = this;
    const conversations = this.sections[section];
    if (!this.loaded && conversations.length === 0) {
      return html`<div class="skeleton" role="status">
        <span class="hidden-text">${words.list.loading}</span>
        ${[1, 2, 3, 4].map(() => html`<div class="bone"></div>`)}
      </div>`;
    }
    if (conversations.length === 0) {
      return html`<div class="empty">
        <p>${words.list.empty[section]}</p>
        <p>${words.list.emptyHint[section]}</p>
      </div>`;
    }
    const reachable = conversations.some((one) => one.id === this.openId)
      ? this.openId
      : conversations[0]?.id;
    return html`<row-list
      .rows=${conversations}
      .keyOf=${idOf}
      .draw=${(one: Conversation) => this.#rowOf(one, one.id === reachable)}
      .reachable=${reachable}
    ></row-list>`;
  }

  /** Drawn again only when what it shows has changed; a time that counts does so every second. */
  #rowOf(conversation: Conversation, reachable: boolean) {
    const { id } = conversation;
    const open = id === this.openId;
    const draft = open ? '' : this.draftOf(id);
    const outgoing = this.outgoingOf(id);
    const since = waitingSince(conversation);
    const time = since === undefined ? startOfMinute(this.now) : Math.floor((this.now - since) / 1000);
    return guard([conversation, outgoing, draft, open, reachable, time, this.words, this.section], () =>
      this.#drawRow(conversation, {
        open,
        reachable,
        line: lastLine(conversation, outgoing, draft, this.agentId, this.words),
      }),
    );
  }

  #drawRow(
    conversation: Conversation,
    { open, reachable, line }: { open: boolean; reachable: boolean; line: LastLine },
  ) {
    const { words } = this;
    const { id } = conversation;
    const unread = this.section === 'ended' ? 0 : unreadCount(conversation);
    const before = line.kind === 'mine' ? words.list.mine : line.kind === 'draft' ? words.list.draft : '';
    return html`<button
      type="button"
      class="row"
      data-id=${id}
      aria-current=${open ? 'true' : nothing}
      tabindex=${reachable ? 0 : -1}
      @click=${() => {
        tell(this, 'open-conversation', id);
      }}
    >
      <span class="first">
        <span class="name">${customerLabel(conversation.customer, words)}</span>
        <span class="about"
          >${icon(pageIcons[conversation.scope.page])}${scopeLabel(conversation.scope, words)}</span
        >
        ${this.#time(conversation)}
      </span>
      <span class="second">
        <span class="line ${line.kind}"
          >${before ? html`<span class="by">${before}</span>` : nothing}${line.text}</span
        >
        ${
          unread > 0
            ? html`<span class="unread-count"
                ><span aria-hidden="true">${unread > 99 ? '99+' : unread}</span
                ><span class="hidden-text">${words.list.unread(unread)}</span></span
              >`
            : nothing
        }
      </span>
    </button>`;
  }

  #time(conversation: Conversation) {
    const { words, now } = this;
    const since = waitingSince(conversation);
    if (since === undefined) {
      const at = conversation.endedAt ?? lastActivity(conversation);
      return html`<time class="figure" datetime=${new Date(at).toISOString()}
        >${moment(at, now, words)}</time
      >`;
    }
    const waited = Math.max(0, now - since);
    return html`<span class="wait ${waitLevel(waited)} figure"
      ><span aria-hidden="true">${stopwatch(waited)}</span
      ><span class="hidden-text">${words.list.waiting(waited / 1000)}</span></span
    >`;
  }

  get #list(): RowList | null {
    return this.shadowRoot?.querySelector<RowList>('row-list') ?? null;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // What one chooses with, and the rows of before, have keys of their own.
    if (
      event.target instanceof Element &&
      event.target.closest('select, input, .filters, history-list, group-list')
    )
      return;
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      const step = event.key === 'ArrowLeft' ? -1 : 1;
      const next = tabNames[(tabNames.indexOf(this.section) + step + tabNames.length) % tabNames.length];
      if (!next) return;
      event.preventDefault();
      tell(this, 'show-section', next);
      void this.updateComplete.then(() => this.shadowRoot?.getElementById(`tab-${next}`)?.focus());
      return;
    }
    const moved = moveFocus(this.shadowRoot, event.key);
    if (moved === undefined) return;
    event.preventDefault();
    if (moved === 'above') this.shadowRoot?.getElementById(`tab-${this.section}`)?.focus();
  }
}

function idOf({ id }: Conversation): string {
  return id;
}
