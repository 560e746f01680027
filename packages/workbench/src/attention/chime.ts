import type { Sound } from './attentionController.ts';

/** Two quiet tones, made here: nothing to load. Browsers keep it silent until the agent has touched the page once. */
export class Chime implements Sound {
  #context: AudioContext | undefined;

  /** To be called at a touch or a key: from then on it may sound. */
  unlock(): void {
    if (typeof AudioContext === 'undefined') return;
    this.#context ??= new AudioContext();
    if (this.#context.state === 'suspended') void this.#context.resume().catch(() => undefined);
  }

  ring(): void {
    const context = this.#context;
    if (context?.state !== 'running') return;
    tone(context, 659.3, context.currentTime);
    tone(context, 880, context.currentTime + 0.14);
  }
}

function tone(context: AudioContext, frequency: number, at: number): void {
  const oscillator = context.createOscillator();
  const volume = context.createGain();
  oscillator.frequency.value = frequency;
  volume.gain.setValueAtTime(0, at);
  // A soft beginning and end: steps would click.
  volume.gain.linearRampToValueAtTime(0.06, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.3);
  oscillator.connect(volume).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + 0.32);
}
