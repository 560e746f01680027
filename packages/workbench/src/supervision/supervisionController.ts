import { isShopbellError, type AgentClient, type Conversation } from '@shopbell/sdk/agent';
import type { ReactiveController } from 'lit';
import { hear, tell } from '../app/events.ts';
import type { AttentionController } from '../attention/attentionController.ts';
import type { DeskHost } from '../desk/deskActions.ts';
import type { ReceptionController } from '../desk/receptionController.ts';
import type { Question, Words } from '../words/words.ts';
import { howOf, writesIn } from './supervising.ts';

/** Looking over conversations of colleagues: what is asked of the server, and what came of it. */
export class SupervisionController implements ReactiveController {
  readonly #host: DeskHost & Element;
  readonly #client: AgentClient;
  readonly #agentId: string;
  readonly #attention: AttentionController;
  readonly #reception: ReceptionController;
  #ends: (() => void)[] = [];
  #asking: Conversation | undefined;
  #busy = false;
  /** The open conversation, as long as one looks over it. */
  #openId: string | undefined;
  /** One is about to leave it by oneself. */
  #leaving = false;

  constructor(
    host: DeskHost & Element,
    parts: {
      client: AgentClient;
      agentId: string;
      attention: AttentionController;
      reception: ReceptionController;
    },
  ) {
    this.#host = host;
    this.#client = parts.client;
    this.#agentId = parts.agentId;
    this.#attention = parts.attention;
    this.#reception = parts.reception;
    host.addController(this);
  }

  hostConnected(): void {
    const { supervision } = this.#client;
    this.#ends = [
      hear(this.#host, 'watch-conversation', (id) => void this.#watch(id)),
      hear(this.#host, 'open-from-wall', (id) => {
        this.#open(id);
      }),
      hear(this.#host, 'supervise', ({ id, how }) => {
        if (how === 'left') void this.#leave(id);
        else void this.#try(() => (how === 'joined' ? supervision.join(id) : supervision.watch(id)), how);
      }),
      hear(this.#host, 'ask-take-over', (id) => {
        this.#ask(this.#client.conversations.get(id));
      }),
      hear(this.#host, 'answered', (yes) => void this.#answered(yes)),
    ];
  }

  hostDisconnected(): void {
    for (const end of this.#ends) end();
  }

  /** What one may not read any more does not stay on screen: it was left in another tab, or a role was taken away. */
  hostUpdate(): void {
    const id = this.#openId;
    const { openId } = this.#reception;
    if (id !== undefined && (openId === id || openId === undefined)) {
      if (this.#leaving) return;
      const held = this.#client.conversations.get(id);
      const isOver = howOf(held, this.#agentId) === undefined;
      if (isOver && held?.state !== 'ended' && held?.agent?.id !== this.#agentId) this.#over();
    }
    const open = this.#reception.openId;
    const follows = open !== undefined && howOf(this.#client.conversations.get(open), this.#agentId);
    this.#openId = follows ? open : undefined;
  }

  /** Conversations of colleagues that one looks over. */
  get followed(): readonly Conversation[] {
    return [...this.#client.conversations.values()].filter((one) => howOf(one, this.#agentId) !== undefined);
  }

  /** The conversation, if one has joined it and may write in it. */
  joined(id: string | undefined): Conversation | undefined {
    const open = id === undefined ? undefined : this.#client.conversations.get(id);
    return open && writesIn(open, this.#agentId) ? open : undefined;
  }

  /** What is asked before a conversation is taken over; undefined if nothing. */
  get question(): Question | undefined {
    const { agent } = this.#asking ?? {};
    return agent && this.#host.words.supervision.takeOverQuestion(agent.name);
  }

  async #answered(yes: boolean): Promise<void> {
    const { id, agent } = this.#asking ?? {};
    if (id === undefined) return;
    this.#ask(undefined);
    if (!yes || !agent) return;
    if (await this.#try(() => this.#client.supervision.takeOver(id, agent.id), 'takenOver'))
      this.#host.focusReply();
  }

  /** One that is looked over already only comes to the front: who has joined is not put back to watching. */
  async #watch(id: string): Promise<void> {
    const isFollowed = howOf(this.#client.conversations.get(id), this.#agentId) !== undefined;
    if (isFollowed || (await this.#try(() => this.#client.supervision.watch(id), 'watching'))) this.#open(id);
  }

  async #leave(id: string): Promise<void> {
    this.#leaving = true;
    const left = await this.#try(() => this.#client.supervision.unwatch(id), 'left');
    this.#leaving = false;
    if (!left || this.#reception.openId !== id) return;
    this.#openId = undefined;
    this.#reception.close();
    this.#host.focusList();
  }

  #over(): void {
    const hadFocus = this.#host.shadowRoot?.activeElement?.localName === 'conversation-view';
    this.#reception.close();
    this.#attention.fail(this.#host.words.supervision.over);
    if (hadFocus) this.#host.focusList();
  }

  /** Shows a conversation that is held now, whatever stood before the reception. */
  #open(id: string): void {
    tell(this.#host, 'show-staff', false);
    this.#reception.open(id);
    this.#host.focusReply();
  }

  #ask(conversation: Conversation | undefined): void {
    this.#asking = conversation;
    this.#host.requestUpdate();
  }

  async #try(ask: () => Promise<unknown>, done: keyof Words['supervision']['done']): Promise<boolean> {
    if (this.#busy) return false;
    this.#busy = true;
    this.#host.requestUpdate();
    try {
      await ask();
      this.#attention.announce(this.#host.words.supervision.done[done]);
      return true;
    } catch (error) {
      this.#attention.fail(supervisionProblem(error, this.#host.words));
      return false;
    } finally {
      this.#busy = false;
      this.#host.requestUpdate();
    }
  }
}

/** Why it did not come to that, in plain words. */
function supervisionProblem(error: unknown, { supervision }: Words): string {
  const text = supervision.problem;
  if (isShopbellError(error, 'TARGET_NOT_AVAILABLE')) return text.offline;
  if (isShopbellError(error, 'CONVERSATION_ENDED')) return text.ended;
  if (isShopbellError(error, 'NOT_FOUND')) return text.gone;
  if (isShopbellError(error, 'ALREADY_ASSIGNED')) return text.others;
  return isShopbellError(error, 'FORBIDDEN') ? text.forbidden : text.failed;
}
