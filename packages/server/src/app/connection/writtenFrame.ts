import type { ServerFrame, WelcomeFrame } from '@shopbell/sdk/model';

/** JSON as it goes over the wire. */
export interface Written {
  readonly text: string;
  /** The same in UTF-8, of what is long or told to many: encoding costs more than sending. */
  readonly bytes?: Uint8Array;
}

const utf8 = new TextEncoder();

export function writeFrame(frame: ServerFrame): Written {
  return { text: JSON.stringify(frame) };
}

/** Written down and encoded once, however many are told. */
export function writeForMany(value: object): Required<Written> {
  const text = JSON.stringify(value);
  return { text, bytes: utf8.encode(text) };
}

/** A welcome with a snapshot; what it says of the `agents` was written down before. */
export function writeWelcome({ snapshot, ...frame }: WelcomeFrame, agents: Required<Written>): Written {
  const held = JSON.stringify({ conversations: [], ...snapshot });
  const head = `${JSON.stringify(frame).slice(0, -1)},"snapshot":${held.slice(0, -1)},"agents":`;
  const tail = '}}';
  return {
    text: head + agents.text + tail,
    bytes: joined([utf8.encode(head), agents.bytes, utf8.encode(tail)]),
  };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
