import type { Conversation, ShopbellError } from '@shopbell/sdk';
import type { PropertyValues } from 'lit';
import { Angry, Frown, Laugh, Meh, Smile } from 'lucide';
import type { Kit } from '../kit.ts';
import type { Grade } from './ratingWords.ts';
import { ratingStyle } from './rating.style.ts';

const grades = [1, 2, 3, 4, 5] as const;
const faces = { 1: Angry, 2: Frown, 3: Meh, 4: Smile, 5: Laugh } as const;

/**
 * QS-01: five grades, one tap each, and if the customer likes a few words. It shows what was given, and another tap
 * changes it (QS-03). It asks once, in its place, and never again.
 */
export const ratingView = ({
  View,
  plain,
  css,
  html,
  nothing,
  icon,
  limits,
}: Kit): CustomElementConstructor =>
  class RatingView extends View {
    static override properties = {
      ...View.properties,
      conversation: plain,
      giving: { state: true },
      fault: { state: true },
      comment: { state: true },
    };
    static override styles = [...View.styles, ratingStyle(css)];

    declare conversation: Conversation;
    /** What is on its way. */
    declare protected giving: Grade | undefined;
    declare protected fault: ShopbellError | undefined;
    /** What is being written. */
    declare protected comment: string;

    /** The last attempt: those before say no more. */
    #giving: unknown;

    constructor() {
      super();
      this.comment = '';
    }

    protected override willUpdate(changed: PropertyValues<this>): void {
      const before = changed.get('conversation');
      if (!changed.has('conversation') || before?.id === this.conversation.id) return;
      this.fault = undefined;
      this.comment = this.conversation.rating?.comment ?? '';
    }

    async #rate(grade: Grade, comment: string | undefined): Promise<void> {
      const { actions, conversation } = this;
      const giving = (this.#giving = {});
      this.giving = grade;
      this.fault = undefined;
      try {
        await actions.client?.rate(conversation.id, { grade, ...(comment ? { comment } : {}) });
      } catch (error) {
        const fault = actions.refusal(error);
        if (giving === this.#giving) this.fault = fault;
      } finally {
        // Another grade may have been given meanwhile.
        if (giving === this.#giving) this.giving = undefined;
      }
    }

    protected override render() {
      const words = this.later.rating;
      const { fault, giving } = this;
      const given = grades.find((grade) => grade === this.conversation.rating?.grade);
      const over = fault?.code === 'NOT_RATABLE';
      return html`<fieldset class="grades" aria-label=${words.question} ?disabled=${over}>
          ${grades.map(
            (grade) =>
              html`<button
                class="grade"
                aria-label=${words.grades[grade]}
                title=${words.grades[grade]}
                aria-pressed=${grade === given}
                aria-busy=${grade === giving}
                @click=${() => {
                  if (grade !== giving) void this.#rate(grade, this.conversation.rating?.comment);
                }}
              >
                ${icon(faces[grade])}
              </button>`,
          )}
        </fieldset>
        <p class="told small quiet ${given || fault || giving ? '' : 'ends'}" role="status">
          ${
            fault
              ? html`<span class="bad">${this.#faultText(fault)}</span>`
              : giving
                ? html`<b>${words.grades[giving]}</b> · ${this.words.sending}`
                : given
                  ? html`<b>${words.grades[given]}</b> · ${words.thanks}`
                  : html`<span aria-hidden="true">${words.grades[1]}</span
                      ><span aria-hidden="true">${words.grades[5]}</span>`
          }
        </p>
        ${given && !over ? this.#commenting(given) : nothing}`;
    }

    #commenting(grade: Grade) {
      const words = this.later.rating;
      const written = this.comment.trim();
      const stored = this.conversation.rating?.comment ?? '';
      return html`<form
        @submit=${(event: SubmitEvent) => {
          event.preventDefault();
          void this.#rate(grade, written);
        }}
      >
        <textarea
          rows="1"
          dir="auto"
          maxlength=${limits.ratingComment}
          aria-label=${words.comment}
          placeholder=${words.comment}
          .value=${this.comment}
          @input=${({ target }: Event) => {
            if (target instanceof HTMLTextAreaElement) this.comment = target.value;
          }}
        ></textarea>
        ${
          written !== stored
            ? html`<button class="soft" ?disabled=${this.giving !== undefined}>${words.sendComment}</button>`
            : written
              ? html`<span class="small quiet" role="status">${words.commentSent}</span>`
              : nothing
        }
      </form>`;
    }

    #faultText({ code, details }: ShopbellError): string {
      const words = this.later.rating;
      if (code !== 'NOT_RATABLE') return words.failed;
      return (details as { reason?: unknown } | undefined)?.reason === 'nobody'
        ? words.nobody
        : words.tooLate;
    }
  };
