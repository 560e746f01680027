import { html } from 'lit';
import type { LinesController } from '../lines/linesController.ts';
import type { NoticesController } from '../notices/noticesController.ts';
import type { SupervisionController } from '../supervision/supervisionController.ts';
import { startOfMinute } from '../words/times.ts';
import type { Words } from '../words/words.ts';

interface Strips {
  readonly lines: LinesController;
  readonly notices: NoticesController;
  readonly pending: number | undefined;
  readonly supervision: SupervisionController;
  readonly openId: string | undefined;
}

/** Above the lists: how one's groups stand, the shop's notices, and what one follows of colleagues. */
export function stripsTemplate(
  { lines, notices, pending, supervision, openId }: Strips,
  words: Words,
  now: number,
) {
  return html`<line-strip .words=${words} .lines=${lines.mine} .pending=${pending} .now=${now}></line-strip>
    <notice-strip
      .words=${words}
      .notices=${notices.list}
      .unread=${notices.unread}
      .today=${startOfMinute(now)}
    ></notice-strip>
    <follow-strip .words=${words} .conversations=${supervision.followed} .openId=${openId}></follow-strip>`;
}
