import type { Conversation, Message } from '@shopbell/sdk/agent';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { hear, tell } from '../app/events.ts';
import { contentText } from '../attachments/contentText.ts';
import type { AttentionController } from '../attention/attentionController.ts';
import { customerLabel, scopeLabel } from '../customer/customerLabel.ts';
import type { Command } from '../keyboard/shortcuts.ts';
import { waitingSince } from '../list/waiting.ts';
import type { Preferences } from '../preferences/preferences.ts';
import { RecallController } from '../recall/recallController.ts';
import type { Question, Words } from '../words/words.ts';
import type { StatusController } from '../status/statusController.ts';
import type { TransferController } from '../transfer/transferController.ts';
import type { DeskController } from './deskController.ts';
import { oneColumn, type ReceptionController } from './receptionController.ts';

/** The screen that the actions act on. */
export interface DeskHost extends ReactiveControllerHost, EventTarget {
  readonly words: Words;
  readonly preferences: Preferences | undefined;
  focusReply(): void;
  focusList(): void;
  focusSearch(): void;
}

/** What the agent does, by hand or by key, and what they are told of what happens. */
export class DeskActions implements ReactiveController {
  readonly #host: DeskHost;
  readonly #desk: DeskController;
  readonly #reception: ReceptionController;
  readonly #attention: AttentionController;
  readonly #status: StatusController;
  readonly #transfer: TransferController;
  #ends: (() => void)[] = [];

  readonly recalls: RecallController;
  asking: 'end' | 'sign-out' | undefined;
  sheetOpen = false;

  constructor(
    host: DeskHost,
    parts: {
      desk: DeskController;
      reception: ReceptionController;
      attention: AttentionController;
      status: StatusController;
      transfer: TransferController;
    },
  ) {
    this.#host = host;
    this.#desk = parts.desk;
    this.#reception = parts.reception;
    this.#attention = parts.attention;
    this.#status = parts.status;
    this.#transfer = parts.transfer;
    this.recalls = new RecallController(host, { client: parts.desk.client, ...parts });
    host.addController(this);
  }

