import type { DayNumber } from '../calendar.ts';
import { sortIfNeeded } from '../room.ts';
import { agentBegan, reasonFor, type Candidate } from '../filters/receptionFilters.ts';
import type { Account, DaySettings, ShopRules } from '../shopRules.ts';
import type { Chat } from './conversations.ts';
import { asks, countsAsReply, isStripped } from './messageRules.ts';
import type { Row } from './row.ts';
import type { Message, PlacedMessages } from './placedMessages.ts';
import type { Session } from './session.ts';
import type { AgentRound } from './sessionRounds.ts';

/** An agent on a day. */
interface AgentDay {
  readonly agentId: string;
  readonly account: Account;
  /** FL-06: the last message by hand to anybody; undefined while there is none. */
  offDutyAt: number | undefined;
}

/** A row while its messages are gathered. */
interface Draft {
  readonly customerId: string;
  readonly customer: number;
  readonly agent: AgentDay;
  groupIds: readonly string[];
  /** Before and after stripping. */
  all: number;
  readonly messages: Message[];
  readonly transfers: number[];
  readonly rounds: AgentRound[];
}

const none: readonly never[] = [];

/** Lists grow with room to spare; a year has a million of them that never grow again. */
const fitted = <T>(list: readonly T[]): readonly T[] => (list.length === 0 ? none : list.slice());

/** The rows of a day. */
export class DayRows {
  readonly rows: readonly Row[];
  readonly #byCustomer = new Map<string, Row[]>();

  constructor(day: DayNumber, chats: readonly Chat[], placed: PlacedMessages, rules: ShopRules) {
    const drafts = new RowDrafts(day, placed, rules);
    for (const chat of chats) drafts.gather(chat);
    this.rows = drafts.rows(chats);
    for (const row of this.rows) {
      const known = this.#byCustomer.get(row.customerId);
      if (known) known.push(row);
      else this.#byCustomer.set(row.customerId, [row]);
    }
  }

