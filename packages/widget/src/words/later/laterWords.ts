import type { CardWords } from '../../extras/cards/cardWords.ts';
import type { FileWords } from '../../extras/files/fileWords.ts';
import type { SendWords } from '../../extras/files/sendWords.ts';
import type { ContactWords } from '../../extras/contactWords.ts';
import type { MoreWords } from '../../extras/moreWords.ts';
import type { NoticeWords } from '../../extras/noticeWords.ts';
import type { Problem, TitledWords } from '../../extras/problemWords.ts';
import type { ToolWords } from '../../tools/toolWords.ts';
import type { RatingWords } from '../../extras/rating/ratingWords.ts';

/** Every word of what comes later, in one language; by the room that it is for. */
export interface LaterWords {
  readonly notices: NoticeWords;
  readonly more: MoreWords;
  readonly problems: Readonly<Record<Problem, TitledWords>>;
  readonly rating: RatingWords;
  readonly send: SendWords;
  readonly files: FileWords;
  readonly contact: ContactWords;
  readonly cards: CardWords;
  readonly tools: ToolWords;
}