  hostConnected(): void {
    const [host, desk, reception] = [this.#host, this.#desk, this.#reception];
    const { client } = desk;
    this.#ends = [
      hear(host, 'reconnect', () => {
        desk.reconnect();
      }),
      hear(host, 'show-section', (section) => {
        reception.showSection(section);
      }),
      hear(host, 'open-conversation', (id) => {
        reception.open(id);
        host.focusReply();
      }),
      hear(host, 'close-conversation', () => {
        reception.showPane('list');
      }),
      hear(host, 'load-history', (id) => void desk.loadHistory(id)),
      hear(host, 'newest-in-view', (inView) => {
        reception.newestInView(inView);
      }),
      hear(host, 'draft', ({ id, text }) => {
        reception.setDraft(id, text);
      }),
      hear(host, 'typing', ({ id, on }) => {
        client.setTyping(id, on);
      }),
      hear(host, 'attach-files', ({ id, files }) => {
        reception.attach(id, files);
      }),
      hear(host, 'send-message', ({ id, content }) => {
        client.send(id, content);
      }),
      hear(host, 'retry-message', (clientId) => {
        client.retry(clientId);
      }),
      hear(host, 'discard-message', (clientId) => {
        client.discard(clientId);
      }),
      hear(host, 'copied', (what) => {
        this.#say((words) => words.customer.copied(what));
      }),
      hear(host, 'toggle-customer', () => {
        this.run({ kind: 'customer' });
      }),
      hear(host, 'ask-end', () => {
        this.run({ kind: 'end' });
      }),
      hear(host, 'ask-sign-out', () => {
        if (!this.#status.askBeforeSignOut()) this.#ask('sign-out');
      }),
      hear(host, 'answered', (yes) => void this.#answered(yes)),
      hear(host, 'show-shortcuts', (open) => {
        this.sheetOpen = open;
        host.requestUpdate();
      }),
      hear(host, 'leave-composer', () => {
        host.focusList();
      }),
    ];
  }

  hostDisconnected(): void {
    for (const end of this.#ends) end();
  }

  /** What the agent is asked; undefined if nothing. */
  get question(): Question | undefined {
    const { words } = this.#host;
    if (this.asking === undefined) return undefined;
    return this.asking === 'end' ? words.conversation.endQuestion : words.signOutQuestion;
  }

  /** What would be lost by saying yes; empty if nothing. */
  get warning(): string {
    const open = this.asking === 'end' ? this.#open : undefined;
    return open && waitingSince(open) !== undefined ? this.#host.words.conversation.endWithoutReply : '';
  }

  run(command: Command): void {
    switch (command.kind) {
      case 'next-waiting':
        if (this.#reception.openNextWaiting()) this.#host.focusReply();
        else this.#say((words) => words.list.nobodyWaits);
        break;
      case 'go-to-list':
        tell(this.#host, 'find', '');
        this.#reception.showPane('list');
        this.#host.focusList();
        break;
      case 'go-to-reply':
        if (!this.#open) break;
        this.#reception.showPane('conversation');
        this.#host.focusReply();
        break;
      case 'go-to-search':
        this.#reception.showPane('list');
        this.#host.focusSearch();
        break;
      case 'end':
        if (this.#open && this.#open.state !== 'ended' && this.#desk.sectionOf(this.#open)) this.#ask('end');
        break;
      case 'transfer':
        this.#transfer.ask();
        break;
      case 'customer':
        if (oneColumn())
          this.#reception.showPane(this.#reception.pane === 'customer' ? 'conversation' : 'customer');
        else tell(this.#host, 'customer-panel');
        break;
      case 'staff':
        // Its place takes it.
        break;
      case 'performance':
        tell(this.#host, 'show-performance', true);
        break;
      case 'sheet':
        this.sheetOpen = true;
        this.#host.requestUpdate();
        break;
      case 'status':
        this.#status.change(command.status);
    }
  }

  arrived(conversations: readonly Conversation[]): void {
    if (this.#host.preferences?.sound ?? true) this.#attention.ring();
    this.#say((words) => conversations.map((one) => arrivalText(one, words)).join(' '));
  }

  reconnected(): void {
    this.#say((words) => words.connection.back);
  }

  wrote(conversation: Conversation, message: Message): void {
    if (conversation.id !== this.#reception.openId) return;
    this.#say((words) =>
      words.announce.newMessage(customerLabel(conversation.customer, words), contentText(message, words)),
    );
  }

  get #open(): Conversation | undefined {
    return this.#desk.conversation(this.#reception.openId);
  }

  #say(text: (words: Words) => string): void {
    this.#attention.announce(text(this.#host.words));
  }

  #ask(what: 'end' | 'sign-out'): void {
    this.asking = what;
    this.#host.requestUpdate();
  }

  async #answered(yes: boolean): Promise<void> {
    const { asking } = this;
    this.asking = undefined;
    this.#host.requestUpdate();
    if (!yes || !asking) return;
    if (asking === 'sign-out') {
      await this.#status.leave();
      return;
    }
    const open = this.#open;
    if (!open) return;
    try {
      await this.#desk.client.end(open.id);
      // Who has gone on to the next one is writing there.
      if (this.#reception.openId === open.id) this.#host.focusList();
    } catch {
      this.#fail((words) => words.conversation.endFailed);
    }
  }

  /** What did not work is said and shown. */
  #fail(text: (words: Words) => string): void {
    this.#attention.fail(text(this.#host.words));
  }
}

function arrivalText(conversation: Conversation, words: Words): string {
  const [who, about] = [customerLabel(conversation.customer, words), scopeLabel(conversation.scope, words)];
  return conversation.state === 'leave-message'
    ? words.announce.newLeaveMessage(who, about)
    : words.announce.newConversation(who, about);
}
