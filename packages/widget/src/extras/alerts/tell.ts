/**
 * What rings and flashes: `dist/widget/alerts.js`, loaded the first time that somebody has written to a customer who looks
 * elsewhere. It stands alone.
 */

/** Milliseconds between the two titles. */
const flashEvery = 1500;

/** Lets the page's title and another one take turns; hands back what ends that. */
export function flash(title: string): () => void {
  let own = document.title;
  /** The page may have got another title meanwhile: that is its own from now on. */
  const look = () => {
    const now = document.title;
    if (now !== title) own = now;
    return now === title;
  };
  const turn = () => {
    document.title = look() ? own : title;
  };
  turn();
  const flashing = setInterval(turn, flashEvery);
  return () => {
    clearInterval(flashing);
    if (look()) document.title = own;
  };
}

/** A notification of the browser, where the customer allowed it. */
export function notify(title: string, body: string): void {
  if (!('Notification' in globalThis) || Notification.permission !== 'granted') return;
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
export function ring(): void {
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
