import type { ClientFrame, ServerFrame } from '@shopbell/sdk/model';

/** From clients up to the server, or from the server down to them. */
export type Way = 'up' | 'down';

/** A frame as it goes over the wire (docs/protocol.md). */
export type WireFrame = ClientFrame | ServerFrame;

/** Which frames something happens to. */
export interface FaultOptions {
  /** One way only; both if left out. */
  readonly way?: Way;
  /** To so many frames, of each way, and then no more; until it is ended if left out. */
  readonly frames?: number;
  /** To those only of which this is true. */
  readonly only?: (frame: WireFrame) => boolean;
}

/** Ends what was begun. Harmless twice. */
export type End = () => void;

/** What is to become of one frame. */
export interface Fate {
  /** Milliseconds that it takes longer. */
  readonly late: number;
  readonly twice: boolean;
  /** It arrives behind the next one. */
  readonly behind: boolean;
}

interface Fault {
  readonly kind: 'delay' | 'duplicate' | 'reorder';
  readonly ms: number;
  readonly options: FaultOptions;
  readonly left: Record<Way, number>;
}

/** Nothing happens to it. */
export const untouched: Fate = { late: 0, twice: false, behind: false };

/**
 * The first frames open a connection, and heartbeats come by the clock: whoever asks for one doubled frame does not mean
 * these. Delays hold for them too, since nothing overtakes on a connection.
 */
const spared = new Set(['hello', 'welcome', 'ping', 'pong']);

/** The faults that are in force between the clients under test and the app. */
export class Faults {
  readonly #inForce = new Set<Fault>();

  add(kind: Fault['kind'], options: FaultOptions = {}, ms = 0): End {
    const { frames = Infinity } = options;
    const fault: Fault = { kind, ms, options, left: { up: frames, down: frames } };
    this.#inForce.add(fault);
    return () => {
      this.#inForce.delete(fault);
    };
  }

  clear(): void {
    this.#inForce.clear();
  }

  /** What is to become of the next frame that way. Counts it. */
  fateOf(way: Way, text: string): Fate {
    if (this.#inForce.size === 0) return untouched;
    const frame = readFrame(text);
    const fate = { late: 0, twice: false, behind: false };
    for (const { kind, ms, options, left } of this.#inForce) {
      if (options.way !== undefined && options.way !== way) continue;
      const isSpared = frame !== undefined && spared.has(frame.type);
      if (isSpared && (kind !== 'delay' || Number.isFinite(left[way]))) continue;
      if (left[way] <= 0) continue;
      if (options.only && !(frame !== undefined && options.only(frame))) continue;
      left[way] -= 1;
      if (kind === 'delay') fate.late += ms;
      else if (kind === 'duplicate') fate.twice = true;
      else fate.behind = true;
    }
    return fate;
  }

  /** Milliseconds that a request, or its answer, takes longer: by delays that are for everything, not for some frames. */
  lateness(way: Way): number {
    let late = 0;
    for (const { kind, ms, options } of this.#inForce) {
      const isForAll = options.frames === undefined && options.only === undefined;
      if (kind === 'delay' && isForAll && (options.way ?? way) === way) late += ms;
    }
    return late;
  }
}

function readFrame(text: string): WireFrame | undefined {
  try {
    const frame: unknown = JSON.parse(text);
    const isFrame = typeof frame === 'object' && frame !== null && 'type' in frame;
    return isFrame ? (frame as WireFrame) : undefined;
  } catch {
    return undefined;
  }
}
