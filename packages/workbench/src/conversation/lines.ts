import type { Bubble } from './timeline.ts';

/** What stands together in a timeline: all that one speaker says in a row, or something that nobody says. */
interface AnyBlock {
  readonly kind: string;
  readonly key: string;
  readonly bubbles?: readonly Bubble[];
}

type SpeechIn<Block> = Extract<Block, { readonly kind: 'speech' }>;

/** A line of a timeline: one message, or something that nobody says. */
export type Line<Block> =
  | { readonly key: string; readonly block: Exclude<Block, SpeechIn<Block>>; readonly bubble?: never }
  | {
      readonly key: string;
      readonly block: SpeechIn<Block>;
      readonly bubble: Bubble;
      /** It follows another of the same speaker: who speaks stands above that one. */
      readonly continued: boolean;
    };

/** Each message is a line of its own: what a speaker says in a row may be of any length. */
export function linesOf<Block extends AnyBlock>(blocks: readonly Block[]): readonly Line<Block>[] {
  return blocks.flatMap((block): readonly Line<Block>[] => {
    if (!isSpeech(block)) return [{ key: block.key, block: block as Exclude<Block, SpeechIn<Block>> }];
    const { bubbles = [] } = block;
    return bubbles.map((bubble, at) => ({ key: bubble.key, block, bubble, continued: at > 0 }));
  });
}

function isSpeech<Block extends AnyBlock>(block: Block): block is SpeechIn<Block> {
  return block.kind === 'speech';
}
