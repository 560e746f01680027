import type { AgentClient, Session, StaffArrival, Unsubscribe } from '@shopbell/sdk/agent';
import type { LitElement, ReactiveController } from 'lit';
import { hear } from '../app/events.ts';
import type { AttentionController } from '../attention/attentionController.ts';
import type { Drafts } from '../conversation/drafts.ts';
import type { DeskHost } from '../desk/deskActions.ts';
import type { ManagerSide } from '../desk/managerSide.ts';
import type { Places } from '../frame/placeButtons.ts';
import type { Command } from '../keyboard/shortcuts.ts';
import type { Words } from '../words/words.ts';
import { announceArrival } from '../chats/announceArrival.ts';
import { nameOf } from '../chats/chatText.ts';
import { StaffScreen } from './staffScreen.ts';

/** Chats of colleagues beside the reception: whether they are shown, how many are unread, and who is heard. */
export class StaffPlace implements ReactiveController {
  readonly #host: DeskHost;
  readonly #client: AgentClient;
  readonly #me: Session['agent'];
  readonly #attention: AttentionController;
  readonly #side: ManagerSide | undefined;
  readonly #screen: StaffScreen;
  #ends: Unsubscribe[] = [];
  #wanted = false;

  /** `side`: what stands before both places. */
  constructor(
    host: DeskHost,
    parts: {
      client: AgentClient;
      me: Session['agent'];
      attention: AttentionController;
      drafts: Drafts;
      side: ManagerSide | undefined;
    },
  ) {
    this.#host = host;
    this.#client = parts.client;
    this.#me = parts.me;
    this.#attention = parts.attention;
    this.#side = parts.side;
    this.#screen = new StaffScreen(parts.client, parts.me, parts.drafts);
    host.addController(this);
  }

  hostConnected(): void {
    this.#ends = [
      hear(this.#host, 'show-staff', (show) => {
        this.#show(show);
      }),
      this.#client.on('staffChats', () => {
        this.#host.requestUpdate();
      }),
      this.#client.on('staffMessage', (arrival) => {
        this.#arrived(arrival);
      }),
    ];
  }

  hostDisconnected(): void {
    for (const end of this.#ends) end();
  }

  get shown(): boolean {
    return this.#wanted && this.#side?.shown === undefined;
  }

  /** Something is asked there: keys belong to it. */
  get asking(): boolean {
    return this.shown && this.#screen.asking;
  }

  /** For the header: which place is shown, unless something stands before both, and what is unread. */
  get places(): Places {
    const reception = this.#side?.shown === undefined ? 'reception' : undefined;
    return { shown: this.shown ? 'staff' : reception, unread: this.#client.staffChats.unread };
  }

  /** What stands before the reception. */
  screen(words: Words, today: number): LitElement | undefined {
    if (!this.shown) return this.#side?.screen(words, today);
    this.#screen.words = words;
    this.#screen.today = today;
    return this.#screen;
  }

  /** Whether a key is for the colleagues' side: what acts on a customer's conversation does nothing there. */
  run(command: Command): boolean {
    if (command.kind === 'staff') {
      this.#show(!this.shown);
      return true;
    }
    if (!this.shown) return false;
    switch (command.kind) {
      case 'go-to-list':
        this.#screen.focusList();
        return true;
      case 'go-to-reply':
        this.#screen.focusReply();
        return true;
      case 'customer':
        this.#screen.toggleMembers();
        return true;
      case 'end':
      case 'transfer':
        return true;
      case 'go-to-search':
        this.#show(false, () => {
          this.#host.focusSearch();
        });
        return false;
      case 'next-waiting':
        this.#show(false);
        return false;
      default:
        return false;
    }
  }

  /** `back`: where the focus goes in the reception. */
  #show(
    show: boolean,
    back = () => {
      this.#host.focusList();
    },
  ): void {
    // Either place is gone to from what stands before both.
    if (show === this.#wanted && this.#side?.shown === undefined) return;
    const go = (): void => {
      if (this.#side) this.#side.shown = undefined;
      this.#wanted = show;
      this.#host.requestUpdate();
      if (show) this.#screen.focusList();
      else back();
    };
    if (this.#side) this.#side.leave(go);
    else go();
  }

  #arrived({ chat, message }: StaffArrival): void {
    const { words, preferences } = this.#host;
    const people = { meId: this.#me.id, agents: this.#client.agents };
    announceArrival(this.#attention, message, {
      words,
      looking: this.shown && this.#screen.openId === chat.id,
      rings: this.#client.leads && (preferences?.staffSound ?? true),
      say: (text) => words.staff.announce(nameOf(message.author, people, words), text),
    });
  }
}
