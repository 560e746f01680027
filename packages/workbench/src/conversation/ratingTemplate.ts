import type { Rating } from '@shopbell/sdk/agent';
import { html, nothing } from 'lit';
import { icon } from '../icons/icon.ts';
import { star } from '../icons/icons.ts';
import { clockTime } from '../words/times.ts';
import type { Words } from '../words/words.ts';

const points = [1, 2, 3, 4, 5] as const;

/** What the customer thinks of the service (QS-01), and what they said with it. */
export function ratingTemplate({ grade, at, comment }: Rating, words: Words) {
  const text = words.content.rating;
  return html`<span class="rated"
      >${points.map((point) => (point <= grade ? icon(star) : nothing))}
      <span>${text.rated(gradeName(grade, words), grade)}</span>
      <time class="figure" datetime=${new Date(at).toISOString()}
        >${clockTime(at, words.language)}</time
      ></span
    >
    ${
      comment === undefined
        ? nothing
        : html`<p class="comment" dir="auto">
            <span class="hidden-text">${text.comment}: </span><span>${comment}</span>
          </p>`
    }`;
}

export function gradeName(grade: number, { content }: Words): string {
  return content.rating.grades[points.find((point) => point === grade) ?? 3];
}
