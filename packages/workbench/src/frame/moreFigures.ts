import type { FiguresToday } from '@shopbell/sdk/agent';
import { html, nothing } from 'lit';
import { moneyText } from '../attachments/moneyText.ts';
import type { Words } from '../words/words.ts';

/** WB-05: the share of quick answers and what was sold, where they are told; sales only where somebody tells of orders. */
export function moreFigures({ header, language }: Words, figures: FiguresToday | undefined) {
  const { thirtySecondRate: rate, sales } = figures ?? {};
  const share = (part: number): string =>
    new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(part);
  return html`${
    rate === undefined
      ? nothing
      : html`<div title=${header.thirtySecondsMeans}>
          <dt>${header.thirtySeconds}</dt>
          <dd class=${rate === null ? 'none' : ''}>${rate === null ? header.nothingYet : share(rate)}</dd>
        </div>`
  }${
    sales
      ? html`<div title=${header.salesMeans}>
          <dt>${header.sales}</dt>
          <dd>${moneyText(sales, language)}</dd>
        </div>`
      : nothing
  }`;
}
