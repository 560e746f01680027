import type { DayNumber } from '../calendar.ts';
import { agentBegan, reasonFor, type Candidate } from '../filters/receptionFilters.ts';
import { noName } from '../names.ts';
import { sortIfNeeded } from '../room.ts';
import type { DaySettings, ShopRules } from '../shopRules.ts';
import type { Conversations } from './conversations.ts';
import { DayRows } from './dayRows.ts';
import { isStripped } from './messageRules.ts';
import { noNames } from './nameLists.ts';
import { paceOf } from './pace.ts';
import type { Message, PlacedMessages } from './placedMessages.ts';
import { contentsOf } from './rowContents.ts';
import { noDraft, RowDrafts, type AgentDay } from './rowDrafts.ts';
import { noRow, type Round, type Rounds } from './rounds.ts';
import type { Row, Rows } from './rows.ts';
import { countedAgent, humanAgent, type Reading, type Session } from './sessions.ts';
import { isMessage } from './steps.ts';

const none: readonly never[] = [];

/** Reads the rows of days, one day after the other: sessions are gathered into drafts, and these are judged. */
export class RowReader {
  readonly #conversations: Conversations;
  readonly #placed: PlacedMessages;
  readonly #rounds: Rounds;
  readonly #rules: ShopRules;
  readonly #rows: Rows;
  readonly #drafts = new RowDrafts();
  #day: DayNumber = 0;
  #settings: DaySettings;
  #from = 0;
  #to = 0;
  /** By their numbers; undefined: not counted on the day. */
  readonly #agents = new Map<number, AgentDay | undefined>();
  /** Most messages go where the one before went. */
  #lastDraft = noDraft;
  #lastCustomer = noName;
  #lastAgent = noName;
  /** Of the draft that is being judged, in their order. */
  readonly #messages: Message[] = [];
  readonly #ofDraft: Round[] = [];

  constructor(conversations: Conversations, rules: ShopRules, rows: Rows) {
    this.#conversations = conversations;
    this.#placed = conversations.placed;
    this.#rounds = conversations.rounds;
    this.#rules = rules;
    this.#rows = rows;
    this.#settings = rules.settingsOn(this.#day);
  }

