import { html, nothing } from 'lit';
import { Bot, Check, CheckCheck, CircleAlert, Clock } from 'lucide';
import { icon } from '../icons/icon.ts';
import type { Block, Line, MessageState } from '../timeline/blocks.ts';
import type { AnyNotice } from '../timeline/noticeText.ts';
import type { Locale } from '../words/locale.ts';
import { dayText, minuteText } from '../words/times.ts';
import type { View } from './view.ts';

const marks = {
  sending: Clock,
  sent: Check,
  seen: CheckCheck,
  failed: CircleAlert,
} as const satisfies Record<MessageState, unknown>;

/** What it needs of the view that it is shown in. */
type Speaking = Pick<View, 'words' | 'actions'>;

/** One block of a timeline; of the customer's own words the last ones say how far they have come. */
export function renderBlock(view: Speaking, block: Block, lastOwn?: unknown) {
  const { words } = view;
  const { locale } = words;
  if (block.kind === 'day') {
    return html`<p class="note day">${dayText(locale, block.at)}</p>`;
  }
  if (block.kind === 'notice') {
    const { notice } = block;
    return html`<p class="note">
        ${notice?.kind === 'told' ? `${notice.text} ` : noted(view, notice)}
        ${notice?.kind === 'idle-warned' ? nothing : time(locale, block.at)}
      </p>
      ${notice?.kind === 'scope' && notice.card ? attachments(view, notice) : nothing}`;
  }
  const { author, lines, at } = block;
  const last = lines.at(-1);
  const robot = author?.kind === 'robot';
  const tag = author?.kind === 'auto' ? words.automatic : author?.tag;
  return html`<div class="said ${author?.kind ?? 'own'}">
    ${
      author
        ? html`<p class="who">
            ${robot ? icon(Bot) : nothing} <bdi>${robot ? words.robot : author.name}</bdi>
            ${tag ? html`<span class="tag">${tag}</span>` : nothing} ${time(locale, at)}
          </p>`
        : nothing
    }
    ${lines.map((line) => renderLine(view, line, author === undefined))}
    ${
      author
        ? nothing
        : html`<p class="who">
            ${time(locale, at)}
            ${
              last?.state && last.state !== 'failed' && (last.said === lastOwn || last.state === 'sending')
                ? html`<span class="mark ${last.state}">${icon(marks[last.state])}</span>`
                : nothing
            }
          </p>`
    }
  </div>`;
}

function renderLine(view: Speaking, { said, state, outgoing }: Line, own: boolean) {
  const { words, actions } = view;
  const { text, files, card } = said;
  return html`<p class="bubble" part="bubble ${own ? 'own-bubble' : 'their-bubble'}" ?hidden=${!text}>
      ${own ? html`<span class="spoken">${words.you}: </span>` : nothing}
      <span class="text" dir="auto"
        >${
          /https?:/i.test(text) ? html`<shop-bell-links .text=${text}>${text}</shop-bell-links>` : text
        }</span
      >
      ${state ? html`<span class="spoken">(${words[state]})</span>` : nothing}
    </p>
    ${files || card ? attachments(view, said, state) : nothing}
    ${state === 'failed' && outgoing ? html`<shop-bell-failed class="failed" .words=${words} .actions=${actions} .outgoing=${outgoing}>${words.failed}</shop-bell-failed>` : nothing}`;
}

/** Until the view is there, only who serves now is told, in words that the bell has too. */
const noted = ({ words }: Speaking, notice: AnyNotice | undefined) =>
  html`<shop-bell-notice .words=${words} .notice=${notice}
    >${notice?.kind === 'assigned' ? words.assigned(notice.agent.name, notice.cause) : nothing}
  </shop-bell-notice>`;

/** Until the view is there, the names stand for it. */
function attachments(
  { words, actions }: Speaking,
  said: Partial<Pick<Line['said'], 'files' | 'card'>>,
  state?: MessageState,
) {
  const { files, card } = said;
  return html`<shop-bell-attachments .words=${words} .actions=${actions} .said=${said} .state=${state}
    >${files?.map(({ name }) => name) ?? card?.id}</shop-bell-attachments
  >`;
}

function time(locale: Locale, at: number) {
  return html`<time datetime=${new Date(at).toISOString()}>${minuteText(locale, at)}</time>`;
}
