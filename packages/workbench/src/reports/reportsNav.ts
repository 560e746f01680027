import { html, nothing } from 'lit';
import { tell } from '../app/events.ts';
import { icon } from '../icons/icon.ts';
import { badgeCheck, chartLine, chevronLeft, fileText, messagesSquare, receipt } from '../icons/icons.ts';
import { figureGroups, usualFigures, type FigureGroup } from './figureGroups.ts';
import type { ReportsScreen } from './reportsScreen.ts';

/**
 * Figures, or what is made of them: the month as the platform assesses it (PN), and pay (SL-08); and the consultations that
 * they are about (WB-18).
 */
export type ReportPage = 'figures' | 'defects' | 'salaries' | 'consultations';

/** The side of the reports: the usual figures, what is made of them, and the shop's own reports. */
export function reportsNav(screen: ReportsScreen) {
  const { words, reports, own } = screen;
  const text = words.reports;
  return html`<nav aria-label=${text.views}>
    ${
      screen.hasReception
        ? html`<button
            type="button"
            class="button"
            @click=${() => {
              tell(screen, 'show-reports', false);
            }}
          >
            ${icon(chevronLeft)}${words.settings.back}
          </button>`
        : nothing
    }
    <ul>
      ${figureGroups.map((group) => groupItem(screen, group))}
      ${pageItem(screen, 'defects', badgeCheck, text.defects.title)}
      ${pageItem(screen, 'salaries', receipt, text.salary.title)}
      ${pageItem(screen, 'consultations', messagesSquare, text.consultations.title)}
    </ul>
    <h2 id="own">${text.own}</h2>
    ${
      reports.own.length === 0
        ? html`<p class="hint">${text.noOwn}</p>`
        : html`<ul aria-labelledby="own">
            ${reports.own.map((report) =>
              item({
                name: report.name,
                picture: fileText,
                current: screen._page === 'figures' && reports.view?.own?.id === report.id,
                kind: 'own',
                open: () => {
                  tell(screen, 'show-report-page', 'figures');
                  own.open(report);
                },
              }),
            )}
          </ul>`
    }
  </nav>`;
}

function groupItem(screen: ReportsScreen, group: FigureGroup) {
  const { reports, words } = screen;
  const { view } = reports;
  return item({
    name: words.reports.groups[group],
    picture: chartLine,
    current: screen._page === 'figures' && view?.group === group && !view.own,
    open: () => {
      tell(screen, 'show-report-page', 'figures');
      if (!view) return;
      const by = view.own ? 'agent' : view.by;
      const each = view.own ? 'range' : view.each;
      reports.show({ range: view.range, by, each, figures: usualFigures[group], group });
    },
  });
}

function pageItem(
  screen: ReportsScreen,
  page: Exclude<ReportPage, 'figures'>,
  picture: typeof chartLine,
  name: string,
) {
  return item({
    name,
    picture,
    current: screen._page === page,
    open: () => {
      tell(screen, 'show-report-page', page);
    },
  });
}

function item(of: {
  readonly name: string;
  readonly picture: typeof chartLine;
  readonly current: boolean;
  readonly kind?: 'own';
  readonly open: () => void;
}) {
  return html`<li>
    <button
      type="button"
      class=${of.kind ?? nothing}
      title=${of.name}
      aria-current=${of.current ? 'page' : nothing}
      @click=${of.open}
    >
      ${icon(of.picture)}<span class="item" dir="auto">${of.name}</span>
    </button>
  </li>`;
}
