import type { GroupLoad } from '@shopbell/sdk/agent';
import { LitElement, css, html, nothing } from 'lit';
import { tell } from '../app/events.ts';
import { icon } from '../icons/icon.ts';
import { chevronDown, inbox, users } from '../icons/icons.ts';
import { waitLevel } from '../list/waiting.ts';
import { shared } from '../styles/shared.ts';
import { strip } from '../styles/strip.ts';
import { en } from '../words/en.ts';
import { stopwatch } from '../words/times.ts';
import type { Words } from '../words/words.ts';

/** Who waits in this agent's groups: one quiet line, and group by group when it is opened. */
export class LineStrip extends LitElement {
  static override properties = {
    words: { attribute: false },
    lines: { attribute: false },
    pending: { attribute: false },
    now: { attribute: false },
  };

  declare words: Words;
  /** The groups of this agent; those with the longest wait first. */
  declare lines: readonly GroupLoad[];
  /** Leave messages to be assigned; undefined for those who do not assign any. */
  declare pending: number | undefined;
  declare now: number;

  constructor() {
    super();
    this.words = en;
    this.lines = [];
    this.now = 0;
  }

  static override styles = [
    shared,
    strip,
    css`
      .wait {
        margin-inline-start: auto;
        font-size: var(--text-s);
      }

      .slow {
        color: var(--slow);
      }

      .late {
        color: var(--danger);
        font-weight: 600;
      }

      .wait ~ .fold {
        margin-inline-start: 0;
      }

      li {
        display: flex;
        align-items: baseline;
        gap: 8px;
        min-block-size: 26px;
        padding: 3px 12px 3px 36px;
        font-size: var(--text-s);
      }

      .name {
        overflow: hidden;
        min-inline-size: 0;
        flex: 1;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .free {
        color: var(--ink-muted);
        white-space: nowrap;
      }

      .pending {
        color: var(--accent);
      }
    `,
  ];

  override render() {
    const text = this.words.reception.lines;
    const waiting = this.lines.reduce((sum, line) => sum + line.waiting, 0);
    return html`<section aria-label=${text.title}>
      ${
        this.lines.length === 0
          ? nothing
          : html`<details>
              <summary>
                ${icon(users)}
                <span class="told ${waiting > 0 ? 'waiting figure' : ''}"
                  >${waiting > 0 ? text.waiting(waiting) : text.nobody}</span
                >
                ${this.#wait(this.lines[0]?.waitingSince)} <span class="fold">${icon(chevronDown)}</span>
              </summary>
              <ul>
                ${this.lines.map((line) => this.#group(line))}
              </ul>
            </details>`
      }
      ${
        this.pending === undefined || this.pending === 0
          ? nothing
          : html`<button
              type="button"
              class="row pending figure"
              @click=${() => {
                tell(this, 'show-pending', true);
              }}
            >
              ${icon(inbox)}${this.words.reception.pending.open(this.pending)}
            </button>`
      }
    </section>`;
  }

  #group(line: GroupLoad) {
    const text = this.words.reception.lines;
    const serving =
      line.taking === 0
        ? text.nobodyTaking
        : line.free > 0
          ? text.free(line.free)
          : this.words.reception.transfer.nobodyFree;
    return html`<li>
      <span class="name" dir="auto" title=${line.name}>${line.name}</span>
      <span class="free figure">${serving}</span>
      <span class="figure ${line.waiting > 0 ? 'waiting' : 'free'}"
        >${line.waiting > 0 ? text.waiting(line.waiting) : text.nobody}</span
      >
      ${this.#wait(line.waitingSince, (time) => time)}
    </li>`;
  }

  /** For readers in half and whole minutes: what changes every second is read every second. */
  #wait(since: number | undefined, shown = this.words.reception.lines.longest) {
    if (since === undefined) return nothing;
    const text = this.words.reception.lines;
    const waited = Math.max(0, this.now - since);
    const seconds = waited / 1000;
    const spoken = seconds < 60 ? 30 * Math.floor(seconds / 30) : seconds;
    return html`<span class="wait told figure ${waitLevel(waited)}" aria-hidden="true"
        >${shown(stopwatch(waited))}</span
      ><span class="hidden-text">${text.longestSpoken(spoken)}</span>`;
  }
}
