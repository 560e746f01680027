import type { DayNumber } from '../calendar.ts';
import { sortIfNeeded } from '../room.ts';
import { agentBegan, reasonFor, type Candidate } from '../filters/receptionFilters.ts';
import type { Account, DaySettings, ShopRules } from '../shopRules.ts';
import type { Chat, Conversations } from './conversations.ts';
import { asks, countsAsReply, isStripped } from './messageRules.ts';
import { paceOf } from './pace.ts';
import { Row, type RowDay } from './row.ts';
import type { Message, PlacedMessages } from './placedMessages.ts';
import type { Session } from './session.ts';
import { Singles } from './singles.ts';
import { noName } from '../names.ts';
import { noRow, type Round, type RoundRange, type Rounds } from './rounds.ts';

/** An agent on a day. */
interface AgentDay {
  readonly agentId: string;
  /** The same by its number among names. */
  readonly agent: number;
  readonly account: Account;
  /** FL-06: the last message by hand to anybody; undefined while there is none. */
  offDutyAt: number | undefined;
}

/** A row while its messages are gathered. */
interface Draft {
  readonly customerId: string;
  readonly customer: number;
  readonly agent: AgentDay;
  groups: readonly number[];
  /** Before and after stripping. */
  all: number;
  readonly messages: Message[];
  readonly transfers: number[];
  readonly rounds: Round[];
}

const none: readonly never[] = [];

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
  /** Of rows that are made, one row's after the other. */
  readonly #messages: number[] = [];
  readonly #rules: ShopRules;
  readonly #settings: DaySettings;
  readonly #from: number;
  readonly #to: number;
  /** By their numbers; undefined: not counted on the day. */
  readonly #agents = new Map<number, AgentDay | undefined>();
  /** By customer: nearly all have one agent on a day. */
  readonly #drafts = new Map<number, Draft[]>();
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
      else if (step.kind === 'held' && step.from !== noName)
        this.#draft(session, step.from)?.transfers.push(step.at);
    }
    // Leave messages are in none of the figures that rows' rounds are for (RS-13).
    if (session.kind === 'leave') return;
    for (let round = counted.agent.from; round < counted.agent.to; round += 1) {
      const agent = this.#rounds.agent(round);
      if (agent !== noName && this.#isToday(this.#rounds.since(round)))
        this.#draft(session, agent)?.rounds.push(round);
    }
  }

  rows(chats: readonly Chat[]): Row[] {
    const rows: Row[] = [];
    const on = { day: this.#day, settings: this.#settings, placed: this.#placed };
    const rowDay: RowDay & { messages: Int32Array } = { ...on, messages: new Int32Array(0) };
    for (const ofCustomer of this.#drafts.values())
      for (const draft of ofCustomer) {
        const row = this.#judged(draft, chats, rowDay);
        for (const round of draft.rounds) this.#rounds.noteRow(round, row ? rows.length : noRow);
        if (row) rows.push(row);
      }
    rowDay.messages = new Int32Array(this.#messages);
    return rows;
  }

  #isToday(at: number): boolean {
    return at >= this.#from && at < this.#to;
  }

  #message(message: Message, session: Session): void {
    const placed = this.#placed;
    const number = placed.agent(message);
    if (number === noName) return;
    const draft = this.#draft(session, number);
    if (!draft) return;
    draft.all += 1;
    if (isStripped(placed, message, this.#rules)) return;
    const { agent } = draft;
    if (placed.isHuman(message)) agent.offDutyAt = Math.max(agent.offDutyAt ?? 0, placed.at(message));
    draft.messages.push(message);
    const group = placed.group(message);
    draft.groups = this.#singles.with(draft.groups, group === noName ? agent.account.group : group);
  }

  /** Undefined if the agent is not counted on the day. */
  #draft({ customerId, customer }: Session, number: number): Draft | undefined {
    const last = this.#last;
    if (last?.agent.agent === number && last.customer === customer) return last;
    let ofCustomer = this.#drafts.get(customer);
    if (!ofCustomer) this.#drafts.set(customer, (ofCustomer = []));
    let draft = ofCustomer.find(({ agent }) => agent.agent === number);
    if (!draft) {
      const agent = this.#agent(number);
      if (!agent) return undefined;
      draft = {
        customerId,
        customer,
        agent,
        groups: none,
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

  #agent(number: number): AgentDay | undefined {
    let agent = this.#agents.get(number);
    if (agent || this.#agents.has(number)) return agent;
    const account = this.#rules.accountOf(number, this.#day);
    const agentId = this.#placed.told.names.nameOf(number) ?? '';
    if (account) agent = { agentId, agent: number, account, offDutyAt: undefined };
    this.#agents.set(number, agent);
    return agent;
  }

  #judged(
    { customerId, customer, agent, groups, all, messages, transfers, rounds }: Draft,
    chats: readonly Chat[],
    on: RowDay,
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
    const received = consulted && reason === undefined && bothSides;
    const { firstResponse, slow } = paceOf(this.#rounds, rounds, settings);
    const from = this.#messages.length;
    for (const message of messages) this.#messages.push(message);
    return new Row(on, {
      customerId,
      customer,
      agent: agent.agent,
      agentId,
      account,
      groups,
      products: this.#productsOf(messages),
      from,
      to: this.#messages.length,
      reason,
      consulted,
      unreplied,
      unrepliedLastWord,
      agentBegan: agentBegan(candidate),
      received,
      firstResponse,
      slow: received && slow,
    });
  }

  #productsOf(messages: readonly Message[]): readonly number[] {
    let found: readonly number[] = none;
    let last: Session | undefined;
    for (const message of messages) {
      const session = this.#placed.session(message);
      if (session !== last) found = this.#singles.with(found, session.product);
      last = session;
    }
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
  let index = 0;
  for (const message of messages) {
    if (asks(placed, message, settings)) {
      if (first < 0) first = index;
      last = index;
    } else if (countsAsReply(placed, message, settings)) reply = index;
    index += 1;
  }
  return { unreplied: first >= 0 && reply < first, unrepliedLastWord: last >= 0 && reply < last };
}
