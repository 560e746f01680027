import type { DayNumber } from '../calendar.ts';
import { sortIfNeeded } from '../room.ts';
import { agentBegan, reasonFor, type Candidate } from '../filters/receptionFilters.ts';
import type { Account, DaySettings, ShopRules } from '../shopRules.ts';
import type { Chat, Conversations } from './conversations.ts';
import { asks, countsAsReply, isStripped } from './messageRules.ts';
import { Row, type RowDay } from './row.ts';
import type { Message, PlacedMessages } from './placedMessages.ts';
import type { Session } from './session.ts';
import { noRow, type Round, type RoundRange, type Rounds } from './rounds.ts';

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
  readonly rounds: Round[];
}

const none: readonly never[] = [];

/** Nearly all rows are of one group and about one product: lists of one are the same for all of the day. */
class Singles {
  readonly #known = new Map<string, readonly string[]>();

  listOf(id: string): readonly string[] {
    let list = this.#known.get(id);
    if (!list) this.#known.set(id, (list = [id]));
    return list;
  }

  /** The same list if it has it already. */
  with(list: readonly string[], id: string | undefined): readonly string[] {
    if (id === undefined || list.includes(id)) return list;
    return list.length === 0 ? this.listOf(id) : [...list, id];
  }
}

/** The rows of a day. */
export class DayRows {
  readonly rows: readonly Row[];
  /** Where the rows of a customer begin: they stand together. */
  readonly #byCustomer = new Map<string, number>();

  constructor(day: DayNumber, conversations: Conversations, rules: ShopRules) {
    const drafts = new RowDrafts(day, conversations, rules);
    const chats = conversations.on(day);
    for (const chat of chats) drafts.gather(chat);
    this.rows = drafts.rows(chats);
    for (const [place, { customerId }] of this.rows.entries())
      if (this.rows[place - 1]?.customerId !== customerId) this.#byCustomer.set(customerId, place);
  }

  of(customerId: string): readonly Row[] {
    const from = this.#byCustomer.get(customerId);
    return from === undefined ? none : this.#from(from);
  }

  with(customerId: string, agentId: string): Row | undefined {
    return this.of(customerId).find((row) => row.agentId === agentId);
  }

  /** Rows by customer: who is counted once in the shop may have several (VM-05). */
  get byCustomer(): readonly (readonly Row[])[] {
    return Array.from(this.#byCustomer.values(), (from) => this.#from(from));
  }

  /** The row at a place, and those after it that are the same customer's. */
  #from(from: number): readonly Row[] {
    const { rows } = this;
    const customerId = rows[from]?.customerId;
    let to = from + 1;
    while (rows[to]?.customerId === customerId && to < rows.length) to += 1;
    return rows.slice(from, to);
  }
}

class RowDrafts {
  readonly #day: DayNumber;
  readonly #placed: PlacedMessages;
  readonly #rounds: Rounds;
  readonly #singles = new Singles();
  /** Messages and rounds of rows that are made, one after the other. */
  readonly #lists: number[] = [];
  readonly #rules: ShopRules;
  readonly #settings: DaySettings;
  readonly #from: number;
  readonly #to: number;
  readonly #agents = new Map<string, AgentDay | undefined>();
  /** By customer: nearly all have one agent on a day. */
  readonly #drafts = new Map<string, Draft[]>();
  /** Most messages go where the one before went. */
  #last: Draft | undefined;

  constructor(day: DayNumber, { placed, rounds }: Conversations, rules: ShopRules) {
    this.#day = day;
    this.#placed = placed;
    this.#rounds = rounds;
    this.#rules = rules;
    this.#settings = rules.settingsOn(day);
    this.#from = rules.calendar.startOf(day);
    this.#to = rules.calendar.startOf(day + 1);
  }

