import type { AgentClient, Clock, GroupArrival, Session, Unsubscribe } from '@shopbell/sdk/agent';
import { html, type ReactiveController } from 'lit';
import { hear } from '../app/events.ts';
import { announceArrival } from '../chats/announceArrival.ts';
import { nameOf, sortedGroups } from '../chats/chatText.ts';
import type { AttentionController } from '../attention/attentionController.ts';
import type { Drafts } from '../conversation/drafts.ts';
import type { DeskHost } from '../desk/deskActions.ts';
import type { ReceptionController } from '../desk/receptionController.ts';
import type { Command } from '../keyboard/shortcuts.ts';
import { GroupScreen } from './groupScreen.ts';

/** Customer groups in the reception (WB-07): their list under its tab, the open one beside it, and who is heard. */
export class GroupsPlace implements ReactiveController {
  readonly #host: DeskHost;
  readonly #client: AgentClient;
  readonly #me: Session['agent'];
  readonly #attention: AttentionController;
  readonly #draftOf: (chatId: string) => string;
  readonly #reception: ReceptionController;
  readonly #screen: GroupScreen;
  #ends: Unsubscribe[] = [];
  #covered = false;

  constructor(
    host: DeskHost,
    parts: {
      client: AgentClient;
      clock: Clock;
      me: Session['agent'];
      attention: AttentionController;
      drafts: Drafts;
      reception: ReceptionController;
    },
  ) {
    this.#host = host;
    this.#client = parts.client;
    this.#me = parts.me;
    this.#attention = parts.attention;
    this.#draftOf = (id) => parts.drafts.get(id);
    this.#reception = parts.reception;
    this.#screen = new GroupScreen(parts.client, parts.me, parts.drafts, {
      clock: parts.clock,
      closed: () => {
        this.#reception.showPane('list');
        this.#host.focusList();
      },
    });
    host.addController(this);
  }

  hostConnected(): void {
    const [host, screen] = [this.#host, this.#screen];
    this.#ends = [
      hear(host, 'open-chat', (id) => {
        this.#reception.showPane('conversation');
        screen.open(id);
      }),
      hear(host, 'ask-group', (question) => {
        // The question stands there: where one pane is shown at a time, it must be the one.
        this.#reception.showPane('conversation');
        screen.ask(question);
      }),
      hear(host, 'group-with', (customer) => {
        this.#reception.showSection('groups');
        this.#reception.showPane('conversation');
        screen.ask('new', customer);
      }),
      this.#client.on('customerGroups', () => {
        host.requestUpdate();
      }),
      this.#client.on('groupMessage', (arrival) => {
        this.#arrived(arrival);
      }),
    ];
  }

  hostDisconnected(): void {
    for (const end of this.#ends) end();
  }

  /** Their tab is chosen: the open one stands where a conversation would. */
  get shown(): boolean {
    return this.#reception.section === 'groups';
  }

  get asking(): boolean {
    return this.shown && this.#screen.asking;
  }

  /** For the tab: how many there are, and in how many something is unread. */
  get counts(): { readonly all: number; readonly unread: number } {
    const groups = [...this.#client.customerGroups.all.values()];
    return { all: groups.length, unread: groups.filter(({ count, seen }) => count > seen).length };
  }

  /** Messages that were not seen. */
  get unread(): number {
    return this.#client.customerGroups.unread;
  }

  list(today: number) {
    return html`<group-list
      .words=${this.#host.words}
      .groups=${sortedGroups(this.#client.customerGroups.all.values())}
      .people=${{ meId: this.#me.id, agents: this.#client.agents }}
      .openId=${this.#screen.openId}
      .today=${today}
      .draftOf=${this.#draftOf}
    ></group-list>`;
  }

  /** What stands where a conversation would. */
  screen(today: number, covered: boolean): GroupScreen {
    // What comes into sight again is seen.
    if (covered !== this.#covered) this.#screen.requestUpdate();
    this.#covered = covered;
    this.#screen.words = this.#host.words;
    this.#screen.today = today;
    return this.#screen;
  }

  /** Whether a key is for the open group: what acts on a conversation does nothing there. */
  run(command: Command): boolean {
    if (!this.shown) return false;
    switch (command.kind) {
      case 'go-to-reply':
        this.#reception.showPane('conversation');
        this.#screen.focusReply();
        return true;
      case 'customer':
        this.#screen.toggleMembers();
        return true;
      case 'end':
      case 'transfer':
        return true;
      default:
        return false;
    }
  }

  #arrived({ group, message }: GroupArrival): void {
    const { words, preferences } = this.#host;
    const people = { meId: this.#me.id, agents: this.#client.agents };
    announceArrival(this.#attention, message, {
      words,
      looking: this.#screen.isConnected && this.#screen.checkVisibility() && this.#screen.openId === group.id,
      rings: this.#client.leads && (preferences?.sound ?? true),
      say: (text) => words.customerGroups.announce(group.name, nameOf(message.author, people, words), text),
    });
  }
}
