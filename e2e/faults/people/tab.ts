import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCustomerClient, type Conversation } from '@shopbell/sdk';
import { demoShopId } from '@shopbell/server/demo';
import type { SentMessage } from '../audit/audit.ts';
import type { Account } from '../audit/sighting.ts';
import type { FaultProxy } from '../proxy/faultProxy.ts';
import type { TabOptions, TabOrder, TabWord } from './tabHost.ts';

const host = fileURLToPath(new URL('./tabHost.ts', import.meta.url));

/** A customer whose tab is a process: it is killed while it sends, and freezes. */
export class Tab {
  readonly name: string;
  readonly proxy: FaultProxy;
  readonly #options: TabOptions;
  readonly #built: boolean;
  readonly #words = new EventEmitter<{ word: [TabWord] }>();
  readonly #changed: () => void;
  #child: ChildProcess | undefined;
  #conversationId = '';
  readonly #sent = new Map<string, { message: SentMessage; promised: boolean }>();
  #state = { state: 'idle', waiting: 0 };

  constructor(
    name: string,
    proxy: FaultProxy,
    options: Omit<TabOptions, 'server'> & { readonly built: boolean },
    changed: () => void,
  ) {
    const { built, ...rest } = options;
    this.name = name;
    this.proxy = proxy;
    this.#options = { ...rest, server: proxy.url };
    this.#built = built;
    this.#changed = changed;
  }

  get sent(): SentMessage[] {
    return [...this.#sent.values()].map(({ message, promised }) => ({ ...message, promised }));
  }

  get waiting(): number {
    return this.#state.waiting;
  }

  get isOnline(): boolean {
    return this.#state.state === 'online';
  }

  /** Opens the tab, or the next one of the same device. Resolves when it is in its conversation. */
  async open(): Promise<void> {
    const child = fork(host, [JSON.stringify(this.#options)], {
      execArgv: this.#built ? [] : ['--conditions=@shopbell/source'],
    });
    this.#child = child;
    child.on('message', (word: TabWord) => {
      this.#hear(word);
    });
    const gone = new AbortController();
    child.once('exit', () => {
      gone.abort();
    });
    while (this.#conversationId === '' || this.#state.state === 'idle')
      await once(this.#words, 'word', { signal: gone.signal });
  }

  /** Writes so many messages; returns what they say. */
  write(count: number): readonly string[] {
    const texts = Array.from({ length: count }, (_, index) => `${this.name} ${this.#sent.size + index + 1}`);
    for (const text of texts) {
      const message = { device: this.name, conversationId: this.#conversationId, text, promised: false };
      this.#sent.set(text, { message, promised: false });
    }
    this.#order({ write: texts });
    return texts;
  }

  /** Resolves when the device has kept so many of these. */
  async keeps(count: number, texts: readonly string[]): Promise<void> {
    const kept = () => texts.filter((text) => this.#sent.get(text)?.promised === true).length;
    while (kept() < count) await once(this.#words, 'word');
  }

  /** The tab is killed; nothing but what its device has kept is left of it. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    this.#state = { state: 'idle', waiting: 0 };
  }

  freeze(): void {
    this.#child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.#child?.kill('SIGCONT');
    this.wake();
  }

  wake(): void {
    this.#order('wake');
  }

  async account(): Promise<Account> {
    const answer = new Promise<Account>((resolve) => {
      const hear = (word: TabWord): void => {
        if (!('report' in word)) return;
        this.#words.off('word', hear);
        resolve(word.report);
      };
      this.#words.on('word', hear);
    });
    this.#order('report');
    return answer;
  }

  /** What a client of the same customer shows that was not there before, once the network is calm. */
  async fresh(): Promise<readonly Conversation[]> {
    const { folder, server } = this.#options;
    const storage = {
      getItem: (key: string) => readFileSync(join(folder, `${encodeURIComponent(key)}.json`), 'utf8'),
      setItem: () => undefined,
    };
    const platform = { storage, indexedDB: null, locks: null };
    const client = createCustomerClient({ server, shopId: demoShopId, platform });
    try {
      await client.connect();
      return [...client.conversations.values()];
    } finally {
      client.destroy();
    }
  }

  #order(order: TabOrder): void {
    if (this.#child?.connected === true) this.#child.send(order);
  }

  #hear(word: TabWord): void {
    if ('entered' in word) this.#conversationId = word.entered;
    else if ('state' in word) this.#state = word;
    else if ('kept' in word) {
      for (const text of word.kept) {
        const sent = this.#sent.get(text);
        if (sent) sent.promised = true;
      }
    }
    this.#words.emit('word', word);
    this.#changed();
  }
}
