import type { CustomerClient } from '@shopbell/sdk';
import type { Words } from '../../words/words.ts';
import type { Kit } from '../kit.ts';
import { isQuiet } from './quiet.ts';

/** Milliseconds after which another tab has told that it was read there, or is in sight. */
const settles = 400;
/** Where tabs of this site say who is looked at. */
const channelName = 'shopbell:alerts';
/** `asks`: does anybody look at this conversation? `seen`: I do. */
type Letter = Readonly<Partial<Record<'asks' | 'seen', string>>>;

/**
 * What tells a customer who looks elsewhere that somebody has written: a short sound, the title, the browser's notification.
 * Those come with the first that is to be told (`tell.ts`); if they cannot be had, the number on the bell says it alone.
 */
export class Alerts {
  readonly #words: () => Words;
  /** Whether the customer looks at this conversation, here. */
  readonly #looksAt: (conversationId: string) => boolean;
  readonly #part: Kit['part'];
  /** Messages that were not seen, in conversations and groups. */
  readonly #unread: () => number;
  #client: CustomerClient | undefined;
  #release: () => void = () => 0;
  /** What came just now, by conversation: it is told together, and not to whoever is there next. */
  readonly #soon = new Map<string, ReturnType<typeof setTimeout>>();
  #channel: BroadcastChannel | undefined;
  /** Gives the page its title back. */
  #rest: () => void = () => 0;

  constructor(
    words: () => Words,
    looksAt: (conversationId: string) => boolean,
    part: Kit['part'],
    unread: () => number,
  ) {
    this.#words = words;
    this.#looksAt = looksAt;
    this.#part = part;
    this.#unread = unread;
  }

  watch(client: CustomerClient | undefined): void {
    if (client === this.#client) return;
    this.stop();
    this.#client = client;
    if (!client) return;
    const channel = (this.#channel = openChannel());
    channel?.addEventListener('message', ({ data: { asks, seen } }: MessageEvent<Letter>) => {
      if (seen !== undefined) clearTimeout(this.#soon.get(seen));
      if (asks !== undefined && this.#looksAt(asks)) channel.postMessage({ seen: asks } satisfies Letter);
    });
    const released = [
      client.on('message', ({ conversationId, message: { id, author, text } }) => {
        if (author.kind === 'customer') return;
        this.#tellSoon(conversationId, () => {
          const items = client.conversations.get(conversationId)?.items ?? [];
          const recalled = items.some((item) => item.kind === 'message' && item.id === id && item.recalled);
          if (client.unread > 0)
            void this.#tell(conversationId, author.name, recalled ? '' : text).catch(() => 0);
        });
      }),
      client.on('groupMessage', ({ group, message: { author, text } }) => {
        const tell = async () => {
          const { count = 0, seen = 0 } = (await client.customerGroups()).all.get(group.id) ?? {};
          if (count > seen)
            await this.#tell(group.id, group.name, author.name ? `${author.name}: ${text}` : text);
        };
        this.#tellSoon(group.id, () => void tell().catch(() => 0));
      }),
      client.on('outcome', ({ conversationId, outcome }) => {
        // Somebody has come: after a wait that is worth a look.
        if (outcome.kind !== 'assigned') return;
        this.#tellSoon(conversationId, () => {
          void this.#tell(conversationId, outcome.agent.name, '').catch(() => 0);
        });
      }),
    ];
    document.addEventListener('visibilitychange', this.#calm);
    this.#release = () => {
      for (const release of released) release();
      channel?.close();
      document.removeEventListener('visibilitychange', this.#calm);
    };
  }

  stop(): void {
    this.#release();
    this.#release = () => 0;
    for (const timer of this.#soon.values()) clearTimeout(timer);
    this.#soon.clear();
    this.#client = this.#channel = undefined;
    this.#rest();
  }

  /** One tab rings for all of them, unless one of them has it in sight. */
  #tellSoon(conversationId: string, tell: () => void): void {
    if (this.#client?.leads === false) return;
    this.#channel?.postMessage({ asks: conversationId } satisfies Letter);
    clearTimeout(this.#soon.get(conversationId));
    this.#soon.set(conversationId, setTimeout(tell, settles));
  }

  async #tell(conversationId: string, name: string | undefined, text: string): Promise<void> {
    const client = this.#client;
    if (this.#looksAt(conversationId) || isQuiet()) return;
    const { flash, notify, ring } = await this.#part('alerts');
    if (client !== this.#client) return;
    ring();
    if (!document.hidden) return;
    const words = this.#words();
    const title = words.newMessages(Math.max(1, this.#unread()));
    this.#rest();
    this.#rest = flash(`${title} · ${name ?? words.desk}`);
    notify(name ?? words.desk, text || title);
  }

  readonly #calm = (): void => {
    if (!document.hidden) this.#rest();
  };
}

/** Undefined where the browser keeps tabs apart: then each speaks for itself. */
function openChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(channelName);
  } catch {
    return undefined;
  }
}
