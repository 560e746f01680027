import type { StatisticsSettings, StatisticsSettingsView } from '@shopbell/sdk/admin';
import { LitElement, css, html, nothing } from 'lit';
import { forms } from '../../styles/forms.ts';
import { buttons, shared } from '../../styles/shared.ts';
import { momentIn } from '../../words/times.ts';
import { en } from '../../words/en.ts';
import type { Words } from '../../words/words.ts';
import { settingsStyle } from '../settingsStyle.ts';
import { draftOf, type StatisticsDraft } from './statisticsDraft.ts';
import { statisticsFields } from './statisticsFields.ts';
import { fieldLabel, fieldValue } from './statisticsText.ts';

type Change = StatisticsSettingsView['changes'][number];
type State = 'now' | 'will' | 'held' | 'replaced';

/** What held, holds and will hold: each version with what it changed, and all of it on request. */
export class StatisticsVersions extends LitElement {
  static override properties = {
    words: { attribute: false },
    counting: { attribute: false },
    today: { attribute: false },
    timeZone: { attribute: false },
  };

  declare words: Words;
  declare counting: StatisticsSettingsView;
  /** The day that it is in the shop. */
  declare today: string;
  declare timeZone: string;

  constructor() {
    super();
    this.words = en;
    this.today = '';
    this.timeZone = 'UTC';
  }

  static override styles = [
    shared,
    buttons,
    forms,
    settingsStyle,
    css`
      :host {
        display: block;
      }

      .page {
        padding-block-end: 24px;
      }

      ol {
        display: grid;
        gap: 12px;
      }

      li {
        display: grid;
        gap: 6px;
        padding: 10px 12px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }

      .head {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 8px;
        align-items: center;
      }

      .head b {
        font-weight: 600;
      }

      .head .hint {
        margin-inline-start: auto;
      }

      dl div {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 12px;
        justify-content: space-between;
        padding-block: 3px;
        border-block-end: 1px solid var(--line);
      }

      dl div:last-child {
        border-block-end: 0;
      }

      dt {
        color: var(--ink-muted);
      }

      dd {
        overflow-wrap: anywhere;
      }

      summary {
        color: var(--accent);
        cursor: pointer;
      }
    `,
  ];

  override render() {
    const { words, counting } = this;
    const text = words.settings.statistics.versions;
    const { changes } = counting;
    return html`<section class="page" aria-labelledby="versions">
      <h3 id="versions">${text.title}</h3>
      <p class="hint">${text.means}</p>
      ${
        changes.length === 0
          ? html`<p class="hint">${text.none}</p>`
          : html`<ol>
              ${changes.map((change, at) => this.#version(change, at)).toReversed()}
            </ol>`
      }
    </section>`;
  }

  #version(change: Change, at: number) {
    const { words } = this;
    const text = words.settings.statistics.versions;
    const state = this.#stateOf(at);
    // Where nothing was set before, the defaults held.
    const before = this.counting.changes[at - 1]?.settings ?? {};
    const [now, then] = [change.settings, before].map((settings: StatisticsSettings) =>
      draftOf(settings, ''),
    );
    if (!now || !then) return nothing;
    const changed = statisticsFields.filter((field) => field !== 'currency' && now[field] !== then[field]);
    return html`<li>
      <p class="head">
        <b>${text.from(change.from)}</b
        ><span class="tag ${state === 'now' ? 'good' : state === 'will' ? 'warn' : ''}"
          >${text.states[state]}</span
        ><span class="hint figure"
          >${text.changedAt(momentIn(change.changedAt, this.timeZone, words.language))}</span
        >
      </p>
      ${
        changed.length === 0
          ? html`<p class="hint">${text.same}</p>`
          : html`<dl>${changed.map((field) => this.#field(field, now, then))}</dl>`
      }
      <details>
        <summary>${text.show}</summary>
        <dl>
          ${statisticsFields.map((field) => (field === 'currency' ? nothing : this.#field(field, now)))}
        </dl>
      </details>
    </li>`;
  }

  #field(field: keyof StatisticsDraft, now: StatisticsDraft, then?: StatisticsDraft) {
    const { words } = this;
    const text = words.settings.statistics.versions;
    return html`<div>
      <dt>${fieldLabel(field, words)}</dt>
      <dd dir="auto">
        ${fieldValue(field, now, words)}${
          then ? html` <span class="hint">(${text.before} ${fieldValue(field, then, words)})</span>` : nothing
        }
      </dd>
    </div>`;
  }

  /** Of one day the last change counts. */
  #stateOf(at: number): State {
    const { changes } = this.counting;
    const { from } = changes[at] ?? { from: '' };
    if (changes[at + 1]?.from === from) return 'replaced';
    if (from > this.today) return 'will';
    return at === changes.findLastIndex((change) => change.from <= this.today) ? 'now' : 'held';
  }
}
