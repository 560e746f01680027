import {
  limits,
  type AgentExplanation,
  type Page,
  type RoutingCheck,
  type ScopeInput,
} from '@shopbell/sdk/agent';
import type { ConversationTrace, OutcomeTrace } from '@shopbell/sdk/admin';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { tell } from '../app/events.ts';
import { Modal } from '../frame/modal.ts';
import { icon } from '../icons/icon.ts';
import { check, circleCheck, minus, triangleAlert, x } from '../icons/icons.ts';
import { moment } from '../words/times.ts';
import { traceStep } from './traceStep.ts';
import { whyStyle } from './whyStyle.ts';

/** The order of RT-29; capacity, which is no fault of anybody's, comes last. */
const checks: readonly RoutingCheck[] = ['status', 'scope', 'receiving', 'weight', 'capacity'];
const pages: readonly Page[] = ['shop', 'product', 'order', 'tracking'];
const signs = { passed: check, failed: x, open: minus } as const;

/** Why an agent gets no conversations, group by group in the order of RT-29, and of a page and a SKU to try. */
export class WhyPanel extends Modal {
  static override properties = {
    ...Modal.properties,
    agentName: { attribute: false },
    now: { attribute: false },
    explanation: { attribute: false },
    then: { attribute: false },
    past: { attribute: false },
    pastProblem: { attribute: false },
    busy: { attribute: false },
    failed: { attribute: false },
    _page: { state: true },
    _sku: { state: true },
    _wrong: { state: true },
  };

  /** Of somebody else; empty for oneself. */
  declare agentName: string;
  declare now: number;
  declare explanation: AgentExplanation | undefined;
  /** The past outcome that the explanation is about; undefined: of now. */
  declare then: OutcomeTrace | undefined;
  declare past: ConversationTrace | undefined;
  declare pastProblem: 'unknown' | 'failed' | undefined;
  declare busy: boolean;
  declare failed: boolean;
  declare _page: Page | '';
  declare _sku: string;
  declare _wrong: boolean;

  constructor() {
    super();
    this.agentName = '';
    this.now = 0;
    this.busy = false;
    this.failed = false;
    this.opening();
  }

  static override styles = [...Modal.styles, whyStyle];

  protected override heading(): string {
    const text = this.words.reception.why;
    return this.#asksOfOther ? text.titleOf(this.agentName) : text.title;
  }

  protected override opening(): void {
    this._page = '';
    this._sku = '';
    this._wrong = false;
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    // Answers stand above or below what was pressed: they come into view, and the keyboard goes to what was asked for.
    if (changed.has('past') && this.past)
      this.shadowRoot?.querySelector('.past')?.scrollIntoView({ block: 'nearest' });
    if (changed.has('then') && this.then) {
      this.shadowRoot?.querySelector('.body')?.scrollTo({ top: 0 });
      this.shadowRoot?.querySelector<HTMLElement>('.answer')?.focus({ preventScroll: true });
    }
  }

  protected override close(): void {
    tell(this, 'show-why', false);
  }

  protected override body(): TemplateResult {
    const text = this.words.reception.why;
    return html`<div class="body">
      <form class="try" novalidate @submit=${this.#submit}>
        <label class="field"
          ><span class="hint">${text.page}</span
          ><select
            @change=${(event: Event & { target: HTMLSelectElement }) => {
              this._page = pages.find((page) => page === event.target.value) ?? '';
            }}
          >
            <option value="" ?selected=${this._page === ''}>${text.anyEntry}</option>
            ${pages.map(
              (page) =>
                html`<option value=${page} ?selected=${this._page === page}>
                  ${this.words.page[page]}
                </option>`,
            )}
          </select></label
        >
        <label class="field"
          ><span class="hint">${text.sku}</span
          ><input
            type="text"
            autocomplete="off"
            placeholder=${text.skuHint}
            aria-invalid=${this._wrong ? 'true' : 'false'}
            .value=${this._sku}
            @input=${(event: InputEvent & { target: HTMLInputElement }) => {
              this._sku = event.target.value;
              this._wrong = false;
            }}
        /></label>
        <button class="button">${this.explanation ? text.again : text.try}</button>
      </form>
      <div role="alert">${this._wrong ? html`<p class="wrong">${text.skuInvalid}</p>` : nothing}</div>
      <div role="status" tabindex="-1" class="answer ${this.busy ? 'busy' : ''}">${this.#answer()}</div>
      ${this.#asksOfOther ? this.#pastEntry() : nothing}
    </div>`;
  }

