import type { StatisticsClient } from '@shopbell/sdk/admin';
import { html } from 'lit';
import { figureName } from '../reports/figureGroups.ts';
import type { AgentPanel } from './agentPanel.ts';

/** What the agent panel opens: how a figure is counted, the rows behind it, and what was said in one of them (SY-03). */
export function panelDialogs(panel: AgentPanel) {
  const { words, client, catalogue, figures, writing, _details: details, _record: record } = panel;
  const { performance } = client;
  // Whose they are is never asked.
  const statistics: Pick<StatisticsClient, 'details' | 'explain'> = {
    details: ({ list, from, to, skip = 0, limit = 100 }) =>
      performance.details({ list, from, to, skip, limit }),
    explain: ({ figure, day }) => performance.explain({ figure, day }),
  };
  const explained = catalogue?.figures.find(({ id }) => id === panel._explaining);
  const list = catalogue?.lists.find(({ id }) => id === details?.list);
  return html`<explain-dialog
      .words=${words}
      .open=${explained !== undefined}
      .figure=${explained}
      .figures=${catalogue?.figures ?? []}
      .whose=${{ kind: 'agent', ...panel.me }}
      .range=${figures ?? { from: '', to: '' }}
      .statistics=${statistics}
      .writing=${writing}
    ></explain-dialog>
    <details-dialog
      .words=${words}
      .open=${details !== undefined}
      .of=${details}
      .listName=${figureName(list, details?.list ?? '', words.language)}
      .statistics=${statistics}
      .names=${new Map(client.agents.map(({ id, name }) => [id, name]))}
      .opensOrders=${false}
      .writing=${writing}
    ></details-dialog>
    <record-dialog
      .words=${words}
      .open=${record !== undefined}
      .of=${record}
      .client=${client}
      .today=${panel.today}
      .timeZone=${writing.timeZone}
    ></record-dialog>`;
}
