import { HeldChats } from '../chats/heldChats.ts';
import type { Waiting } from '../client/conversationClient.ts';
import type { Emitter } from '../emitter/emitter.ts';
import { isNothing } from '../guards/results.ts';
import { isShopbellError } from '../model/errors.ts';
import { foldStaffChats } from '../model/foldChats.ts';
import type { WelcomeFrame } from '../model/frames.ts';
import type { StaffChat, StaffItem, StaffMessage } from '../model/staffChats.ts';
import type { Asks } from '../requests/requests.ts';
import { isChatAnswer, isStaffPage, knowsStaffItem, type StaffEvent } from './staffChatChecks.ts';
import type { StaffChatEvents, StaffChats } from './staffChats.ts';

export interface StaffChatHooks {
  readonly ask: Asks;
  newId(): string;
  me(): string | undefined;
  /** Once the feed has told an own message, it waits no longer. */
  readonly outbox: { confirm(clientId: string): void };
}

type Snapshot = NonNullable<WelcomeFrame['snapshot']>;

/** Chats of colleagues as this client shows them, and whom one has marked. */
export class HeldStaffChats extends HeldChats<StaffChat, StaffItem> implements StaffChats {
  readonly #emitter: Emitter<StaffChatEvents>;
  readonly #hooks: StaffChatHooks;
  #friends: readonly string[] = [];

  constructor(emitter: Emitter<StaffChatEvents>, hooks: StaffChatHooks) {
    const { ask } = hooks;
    super({
      knows: knowsStaffItem,
      see: (chatId, upTo) => ask('staff-chat.see', { chatId, upTo }, { expect: isNothing }),
      page: (chatId, before, waiting) => {
        const params = { chatId, ...(before === undefined ? {} : { before }) };
        return ask('staff-chat.history', params, { ...waiting, expect: isStaffPage });
      },
      quit: async (chatId, waiting) => {
        const agentId = hooks.me();
        if (agentId === undefined) return;
        try {
          await this.takeOut(chatId, agentId, waiting);
        } catch (error) {
          if (!isShopbellError(error, 'NOT_FOUND')) throw error;
        }
      },
      changed: () => {
        this.#tell();
      },
    });
    this.#emitter = emitter;
    this.#hooks = hooks;
  }

  get friends(): readonly string[] {
    return this.#friends;
  }

  async open(agentId: string, { signal }: Waiting = {}): Promise<StaffChat> {
    const { chat } = await this.#hooks.ask('staff-chat.open', { agentId }, { expect: isChatAnswer, signal });
    return this.answered(chat);
  }

  async create(
    { name, agentIds }: { name: string; agentIds: readonly string[] },
    { signal }: Waiting = {},
  ): Promise<StaffChat> {
    // Made here: asked again after a break, it is still one group.
    const params = { chatId: this.#hooks.newId(), name, agentIds: [...agentIds] };
    return this.answered(
      (await this.#hooks.ask('staff-chat.create', params, { expect: isChatAnswer, signal })).chat,
    );
  }

  async rename(chatId: string, name: string, { signal }: Waiting = {}): Promise<void> {
    await this.#hooks.ask('staff-chat.rename', { chatId, name }, { expect: isNothing, signal });
  }

  async add(chatId: string, agentIds: readonly string[], { signal }: Waiting = {}): Promise<void> {
    await this.#hooks.ask(
      'staff-chat.add',
      { chatId, agentIds: [...agentIds] },
      { expect: isNothing, signal },
    );
  }

  async takeOut(chatId: string, agentId: string, { signal }: Waiting = {}): Promise<void> {
    await this.#hooks.ask('staff-chat.remove', { chatId, agentId }, { expect: isNothing, signal });
  }

  async markFriend(agentId: string, on: boolean, { signal }: Waiting = {}): Promise<void> {
    await this.#hooks.ask('friend.mark', { agentId, on }, { expect: isNothing, signal });
  }

  /** A fresh snapshot replaces what was held. */
  replace({ staffChats = [], friends = [] }: Pick<Snapshot, 'staffChats' | 'friends'>): void {
    this.#friends = friends;
    this.replaceAll(staffChats);
    this.#tell();
  }

  /** For another tab: what a snapshot would say now. */
  get snapshot(): Required<Pick<Snapshot, 'staffChats' | 'friends'>> {
    return { staffChats: [...this.all.values()], friends: [...this.#friends] };
  }

  heard(event: StaffEvent): void {
    const me = this.#hooks.me();
    const { staffChats, friends } = foldStaffChats(
      { staffChats: this.all, friends: this.#friends },
      me,
      event,
    );
    this.#friends = friends;
    if (event.type !== 'friend.marked') {
      const { type, chatId } = event;
      this.took(staffChats, {
        chatId,
        anew: type === 'staff-chat.joined' || type === 'staff-chat.gone',
        item: 'item' in event ? event.item : undefined,
        seen: type === 'staff-chat.seen' && event.agentId === me ? event.upTo : undefined,
      });
    }
    this.#tell();
    if (event.type === 'staff-chat.posted') this.#tellArrival(event.chatId, event.item);
  }

  #tell(): void {
    this.#emitter.emit('staffChats', this.all);
  }

  #tellArrival(chatId: string, message: StaffMessage): void {
    if (message.author.id === this.#hooks.me()) {
      if (message.clientId !== undefined) this.#hooks.outbox.confirm(message.clientId);
      return;
    }
    const chat = this.all.get(chatId);
    if (chat) this.#emitter.emit('staffMessage', { chat, message });
  }
}
