import type { DayNumber } from '../calendar.ts';
import { agentBegan, reasonFor, type Candidate } from '../filters/receptionFilters.ts';
import { noName } from '../names.ts';
import { sortIfNeeded } from '../room.ts';
import type { Account, DaySettings, ShopRules } from '../shopRules.ts';
import type { Conversations } from './conversations.ts';
import { isStripped } from './messageRules.ts';
import { paceOf } from './pace.ts';
import type { Message, PlacedMessages } from './placedMessages.ts';
import { noRow, type Round, type Rounds } from './rounds.ts';
import { Row, type RowDay } from './row.ts';
import { contentsOf } from './rowContents.ts';
import { countedAgent, humanAgent, type Reading, type Session } from './sessions.ts';
import { Singles } from './singles.ts';
import { isMessage } from './steps.ts';

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

/** The rows of a day while sessions are gathered into them, one after the other. */
export class RowDrafts {
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

  gather(session: Session): void {
    const { sessions, steps } = this.#placed;
    const to = sessions.stepsTo(session);
    for (let place = sessions.stepsFrom(session); place < to; place += 1) {
      const step = steps.at(place);
      const at = steps.moment(step);
      if (!this.#isToday(at)) continue;
      if (isMessage(step)) this.#message(step, session);
      else if (steps.isHeld(step) && steps.from(step) !== noName) {
        const draft = this.#draft(session, steps.from(step));
        if (draft) draft.transfers = [...draft.transfers, at];
      }
    }
    // Leave messages are in none of the figures that rows' rounds are for (RS-13).
    if (sessions.isLeave(session)) return;
    const end = sessions.roundsTo(session, countedAgent);
    for (let round = sessions.roundsFrom(session, countedAgent); round < end; round += 1) {
      const agent = this.#rounds.agent(round);
      if (agent !== noName && this.#isToday(this.#rounds.since(round)))
        this.#draft(session, agent)?.rounds.push(round);
    }
  }

  rows(): Row[] {
    const rows: Row[] = [];
    const on = { day: this.#day, settings: this.#settings, placed: this.#placed };
    const rowDay: RowDay & { messages: Int32Array } = { ...on, messages: new Int32Array(0) };
    for (const ofCustomer of this.#drafts.values())
      for (const draft of ofCustomer) {
        const row = this.#judged(draft, rowDay);
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
  #draft(session: Session, number: number): Draft | undefined {
    const customer = this.#placed.sessions.customer(session);
    const last = this.#last;
    if (last?.agent.agent === number && last.customer === customer) return last;
    let ofCustomer = this.#drafts.get(customer);
    if (!ofCustomer) this.#drafts.set(customer, (ofCustomer = []));
    let draft = ofCustomer.find(({ agent }) => agent.agent === number);
    if (!draft) {
      const agent = this.#agent(number);
      if (!agent) return undefined;
      draft = {
        customerId: this.#placed.sessions.customerId(session),
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
      answeredBy: (message) => this.#answeredBy(message),
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
      const session = this.#placed.session(message);
      if (session !== last) found = this.#singles.with(found, this.#placed.sessions.product(session));
      last = session;
    }
    return found;
  }

  /** The rounds that a message answers, human and counted. */
  #answeredBy(message: Message): readonly Round[] {
    const { sessions } = this.#placed;
    const session = this.#placed.session(message);
    const found: Round[] = [];
    const look = (reading: Reading): void => {
      const to = sessions.roundsTo(session, reading);
      for (let round = sessions.roundsFrom(session, reading); round < to; round += 1)
        if (this.#rounds.reply(round) === message) found.push(round);
    };
    look(humanAgent);
    if (!sessions.hasSameRounds(session, countedAgent, humanAgent)) look(countedAgent);
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
