import type { CustomerClient } from '@shopbell/sdk';
import type { Words } from '../../words/words.ts';
import { isQuiet } from './quiet.ts';

/** Milliseconds after which another tab has told that it was read there, or is in sight. */
const settles = 400;
/** Where tabs of this site say who is looked at. */
const channelName = 'shopbell:alerts';
/** Milliseconds between the two titles. */
const flashEvery = 1500;

/** `asks`: does anybody look at this conversation? `seen`: I do. */
type Letter = Readonly<Partial<Record<'asks' | 'seen', string>>>;

/** What tells a customer who looks elsewhere that somebody has written: a short sound, the title, the browser's notification. */
export class Alerts {
  readonly #words: () => Words;
  /** Whether the customer looks at this conversation, here. */
  readonly #looksAt: (conversationId: string) => boolean;
  #client: CustomerClient | undefined;
  #release: () => void = () => 0;
  /** What came just now, by conversation: it is told together, and not to whoever is there next. */
  readonly #soon = new Map<string, ReturnType<typeof setTimeout>>();
  #channel: BroadcastChannel | undefined;
  #flashing: ReturnType<typeof setInterval> | undefined;
  #title = '';

  constructor(words: () => Words, looksAt: (conversationId: string) => boolean) {
    this.#words = words;
    this.#looksAt = looksAt;
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
      client.on('message', ({ conversationId, message: { author, text } }) => {
        if (author.kind === 'customer') return;
        this.#tellSoon(conversationId, () => {
          if (client.unread > 0) this.#tell(conversationId, author.name, text);
        });
      }),
      client.on('outcome', ({ conversationId, outcome }) => {
        // Somebody has come: after a wait that is worth a look.
        if (outcome.kind !== 'assigned') return;
        this.#tellSoon(conversationId, () => {
          this.#tell(conversationId, outcome.agent.name, '');
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

  #tell(conversationId: string, name: string | undefined, text: string): void {
    if (this.#looksAt(conversationId) || isQuiet()) return;
    ring();
    if (!document.hidden) return;
    const words = this.#words();
    const title = words.newMessages(Math.max(1, this.#client?.unread ?? 1));
    this.#flash(`${title} · ${name ?? words.desk}`);
    if ('Notification' in globalThis && Notification.permission === 'granted')
      notify(name ?? words.desk, text || title);
  }

  #flash(title: string): void {
    this.#rest();
    this.#title = document.title;
    const turn = () => {
      document.title = document.title === title ? this.#title : title;
    };
    turn();
    this.#flashing = setInterval(turn, flashEvery);
  }

  #rest(): void {
    if (this.#flashing === undefined) return;
    clearInterval(this.#flashing);
    this.#flashing = undefined;
    document.title = this.#title;
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

function notify(title: string, body: string): void {
  try {
    const shown = new Notification(title, { body, tag: 'shopbell' });
    shown.addEventListener('click', () => {
      window.focus();
      shown.close();
    });
  } catch {
    // Phones have them by service workers only.
  }
}

let audio: AudioContext | undefined;

/** Two soft tones, made here: no file is fetched. */
function ring(): void {
  // Browsers play nothing before the page was touched: it would all be heard at once then.
  if (!navigator.userActivation.hasBeenActive) return;
  try {
    audio ??= new AudioContext();
    // A call may have taken the speaker away.
    if (audio.state !== 'running') audio.resume().catch(() => 0);
    const { currentTime: now, destination } = audio;
    [880, 1174.7].forEach((frequency, index) => {
      if (!audio) return;
      const tone = new OscillatorNode(audio, { frequency });
      const volume = new GainNode(audio, { gain: 0 });
      const start = now + index * 0.13;
      volume.gain.setValueAtTime(0.0001, start);
      volume.gain.exponentialRampToValueAtTime(0.12, start + 0.015);
      volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.35);
      tone.connect(volume).connect(destination);
      tone.start(start);
      tone.stop(start + 0.4);
    });
  } catch {
    // No sound here.
  }
}
