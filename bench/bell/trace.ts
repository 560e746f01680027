import type { CDPSession } from 'playwright-core';

/** As much of an event of Chromium's tracing as is used here; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** CPU time of the thread: what a busy machine does not make longer by making it wait. */
  readonly tdur?: number;
  readonly args: {
    readonly name?: string;
    readonly data?: {
      readonly url?: string;
      readonly nodeName?: string;
      readonly consumedCacheSize?: number;
    };
  };
}

/** Milliseconds by the clock, and of the processor. */
export interface Took {
  readonly wall: number;
  readonly cpu: number;
}

const categories = {
  script: ['devtools.timeline', 'v8', 'disabled-by-default-v8.compile'],
  tasks: ['disabled-by-default-devtools.timeline'],
} as const;

/** The browser's own record of what the main thread of a page did. */
export class Trace {
  readonly #events: readonly TraceEvent[];

  private constructor(events: readonly TraceEvent[]) {
    this.#events = events;
  }

  static async of(
    session: CDPSession,
    about: keyof typeof categories,
    run: () => Promise<void>,
  ): Promise<Trace> {
    const events: TraceEvent[] = [];
    const collect = ({ value }: { value: object[] }) => {
      // Typed by their protocol as objects and no more.
      for (const event of value as TraceEvent[]) events.push(event);
    };
    session.on('Tracing.dataCollected', collect);
    await session.send('Tracing.start', {
      transferMode: 'ReportEvents',
      traceConfig: { includedCategories: [...categories[about]] },
    });
    await run();
    const complete = new Promise<void>((resolve) => {
      session.once('Tracing.tracingComplete', () => {
        resolve();
      });
    });
    await session.send('Tracing.end');
    await complete;
    session.off('Tracing.dataCollected', collect);
    return new Trace(events);
  }

  /** All time in scripts of pages, compiling them included, until this element is painted first; all there is if it never is. */
  script(until?: string): Took {
    const painted = this.#events.find(
      ({ name, args }) => name === 'Paint' && args.data?.nodeName === until?.toUpperCase(),
    );
    const end = painted?.ts ?? Infinity;
    const runs = this.#onMainThread(
      /^(?:EvaluateScript|FunctionCall|RunMicrotasks|v8\.(?!newInstance).*)$/,
    ).filter(({ ts }) => ts < end);
    // Of what lies in one another the outermost counts.
    let covered = 0;
    return runs.reduce<Took>(
      (sum, { ts, dur = 0, tdur = 0 }) => {
        if (ts < covered) return sum;
        covered = ts + dur;
        return { wall: sum.wall + dur / 1000, cpu: sum.cpu + tdur / 1000 };
      },
      { wall: 0, cpu: 0 },
    );
  }

  /** Whether what a file compiled to was taken from what the browser had kept of it. */
  isKept(file: string): boolean {
    return this.#events.some(
      ({ name, args }) =>
        /^v8\.compile/.test(name) &&
        args.data?.url?.endsWith(file) === true &&
        (args.data.consumedCacheSize ?? 0) > 0,
    );
  }

  /** Whatever the main thread does without a pause, the longest first. */
  tasks(): Took[] {
    return this.#onMainThread(/^RunTask$/)
      .map(({ dur = 0, tdur = 0 }) => ({ wall: dur / 1000, cpu: tdur / 1000 }))
      .sort((a, b) => b.wall - a.wall);
  }

  #onMainThread(names: RegExp): TraceEvent[] {
    const threads = new Set(
      this.#events
        .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
        .map(({ pid, tid }) => `${String(pid)} ${String(tid)}`),
    );
    return this.#events
      .filter(
        ({ name, ph, pid, tid }) =>
          ph === 'X' && names.test(name) && threads.has(`${String(pid)} ${String(tid)}`),
      )
      .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  }
}
