import { html } from 'lit';
import { figureName } from './figureGroups.ts';
import type { ReportsScreen } from './reportsScreen.ts';

/** What asks or shows over the reports. */
export function reportsDialogs(screen: ReportsScreen) {
  const { words, reports, admin, _details: details, _record: record, own } = screen;
  const writing = { words, currency: reports.answer?.report.currency ?? 'CNY', timeZone: reports.timeZone };
  const list = reports.catalogue?.lists.find(({ id }) => id === details?.list);
  const figure = screen._explaining === undefined ? undefined : reports.figure(screen._explaining);
  return html`<figure-picker
      .words=${words}
      .open=${screen._choosing}
      .figures=${reports.choosable}
      .chosen=${reports.columns.map(({ id }) => id)}
    ></figure-picker>
    <explain-dialog
      .words=${words}
      .open=${figure !== undefined}
      .figure=${figure}
      .figures=${reports.figures}
      .subjects=${reports.subjects}
      .range=${reports.view?.range ?? { from: '', to: '' }}
      .statistics=${admin.statistics}
      .writing=${writing}
    ></explain-dialog>
    <details-dialog
      .words=${words}
      .open=${details !== undefined}
      .of=${details}
      .listName=${figureName(list, details?.list ?? '', words.language)}
      .statistics=${admin.statistics}
      .names=${reports.names}
      .writing=${writing}
    ></details-dialog>
    <record-dialog
      .words=${words}
      .open=${record !== undefined}
      .of=${record}
      .admin=${admin}
      .client=${screen.client}
      .watches=${screen.hasReception}
      .today=${screen.today}
      .timeZone=${reports.timeZone}
    ></record-dialog>
    <save-dialog
      .words=${words}
      .open=${own.saving}
      .report=${reports.view?.own}
      .unfit=${reports.unfit.map((one) => figureName(one, one.id, words.language))}
      .busy=${own.busy}
      .problem=${own.saving ? own.problem : ''}
    ></save-dialog>
    <confirm-dialog .question=${screen._asked} .warning=${''}></confirm-dialog>`;
}
