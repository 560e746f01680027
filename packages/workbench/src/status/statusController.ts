import type { AgentStatus } from '@shopbell/sdk/agent';
import type { ReactiveController } from 'lit';
import { hear, type WorkbenchEvents } from '../app/events.ts';
import type { AttentionController } from '../attention/attentionController.ts';
import type { DeskHost } from '../desk/deskActions.ts';
import type { DeskController } from '../desk/deskController.ts';
import type { LinesController } from '../lines/linesController.ts';
import { waitingSince } from '../list/waiting.ts';
import type { Going } from './goingDialog.ts';

/** The own status and signing out: what is asked before, and what came of it. */
export class StatusController implements ReactiveController {
  readonly #host: DeskHost;
  readonly #desk: DeskController;
  readonly #lines: LinesController;
  readonly #attention: AttentionController;
  readonly #signOut: () => Promise<void>;
  #ends: (() => void)[] = [];

  /** A status that was asked for and not confirmed by the server yet. */
  pending: AgentStatus | undefined;
  /** What is asked before the agent goes; undefined while nothing is. */
  going: Going | undefined;

  constructor(
    host: DeskHost,
    parts: {
      desk: DeskController;
      lines: LinesController;
      attention: AttentionController;
      /** Rejects if the server could not be told. */
      signOut: () => Promise<void>;
    },
  ) {
    this.#host = host;
    this.#desk = parts.desk;
    this.#lines = parts.lines;
    this.#attention = parts.attention;
    this.#signOut = parts.signOut;
    host.addController(this);
  }

  hostConnected(): void {
    this.#ends = [
      hear(this.#host, 'set-status', (status) => {
        this.change(status);
      }),
      hear(this.#host, 'going', (answer) => void this.#answered(answer)),
    ];
  }

  hostDisconnected(): void {
    for (const end of this.#ends) end();
  }

  hostUpdate(): void {
    if (this.pending === this.#desk.client.me?.status) this.pending = undefined;
  }

  /** Sets it at once, unless somebody would be left alone by it. */
  change(status: AgentStatus): void {
    if (status === 'online' || status === this.#desk.client.me?.status) {
      void this.#set(status);
      return;
    }
    const going = this.#goingTo(status);
    if (going.lastIn.length > 0 || going.open > 0 || going.leaveMessages > 0) this.#ask(going);
    else void this.#set(status);
  }

  /** Whether there is more to ask before signing out than whether it is meant. */
  askBeforeSignOut(): boolean {
    const going = this.#goingTo('sign-out');
    const asks = going.lastIn.length > 0 || going.open > 0;
    if (asks) this.#ask(going);
    return asks;
  }

  async leave(): Promise<void> {
    try {
      await this.#signOut();
    } catch {
      this.#attention.fail(this.#host.words.signOutFailed);
    }
  }

  #goingTo(to: Going['to']): Going {
    const { ongoing, leave } = this.#desk.sections;
    const gone = to === 'offline' || to === 'sign-out';
    return {
      to,
      lastIn: this.#lines.lastIn(to === 'sign-out' ? 'offline' : to),
      // Away and suspended keep what they have (ST-06).
      open: gone ? ongoing.length : 0,
      unanswered: ongoing.filter((one) => waitingSince(one) !== undefined).length,
      leaveMessages: gone ? leave.length : 0,
    };
  }

  #ask(going: Going): void {
    this.going = going;
    this.#host.requestUpdate();
  }

  async #answered(answer: WorkbenchEvents['going']): Promise<void> {
    const { going } = this;
    this.going = undefined;
    this.#host.requestUpdate();
    if (!going || !answer) return;
    if (going.to !== 'sign-out') await this.#set(going.to, answer.conversations);
    else if (answer.conversations === undefined || (await this.#set('offline', answer.conversations)))
      await this.leave();
  }

  /** True if the server has stored it. */
  async #set(status: AgentStatus, conversations?: 'keep' | 're-route' | 'end'): Promise<boolean> {
    const { words } = this.#host;
    this.pending = status;
    this.#host.requestUpdate();
    try {
      await this.#desk.client.setStatus(status, conversations === undefined ? {} : { conversations });
      this.#attention.announce(words.status.changed(status));
      return true;
    } catch {
      this.#attention.fail(words.status.failed);
      return false;
    } finally {
      if (this.pending === status) this.pending = undefined;
      this.#host.requestUpdate();
    }
  }
}
