import {
  isShopbellError,
  RobotSettings,
  shopbellError,
  systemClock,
  type Changer,
  type Clock,
  type KnowledgeBase,
  type KnowledgeEntries,
  type KnowledgeInput,
  type KnowledgeKind,
  type KnowledgeReplacement,
  type RobotSettingsInput,
} from '@shopbell/sdk/model';
import type { RobotRow, Storage } from '../../storage/storage.ts';
import { changeRows, operator } from '../changes/changeRow.ts';
import type { Log } from '../options.ts';
import {
  checkedEntry,
  entryIn,
  knowledgeBaseOf,
  replacedLists,
  rowOf,
  versionIn,
  withEntry,
  withLists,
  withoutEntry,
} from './entries.ts';
import { entryChanges, listChanges } from './knowledgeChanges.ts';
import { httpRobot } from './httpRobot.ts';
import { entryMade, listsMade, robotMade } from './madeBefore.ts';
import { builtInRobot, type RobotProvider } from './robotProvider.ts';
import { checkedRobot } from './robotSettings.ts';
import { ShopKnowledge } from './shopKnowledge.ts';

export interface KnowledgeOptions {
  readonly storage: Storage;
  readonly log: Log;
  readonly clock?: Clock;
  /** Reaches shops' own robots. */
  readonly fetch?: typeof fetch;
  readonly makeId?: () => string;
}

/** What a write came to. */
interface Written<T> {
  readonly result: T;
  readonly entries?: KnowledgeBase;
  readonly settings?: RobotSettings;
  readonly robot?: RobotRow;
}

/** Settings as they are stored: the version stands beside them. */
const StoredRobot = RobotSettings.omit({ version: true });

interface Loaded {
  readonly knowledge: ShopKnowledge;
  readonly robot: RobotProvider;
}

/**
 * What every shop knows: robot, FAQ and recommendations (RB-*). A shop is read once and kept until it is written to.
 * Refusals are `ShopbellError`s: INVALID_ARGUMENT with every reason, NOT_FOUND, ALREADY_EXISTS; a storage that fails
 * rejects with its own error. Whether the caller may write is for the caller to find out first.
 */
export class Knowledge {
  readonly #options: Required<KnowledgeOptions>;
  readonly #loaded = new Map<string, Promise<Loaded>>();
  /** Writes to a shop come one after another: some look at what is there first. */
  readonly #writes = new Map<string, Promise<unknown>>();

