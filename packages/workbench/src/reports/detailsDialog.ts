import type { ReportDetails, ReportSubject, StatisticsClient } from '@shopbell/sdk/admin';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { tell } from '../app/events.ts';
import { Modal } from '../frame/modal.ts';
import { pager } from '../settings/form/pager.ts';
import {
  columnsOf,
  detailText,
  isNumber,
  opensOf,
  roundOf,
  type DetailEntry,
  type Names,
} from './detailText.ts';
import { exportButtons, saveAs } from './exportFile.ts';
import type { Writing } from './figureText.ts';
import { subjectQuery } from './reportQuery.ts';
import { reportStyle } from './reportStyle.ts';

const rowsShown = 50;

/** Whose rows of which list, over which days. */
export interface DetailsOf {
  readonly list: string;
  readonly subject: ReportSubject;
  readonly from: string;
  readonly to: string;
}

/** The rows behind a figure, page by page; each opens its conversation and its order (SY-03). */
export class DetailsDialog extends Modal {
  static override properties = {
    ...Modal.properties,
    of: { attribute: false },
    listName: { attribute: false },
    statistics: { attribute: false },
    names: { attribute: false },
    writing: { attribute: false },
    opensOrders: { attribute: false },
    _page: { state: true },
    _details: { state: true },
    _failed: { state: true },
    _told: { state: true },
  };

  declare of: DetailsOf | undefined;
  declare listName: string;
  /** Without `detailsFile` there is no file of them. */
  declare statistics: Pick<StatisticsClient, 'details'> & Partial<Pick<StatisticsClient, 'detailsFile'>>;
  /** Of agents and groups. */
  declare names: Names;
  declare writing: Writing;
  /** Orders are for those who read the shop’s records. */
  declare opensOrders: boolean;
  declare _page: number;
  declare _details: ReportDetails | undefined;
  declare _failed: boolean;
  /** What became of an export. */
  declare _told: string;
  #asked = 0;

  constructor() {
    super();
    this.listName = '';
    this.names = new Map();
    this.opensOrders = true;
    this.opening();
  }

  static override styles = [
    ...Modal.styles,
    reportStyle,
    css`
      :host {
        --dialog-width: 1080px;
      }

      .body {
        min-block-size: 220px;
      }

      td,
      th {
        white-space: nowrap;
      }

      td {
        max-inline-size: 240px;
        overflow: hidden;
        text-overflow: ellipsis;
      }

      .told {
        margin-inline-end: auto;
        color: var(--ink-muted);
      }
    `,
  ];

  protected override heading(): string {
    return this.listName;
  }

  protected override opening(): void {
    this._page = 0;
    this._details = undefined;
    this._failed = false;
    this._told = '';
  }

  protected override close(): void {
    tell(this, 'open-details', undefined);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('of') && this.of) {
      this.opening();
      void this.#load();
    }
  }

  protected override body(): TemplateResult {
    const { words, of, _details: details } = this;
    const text = words.reports;
    const whose = of?.subject.kind === 'shop' ? text.whole : (of?.subject.name ?? of?.subject.id ?? '');
    return html`<div class="body" tabindex="-1">
      <div class="row">
        <p class="hint told" role="status">
          ${this._told || (of ? text.details.of(whose, of.from, of.to) : '')}
        </p>
        ${this.statistics.detailsFile ? exportButtons(words, (format) => void this.#export(format)) : nothing}
      </div>
      ${
        this._failed
          ? html`<p class="callout bad" role="alert">
              ${text.details.failed}
              <button type="button" class="text-button" @click=${() => void this.#load()}>
                ${text.retry}
              </button>
            </p>`
          : details === undefined
            ? html`<p class="empty" role="status">${text.details.loading}</p>`
            : details.entries.length === 0
              ? html`<p class="empty">${text.details.empty}</p>`
              : this.#table(details)
      }
    </div>`;
  }

  #table({ entries, total }: ReportDetails) {
    const { words } = this;
    const columns = columnsOf(entries);
    const { fields } = words.reports.details;
    const last = Math.max(0, Math.ceil(total / rowsShown) - 1);
    const page = { at: this._page, last, from: this._page * rowsShown, rows: entries, of: total };
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${this.listName}>
        <table>
          <thead>
            <tr>
              ${columns.map((name) => html`<th scope="col" class=${isNumber(name) ? 'number' : ''}>${fields[name] ?? name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${entries.map(
              (entry) =>
                html`<tr>
                  ${columns.map((name) => this.#cell(name, entry))}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${pager(page, words, (to) => {
        this._page = to;
        void this.#load();
      })}`;
  }

  #cell(name: string, entry: DetailEntry) {
    const value = entry[name];
    const { conversations, orders: ordersOf } = opensOf(name, value);
    const orders = this.opensOrders ? ordersOf : [];
    if (conversations.length + orders.length === 0) {
      const said = detailText(name, value, this.names, this.writing);
      return html`<td class=${isNumber(name) ? 'number' : 'figure'} title=${said || nothing} dir="auto">
        ${said}
      </td>`;
    }
    const text = this.words.reports.details;
    const at = roundOf(entry);
    return html`<td>
      ${conversations.map((id) =>
        this.#link(short(id), text.openConversation(id), () => {
          tell(this, 'open-record', { conversationId: id, ...(at !== undefined && { at }) });
        }),
      )}
      ${orders.map((id) =>
        this.#link(id, text.openOrder(id), () => {
          tell(this, 'open-record', { orderId: id });
        }),
      )}
    </td>`;
  }

  #link(name: string, label: string, open: () => void) {
    return html`<button
      type="button"
      class="text-button figure"
      aria-label=${label}
      title=${label}
      @click=${open}
    >
      ${name}
    </button> `;
  }

  async #load(): Promise<void> {
    const { of } = this;
    if (!of) return;
    const asked = ++this.#asked;
    this._failed = false;
    const { list, subject, from, to } = of;
    const page = { skip: this._page * rowsShown, limit: rowsShown };
    try {
      const details = await this.statistics.details({ list, from, to, ...subjectQuery(subject), ...page });
      if (asked !== this.#asked) return;
      this._details = details;
      await this.updateComplete;
      this.shadowRoot?.querySelector('.body')?.scrollTo({ top: 0 });
    } catch {
      if (asked === this.#asked) this._failed = true;
    }
  }

  async #export(format: 'csv' | 'xlsx'): Promise<void> {
    const { of, words, statistics } = this;
    if (!of || !statistics.detailsFile) return;
    const { list, subject, from, to } = of;
    const name = `${list}-${from}-${to}.${format}`;
    try {
      saveAs(await statistics.detailsFile({ list, from, to, ...subjectQuery(subject) }, format), name);
      this._told = words.reports.exported(name);
    } catch {
      this._told = words.reports.exportFailed;
    }
  }
}

/** What of an id is enough to tell it from others on a page. */
function short(id: string): string {
  return id.length > 12 ? `${id.slice(0, 8)}…` : id;
}
