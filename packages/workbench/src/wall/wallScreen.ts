import type { AgentClient, AgentStatus, Clock, GroupLoad, Unsubscribe } from '@shopbell/sdk/agent';
import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { TickController } from '../desk/tickController.ts';
import { buttons, shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import { waitStyle, wallStyle } from './wallStyle.ts';
import { agentsOn, groupsByWait, longestWait, statusesOf } from './wallView.ts';
import { waitTemplate } from './waitTemplate.ts';

const present: readonly AgentStatus[] = ['online', 'suspended', 'away'];
const nobody: Readonly<Record<AgentStatus, number>> = { online: 0, away: 0, suspended: 0, offline: 0 };

/** The live wall: how long the lines are, who serves with how much to do, and the way into each conversation. */
export class WallScreen extends LitElement {
  static override properties = {
    words: { attribute: false },
    today: { attribute: false },
    _groupId: { state: true },
  };

  declare words: Words;
  declare today: number;
  /** Whose agents are shown; undefined: everybody. */
  declare _groupId: string | undefined;

  readonly #client: AgentClient;
  readonly #leads: boolean;
  readonly #tick: TickController;
  #ends: Unsubscribe[] = [];

  /** `leads`: into the conversations; only whoever has a place at the desk looks over them. */
  constructor(client: AgentClient, clock: Clock, leads: boolean) {
    super();
    this.words = en;
    this.today = 0;
    this.#client = client;
    this.#leads = leads;
    this.#tick = new TickController(this, clock);
  }

  static override styles = [shared, buttons, waitStyle, wallStyle];

  override connectedCallback(): void {
    super.connectedCallback();
    const changed = (): void => {
      this.requestUpdate();
    };
    this.#ends = [
      this.#client.supervision.show(),
      this.#client.on('wall', changed),
      this.#client.on('lines', changed),
      this.#client.on('connection', changed),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const end of this.#ends) end();
    this.#ends = [];
  }

  override render() {
    const text = this.words.supervision.wall;
    const { wall } = this.#client.supervision;
    const { lines } = this.#client;
    const agents = [...wall.agents.values()];
    const waiting = lines.reduce((sum, line) => sum + line.waiting, 0);
    const running = agents.reduce((sum, { conversations }) => sum + conversations.length, 0);
    const here = agents.filter(({ status }) => status !== 'offline').length;
    const lost = wall.state === 'live' && this.#client.connection !== 'online';
    return html`<main>
      <div class="top">
        <h2>${text.title}</h2>
        ${wall.state === 'live' ? html`<p class="figure">${text.summary(waiting, running, here)}</p>` : nothing}
        ${wall.state === 'loading' ? html`<p role="status">${text.loading}</p>` : nothing}
        ${wall.state === 'refused' ? html`<p class="callout bad" role="alert">${text.refused}</p>` : nothing}
        ${lost ? html`<p class="callout" role="status">${text.failed}</p>` : nothing}
      </div>
      ${wall.state === 'live' ? html`${this.#groups(lines)}${this.#agents()}` : nothing}
    </main>`;
  }

  #groups(lines: readonly GroupLoad[]) {
    const text = this.words.supervision.wall;
    const statuses = statusesOf(this.#client.supervision.wall.agents.values());
    return html`<section aria-label=${text.groups}>
      <h3>${text.groups}</h3>
      <ul>
        <li>
          <button
            type="button"
            class="group"
            aria-pressed=${this._groupId === undefined ? 'true' : 'false'}
            @click=${() => {
              this._groupId = undefined;
            }}
          >
            <span class="name">${text.everybody}</span>
          </button>
        </li>
        ${repeat(
          groupsByWait(lines),
          ({ id }) => id,
          (line) => this.#group(line, statuses.get(line.id) ?? nobody),
        )}
      </ul>
    </section>`;
  }

  #group(line: GroupLoad, counts: Readonly<Record<AgentStatus, number>>) {
    const text = this.words.supervision.wall;
    const { id, name, waiting, waitingSince, pendingLeaveMessages } = line;
    const { longest, longestSpoken } = this.words.reception.lines;
    const who = present.flatMap((status) => (counts[status] > 0 ? text.people(status, counts[status]) : []));
    return html`<li>
      <button
        type="button"
        class="group"
        aria-pressed=${this._groupId === id ? 'true' : 'false'}
        @click=${() => {
          this._groupId = id;
        }}
      >
        <span class="name" dir="auto" title=${name}>${name}</span>
        ${
          waitingSince === undefined
            ? html`<span></span>`
            : html`<span
                >${waitTemplate(waitingSince, this.#tick.now, { shown: longest, spoken: longestSpoken })}</span
              >`
        }
        <span class="line figure ${waiting > 0 ? 'waiting' : ''}">${text.inLine(waiting)}</span>
        <span class="who figure"
          >${[
            ...(who.length > 0 ? who : [this.words.reception.lines.nobodyTaking]),
            ...(pendingLeaveMessages > 0 ? [text.leaveMessages(pendingLeaveMessages)] : []),
          ].join(' · ')}</span
        >
      </button>
    </li>`;
  }

  #agents() {
    const text = this.words.supervision.wall;
    const { now } = this.#tick;
    const { shown, gone } = agentsOn(this.#client.supervision.wall.agents.values(), this._groupId);
    const name = this.#client.lines.find(({ id }) => id === this._groupId)?.name;
    return html`<section aria-label=${text.agents}>
      <h3>${name === undefined ? text.agents : `${text.agents} · ${name}`}</h3>
      ${shown.length === 0 ? html`<p class="none">${text.noneOfGroup}</p>` : nothing}
      ${repeat(
        shown,
        ({ id }) => id,
        (agent) =>
          html`<wall-agent-row
            .words=${this.words}
            .agent=${agent}
            .leads=${this.#leads}
            .own=${agent.id === this.#client.me?.id}
            .now=${longestWait(agent) === undefined ? 0 : now}
          ></wall-agent-row>`,
      )}
      ${gone > 0 ? html`<p class="none">${text.away(gone)}</p>` : nothing}
    </section>`;
  }
}