  constructor(options: KnowledgeOptions) {
    this.#options = {
      clock: systemClock,
      fetch: (input, init) => fetch(input, init),
      makeId: () => crypto.randomUUID(),
      ...options,
    };
  }

  /** FAQ, recommendations and answers of a shop, for asking at once. Rejects with NOT_FOUND if there is no such shop. */
  async of(shopId: string): Promise<ShopKnowledge> {
    return (await this.#load(shopId)).knowledge;
  }

  /** Whoever answers for the shop: its own robot over HTTP with the built-in one behind it, or the built-in one. */
  async robotOf(shopId: string): Promise<RobotProvider> {
    return (await this.#load(shopId)).robot;
  }

  /** Everything the shop's managers wrote, each list in its order. */
  async list(shopId: string): Promise<KnowledgeBase> {
    return (await this.of(shopId)).entries;
  }

  /**
   * Writes one entry: a new one at the end of its list, a known id in its place. Returns it as it is kept. `ifVersion`: of
   * the entry as it was read, 0 if there must be none; else CHANGED_MEANWHILE. What was made already is answered again.
   */
  put<K extends KnowledgeKind>(
    shopId: string,
    kind: K,
    input: KnowledgeInput<K>,
    ifVersion?: number,
    by: Changer = operator,
  ): Promise<KnowledgeEntries[K]> {
    return this.#write(shopId, async ({ entries: before }) => {
      const { storage, makeId } = this.#options;
      const entry = checkedEntry(kind, input, { makeId, others: before.intentAnswers });
      const log = { shopId, at: this.#options.clock.now(), by };
      const changes = entryChanges(log, kind, entryIn(before, kind, entry.id), entry);
      const rows = [rowOf(kind, entry)];
      const version = await storage.writeLogged(changes, 'putKnowledge', shopId, rows, ifVersion);
      if (version === undefined)
        return this.#madeBefore(shopId, ifVersion, ({ entries }, at) => ({
          made: entryMade(entries, kind, entry, at) as KnowledgeEntries[K] | undefined,
          version: versionIn(entries, kind, entry.id),
        }));
      const result = { ...entry, version } as KnowledgeEntries[K];
      return { result, entries: withEntry(before, kind, result) };
    });
  }

  /** Rejects with NOT_FOUND if there was none, and like `put`. */
  delete(
    shopId: string,
    kind: KnowledgeKind,
    id: string,
    ifVersion?: number,
    by: Changer = operator,
  ): Promise<void> {
    return this.#write(shopId, async ({ entries: before }) => {
      const { storage, clock } = this.#options;
      const log = { shopId, at: clock.now(), by };
      const changes = entryChanges(log, kind, entryIn(before, kind, id), undefined);
      const version = await storage.writeLogged(changes, 'deleteKnowledge', shopId, { kind, id }, ifVersion);
      if (version === undefined) {
        const now = await this.#anew(shopId);
        if (!entryIn(now.entries, kind, id)) throw shopbellError('NOT_FOUND', { what: 'knowledge' });
        throw shopbellError('CHANGED_MEANWHILE', { version: versionIn(now.entries, kind, id) });
      }
      return { result: undefined, entries: withoutEntry(before, { kind, id }, version) };
    });
  }

  /**
   * Replaces the lists given, all or nothing; lists left out stay. Returns everything as it is kept. `ifVersion`: of all
   * lists together.
   */
  replace(
    shopId: string,
    input: KnowledgeReplacement,
    ifVersion?: number,
    by: Changer = operator,
  ): Promise<KnowledgeBase> {
    return this.#write(shopId, async ({ entries: before }) => {
      const lists = replacedLists(input, this.#options.makeId);
      const { storage, clock } = this.#options;
      const changes = listChanges({ shopId, at: clock.now(), by }, before, lists);
      const version = await storage.writeLogged(changes, 'replaceKnowledge', shopId, lists, ifVersion);
      if (version === undefined)
        return this.#madeBefore(shopId, ifVersion, ({ entries }, at) => ({
          made: listsMade(entries, input, at),
          version: entries.version,
        }));
      const rows = lists.rows.map((row) => ({ ...row, version }));
      const entries = withLists(before, lists.kinds, { version, rows });
      return { result: entries, entries };
    });
  }

  async robotSettings(shopId: string): Promise<RobotSettings> {
    return (await this.of(shopId)).settings;
  }

  /**
   * Sets the robot's settings, whole. A robot over HTTP needs a secret once; left out later it stays, unless the address
   * moves to another origin: else whoever may change the address could have the secret sent to their own. `ifVersion`: of
   * the settings; else CHANGED_MEANWHILE.
   */
  setRobotSettings(
    shopId: string,
    input: RobotSettingsInput,
    ifVersion?: number,
    by: Changer = operator,
  ): Promise<RobotSettings> {
    return this.#write(shopId, async ({ settings: before }) => {
      const { storage, clock } = this.#options;
      const { robot, secret, given } = await checkedRobot(input, before, () => storage.findRobot(shopId));
      const row = { settings: JSON.stringify(robot), ...(secret === undefined ? {} : { secret }) };
      const about = { shopId, at: clock.now(), by, what: 'robot' } as const;
      const { version: _version, ...known } = before;
      const secrets = given === undefined ? [] : ['provider.secret'];
      const changes = changeRows(about, { before: known, after: robot, secrets });
      const version = await storage.writeLogged(changes, 'saveRobot', shopId, row, ifVersion);
      if (version === undefined)
        return this.#madeBefore(shopId, ifVersion, ({ settings }, at) => ({
          // A secret is never compared: the answer would tell whoever guesses it.
          made: given === undefined ? robotMade(settings, robot, at) : undefined,
          version: settings.version,
        }));
      const settings = { ...robot, version };
      return { result: settings, settings, robot: { ...row, version } };
    });
  }

  /** The next question reads the shop again: for whoever hears that another node has written. */
  forget(shopId: string): void {
    this.#loaded.delete(shopId);
  }

  #load(shopId: string): Promise<Loaded> {
    const known = this.#loaded.get(shopId);
    if (known) return known;
    const loading = this.#read(shopId);
    this.#loaded.set(shopId, loading);
    // What could not be read, or does not exist, is asked for again the next time.
    loading.catch(() => {
      if (this.#loaded.get(shopId) === loading) this.#loaded.delete(shopId);
    });
    return loading;
  }

  async #read(shopId: string): Promise<Loaded> {
    const { storage } = this.#options;
    const [shop, book, robot] = await Promise.all([
      storage.findShop(shopId),
      storage.listKnowledge(shopId),
      storage.findRobot(shopId),
    ]);
    if (!shop) throw shopbellError('NOT_FOUND', { what: 'shop' });
    const stored = StoredRobot.parse(robot ? JSON.parse(robot.settings) : {});
    const settings = { ...stored, version: robot?.version ?? 0 };
    const knowledge = new ShopKnowledge(knowledgeBaseOf(book), settings);
    return { knowledge, robot: this.#robotOver(shopId, knowledge, robot) };
  }

  #robotOver(shopId: string, knowledge: ShopKnowledge, row: RobotRow | undefined): RobotProvider {
    const fallBack = builtInRobot(knowledge);
    const { provider } = knowledge.settings;
    if (provider.kind === 'built-in' || row?.secret === undefined) return fallBack;
    const { fetch, clock, log } = this.#options;
    const { url, timeoutMs } = provider;
    return httpRobot({ shopId, url, timeoutMs, secret: row.secret, fallBack, fetch, clock, log });
  }

  /** Read anew: what was known here was another node's to change. */
  #anew(shopId: string): Promise<ShopKnowledge> {
    this.forget(shopId);
    return this.of(shopId);
  }

  /** A write that came too late: what it made itself, the first time that it was asked, or what stands in the way. */
  async #madeBefore<T>(
    shopId: string,
    ifVersion: number | undefined,
    look: (
      now: ShopKnowledge,
      ifVersion: number,
    ) => { readonly made: T | undefined; readonly version: number },
  ): Promise<Written<T>> {
    const { made, version } = look(await this.#anew(shopId), ifVersion ?? Infinity);
    if (made === undefined) throw shopbellError('CHANGED_MEANWHILE', { version });
    return { result: made };
  }

  /** `run` sees the shop as it is in storage, and says what it has become: only that is taken apart for asking. */
  #write<T>(shopId: string, run: (before: ShopKnowledge) => Promise<Written<T>>): Promise<T> {
    const before = this.#writes.get(shopId) ?? Promise.resolve();
    const written = before.then(async () => {
      const known = await this.of(shopId);
      try {
        const { result, entries = known.entries, settings = known.settings, robot } = await run(known);
        // Somebody else, on another node, wrote in between: what they did is read.
        const alone = entries.version - known.entries.version <= 1;
        if (!alone) this.forget(shopId);
        else known.become(entries, settings);
        if (robot && alone) {
          const loaded = { knowledge: known, robot: this.#robotOver(shopId, known, robot) };
          this.#loaded.set(shopId, Promise.resolve(loaded));
        }
        return result;
      } catch (error) {
        // A commit whose answer was lost may have been made; a refusal has done nothing.
        if (!isShopbellError(error)) this.forget(shopId);
        throw error;
      }
    });
    const settled = written.catch(() => {});
    this.#writes.set(shopId, settled);
    void settled.then(() => {
      if (this.#writes.get(shopId) === settled) this.#writes.delete(shopId);
    });
    return written;
  }
}
