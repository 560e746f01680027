import type { CustomerClient } from '@shopbell/sdk';
import type { Words } from '../../words/words.ts';
import { isQuiet } from './quiet.ts';

/** Milliseconds after which another tab has told that it was read. */
const settles = 400;
/** Milliseconds between the two titles. */
const flashEvery = 1500;

/** What tells a customer who looks elsewhere that somebody has written: a short sound, the title, the browser's notification. */
export class Alerts {
  readonly #words: () => Words;
  readonly #inSight: () => boolean;
  #client: CustomerClient | undefined;
  #release: () => void = () => 0;
  /** What came just now is told together, and not to whoever is there next. */
  #soon: ReturnType<typeof setTimeout> | undefined;
  #flashing: ReturnType<typeof setInterval> | undefined;
  #title = '';

  constructor(words: () => Words, inSight: () => boolean) {
    this.#words = words;
    this.#inSight = inSight;
  }

  watch(client: CustomerClient | undefined): void {
    if (client === this.#client) return;
    this.stop();
    this.#client = client;
    if (!client) return;
    const released = [
      client.on('message', ({ message }) => {
        const { author, text } = message;
        if (author.kind === 'customer') return;
        // Another tab may have it on screen: then it is read in a moment.
        clearTimeout(this.#soon);
        this.#soon = setTimeout(() => {
          if (client.unread > 0) this.#tell(author.name, text);
        }, settles);
      }),
      client.on('outcome', ({ outcome }) => {
        // Somebody has come: after a wait that is worth a look.
        if (outcome.kind === 'assigned') this.#tell(outcome.agent.name, '');
      }),
    ];
    document.addEventListener('visibilitychange', this.#calm);
    this.#release = () => {
      for (const release of released) release();
      document.removeEventListener('visibilitychange', this.#calm);
    };
  }

  stop(): void {
    this.#release();
    this.#release = () => 0;
    clearTimeout(this.#soon);
    this.#client = undefined;
    this.#rest();
  }

  #tell(name: string | undefined, text: string): void {
    // One tab rings for all of them.
    if (this.#inSight() || isQuiet() || this.#client?.leads === false) return;
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

/** Two soft tones, made here: no file is fetched. Browsers play nothing before the page was touched. */
function ring(): void {
  try {
    audio ??= new AudioContext();
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