  gather({ session, counted }: Chat): void {
    for (let place = session.stepsFrom; place < session.stepsTo; place += 1) {
      const step = this.#placed.step(place);
      if (typeof step === 'number') {
        if (this.#isToday(this.#placed.at(step))) this.#message(step, session);
      } else if (!this.#isToday(step.at)) continue;
      else if (step.kind === 'held' && step.from !== undefined)
        this.#draft(session, step.from)?.transfers.push(step.at);
    }
    // Leave messages are in none of the figures that rows' rounds are for (RS-13).
    if (session.kind === 'leave') return;
    for (let round = counted.agent.from; round < counted.agent.to; round += 1) {
      const agentId = this.#rounds.agentId(round);
      if (agentId !== undefined && this.#isToday(this.#rounds.since(round)))
        this.#draft(session, agentId)?.rounds.push(round);
    }
  }

  rows(chats: readonly Chat[]): Row[] {
    const rows: Row[] = [];
    const on = { day: this.#day, settings: this.#settings, placed: this.#placed, rounds: this.#rounds };
    const rowDay: RowDay & { lists: Int32Array } = { ...on, lists: new Int32Array(0) };
    for (const ofCustomer of this.#drafts.values())
      for (const draft of ofCustomer) {
        const row = this.#judged(draft, chats, rowDay, rows.length);
        for (const round of draft.rounds) this.#rounds.noteRow(round, row ? rows.length : noRow);
        if (row) rows.push(row);
      }
    rowDay.lists = Int32Array.from(this.#lists);
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
    draft.groupIds = this.#singles.with(draft.groupIds, placed.groupId(message) ?? agent.account.groupId);
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
    on: RowDay,
    place: number,
  ): Row | undefined {
    if (all === 0 || customerId === '') return undefined;
    const settings = this.#settings;
    const { agentId, account, offDutyAt } = agent;
    const customerKind = this.#rules.customerKind(customerId, settings);
    const placed = this.#placed;
    sortIfNeeded(
      messages,
      (left, right) => placed.at(left) - placed.at(right) || placed.told.compare(left, right),
    );
    sortIfNeeded(rounds, (left, right) => this.#rounds.since(left) - this.#rounds.since(right));
    const candidate: Candidate = {
      customerKind,
      placed,
      account,
      settings,
      messages,
      transfers,
      offDutyAt,
      answeredBy: (message) => this.#answeredBy(message, chats),
      roundsTold: this.#rounds,
    };
    const reason = reasonFor(candidate);
    const isNew = settings.profile === 'sycm2024';
    const asked = messages.some((message) => placed.isCustomers(message));
    // What is "not in any data" is not consulted either; nor are broadcasts that nobody answered (D6).
    const consulted = messages.length > 0 && customerKind !== 'vendor' && (!isNew || asked);
    const bothSides = !isNew || (asked && messages.some((message) => placed.isHuman(message)));
    const { unreplied, unrepliedLastWord } = unrepliedIn(placed, messages, settings);
    const lists = this.#lists;
    const messagesFrom = lists.length;
    for (const message of messages) lists.push(message);
    const roundsFrom = lists.length;
    for (const round of rounds) lists.push(round);
    return new Row(on, {
      place,
      customerId,
      customer,
      agentId,
      account,
      groupIds,
      productIds: this.#productsOf(messages),
      messagesFrom,
      roundsFrom,
      roundsTo: lists.length,
      reason,
      consulted,
      unreplied,
      unrepliedLastWord,
      agentBegan: agentBegan(candidate),
      received: consulted && reason === undefined && bothSides,
    });
  }

  #productsOf(messages: readonly Message[]): readonly string[] {
    let found: readonly string[] = none;
    for (const message of messages)
      found = this.#singles.with(found, this.#placed.session(message).productId);
    return found;
  }

  /** The rounds that a message answers, human and counted. */
  #answeredBy(message: Message, chats: readonly Chat[]): readonly Round[] {
    const chat = chats.find(({ session }) => session === this.#placed.session(message));
    if (!chat) return none;
    const { human, counted } = chat;
    const found: Round[] = [];
    const look = ({ from, to }: RoundRange): void => {
      for (let round = from; round < to; round += 1)
        if (this.#rounds.reply(round) === message) found.push(round);
    };
    look(human.agent);
    if (counted !== human) look(counted.agent);
    return found;
  }
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