  read(day: DayNumber): DayRows {
    this.#begin(day);
    for (const session of this.#conversations.on(day)) this.#gather(session);
    const drafts = this.#drafts;
    let count = 0;
    for (const customer of drafts.customers)
      for (let draft = drafts.first(customer); draft !== noDraft; draft = drafts.next(draft))
        if (this.#isRow(customer, draft)) count += 1;
    const first = this.#rows.take(count);
    let row = first;
    for (const customer of drafts.customers)
      for (let draft = drafts.first(customer); draft !== noDraft; draft = drafts.next(draft)) {
        const isRow = this.#isRow(customer, draft);
        drafts.rounds.read(draft, this.#ofDraft);
        for (const round of this.#ofDraft) this.#rounds.noteRow(round, isRow ? row : noRow);
        if (!isRow) continue;
        this.#judge(customer, draft, row);
        row += 1;
      }
    return new DayRows(this.#rows, first, row);
  }

  #begin(day: DayNumber): void {
    this.#day = day;
    this.#settings = this.#rules.settingsOn(day);
    this.#from = this.#rules.calendar.startOf(day);
    this.#to = this.#rules.calendar.startOf(day + 1);
    this.#drafts.clear();
    this.#agents.clear();
    this.#lastDraft = noDraft;
  }

  #gather(session: Session): void {
    const { sessions, steps } = this.#placed;
    const customer = sessions.customer(session);
    const to = sessions.stepsTo(session);
    for (let place = sessions.stepsFrom(session); place < to; place += 1) {
      const step = steps.at(place);
      const at = steps.moment(step);
      if (!this.#isToday(at)) continue;
      if (isMessage(step)) this.#message(step, customer, at);
      else if (steps.isHeld(step) && steps.from(step) !== noName) {
        const draft = this.#draft(customer, steps.from(step));
        const { transfers } = this.#drafts;
        if (draft !== noDraft) transfers.set(draft, [...(transfers.get(draft) ?? none), at]);
      }
    }
    // Leave messages are in none of the figures that rows' rounds are for (RS-13).
    if (sessions.isLeave(session)) return;
    const end = sessions.roundsTo(session, countedAgent);
    for (let round = sessions.roundsFrom(session, countedAgent); round < end; round += 1) {
      const agent = this.#rounds.agent(round);
      if (agent === noName || !this.#isToday(this.#rounds.since(round))) continue;
      const draft = this.#draft(customer, agent);
      if (draft !== noDraft) this.#drafts.rounds.add(draft, round);
    }
  }

  #isToday(at: number): boolean {
    return at >= this.#from && at < this.#to;
  }

  #message(message: Message, customer: number, at: number): void {
    const placed = this.#placed;
    const number = placed.agent(message);
    if (number === noName) return;
    const draft = this.#draft(customer, number);
    if (draft === noDraft) return;
    const drafts = this.#drafts;
    drafts.all[draft] = (drafts.all[draft] ?? 0) + 1;
    if (isStripped(placed, message, this.#rules)) return;
    const agent = drafts.agent[draft];
    if (agent && placed.isHuman(message)) agent.offDutyAt = Math.max(agent.offDutyAt, at);
    drafts.messages.add(draft, message);
    const told = placed.group(message);
    const group = told === noName ? (agent?.account.group ?? noName) : told;
    if (group === drafts.group[draft]) return;
    drafts.groups[draft] = this.#rows.lists.with(drafts.groups[draft] ?? noNames, group);
    drafts.group[draft] = group;
  }

  /** `noDraft` if the agent is not counted on the day. */
  #draft(customer: number, number: number): number {
    if (this.#lastDraft !== noDraft && this.#lastAgent === number && this.#lastCustomer === customer)
      return this.#lastDraft;
    const drafts = this.#drafts;
    drafts.see(customer);
    let draft = drafts.find(customer, number);
    if (draft === noDraft) {
      const agent = this.#agent(number);
      if (!agent) return noDraft;
      draft = drafts.begin(customer, agent);
    }
    this.#lastDraft = draft;
    this.#lastAgent = number;
    this.#lastCustomer = customer;
    return draft;
  }

  #agent(number: number): AgentDay | undefined {
    let agent = this.#agents.get(number);
    if (agent || this.#agents.has(number)) return agent;
    const account = this.#rules.accountOf(number, this.#day);
    if (account) agent = { agent: number, account, offDutyAt: -Infinity };
    this.#agents.set(number, agent);
    return agent;
  }

  #isRow(customer: number, draft: number): boolean {
    return this.#drafts.all[draft] !== 0 && this.#placed.told.names.nameOf(customer) !== '';
  }

  #judge(customer: number, draft: number, row: Row): void {
    const [settings, placed, rounds, messages] = [
      this.#settings,
      this.#placed,
      this.#ofDraft,
      this.#messages,
    ];
    const agentDay = this.#drafts.agent[draft];
    if (!agentDay) return;
    const { agent, account, offDutyAt } = agentDay;
    const customerId = placed.told.names.nameOf(customer) ?? '';
    const customerKind = this.#rules.customerKind(customer, customerId, settings);
    this.#drafts.messages.read(draft, messages);
    if (!isInOrder(placed, messages))
      messages.sort((left, right) => placed.at(left) - placed.at(right) || placed.told.compare(left, right));
    sortIfNeeded(rounds, (left, right) => this.#rounds.since(left) - this.#rounds.since(right));
    const candidate: Candidate = {
      customerKind,
      placed,
      account,
      settings,
      messages,
      transfers: this.#drafts.transfers.get(draft) ?? none,
      offDutyAt: offDutyAt === -Infinity ? undefined : offDutyAt,
      answeredBy: this.#answeredBy,
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
    this.#rows.put(row, {
      day: this.#day,
      customer,
      agent,
      groups: this.#drafts.groups[draft] ?? noNames,
      products: this.#productsOf(messages),
      messages,
      reason,
      agentBegan: began,
      consulted,
      received,
      unreplied: contents.unreplied,
      unrepliedLastWord: contents.unrepliedLastWord,
      firstResponse,
      slow: received && slow,
      customerMessages: contents.customerMessages,
      agentMessages: contents.agentMessages,
      agentCharacters: contents.agentCharacters,
    });
  }

  #productsOf(messages: readonly Message[]): number {
    let found = noNames;
    let last = -1;
    for (const message of messages) {
      const session = this.#placed.session(message);
      if (session !== last) found = this.#rows.lists.with(found, this.#placed.sessions.product(session));
      last = session;
    }
    return found;
  }

  /** The rounds that a message answers, human and counted. */
  readonly #answeredBy = (message: Message): readonly Round[] => {
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
  };
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
