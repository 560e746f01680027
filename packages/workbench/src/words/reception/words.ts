import type { OutcomeTrace } from '@shopbell/sdk/admin';
import type { AgentStatus, RoutingCheck, ShopNotice } from '@shopbell/sdk/agent';

/** Why a conversation cannot be passed to somebody (RT-48). */
export type Unavailable = 'self' | 'away' | 'suspended' | 'offline' | 'nobody';

/** What becomes of open conversations when their agent goes. */
export type Fate = 'keep' | 're-route' | 'end';

/** Words of what agents do beside talking: passing on, blocking, lines, going away, leave messages, explanations. */
export interface ReceptionWords {
  readonly transfer: {
    readonly button: string;
    title(customer: string): string;
    readonly kinds: Readonly<Record<'agent' | 'group', string>>;
    readonly kindLabel: string;
    readonly search: Readonly<Record<'agent' | 'group', string>>;
    readonly note: string;
    readonly noteHint: string;
    readonly submit: string;
    readonly submitting: string;
    readonly cancel: string;
    readonly you: string;
    readonly unavailable: Readonly<Record<Unavailable, string>>;
    readonly awayHint: string;
    free(agents: number): string;
    readonly nobodyFree: string;
    waiting(customers: number): string;
    readonly notFound: string;
    more(count: number): string;
    readonly chooseFirst: string;
    readonly notYours: string;
    readonly gone: string;
    readonly lost: string;
    readonly failed: string;
    done(target: string): string;
  };

  readonly block: {
    readonly button: string;
    title(customer: string): string;
    readonly text: string;
    readonly reason: string;
    readonly reasonHint: string;
    readonly reasonMissing: string;
    readonly yes: string;
    readonly no: string;
    readonly forbidden: string;
    readonly failed: string;
    done(customer: string): string;
  };

  readonly lines: {
    readonly title: string;
    readonly nobody: string;
    waiting(customers: number): string;
    longest(time: string): string;
    longestSpoken(seconds: number): string;
    free(agents: number): string;
    readonly nobodyTaking: string;
  };

  /** Of orders, products and service tickets (AC-05). */
  readonly notices: {
    readonly title: string;
    fresh(count: number): string;
    came(count: number): string;
    readonly kinds: Readonly<Record<ShopNotice['kind'], string>>;
  };

  /** LM-23. */
  readonly search: {
    readonly label: string;
    readonly hint: string;
    foundFor(text: string): string;
    readonly recent: string;
    count(customers: number): string;
    readonly nobody: string;
    readonly searching: string;
    readonly searchFailed: string;
    readonly retry: string;
    readonly more: string;
    readonly open: string;
    readonly isBlocked: string;
    past(customer: string): string;
    readonly back: string;
    readonly write: string;
    engagedWith(agent: string): string;
    readonly engaged: string;
    readonly blocked: string;
    readonly offline: string;
    readonly gone: string;
    readonly failed: string;
  };

  readonly going: {
    title(status: AgentStatus): string;
    readonly signOutTitle: string;
    last(groups: string): string;
    readonly lastMeans: string;
    open(conversations: number): string;
    unanswered(conversations: number): string;
    readonly whatBecomes: string;
    readonly fates: Readonly<Record<Fate, string>>;
    readonly means: Readonly<Record<Fate, string>>;
    leaveMessages(count: number): string;
    readonly stay: string;
    go(status: AgentStatus): string;
    readonly signOut: string;
  };

  readonly pending: {
    open(count: number): string;
    readonly title: string;
    readonly hint: string;
    readonly empty: string;
    readonly loading: string;
    readonly failed: string;
    readonly retry: string;
    since(time: string): string;
    readonly assign: string;
    assignTo(customer: string): string;
    readonly agent: string;
    readonly search: string;
    readonly noAgent: string;
    readonly alreadyAssigned: string;
    readonly notAvailable: string;
    readonly gone: string;
    readonly assignFailed: string;
    assigned(customer: string, agent: string): string;
    readonly close: string;
    readonly back: string;
  };

  readonly why: {
    readonly menu: string;
    readonly title: string;
    titleOf(agent: string): string;
    readonly intro: string;
    readonly loading: string;
    readonly failed: string;
    readonly retry: string;
    readonly close: string;
    readonly again: string;
    readonly page: string;
    readonly anyEntry: string;
    readonly sku: string;
    readonly skuHint: string;
    readonly skuInvalid: string;
    readonly try: string;
    readonly comes: string;
    readonly comesNext: string;
    readonly verdicts: Readonly<Record<RoutingCheck, string>>;
    readonly inNoGroup: string;
    /** The same to a manager, who asks about somebody else and can mend it. */
    readonly toManager: {
      comesNext(agent: string): string;
      readonly receiving: string;
      readonly inNoGroup: string;
    };
    readonly disabled: string;
    readonly checks: Readonly<Record<RoutingCheck, string>>;
    readonly marks: Readonly<Record<'passed' | 'failed' | 'open', string>>;
    readonly groups: string;
    readonly next: string;
    weight(weight: number): string;
    readonly entry: string;
    /** By rule and what it said, `RT-03:matched`; `{group}` and `{agent}` stand for names. */
    readonly steps: Readonly<Record<string, string>>;
    /** By what it fell to an agent: the figures that were compared. */
    readonly pickedBy: string;
    readonly keys: {
      weight(weight: number): string;
      owed(conversations: number): string;
      place(place: number): string;
      spokeAt(when: string): string;
      waited(seconds: number): string;
      customers(count: number): string;
      holds(conversations: number): string;
    };
    readonly passedOver: string;
    readonly counts: Readonly<Record<RoutingCheck | 'turn' | 'owner' | 'number' | 'specified', string>>;
    /** Of a manager: a conversation that was. */
    readonly past: string;
    readonly conversation: string;
    readonly look: string;
    readonly pastProblems: Readonly<Record<'unknown' | 'failed', string>>;
    readonly outcomes: Readonly<Record<OutcomeTrace['outcome'], string>>;
    askThen(agent: string): string;
    then(when: string): string;
  };
}
