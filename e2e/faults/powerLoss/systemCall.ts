/** A call to the system, as strace writes it down with `-f -y -xx`. */
export interface SystemCall {
  readonly name: string;
  /** The file, folder or socket that it is about. */
  readonly target: string;
  /** What was written; empty for calls that write nothing. */
  readonly bytes: Buffer;
  /** Where in the file, for calls that say so; the new length of a file that is cut. */
  readonly offset: number;
  /** Flags of an opening. */
  readonly flags: string;
}

/** The calls that succeeded, in the order in which they came to an end. */
export function* systemCallsOf(log: string): Generator<SystemCall> {
  const unfinished = new Map<string, string>();
  for (const line of log.split('\n')) {
    const [, thread = '', said = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
    const begun = said.endsWith(' <unfinished ...>') ? said.slice(0, -' <unfinished ...>'.length) : undefined;
    if (begun !== undefined) {
      unfinished.set(thread, begun);
      continue;
    }
    const [, rest] = /^<\.\.\. \w+ resumed>(.*)$/.exec(said) ?? [];
    const whole = rest === undefined ? said : (unfinished.get(thread) ?? '') + rest;
    const call = callOf(whole);
    if (call) yield call;
  }
}

function callOf(text: string): SystemCall | undefined {
  const [, name, args = '', result = ''] = /^(\w+)\((.*)\) += (-?\d+)/.exec(text) ?? [];
  if (name === undefined || Number(result) < 0) return undefined;
  // Descriptors are followed by their path; only an opening's own is behind the result.
  const [, opened] = /\) += \d+<(.*)>$/.exec(text) ?? [];
  const target = name === 'openat' ? (opened ?? '') : (/^\d+<([^>]*)>/.exec(args)?.[1] ?? quoted(args));
  const bytes = Buffer.concat(
    name === 'openat' || name === 'unlink' ? [] : [...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(hex),
  );
  const [, offset = '0'] = /, (\d+)$/.exec(args) ?? [];
  return { name, target: unhex(target), bytes, offset: Number(offset), flags: args };
}

function quoted(args: string): string {
  return /"([^"]*)"/.exec(args)?.[1] ?? '';
}

function hex([, text = '']: readonly string[]): Buffer {
  return Buffer.from(text.replaceAll('\\x', ''), 'hex');
}

/** With `-xx` paths are written in hex too. */
function unhex(text: string): string {
  return text.startsWith('\\x') ? Buffer.from(text.replaceAll('\\x', ''), 'hex').toString() : text;
}
