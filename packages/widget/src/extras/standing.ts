import type { Conversation } from '@shopbell/sdk';
import type { PropertyValues } from 'lit';
import { Bot, CheckCheck, Hourglass, Moon } from 'lucide';
import { minutesOf } from '../words/minutesOf.ts';
import type { Kit } from './kit.ts';
import { loadForms } from './loadForms.ts';
import { momentText } from './momentText.ts';
import { OpeningsReader } from './openings.ts';
import { standingStyle } from './standing.style.ts';

/** A changed place is read out at most this often; being next at once. */
const tellEvery = 15_000;
const tellAfter = 200;

/**
 * One calm card above the messages that says where the customer stands: the place in line with what can be done
 * meanwhile (RT-46), that nobody is there now and where the answer will come, that it will end for want of the customer.
 * Nothing while all is well.
 */
export const standingView = (kit: Kit): CustomElementConstructor => {
  const { View, plain, css, html, nothing, icon } = kit;
  return class StandingView extends View {
    static override properties = {
      ...View.properties,
      conversation: plain,
      busy: plain,
      told: { state: true },
      now: { state: true },
    };
    static override styles = [...View.styles, standingStyle(css)];

    declare conversation: Conversation;
    /** A step is under way. */
    declare busy: boolean;
    /** What is read out. */
    declare protected told: string;
    declare protected now: number;

    #toldAt = -tellEvery;
    #telling: ReturnType<typeof setTimeout> | undefined;
    #ticking: ReturnType<typeof setInterval> | undefined;
    /** How far this device's clock is from the server's, as far as that matters. */
    #skew = 0;
    readonly #openings = new OpeningsReader(() => {
      this.requestUpdate();
    });

    constructor() {
      super();
      this.told = '';
      this.now = Date.now();
    }

    override disconnectedCallback(): void {
      super.disconnectedCallback();
      this.#hush();
    }

    override connectedCallback(): void {
      super.connectedCallback();
      this.requestUpdate();
    }

    #hush(): void {
      clearTimeout(this.#telling);
      clearInterval(this.#ticking);
      this.#telling = this.#ticking = undefined;
    }

    protected override willUpdate(changed: PropertyValues<this>): void {
      const before = changed.get('conversation');
      const { id, state, queue, idleEndsAt, group, agent } = this.conversation;
      const waits = state === 'robot' || (state === 'leave-message' && !agent);
      this.#openings.look(this.actions.client, waits ? (group ? [group.id] : []) : undefined);
      if (before && (before.id !== id || before.state !== state)) this.#toldAt = -tellEvery;
      if (queue && before?.queue?.place !== queue.place) this.#tellPlace(queue.place);
      else if (!queue) clearTimeout(this.#telling);
      if (!queue && idleEndsAt === undefined) this.told = '';
      if (idleEndsAt === undefined) {
        clearInterval(this.#ticking);
        this.#ticking = undefined;
      } else if (this.#ticking === undefined && this.isConnected) this.#countDown(idleEndsAt);
    }

    /** Places may change every second: whoever listens hears the latest now and then, not each. */
    #tellPlace(place: number): void {
      clearTimeout(this.#telling);
      const wait = place === 1 ? 0 : this.#toldAt + tellEvery - performance.now();
      this.#telling = setTimeout(
        () => {
          const { queue } = this.conversation;
          this.#toldAt = performance.now();
          if (queue) this.told = this.words.inLine(queue.place, minutesOf(queue.expectedWaitMs));
        },
        // What is there from the start is not read out: only what changes.
        Math.max(wait, tellAfter),
      );
    }

    #countDown(endsAt: number): void {
      const warned = this.conversation.items.findLast(
        (item) => item.kind === 'notice' && item.notice.kind === 'idle-warned',
      );
      const whole = endsAt - (warned?.at ?? endsAt);
      const left = endsAt - Date.now();
      // More than the whole time, or none of it: this clock is not the server's. Then it runs from now.
      this.#skew = warned && (left > whole || left <= 0) ? whole - left : 0;
      this.now = Date.now();
      this.told = `${this.later.more.stillThere} ${this.#left(endsAt)}`;
      this.#ticking = setInterval(() => {
        this.now = Date.now();
      }, 1000);
    }

    #left(endsAt: number): string {
      const seconds = Math.max(0, Math.ceil((endsAt - this.now + this.#skew) / 1000));
      const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
      return this.later.more.endsIn(time);
    }

    protected override render() {
      return html`<p class="spoken" role="status">${this.told}</p>
        ${this.#card()}`;
    }

    #card() {
      const { conversation, actions, busy } = this;
      const words = this.later.more;
      const { state, queue, agent, group, items, idleEndsAt } = conversation;
      if (queue) {
        const minutes = minutesOf(queue.expectedWaitMs);
        const leave = (to: 'solved' | 'leave-message') => () => {
          // Waits no longer (RT-46).
          actions.stepOnce((client, id) => client.leaveQueue(id, to));
        };
        return html`<section class="queue">
          <h2 tabindex="-1">
            <b>${this.words.place(queue.place)}</b>
            ${minutes === undefined ? nothing : html`<span class="quiet">${this.words.wait(minutes)}</span>`}
          </h2>
          <p class="small quiet">${words.queueNext}</p>
          <div class="steps">
            <button class="soft" aria-disabled=${busy} @click=${leave('solved')}>${words.solved}</button>
            <button class="soft" aria-disabled=${busy} @click=${leave('leave-message')}>
              ${words.leaveInstead}
            </button>
          </div>
        </section>`;
      }
      if (idleEndsAt !== undefined) {
        return html`<section class="idle">
          ${icon(Hourglass)}
          <p>
            <b>${words.stillThere}</b>
            <span class="small quiet">${this.#left(idleEndsAt)}</span>
          </p>
          <button
            class="primary"
            @click=${() => {
              // The warning itself is what was read: the desk counts anew from there.
              actions.client?.markSeen(conversation.id, conversation.lastSeq);
            }}
          >
            ${words.stillHere}
          </button>
        </section>`;
      }
      const next = this.#openings.next(group?.id);
      const moment = next && momentText(next, this.words.locale, this.later);
      const card = (sign: typeof Moon, title: string, text: string, below?: unknown) =>
        html`<section>
          ${icon(sign)}
          <div class="told" role="status">
            <h2 tabindex="-1">${title}</h2>
            <p class="small quiet">${text}</p>
          </div>
          ${below}
        </section>`;
      if (state === 'robot' && moment)
        return html`<section class="idle">
          ${icon(Bot)}
          <p class="small">${words.peopleFrom(moment)}</p>
        </section>`;
      if (state !== 'leave-message') return nothing;
      if (agent) return card(CheckCheck, this.later.notices.delivered(agent.name), words.answerHere);
      const left = items.findLast((item) => item.kind === 'notice' && item.notice.kind === 'leave-message');
      const leftLine =
        left?.kind === 'notice' && left.notice.kind === 'leave-message' && left.notice.leftLine;
      const [why, then] = moment
        ? [words.leaveClosed, words.answerFrom(moment)]
        : leftLine
          ? [words.leaveInsteadNow, words.answerSoon]
          : [words.leave, words.answerLater];
      const hasLeft = items.some((item) => item.kind === 'message');
      if (hasLeft) loadForms(kit);
      return hasLeft
        ? card(
            CheckCheck,
            words.left,
            then,
            html`<shop-bell-contact
              .words=${this.words}
              .actions=${actions}
              .conversation=${conversation}
            ></shop-bell-contact>`,
          )
        : card(Moon, why, then);
    }
  };
};
