import type { AgentStatus, FiguresToday } from '@shopbell/sdk/agent';
import { LitElement, css, html, nothing } from 'lit';
import type { Side } from '../desk/managerSide.ts';
import type { PerformanceController } from '../performance/performanceController.ts';
import type { Preferences } from '../preferences/preferences.ts';
import { buttons, shared } from '../styles/shared.ts';
import { managerButtons } from './managerButtons.ts';
import { moreFigures } from './moreFigures.ts';
import { placeButtons, type Places } from './placeButtons.ts';
import { placeStyle } from './placeStyle.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';

/** Shop, today's figures (WB-05), status, account. */
export class DeskHeader extends LitElement {
  static override properties = {
    words: { attribute: false },
    shopName: { attribute: false },
    agentName: { attribute: false },
    figures: { attribute: false },
    more: { attribute: false },
    catalogue: { attribute: false },
    status: { attribute: false },
    pendingStatus: { attribute: false },
    preferences: { attribute: false },
    sides: { attribute: false },
    shown: { attribute: false },
    places: { attribute: false },
  };

  declare words: Words;
  declare shopName: string;
  declare agentName: string;
  declare figures: FiguresToday | undefined;
  /** What stands behind the arrow, as it was told last (WB-06). */
  declare more: Pick<PerformanceController['menu'], 'figures' | 'failed'> | undefined;
  declare catalogue: PerformanceController['catalogue'];
  declare status: AgentStatus | undefined;
  declare pendingStatus: AgentStatus | undefined;
  declare preferences: Preferences | undefined;
  /** What may stand before the reception: the settings of the shop for those who make them, and so on. */
  declare sides: readonly Side[] | undefined;
  /** What stands before the reception. */
  declare shown: Side | undefined;
  declare places: Places | undefined;

  constructor() {
    super();
    this.words = en;
    this.shopName = '';
    this.agentName = '';
  }

  static override styles = [
    shared,
    buttons,
    placeStyle,
    css`
      header {
        display: flex;
        align-items: center;
        gap: 20px;
        min-block-size: 48px;
        padding: 0 8px 0 16px;
        border-block-end: 1px solid var(--line);
        background: var(--ground-side);
      }

      h1 {
        overflow: hidden;
        min-inline-size: 0;
        font-size: var(--text-m);
        font-weight: 600;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      dl {
        display: flex;
        flex-wrap: wrap;
        gap: 0 20px;
        white-space: nowrap;
      }

      .figures {
        display: flex;
        align-items: center;
        gap: 4px;
        margin-inline-end: auto;
      }

      dl div {
        display: flex;
        align-items: baseline;
        gap: 6px;
      }

      dt {
        color: var(--ink-muted);
        font-size: var(--text-s);
      }

      dd {
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }

      dd.none {
        color: var(--ink-muted);
        font-weight: 400;
      }

      @media (max-width: 1099px) {
        header {
          flex-wrap: wrap;
          gap: 4px 12px;
          padding: 6px 8px 6px 12px;
        }

        h1 {
          flex: 1;
        }

        .figures {
          order: 3;
          flex-basis: 100%;
        }
      }

      @media (max-width: 719px) {
        status-switch {
          order: 4;
          flex-basis: 100%;
        }
      }
    `,
  ];

  override render() {
    const { words, figures } = this;
    const seconds = figures?.averageResponseSeconds ?? undefined;
    return html`<header>
      <h1 title=${this.shopName}>${this.shopName}</h1>
      ${this.places ? placeButtons(this, words, this.places) : nothing}
      <div class="figures">
        <dl>
          <div title=${words.header.receptionsMeans}>
            <dt>${words.header.receptions}</dt>
            <dd class=${figures ? '' : 'none'}>${figures ? figures.receptions : '–'}</dd>
          </div>
          <div title=${words.header.averageResponseMeans}>
            <dt>${words.header.averageResponse}</dt>
            <dd class=${seconds === undefined ? 'none' : ''}>
              ${seconds === undefined ? words.header.nothingYet : words.duration(Math.round(seconds))}
            </dd>
          </div>
          ${moreFigures(words, figures)}
        </dl>
        <figures-menu
          .words=${words}
          .catalogue=${this.catalogue?.figures ?? []}
          .figures=${this.more?.figures}
          .failed=${this.more?.failed ?? false}
        ></figures-menu>
      </div>
      <status-switch .words=${words} .status=${this.status} .pending=${this.pendingStatus}></status-switch>
      ${this.sides ? managerButtons(this, words, { sides: this.sides, shown: this.shown }) : nothing}
      <preferences-menu
        .words=${words}
        .preferences=${this.preferences}
        .agentName=${this.agentName}
      ></preferences-menu>
    </header>`;
  }
}
