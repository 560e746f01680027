import {
  KnowledgeReplacement,
  RobotSettings,
  RobotSettingsInput,
  shopbellError,
  systemClock,
  type Clock,
  type KnowledgeBase,
  type KnowledgeEntries,
  type KnowledgeInput,
  type KnowledgeKind,
} from '@shopbell/sdk/model';
import type { RobotRow, Storage } from '../../storage/storage.ts';
import type { Log } from '../options.ts';
import { answersSame, checked, checkedEntry, knowledgeBaseOf, replacedLists, rowOf } from './entries.ts';
import { httpRobot } from './httpRobot.ts';
import { builtInRobot, type RobotProvider } from './robotProvider.ts';
import { ShopKnowledge } from './shopKnowledge.ts';

export interface KnowledgeOptions {
  readonly storage: Storage;
  readonly log: Log;
  readonly clock?: Clock;
  /** Reaches shops' own robots. */
  readonly fetch?: typeof fetch;
  readonly makeId?: () => string;
}

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

  /** Writes one entry: a new one at the end of its list, a known id in its place. Returns it as it is kept. */
  put<K extends KnowledgeKind>(
    shopId: string,
    kind: K,
    input: KnowledgeInput<K>,
  ): Promise<KnowledgeEntries[K]> {
    return this.#write(shopId, async ({ entries }) => {
      const entry = checkedEntry(kind, input, this.#options.makeId);
      if (entries.intentAnswers.some((other) => answersSame(entry, other))) {
        throw shopbellError('ALREADY_EXISTS');
      }
      await this.#options.storage.putKnowledge(shopId, [rowOf(kind, entry)]);
      return entry;
    });
  }

  /** Rejects with NOT_FOUND if there was none. */
  delete(shopId: string, kind: KnowledgeKind, id: string): Promise<void> {
    return this.#write(shopId, async () => {
      const deleted = await this.#options.storage.deleteKnowledge(shopId, kind, id);
      if (!deleted) throw shopbellError('NOT_FOUND', { what: 'knowledge' });
    });
  }

  /** Replaces the lists given, all or nothing; lists left out stay. Returns everything as it is kept. */
  async replace(shopId: string, input: KnowledgeReplacement): Promise<KnowledgeBase> {
    await this.#write(shopId, async () => {
      const replacement = checked(KnowledgeReplacement, input);
      const { kinds, rows } = replacedLists(replacement, this.#options.makeId);
      await this.#options.storage.replaceKnowledge(shopId, kinds, rows);
    });
    return this.list(shopId);
  }

  async robotSettings(shopId: string): Promise<RobotSettings> {
    return (await this.of(shopId)).settings;
  }

  /**
   * Sets the robot's settings, whole. A robot over HTTP needs a secret once; left out later it stays, unless the address
   * moves to another origin: else whoever may change the address could have the secret sent to their own.
   */
  setRobotSettings(shopId: string, input: RobotSettingsInput): Promise<RobotSettings> {
    return this.#write(shopId, async ({ settings: before }) => {
      const { categories, provider } = checked(RobotSettingsInput, input);
      if (provider.kind === 'built-in') {
        const settings = { categories, provider };
        await this.#options.storage.saveRobot(shopId, { settings: JSON.stringify(settings) });
        return settings;
      }
      const { secret: given, ...told } = provider;
      const stays =
        before.provider.kind === 'http' && originOf(before.provider.url) === originOf(provider.url);
      const secret = given ?? (stays ? (await this.#options.storage.findRobot(shopId))?.secret : undefined);
      if (secret === undefined) {
        const message = 'is needed for a new address: it is sent there';
        throw shopbellError('INVALID_ARGUMENT', { issues: [{ path: 'provider.secret', message }] });
      }
      const settings = { categories, provider: { ...told, secretSet: true } };
      await this.#options.storage.saveRobot(shopId, { settings: JSON.stringify(settings), secret });
      return settings;
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
    const [shop, rows, robot] = await Promise.all([
      storage.findShop(shopId),
      storage.listKnowledge(shopId),
      storage.findRobot(shopId),
    ]);
    if (!shop) throw shopbellError('NOT_FOUND', { what: 'shop' });
    const settings = RobotSettings.parse(robot ? JSON.parse(robot.settings) : {});
    const knowledge = new ShopKnowledge(knowledgeBaseOf(rows), settings);
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

  /** `run` sees the shop as it is in storage; what was read before the write is forgotten after it. */
  #write<T>(shopId: string, run: (before: ShopKnowledge) => Promise<T>): Promise<T> {
    const before = this.#writes.get(shopId) ?? Promise.resolve();
    const written = before.then(async () => {
      try {
        return await run(await this.of(shopId));
      } finally {
        // Also after a failure: a commit whose answer was lost may have been made.
        this.forget(shopId);
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

function originOf(url: string): string {
  return new URL(url).origin;
}
