import type { DayNumber } from '../calendar.ts';
import { sortIfNeeded } from '../room.ts';
import { agentBegan, reasonFor, type Candidate } from '../filters/receptionFilters.ts';
import type { Account, DaySettings, ShopRules } from '../shopRules.ts';
import type { Chat, Conversations } from './conversations.ts';
import { isStripped } from './messageRules.ts';
import { paceOf } from './pace.ts';
import { Row, type RowDay } from './row.ts';
import { contentsOf } from './rowContents.ts';
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
  /** FL-06: the last message by hand to anybody; -Infinity while there is none. */
  offDutyAt: number;
}

/** A row while its messages are gathered. */
interface Draft {
  readonly customerId: string;
  readonly customer: number;
  readonly agent: AgentDay;
  groups: readonly number[];
  /** Of the message before. */
  group: number;
  /** Before and after stripping. */
  all: number;
  readonly messages: Message[];
  transfers: readonly number[];
  readonly rounds: Round[];
}

const none: readonly never[] = [];

/** The rows of a day. */
export class DayRows {
  readonly rows: readonly Row[];
  /** Where the rows of each customer begin: they stand together. */
  readonly #begins: number[] = [];
  /** The same by the numbers of customers. */
  readonly #byCustomer = new Map<number, number>();

  constructor(day: DayNumber, conversations: Conversations, rules: ShopRules) {
    const drafts = new RowDrafts(day, conversations, rules);
    const chats = conversations.on(day);
    for (const chat of chats) drafts.gather(chat);
    this.rows = drafts.rows(chats);
    let before = noName;
    for (let place = 0; place < this.rows.length; place += 1) {
      const customer = this.rows[place]?.customer ?? noName;
      if (customer === before) continue;
      this.#begins.push(place);
      this.#byCustomer.set(customer, place);
      before = customer;
    }
  }

  /** @param customer by its number among names, as agents below */
  of(customer: number): readonly Row[] {
    const from = this.#byCustomer.get(customer);
    return from === undefined ? none : this.#from(from);
  }

  with(customer: number, agent: number): Row | undefined {
    return this.of(customer).find((row) => row.agent === agent);
  }

  /** Rows by customer: who is counted once in the shop may have several (VM-05). */
  get byCustomer(): readonly (readonly Row[])[] {
    return this.#begins.map((from, place) => this.rows.slice(from, this.#begins[place + 1]));
  }

  /** The row at a place, and those after it that are the same customer's. */
  #from(from: number): readonly Row[] {
    const { rows } = this;
    const customer = rows[from]?.customer;
    let to = from + 1;
    while (to < rows.length && rows[to]?.customer === customer) to += 1;
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
      else if (step.kind === 'held' && step.from !== noName) {
        const draft = this.#draft(session, step.from);
        if (draft) draft.transfers = [...draft.transfers, step.at];
      }
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
    if (placed.isHuman(message)) agent.offDutyAt = Math.max(agent.offDutyAt, placed.at(message));
    draft.messages.push(message);
    const told = placed.group(message);
    const group = told === noName ? agent.account.group : told;
    if (group !== draft.group) draft.groups = this.#singles.with(draft.groups, group);
    draft.group = group;
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
        group: noName,
        all: 0,
        messages: [],
        transfers: none,
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
    if (account) agent = { agentId, agent: number, account, offDutyAt: -Infinity };
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
    const customerKind = this.#rules.customerKind(customer, customerId, settings);
    const placed = this.#placed;
    if (!isInOrder(placed, messages))
      messages.sort((left, right) => placed.at(left) - placed.at(right) || placed.told.compare(left, right));
    sortIfNeeded(rounds, (left, right) => this.#rounds.since(left) - this.#rounds.since(right));
    const candidate: Candidate = {
      customerKind,
      placed,
      account,
      settings,
      messages,
      transfers,
      offDutyAt: offDutyAt === -Infinity ? undefined : offDutyAt,
      answeredBy: (message) => this.#answeredBy(message, chats),
      roundsTold: this.#rounds,
    };
    const began = agentBegan(candidate);
    const reason = reasonFor(candidate, began);
    const isNew = settings.profile === 'sycm2024';
    const contents = contentsOf(placed, messages, settings);
    // What is "not in any data" is not consulted either; nor are broadcasts that nobody answered (D6).
    const consulted = messages.length > 0 && customerKind !== 'vendor' && (!isNew || contents.asked);
    const bothSides = !isNew || (contents.asked && contents.spoken);
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
      unreplied: contents.unreplied,
      unrepliedLastWord: contents.unrepliedLastWord,
      agentBegan: began,
      received,
      firstResponse,
      slow: received && slow,
      customerMessages: contents.customerMessages,
      agentMessages: contents.agentMessages,
      agentCharacters: contents.agentCharacters,
    });
  }

  #productsOf(messages: readonly Message[]): readonly number[] {
    let found: readonly number[] = none;
    let last = -1;
    for (const message of messages) {
      const session = this.#placed.placeOfSession(message);
      if (session !== last) found = this.#singles.with(found, this.#placed.sessionAt(session).product);
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

/** One after the other in time; of those of one instant, who knows. */
function isInOrder(placed: PlacedMessages, messages: readonly Message[]): boolean {
  let before = -Infinity;
  for (const message of messages) {
    const at = placed.at(message);
    if (at <= before) return false;
    before = at;
  }
  return true;
}
