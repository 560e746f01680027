/** The views that are not needed to show the panel and to chat: `dist/widget/extras.js`, loaded once the panel is open. */
import { answersView } from './answers.ts';
import { connectingView } from './connecting.ts';
import { failedView } from './failed.ts';
import { farewellView } from './farewell.ts';
import { attachmentsView } from './files/attachments.ts';
import { attachView } from './files/attach.ts';
import type { Kit } from './kit.ts';
import { hintsView } from './hints.ts';
import { linksView } from './links.ts';
import { noticeView } from './notice.ts';
import { pagesView } from './pages.ts';
import { pickerView } from './picker.ts';
import { problemView } from './problem.ts';
import { rateView } from './rating/rate.ts';
import { standingView } from './standing.ts';
import { typingView } from './typing.ts';

const views = {
  'shop-bell-answers': answersView,
  'shop-bell-attach': attachView,
  'shop-bell-attachments': attachmentsView,
  'shop-bell-connecting': connectingView,
  'shop-bell-failed': failedView,
  'shop-bell-farewell': farewellView,
  'shop-bell-hints': hintsView,
  'shop-bell-links': linksView,
  'shop-bell-notice': noticeView,
  'shop-bell-pages': pagesView,
  'shop-bell-picker': pickerView,
  'shop-bell-problem': problemView,
  'shop-bell-rate': rateView,
  'shop-bell-standing': standingView,
  'shop-bell-typing': typingView,
} as const;

/** Registers them; those that stand in the panel already come to life with what they were given. */
export function defineExtras(kit: Kit): void {
  for (const [name, view] of Object.entries(views)) {
    if (!customElements.get(name)) customElements.define(name, view(kit));
  }
}