  of(customerId: string): readonly Row[] {
    return this.#byCustomer.get(customerId) ?? none;
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
  readonly #placed: PlacedMessages;
  readonly #rules: ShopRules;
  readonly #settings: DaySettings;
  readonly #from: number;
  readonly #to: number;
  readonly #agents = new Map<string, AgentDay | undefined>();
  /** By customer: nearly all have one agent on a day. */
  readonly #drafts = new Map<string, Draft[]>();
  /** Most messages go where the one before went. */
  #last: Draft | undefined;

  constructor(day: DayNumber, placed: PlacedMessages, rules: ShopRules) {
    this.#day = day;
    this.#placed = placed;
    this.#rules = rules;
    this.#settings = rules.settingsOn(day);
    this.#from = rules.calendar.startOf(day);
    this.#to = rules.calendar.startOf(day + 1);
  }

  gather({ session, counted }: Chat): void {
    for (const step of session.steps) {
      if (typeof step === 'number') {
        if (this.#isToday(this.#placed.at(step))) this.#message(step, session);
      } else if (!this.#isToday(step.at)) continue;
      else if (step.kind === 'held' && step.from !== undefined)
        this.#draft(session, step.from)?.transfers.push(step.at);
    }
    // Leave messages are in none of the figures that rows' rounds are for (RS-13).
    if (session.kind === 'leave') return;
    for (const round of counted.agent)
      if (this.#isToday(round.since)) this.#draft(session, round.agentId)?.rounds.push(round);
  }

  rows(chats: readonly Chat[]): Row[] {
    const rows: Row[] = [];
    for (const ofCustomer of this.#drafts.values())
      for (const draft of ofCustomer) {
        const row = this.#judged(draft, chats);
        if (row) rows.push(row);
        for (const round of draft.rounds) round.row = row;
      }
    return rows;
  }

  #isToday(at: number): boolean {
    return at >= this.#from && at < this.#to;
  }

  #message(message: Message, session: Session): void {
    const placed = this.#placed;
    const agentId = placed.agentId(message);
    if (agentId === undefined) return;
    const draft = this.#draft(session, agentId);
    if (!draft) return;
    draft.all += 1;
    if (isStripped(placed, message, this.#rules)) return;
    const { agent } = draft;
    if (placed.isHuman(message)) agent.offDutyAt = Math.max(agent.offDutyAt ?? 0, placed.at(message));
    draft.messages.push(message);
    const group = placed.groupId(message) ?? agent.account.groupId;
    if (group !== undefined && !draft.groupIds.includes(group)) draft.groupIds = [...draft.groupIds, group];
  }

  /** Undefined if the agent is not counted on the day. */
  #draft({ customerId, customer }: Session, agentId: string): Draft | undefined {
    const last = this.#last;
    if (last?.agent.agentId === agentId && last.customerId === customerId) return last;
    let ofCustomer = this.#drafts.get(customerId);
    if (!ofCustomer) this.#drafts.set(customerId, (ofCustomer = []));
    let draft = ofCustomer.find(({ agent }) => agent.agentId === agentId);
    if (!draft) {
      const agent = this.#agent(agentId);
      if (!agent) return undefined;
      draft = {
        customerId,
        customer,
        agent,
        groupIds: none,
        all: 0,
        messages: [],
        transfers: [],
        rounds: [],
      };
      ofCustomer.push(draft);
    }
    this.#last = draft;
    return draft;
  }

  #agent(agentId: string): AgentDay | undefined {
    let agent = this.#agents.get(agentId);
    if (agent || this.#agents.has(agentId)) return agent;
    const account = this.#rules.accountOn(agentId, this.#day);
    if (account) agent = { agentId, account, offDutyAt: undefined };
    this.#agents.set(agentId, agent);
    return agent;
  }

  #judged(
    { customerId, customer, agent, groupIds, all, messages, transfers, rounds }: Draft,
    chats: readonly Chat[],
  ) {
    if (all === 0 || customerId === '') return undefined;
    const settings = this.#settings;
    const { agentId, account, offDutyAt } = agent;
    const customerKind = this.#rules.customerKind(customerId, settings);
    const placed = this.#placed;
    sortIfNeeded(
      messages,
      (left, right) => placed.at(left) - placed.at(right) || placed.told.compare(left, right),
    );
    sortIfNeeded(rounds, (left, right) => left.since - right.since);
    const candidate: Candidate = {
      customerKind,
      placed,
      account,
      settings,
      messages,
      transfers,
      offDutyAt,
      answeredBy: (message) => roundsAnsweredBy(placed, message, chats),
    };
    const reason = reasonFor(candidate);
    const isNew = settings.profile === 'sycm2024';
    const asked = messages.some((message) => placed.isCustomers(message));
    // What is "not in any data" is not consulted either; nor are broadcasts that nobody answered (D6).
    const consulted = messages.length > 0 && customerKind !== 'vendor' && (!isNew || asked);
    const bothSides = !isNew || (asked && messages.some((message) => placed.isHuman(message)));
    const { unreplied, unrepliedLastWord } = unrepliedIn(placed, messages, settings);
    const row: Row = {
      day: this.#day,
      customerId,
      customer,
      agentId,
      account,
      settings,
      groupIds,
      productIds: productsOf(placed, messages),
      placed,
      messages: fitted(messages),
      reason,
      agentBegan: agentBegan(candidate),
      consulted,
      received: consulted && reason === undefined && bothSides,
      rounds: fitted(rounds),
      unreplied,
      unrepliedLastWord,
    };
    return row;
  }
}

/** The rounds that a message answers, human and counted. */
function roundsAnsweredBy(
  placed: PlacedMessages,
  message: Message,
  chats: readonly Chat[],
): readonly AgentRound[] {
  const chat = chats.find(({ session }) => session === placed.session(message));
  if (!chat) return none;
  const { human, counted } = chat;
  const all = human === counted ? human.agent : [...human.agent, ...counted.agent];
  return all.filter(({ reply }) => reply === message);
}

function productsOf(placed: PlacedMessages, messages: readonly Message[]): readonly string[] {
  let found: readonly string[] = none;
  for (const message of messages) {
    const { productId } = placed.session(message);
    if (productId !== undefined && !found.includes(productId)) found = [...found, productId];
  }
  return found;
}

/** VM-11, D21: which questions of the day have no reply after them. */
function unrepliedIn(placed: PlacedMessages, messages: readonly Message[], settings: DaySettings) {
  let [first, last, reply] = [-1, -1, -1];
  for (const [index, message] of messages.entries())
    if (asks(placed, message, settings)) {
      if (first < 0) first = index;
      last = index;
    } else if (countsAsReply(placed, message, settings)) reply = index;
  return { unreplied: first >= 0 && reply < first, unrepliedLastWord: last >= 0 && reply < last };
}
