import type { Conversation, GroupArrival } from '@shopbell/sdk';
import type { PropertyValues } from 'lit';
import { ChevronRight, UsersRound } from 'lucide';
import type { DeskHost } from '../bridge/deskHost.ts';
import type { Kit } from '../extras/kit.ts';
import type { Timelined } from '../views/timeline.ts';
import { groupDeskOf, type GroupDesk, type GroupPlace } from './groupDesk.ts';
import { renderRow, rowsOf, saidText } from './groupRows.ts';
import { groupsStyle } from './groups.style.ts';
import { renderHead, renderMembers, renderTalk, type GroupScreen } from './groupTalk.ts';
import { contentText, nameOf, sortedGroups, timelined, type Reader } from './groupText.ts';
import { groupWordsIn, learnGroupWords } from './learnGroupWords.ts';

/** What it needs of the element that the panel belongs to. */
interface Bell extends HTMLElement, Pick<DeskHost, 'tell' | 'requestUpdate'> {
  readonly isPartOfPage: boolean;
  close(): void;
}

/**
 * The groups that the customer is in (WB-07): a bar above the conversation, and once it is tapped, over all of the panel, the
 * list of what goes on, one group, and who is in it.
 */
export const groupsView = (kit: Kit): CustomElementConstructor => {
  const { View, plain, css, html, nothing, icon, part } = kit;
  return class GroupsView extends View {
    static override properties = {
      ...View.properties,
      conversation: plain,
      inSight: plain,
      told: { state: true },
    };
    static override styles = [...View.styles, groupsStyle(css)];

    /** What the panel shows below. */
    declare conversation: Conversation | undefined;
    /** What the panel shows is looked at, if the page is. */
    declare inSight: boolean;
    /** What is read out. */
    declare protected told: string;

    #desk: GroupDesk | undefined;
    #release: (() => void)[] = [];
    #reader: Reader | undefined;
    /** What was shown of the group, and of what that was made: a timeline tells news by what is another object. */
    #shown: { readonly of: readonly unknown[]; readonly as: Timelined } | undefined;
    /** What it stands over, to be shown again once it does not, wherever this is by then. */
    #covered: { readonly hints: HTMLElement; readonly inside: HTMLElement } | undefined;
    /** The focus stood on something in here. */
    #hadFocus = false;

    constructor() {
      super();
      this.told = '';
      for (const name of ['dragenter', 'dragover', 'dragleave', 'drop'] as const)
        this.addEventListener(name, this.#onDrag);
    }

    override connectedCallback(): void {
      super.connectedCallback();
      document.addEventListener('visibilitychange', this.#changed);
      this.#bell?.addEventListener('shopbell-open', this.#onOpen);
      this.requestUpdate();
    }

    override disconnectedCallback(): void {
      super.disconnectedCallback();
      document.removeEventListener('visibilitychange', this.#changed);
      this.#follow(undefined);
      // A move takes it out and puts it in again at once.
      queueMicrotask(() => {
        if (!this.isConnected) this.#uncover();
      });
    }

    get #hints(): HTMLElement | undefined {
      const root = this.getRootNode();
      return root instanceof ShadowRoot && root.host instanceof HTMLElement ? root.host : undefined;
    }

    get #bell(): Bell | undefined {
      const root = this.#hints?.getRootNode();
      return root instanceof ShadowRoot ? (root.host as HTMLElement as Bell) : undefined;
    }

    readonly #changed = (): void => {
      this.requestUpdate();
    };

    /** What is let go on what stands over all of the panel is for nothing that lies below, nor for the browser to open. */
    readonly #onDrag = (event: DragEvent): void => {
      if (!this.#covered) return;
      event.stopPropagation();
      if (this.#desk?.place !== 'talk' || this.#desk.gone) event.preventDefault();
    };

    readonly #onOpen = (): void => {
      if (this.#covered) this.#focus();
    };

    /** Listens to the groups of a client, and no longer to those of the one before. */
    #follow(desk: GroupDesk | undefined): void {
      if (desk === this.#desk) return;
      for (const release of this.#release) release();
      this.#release = [];
      this.#desk = desk;
      this.#shown = undefined;
      if (!desk) return;
      const { client } = desk;
      const changed = this.#changed;
      desk.changed = changed;
      this.#release = [
        client.on('customerGroups', changed),
        client.on('groupMessage', (arrival) => {
          this.#tell(arrival);
        }),
        client.on('message', ({ message }) => {
          const { author } = message;
          const reader = this.#reader;
          if (!this.#covered || !reader || author.kind === 'customer') return;
          this.told =
            reader.words.says(author.name ?? this.words.robot) + saidText(message, this.later, reader);
        }),
        client.on('outcome', ({ outcome }) => {
          if (this.#covered && outcome.kind === 'assigned')
            this.told = this.words.assigned(outcome.agent.name);
        }),
        client.on('conversation', changed),
        client.on('outgoing', changed),
        client.on('draft', changed),
        client.on('connection', changed),
        client.on('unread', changed),
      ];
    }

    #tell({ group, message }: GroupArrival): void {
      const desk = this.#desk;
      const reader = this.#reader;
      // What comes in the group that is shown is read out there.
      if (!reader || (desk?.place === 'talk' && desk.shownId === group.id)) return;
      const { words } = reader;
      this.told = words.announce(group.name, nameOf(message.author, reader), contentText(message, words));
    }

    protected override willUpdate(): void {
      this.#hadFocus = this.shadowRoot?.activeElement != null;
      this.#follow(this.isConnected ? groupDeskOf(this.actions) : undefined);
      const desk = this.#desk;
      const { locale } = this.words;
      learnGroupWords(locale, part, this.#changed);
      const words = groupWordsIn(locale);
      this.#reader = words && { words, meId: desk?.client.customerId };
      desk?.look();
      // The last one is gone: there is nothing left to choose from.
      if (desk?.place === 'list' && desk.joined?.all.size === 0) desk.go('none');
    }

    protected override updated(_changed: PropertyValues<this>): void {
      const desk = this.#desk;
      if (!desk) {
        this.#uncover();
        return;
      }
      desk.join();
      if (this.#reader && desk.count()) this.#tellUnread(desk);
      if (desk.place !== 'none' && this.#reader) this.#cover(desk);
      else this.#uncover();
      // What it stood on has gone, and nobody says where it goes.
      if (this.#hadFocus)
        void this.updateComplete.then(() => this.shadowRoot?.activeElement ?? this.#focus());
      desk.shown(this.inSight && document.visibilityState === 'visible');
    }

    /** The bell shows what was not seen anywhere, and tells the page. */
    #tellUnread({ client, joined }: GroupDesk): void {
      const bell = this.#bell;
      bell?.requestUpdate();
      bell?.tell('shopbell-unread', { count: client.unread + (joined?.unread ?? 0) });
    }

    /** What lies below is there still, and is neither seen nor reached: it goes on as it was. Set by script: no policy forbids that. */
    #cover({ place, shownId = '' }: GroupDesk): void {
      const hints = this.#hints;
      const inside = hints?.parentElement;
      if (!inside) return;
      this.#covered = { hints, inside };
      // Whoever looks at the members sees nothing of what is said.
      hints.setAttribute('over', place === 'talk' ? shownId : '');
      this.toggleAttribute('over', true);
      Object.assign(inside.style, { position: 'relative', visibility: 'hidden' });
      this.actions.cover(true);
    }

    #uncover(): void {
      if (!this.#covered) return;
      const { hints, inside } = this.#covered;
      this.#covered = undefined;
      hints.removeAttribute('over');
      this.toggleAttribute('over', false);
      Object.assign(inside.style, { position: '', visibility: '' });
      this.actions.cover(false);
    }

    /** To what the customer goes on with; `name` finds what they came from. */
    #focus(name?: string): void {
      void this.updateComplete.then(() => {
        const find = (selector: string) => this.renderRoot.querySelector<HTMLElement>(selector);
        const { place, asking, gone } = this.#desk ?? {};
        const touch = matchMedia('(pointer: coarse)').matches;
        const below = () => this.#hints?.parentElement?.querySelector<HTMLElement>('shop-bell-composer');
        const found =
          (name ? find(name) : null) ??
          (place === 'none'
            ? (find('.bar') ?? below())
            : place === 'talk'
              ? find(gone ? '.gone h2' : touch ? 'h2' : 'shop-bell-composer')
              : find(asking ? '.foot h2' : place === 'members' ? '.over h2' : 'h2'));
        found?.focus({ preventScroll: true });
      });
    }

    #go(place: GroupPlace, focus?: string): void {
      this.#desk?.go(place);
      this.#focus(focus);
    }

    protected override render() {
      const desk = this.#desk;
      const reader = this.#reader;
      return html`<span class="spoken" role="status">${this.told}</span>
        ${desk?.joined && reader ? this.#place(desk, reader) : nothing}`;
    }

    #place(desk: GroupDesk, reader: Reader) {
      if (desk.place === 'none') return this.#bar(desk, reader);
      if (desk.place === 'list') return this.#list(desk, reader);
      const screen = this.#screen(desk, reader);
      return html`${renderTalk(screen)} ${desk.place === 'members' ? renderMembers(screen) : nothing}`;
    }

    #screen(desk: GroupDesk, reader: Reader): GroupScreen {
      const bell = this.#bell;
      const { place, client, joined, shownId = '' } = desk;
      const { count = 0, seen = 0 } = joined?.all.get(shownId) ?? {};
      const back = () => {
        if (place === 'list') this.#go('none');
        else if (place === 'members') this.#go('talk', '.members');
        else this.#go('list', `[data-id="${CSS.escape(shownId)}"]`);
      };
      return {
        kit,
        desk,
        reader,
        words: this.words,
        later: this.later,
        shown: this.#timelined(desk, reader),
        elsewhere: place === 'talk' ? client.unread + (joined?.unread ?? 0) - (count - seen) : 0,
        back,
        showMembers: () => {
          this.#go('members');
        },
        askToLeave: (on) => {
          desk.ask(on);
          this.#focus(on ? undefined : '.leave');
        },
        leave: () => void this.#leave(desk, reader),
        close:
          bell && !bell.isPartOfPage
            ? () => {
                bell.close();
              }
            : undefined,
      };
    }

    #timelined(desk: GroupDesk, reader: Reader): Timelined | undefined {
      const { shownId, timeline } = desk;
      if (shownId === undefined || !timeline) return undefined;
      const of = [shownId, timeline, reader.words, reader.meId];
      if (!this.#shown || of.some((one, at) => one !== this.#shown?.of[at]))
        this.#shown = { of, as: timelined(shownId, timeline, reader) };
      return this.#shown.as;
    }

    async #leave(desk: GroupDesk, { words }: Reader): Promise<void> {
      const left = await desk.leave();
      if (!left || desk !== this.#desk) return;
      this.told = words.haveLeft(left.name);
      if (left.wasShown) this.#focus();
    }

    #bar({ joined }: GroupDesk, { words }: Reader) {
      if (!joined || joined.all.size === 0) return nothing;
      const names = sortedGroups(joined.all.values()).map(({ name }) => name);
      const { unread } = joined;
      const { comma, newMessages } = this.words;
      const news = unread > 0 ? [newMessages(unread)] : [];
      return html`<button
        class="bar"
        aria-label=${[words.groups, ...names, ...news].join(comma)}
        @click=${() => {
          this.#go('list');
        }}
      >
        ${icon(UsersRound)}
        <span class="names"><b>${words.groups}</b> ${names.map((name) => html`<bdi>${name}</bdi> `)}</span>
        ${unread > 0 ? html`<span class="count" data-count=${unread > 99 ? '99+' : unread}></span>` : nothing}
        <span class="on">${icon(ChevronRight)}</span>
      </button>`;
    }

    #list(desk: GroupDesk, reader: Reader) {
      const { client, joined } = desk;
      const { words, actions } = this;
      const rows = rowsOf(client, joined?.all.values() ?? [], words, this.later, reader);
      return html`<section class="panel" aria-label=${reader.words.all}>
        ${renderHead(this.#screen(desk, reader), reader.words.all, '', nothing)}
        <ul aria-label=${reader.words.all}>
          ${rows.map((row) =>
            renderRow(kit, row, words, () => {
              if (joined?.all.has(row.id)) {
                desk.open(row.id);
                this.#focus();
                return;
              }
              if (row.id !== this.conversation?.id) actions.show(row.id);
              this.#go('none');
            }),
          )}
        </ul>
      </section>`;
    }
  };
};
