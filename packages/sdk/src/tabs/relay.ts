import type { TabHello } from '../connection/attempt.ts';
import type { ClientFrame, EventFrame, Position, ServerFrame, WelcomeFrame } from '../model/frames.ts';

/** Events that a follower may have missed and still resume after, as when the leader changes. */
const kept = 100;

/** A welcome with the whole truth in it, and what this person is told beside conversations. */
export interface Present {
  readonly welcome: WelcomeFrame;
  readonly more: readonly ServerFrame[];
}

export interface RelayHooks {
  /** How things stand in this tab; undefined while it is not online. */
  present(): Present | undefined;
  /** Sends a follower's frame to the server. */
  pass(frame: ClientFrame): void;
  /** A tab came, or this one did among others: it is told what all tabs hold. */
  met(): void;
}

/** What the leading tab does for the others: it stands in for the server, as far as it knows. */
export class Relay {
  readonly #hooks: RelayHooks;
  readonly #send: (text: string, to: string) => void;
  /** Followers that said hello and were not welcomed yet. */
  readonly #waiting = new Map<string, Position | undefined>();
  /** The last events, without a hole. */
  #recent: readonly EventFrame[] = [];

  constructor(hooks: RelayHooks, send: (text: string, to: string) => void) {
    this.#hooks = hooks;
    this.#send = send;
  }

  /** A frame of a follower. */
  up(from: string, text: string): void {
    const frame = JSON.parse(text) as ClientFrame | TabHello;
    if (frame.type === 'hello') {
      this.#waiting.set(from, frame.since);
      this.#hooks.met();
      this.serve();
    } else if (frame.type === 'ping') {
      this.#tell({ type: 'pong' }, from);
    } else {
      this.#hooks.pass(frame);
    }
  }

  /** An event was taken in. */
  took(frame: EventFrame): void {
    this.#recent = [...this.#recent.slice(-kept), frame];
    this.serve();
  }

  /** What is held was replaced: nothing from before leads there. */
  reset(): void {
    this.#recent = [];
  }

  /** The connection broke: nobody waits here any more. */
  sendAway(): void {
    this.#waiting.clear();
  }

  /** Welcomes whoever waits, but nobody back to what lies behind them: a former leader told them more. */
  serve(): void {
    const present = this.#waiting.size > 0 && this.#hooks.present();
    if (!present) return;
    const { welcome, more } = present;
    for (const [to, since] of this.#waiting) {
      const resumes = since?.epoch === welcome.position.epoch ? since : undefined;
      if (resumes && resumes.seq > welcome.position.seq) continue;
      this.#waiting.delete(to);
      const missed = resumes && this.#missed(resumes.seq, welcome.position.seq);
      const { snapshot: _snapshot, ...bare } = welcome;
      const frames =
        resumes && missed
          ? [{ ...bare, position: resumes, resumed: true }, ...missed, ...untold(welcome)]
          : [{ ...welcome, resumed: false }];
      for (const frame of [...frames, ...more]) this.#tell(frame, to);
    }
  }

  /** The events from one position to the next; undefined if they are not all held. */
  #missed(since: number, now: number): readonly EventFrame[] | undefined {
    if (since === now) return [];
    const [first] = this.#recent;
    return first && first.after <= since ? this.#recent.filter(({ seq }) => seq > since) : undefined;
  }

  #tell(frame: ServerFrame, to: string): void {
    this.#send(written(frame), to);
  }
}

/** A frame as text, whatever the page has put on all arrays: Prototype 1.6 has a `toJSON` there. */
export function written(frame: ServerFrame): string {
  return JSON.stringify(frame, function (this: Readonly<Record<string, unknown>>, name: string) {
    return this[name];
  });
}

/** What is not in events: how each entry, and each colleague, stands this moment. */
function untold({ snapshot }: WelcomeFrame): ServerFrame[] {
  const standings = (snapshot?.conversations ?? []).flatMap(({ id, queue, options }) =>
    queue || options
      ? ({
          type: 'standing',
          conversationId: id,
          ...(queue && { queue }),
          ...(options && { options }),
        } as const)
      : [],
  );
  return snapshot?.agents ? [...standings, { type: 'roster', agents: snapshot.agents }] : standings;
}
