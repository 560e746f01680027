import type { DeskEvent } from '@shopbell/engine';
import type { ConsultationRecord } from '@shopbell/sdk/model';

type Kind = ConsultationRecord['kind'];

/** A stretch of a conversation as the list of consultations shows it. */
export interface Consultation {
  readonly conversationId: string;
  /** Its place in the conversation, from 1. */
  readonly number: number;
  readonly kind: Kind;
  readonly openedAt: number;
  readonly closedAt: number | undefined;
  /** RT-28: the group that was entered through. */
  readonly groupId: string | undefined;
  /** Who had it, whoever has it last at the end. */
  readonly agentIds: readonly string[];
}

interface Kept extends Consultation {
  kind: Kind;
  openedAt: number;
  closedAt: number | undefined;
  groupId: string | undefined;
  agentIds: readonly string[];
  /** Where in the journal it began. */
  seq: number;
}

const nobody: readonly string[] = [];

/**
 * Every consultation of a shop's journal, whatever figures count (WB-18): each session once (RT-01), and each entry that came
 * to none once, as what became of it. Kept as the journal is read, event after event from its beginning.
 */
export class ConsultationBook {
  readonly #all: Kept[] = [];
  /** The newest of each conversation that is not over. */
  readonly #running = new Map<string, Kept>();
  /** Few serve many: their ids, and the lists of one, are kept once. */
  readonly #alone = new Map<string, readonly string[]>();
  readonly #groupIds = new Map<string, string>();

  /** In no order. */
  get all(): readonly Consultation[] {
    return this.#all;
  }

  read(seq: number, event: DeskEvent): void {
    switch (event.type) {
      case 'conversation.opened':
        this.#begin(seq, event, 'choose');
        return;
      case 'conversation.refused':
        this.#begin(seq, event, 'refused').closedAt = event.at;
        this.#running.delete(event.conversationId);
        return;
      case 'robot.started': {
        const entry = this.#running.get(event.conversationId);
        if (!entry || isSession(entry)) return;
        entry.kind = 'robot';
        this.#enteredThrough(entry, event.groupId);
        return;
      }
      case 'conversation.queued':
        this.#enteredThrough(this.#session(seq, event, 'online'), event.groupId);
        return;
      case 'conversation.assigned': {
        const { cause, groupId, agentId } = event;
        const session = this.#session(seq, event, cause === 'leave-message' ? 'leave' : 'online');
        this.#enteredThrough(session, groupId);
        this.#held(session, agentId);
        return;
      }
      case 'conversation.transferred':
      case 'leave-message.delivered': {
        const session = this.#running.get(event.conversationId);
        if (session) this.#held(session, event.agentId);
        return;
      }
      case 'leave-message.opened':
        this.#enteredThrough(this.#session(seq, event, 'leave'), event.groupId);
        return;
      case 'leave-message.converted':
        this.#end(event);
        return;
      case 'conversation.ended':
        this.#end(event);
        this.#running.delete(event.conversationId);
        return;
      default:
        return;
    }
  }

  /**
   * Those in which one of these messages was written: the one that ran then, or what the words of before it came to.
   * @param wrote where in the journal each stands
   */
  saying(wrote: readonly { readonly conversationId: string; readonly seq: number }[]): Set<Consultation> {
    const those = new Map<string, Kept[]>(wrote.map(({ conversationId }) => [conversationId, []]));
    for (const one of this.#all) those.get(one.conversationId)?.push(one);
    const found = wrote.map(({ conversationId, seq }) => {
      const all = those.get(conversationId) ?? [];
      return all.findLast((one) => one.seq <= seq) ?? all[0];
    });
    return new Set(found.flatMap((one) => one ?? []));
  }

  /** The session of this kind that runs, or one that begins now: whatever else runs is over. */
  #session(seq: number, event: InConversation, kind: Kind): Kept {
    const running = this.#running.get(event.conversationId);
    if (running && !isSession(running)) return Object.assign(running, { kind, openedAt: event.at, seq });
    if (running?.kind === kind && running.closedAt === undefined) return running;
    this.#end(event);
    return this.#begin(seq, event, kind);
  }

  #begin(seq: number, { conversationId, at }: InConversation, kind: Kind): Kept {
    const number = (this.#running.get(conversationId)?.number ?? 0) + 1;
    const begun: Kept = {
      ...{ conversationId, number, kind, openedAt: at, seq, agentIds: nobody },
      ...{ closedAt: undefined, groupId: undefined },
    };
    this.#all.push(begun);
    this.#running.set(conversationId, begun);
    return begun;
  }

  #end({ conversationId, at }: InConversation): void {
    const running = this.#running.get(conversationId);
    if (running) running.closedAt ??= at;
  }

  #held(session: Kept, agentId: string): void {
    const { agentIds } = session;
    if (agentIds.at(-1) === agentId) return;
    let alone = this.#alone.get(agentId);
    if (!alone) this.#alone.set(agentId, (alone = [agentId]));
    const others = agentIds.filter((id) => id !== agentId);
    session.agentIds = others.length === 0 ? alone : [...others, ...alone];
  }

  /** The first counts, wherever it goes from there. */
  #enteredThrough(one: Kept, groupId: string | undefined): void {
    if (one.groupId !== undefined || groupId === undefined) return;
    const known = this.#groupIds.get(groupId);
    if (known === undefined) this.#groupIds.set(groupId, groupId);
    one.groupId = known ?? groupId;
  }
}

type InConversation = Extract<DeskEvent, { readonly conversationId: string }>;

/** RT-01: an entry with which nothing began yet, or the robot alone, is none. */
const isSession = ({ kind }: Kept): boolean => kind === 'online' || kind === 'leave';
