import type { AttentionController } from '../attention/attentionController.ts';
import { seenUpTo } from '../conversation/timeline.ts';
import type { Drafts } from '../conversation/drafts.ts';
import { nextWaiting, type SectionName, type TabName } from '../list/sections.ts';
import type { DeskController } from './deskController.ts';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

const none: readonly File[] = [];

/** Which list is shown, which conversation is open, and what of it has been seen. */
export class ReceptionController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #desk: DeskController;
  readonly #attention: AttentionController;
  readonly #drafts: Drafts;
  #newestInView = true;
  /** To go with the next message of a conversation; bytes are kept no longer than the desk. */
  readonly #files = new Map<string, readonly File[]>();
  /** Where the open conversation was last: the list shown goes with it when it moves (LM-16). */
  #openSection: SectionName | undefined;

  openId: string | undefined;
  /** Something else stands before the conversation: nothing of it is seen. */
  covered = false;
  section: TabName = 'ongoing';
  /** Where there is room for one column, this one is shown. */
  pane: 'list' | 'conversation' | 'customer' = 'list';

  constructor(
    host: ReactiveControllerHost,
    desk: DeskController,
    attention: AttentionController,
    drafts: Drafts,
  ) {
    this.#host = host;
    this.#desk = desk;
    this.#attention = attention;
    this.#drafts = drafts;
    host.addController(this);
  }

  hostUpdate(): void {
    const open = this.#desk.conversation(this.openId);
    if (!open) {
      // It went to somebody else, or out of sight altogether.
      if (this.openId !== undefined) this.close();
      return;
    }
    const section = this.#desk.sectionOf(open);
    if (section && this.#openSection && section !== this.#openSection && this.section === this.#openSection) {
      // An ended one stays open to be read, but the list goes on showing who waits.
      if (section !== 'ended') this.section = section;
    }
    this.#openSection = section;
  }

  /** Seen is told only for what is really on screen, in a tab that is looked at. */
  hostUpdated(): void {
    const open = this.#desk.conversation(this.openId);
    if (!open || open.state === 'ended' || this.#desk.sectionOf(open) === undefined) return;
    const newestInView =
      !this.covered && this.#newestInView && (this.pane === 'conversation' || !oneColumn());
    const upTo = seenUpTo(open, { ...this.#attention.screen, newestInView });
    if (upTo !== undefined) this.#desk.client.markSeen(open.id, upTo);
  }

  open(id: string): void {
    const conversation = this.#desk.conversation(id);
    if (!conversation) return;
    if (this.openId !== id) this.#newestInView = true;
    this.openId = id;
    this.#openSection = this.#desk.sectionOf(conversation);
    if (this.#openSection) this.section = this.#openSection;
    this.pane = 'conversation';
    this.#host.requestUpdate();
  }

  /** Opens whoever is to be answered next; false if nobody waits. */
  openNextWaiting(): boolean {
    const next = nextWaiting(this.#desk.sections, this.openId);
    if (next) this.open(next.id);
    return next !== undefined;
  }

  close(): void {
    this.openId = undefined;
    this.#openSection = undefined;
    this.pane = 'list';
    this.#host.requestUpdate();
  }

  showSection(section: TabName): void {
    this.section = section;
    this.#host.requestUpdate();
  }

  showPane(pane: ReceptionController['pane']): void {
    this.pane = pane;
    this.#host.requestUpdate();
  }

  /** Whether the newest line of the open conversation is in view. */
  newestInView(inView: boolean): void {
    this.#newestInView = inView;
    this.#host.requestUpdate();
  }

  get draft(): string {
    return this.openId === undefined ? '' : this.#drafts.get(this.openId);
  }

  get files(): readonly File[] {
    return (this.openId === undefined ? undefined : this.#files.get(this.openId)) ?? none;
  }

  attach(id: string, files: readonly File[]): void {
    if (files.length > 0) this.#files.set(id, files);
    else this.#files.delete(id);
    this.#host.requestUpdate();
  }

  setDraft(id: string, text: string): void {
    this.#drafts.set(id, text);
    this.#host.requestUpdate();
  }
}

/** Whether there is room for one column only; the style sheets say the same. */
export function oneColumn(): boolean {
  return matchMedia('(max-width: 719px)').matches;
}
