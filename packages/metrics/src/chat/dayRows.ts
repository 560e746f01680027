import type { DayNumber } from '../calendar.ts';
import { byTime } from '../fact.ts';
import { agentBegan, reasonFor, type Candidate } from '../filters/receptionFilters.ts';
import type { Account, ShopRules } from '../shopRules.ts';
import type { Chat } from './conversations.ts';
import { asks, countsAsReply, isCustomers, isHuman, isStripped } from './messageRules.ts';
import type { Row } from './row.ts';
import type { Message } from './session.ts';
import type { AgentRound } from './sessionRounds.ts';

/** A row while its messages are gathered. */
interface Draft {
  readonly customerId: string;
  readonly agentId: string;
  readonly account: Account;
  readonly groupIds: Set<string>;
  /** Before and after stripping. */
  all: number;
  readonly messages: Message[];
  readonly transfers: number[];
  readonly rounds: AgentRound[];
}

/** The rows of a day. */
export class DayRows {
  readonly rows: readonly Row[];
  readonly #byCustomer = new Map<string, Row[]>();

  constructor(day: DayNumber, chats: readonly Chat[], rules: ShopRules) {
    const drafts = new RowDrafts(day, rules);
    for (const chat of chats) drafts.gather(chat);
    this.rows = drafts.rows();
    for (const row of this.rows) {
      const known = this.#byCustomer.get(row.customerId);
      if (known) known.push(row);
      else this.#byCustomer.set(row.customerId, [row]);
    }
  }

  of(customerId: string): readonly Row[] {
    return this.#byCustomer.get(customerId) ?? [];
  }

  with(customerId: string, agentId: string): Row | undefined {
    return this.of(customerId).find((row) => row.agentId === agentId);
  }

  /** Rows by customer: who is counted once in the shop may have several (VM-05). */
  get byCustomer(): Iterable<readonly Row[]> {
    return this.#byCustomer.values();
  }
}

class RowDrafts {
  readonly #day: DayNumber;
  readonly #rules: ShopRules;
  readonly #from: number;
  readonly #to: number;
  readonly #drafts = new Map<string, Map<string, Draft>>();
  readonly #offDuty = new Map<string, number>();
  readonly #answered = new Map<Message, AgentRound[]>();

  constructor(day: DayNumber, rules: ShopRules) {
    this.#day = day;
    this.#rules = rules;
    this.#from = rules.calendar.startOf(day);
    this.#to = rules.calendar.startOf(day + 1);
  }

  gather({ session, human, counted }: Chat): void {
    for (const step of session.steps) {
      if (!this.#isToday(step.at)) continue;
      if (step.kind === 'message') this.#message(step);
      else if (step.kind === 'held' && step.from !== undefined)
        this.#draft(session.customerId, step.from)?.transfers.push(step.at);
    }
    for (const round of human === counted ? counted.agent : [...counted.agent, ...human.agent]) {
      const { reply } = round;
      if (!reply || !this.#isToday(reply.at)) continue;
      const known = this.#answered.get(reply);
      if (known) known.push(round);
      else this.#answered.set(reply, [round]);
    }
    for (const round of counted.agent) {
      // Leave messages are in none of the figures that rows' rounds are for (RS-13).
      if (session.kind === 'online' && this.#isToday(round.since))
        this.#draft(session.customerId, round.agentId)?.rounds.push(round);
    }
  }

  rows(): Row[] {
    const rows: Row[] = [];
    for (const ofCustomer of this.#drafts.values())
      for (const draft of ofCustomer.values()) {
        const row = this.#judged(draft);
        if (row) rows.push(row);
      }
    return rows;
  }

  #isToday(at: number): boolean {
    return at >= this.#from && at < this.#to;
  }

  #message(message: Message): void {
    const { agentId, customerId, groupId } = message;
    if (agentId === undefined) return;
    const stripped = isStripped(message, this.#rules);
    if (isHuman(message) && !stripped)
      this.#offDuty.set(agentId, Math.max(this.#offDuty.get(agentId) ?? 0, message.at));
    const draft = this.#draft(customerId, agentId);
    if (!draft) return;
    draft.all += 1;
    if (stripped) return;
    draft.messages.push(message);
    const group = groupId ?? draft.account.groupId;
    if (group !== undefined) draft.groupIds.add(group);
  }

  #draft(customerId: string, agentId: string): Draft | undefined {
    let ofCustomer = this.#drafts.get(customerId);
    if (!ofCustomer) this.#drafts.set(customerId, (ofCustomer = new Map<string, Draft>()));
    const found = ofCustomer.get(agentId);
    if (found) return found;
    const account = this.#rules.accountOn(agentId, this.#day);
    if (!account) return undefined;
    const draft: Draft = {
      customerId,
      agentId,
      account,
      groupIds: new Set(),
      all: 0,
      messages: [],
      transfers: [],
      rounds: [],
    };
    ofCustomer.set(agentId, draft);
    return draft;
  }

  #judged({
    customerId,
    agentId,
    account,
    groupIds,
    all,
    messages,
    transfers,
    rounds,
  }: Draft): Row | undefined {
    if (all === 0 || customerId === '') return undefined;
    const settings = this.#rules.settingsOn(this.#day);
    const customerKind = this.#rules.customerKind(customerId, settings);
    messages.sort((left, right) => left.at - right.at || byTime(left.fact, right.fact));
    rounds.sort((left, right) => left.since - right.since);
    const candidate: Candidate = {
      customerKind,
      account,
      settings,
      messages,
      transfers,
      offDutyAt: this.#offDuty.get(agentId),
      answeredBy: (message) => this.#answered.get(message) ?? [],
    };
    const reason = reasonFor(candidate);
    const isNew = settings.profile === 'sycm2024';
    const asked = messages.some(isCustomers);
    // What is "not in any data" is not consulted either; nor are broadcasts that nobody answered (D6).
    const consulted = messages.length > 0 && customerKind !== 'vendor' && (!isNew || asked);
    const bothSides = !isNew || (asked && messages.some(isHuman));
    return {
      day: this.#day,
      customerId,
      agentId,
      account,
      settings,
      groupIds: [...groupIds],
      productIds: productsOf(messages),
      messages,
      reason,
      agentBegan: agentBegan(candidate),
      consulted,
      received: consulted && reason === undefined && bothSides,
      rounds,
      ...unrepliedIn(messages, settings),
    };
  }
}

function productsOf(messages: readonly Message[]): readonly string[] {
  const found = new Set<string>();
  for (const { session } of messages) if (session.productId !== undefined) found.add(session.productId);
  return [...found];
}

function unrepliedIn(messages: readonly Message[], settings: Row['settings']) {
  const first = messages.findIndex((message) => asks(message, settings));
  const last = messages.findLastIndex((message) => asks(message, settings));
  const reply = messages.findLastIndex((message) => countsAsReply(message, settings));
  return { unreplied: first >= 0 && reply < first, unrepliedLastWord: last >= 0 && reply < last };
}
