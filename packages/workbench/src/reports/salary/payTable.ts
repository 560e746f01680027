import type { FigureEntry, SalaryList } from '@shopbell/sdk/admin';
import { html, nothing } from 'lit';
import { moneyText } from '../../attachments/moneyText.ts';
import { figureName } from '../figureGroups.ts';
import type { Words } from '../../words/words.ts';

type Salary = SalaryList['salaries'][number];

/**
 * What each agent earns, or why there is no pay yet; at the foot, those together who have one.
 * @param label of what month and formula it is
 */
export function payTable(
  { salaries, currency }: SalaryList,
  figures: readonly FigureEntry[],
  label: string,
  words: Words,
) {
  const text = words.reports.salary;
  if (salaries.length === 0) return html`<p class="empty">${text.nobody}</p>`;
  const paid = salaries.flatMap(({ pay }) => (pay === null ? [] : [pay]));
  const money = (amount: number): string => moneyText({ amount, currency }, words.language);
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${label}>
    <table>
      <thead>
        <tr>
          <th scope="col">${text.columns.agent}</th>
          <th scope="col" class="number">${text.columns.pay}</th>
          <th scope="col">${text.columns.reason}</th>
        </tr>
      </thead>
      <tbody>
        ${salaries.map(
          (salary) =>
            html`<tr>
              <th scope="row" title=${salary.agentId}>
                <span dir="auto">${salary.name ?? salary.agentId}</span>
              </th>
              <td class="number">
                ${
                  salary.pay === null
                    ? html`<span class="tag ${salary.problem === 'PENDING' ? 'warn' : ''}"
                        >${salary.problem === 'PENDING' ? text.pending : words.reports.noValue}</span
                      >`
                    : money(salary.pay)
                }
              </td>
              <td class="hint">${reasonOf(salary, figures, words)}</td>
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" title=${text.totalMeans}>${text.total}</th>
          <td class="number">${paid.length === 0 ? '–' : money(paid.reduce((sum, pay) => sum + pay, 0))}</td>
          <td class="hint">
            ${paid.length < salaries.length ? text.without(salaries.length - paid.length) : nothing}
          </td>
        </tr>
      </tfoot>
    </table>
  </div>`;
}

function reasonOf({ problem, figure }: Salary, figures: readonly FigureEntry[], words: Words) {
  if (problem === undefined) return nothing;
  const named = figures.find(({ id }) => id === figure);
  return words.reports.salary.problems[problem](figureName(named, figure ?? '', words.language));
}