  /** A manager, of somebody else; an agent asks only of themselves. */
  get #asksOfOther(): boolean {
    return this.agentName !== '';
  }

  get #comesNext(): string {
    const text = this.words.reception.why;
    return this.#asksOfOther ? text.toManager.comesNext(this.agentName) : text.comesNext;
  }

  #answer() {
    const text = this.words.reception.why;
    if (this.failed) {
      return html`<p class="callout bad">
        ${text.failed}
        <button type="button" class="text-button" @click=${this.#explain}>${text.retry}</button>
      </p>`;
    }
    const { explanation } = this;
    if (!explanation) return html`<p class="hint">${text.loading}</p>`;
    const { failed, inNoGroup, groups, entry } = explanation;
    const next = groups.some((group) => group.next);
    const { then } = this;
    const advice = this.#asksOfOther ? text.toManager : { ...text, receiving: text.verdicts.receiving };
    return html`${
      then === undefined
        ? nothing
        : html`<p class="hint">${text.then(moment(then.at, this.now, this.words))}</p>`
    }${
      failed === undefined
        ? html`<p class="callout good">${icon(circleCheck)}${next ? this.#comesNext : text.comes}</p>`
        : html`<p class="callout">
            ${icon(triangleAlert)}<span
              >${failed === 'receiving' ? advice.receiving : text.verdicts[failed]}${
                inNoGroup ? ` ${advice.inNoGroup}` : nothing
              }</span
            >
          </p>`
    }
    ${
      groups.length === 0
        ? nothing
        : html`<section>
            <h3>${text.groups}</h3>
            <p class="hint">${text.intro}</p>
            <ul class="groups">
              ${groups.map((group) => this.#group(group))}
            </ul>
          </section>`
    }
    ${
      entry === undefined
        ? nothing
        : html`<section>
            <h3>${text.entry}</h3>
            <ol class="steps">
              ${entry.map((step) => traceStep(step, this.now, this.words))}
            </ol>
          </section>`
    }`;
  }

  #group({ group, failed, weight, next, disabled }: AgentExplanation['groups'][number]) {
    const text = this.words.reception.why;
    const at = failed === undefined ? checks.length : checks.indexOf(failed);
    return html`<li>
      <p class="group">
        <span class="group-name" dir="auto">${group.name}</span>
        ${weight === undefined ? nothing : html`<span class="tag figure">${text.weight(weight)}</span>`}
        ${disabled ? html`<span class="tag warn">${text.disabled}</span>` : nothing}
        ${next ? html`<span class="tag good">${text.next}</span>` : nothing}
      </p>
      <ol class="checks">
        ${checks.map((name, index) => {
          const mark = index < at ? 'passed' : index === at ? 'failed' : 'open';
          return html`<li class=${mark}>
            ${icon(signs[mark])}${text.checks[name]}<span class="hidden-text">: ${text.marks[mark]}</span>
          </li>`;
        })}
      </ol>
    </li>`;
  }

  /** What a conversation came to, step by step, and how it was with this agent then. */
  #pastEntry() {
    const text = this.words.reception.why;
    const { past, pastProblem } = this;
    return html`<section>
      <h3>${text.past}</h3>
      <form class="try one" novalidate @submit=${this.#trace}>
        <label class="field"
          ><span class="hint">${text.conversation}</span
          ><input type="text" name="conversation" autocomplete="off" spellcheck="false"
        /></label>
        <button class="button">${text.look}</button>
      </form>
      <div role="alert">
        ${pastProblem ? html`<p class="wrong">${text.pastProblems[pastProblem]}</p>` : nothing}
      </div>
      ${
        past === undefined
          ? nothing
          : html`<ol class="past" role="status">
              ${past.outcomes.map((outcome) => this.#outcome(outcome))}
            </ol>`
      }
    </section>`;
  }

  #outcome(one: OutcomeTrace) {
    const text = this.words.reception.why;
    const { at, outcome, group, agent, steps } = one;
    const whose = [group?.name, agent?.name].filter((name) => name !== undefined).join(' · ');
    return html`<li>
      <p class="group">
        <span class="figure">${moment(at, this.now, this.words)}</span>
        <span class="group-name">${text.outcomes[outcome]}</span>
        <span dir="auto">${whose}</span>
        <button
          type="button"
          class="text-button"
          @click=${() => {
            tell(this, 'explain-then', one);
          }}
        >
          ${text.askThen(this.agentName)}
        </button>
      </p>
      <ol class="steps">
        ${steps.map((step) => traceStep(step, this.now, this.words))}
      </ol>
    </li>`;
  }

  #trace(event: SubmitEvent & { currentTarget: HTMLFormElement }): void {
    event.preventDefault();
    const id = new FormData(event.currentTarget).get('conversation');
    if (typeof id === 'string' && id.trim() !== '') tell(this, 'trace-entry', id.trim());
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const sku = this._sku.trim();
    this._wrong = sku.length > limits.scopeValue;
    if (!this._wrong) this.#explain();
  }

  #explain(): void {
    const sku = this._sku.trim();
    // A SKU alone is asked about on its product's page.
    const page = this._page === '' && sku !== '' ? 'product' : this._page;
    const scope: ScopeInput | undefined = page === '' ? undefined : { page, ...(sku === '' ? {} : { sku }) };
    tell(this, 'explain', scope);
  }
}
