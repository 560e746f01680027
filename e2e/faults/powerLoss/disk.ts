import { basename } from 'node:path';
import type { Chance } from '../chance.ts';
import type { SystemCall } from './systemCall.ts';

/** What a disk may hold after the power went: the content of each file by its name. */
export type Image = ReadonlyMap<string, Buffer>;

/** Of what was not synced: none arrived, all did, or some of it, torn at sectors. */
export type Arrived = 'none' | 'all' | Chance;

interface Change {
  readonly kind: 'write' | 'cut';
  readonly bytes: Buffer;
  /** Of a cut: the new length. */
  readonly offset: number;
}

interface File {
  /** What an fsync has made last. */
  durable: Buffer;
  /** What came after, in order. */
  pending: Change[];
}

/** A name appeared in the folder, or went; it lasts once the folder was synced. */
interface Naming {
  readonly name: string;
  readonly file: File | undefined;
}

const sector = 512;

/**
 * A folder as the system promises it, and no better: what was written lasts once its file was synced, a name once its
 * folder was. Mapped memory (`-shm`) is not seen; SQLite makes it anew from the log.
 */
export class Disk {
  readonly #folder: string;
  readonly #names = new Map<string, File>();
  #lasting = new Map<string, File>();
  #namings: Naming[] = [];
  readonly #kept: (name: string) => boolean;

  constructor(folder: string, kept: (name: string) => boolean) {
    this.#folder = folder;
    this.#kept = kept;
  }

  /** Takes a call in; true if it wrote or synced something of this folder. */
  take(call: SystemCall): boolean {
    const { name: what, target } = call;
    if (target === this.#folder) {
      if (what !== 'fsync' && what !== 'fdatasync') return false;
      for (const naming of this.#namings) apply(this.#lasting, naming);
      this.#namings = [];
      return true;
    }
    const name = basename(target);
    if (target !== `${this.#folder}/${name}` || !this.#kept(name)) return false;
    if (what === 'openat') return this.#opened(name, call.flags);
    if (what === 'unlink') {
      this.#name({ name, file: undefined });
      return true;
    }
    const file = this.#names.get(name);
    if (!file) throw new Error(`${name} was used before it was made.`);
    return change(file, call);
  }

  /** What may be there if the power goes now. */
  image(arrived: Arrived): Image {
    const names = new Map(this.#lasting);
    // Names are kept in order: whichever arrived, those before it did.
    const namings =
      arrived === 'none'
        ? 0
        : arrived === 'all'
          ? this.#namings.length
          : arrived.below(this.#namings.length + 1);
    for (const naming of this.#namings.slice(0, namings)) apply(names, naming);
    return new Map(
      [...names].map(([name, { durable, pending }]) => [name, after(durable, pending, arrived)]),
    );
  }

  #opened(name: string, flags: string): boolean {
    if (this.#names.has(name) || !flags.includes('O_CREAT')) return false;
    this.#name({ name, file: { durable: Buffer.alloc(0), pending: [] } });
    return true;
  }

  #name(naming: Naming): void {
    apply(this.#names, naming);
    this.#namings.push(naming);
  }
}

function apply(names: Map<string, File>, { name, file }: Naming): void {
  if (file) names.set(name, file);
  else names.delete(name);
}

function change(file: File, { name, bytes, offset }: SystemCall): boolean {
  switch (name) {
    case 'pwrite64':
      file.pending.push({ kind: 'write', bytes, offset });
      return true;
    case 'ftruncate':
      file.pending.push({ kind: 'cut', bytes, offset });
      return true;
    case 'fsync':
    case 'fdatasync':
      file.durable = after(file.durable, file.pending, 'all');
      file.pending = [];
      return true;
    default:
      throw new Error(`Nobody knows what ${name} does to a file here.`);
  }
}

function after(durable: Buffer, pending: readonly Change[], arrived: Arrived): Buffer {
  if (arrived === 'none') return durable;
  const happened = pending.flatMap((change) => (arrived === 'all' ? change : someOf(change, arrived)));
  const most = Math.max(durable.length, ...happened.map(({ bytes, offset }) => offset + bytes.length));
  const content = Buffer.alloc(most);
  durable.copy(content);
  let length = durable.length;
  for (const { kind, bytes, offset } of happened) {
    if (kind === 'write') {
      bytes.copy(content, offset);
      length = Math.max(length, offset + bytes.length);
    } else {
      content.fill(0, offset);
      length = offset;
    }
  }
  return content.subarray(0, length);
}

/** All of it, none of it, or its first sectors. */
function someOf(change: Change, chance: Chance): Change[] {
  const fate = chance.below(4);
  if (fate === 0) return [];
  if (fate !== 1 || change.kind === 'cut') return [change];
  const sectors = chance.below(Math.ceil(change.bytes.length / sector));
  return [{ ...change, bytes: change.bytes.subarray(0, sectors * sector) }];
}
