import type { ChatTimeline, OutgoingMessage } from '@shopbell/sdk/agent';
import { LitElement, css, html, nothing } from 'lit';
import { tell } from '../app/events.ts';
import { FileDropController } from '../attachments/fileDropController.ts';
import type { FetchFile } from '../attachments/fileView.ts';
import { conversationStyle } from '../conversation/conversationStyle.ts';
import type { MessageComposer } from '../conversation/messageComposer.ts';
import { icon } from '../icons/icon.ts';
import { chevronLeft, paperclip, users } from '../icons/icons.ts';
import { statusIcons } from '../icons/meanings.ts';
import { buttons, shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import { chatName, otherOf, type Chat, type ChatItem, type People } from './chatText.ts';

export type ChatHints = Pick<Words['staff'], 'none' | 'noneHint' | 'placeholder'>;

/** One chat: with whom, what was said, and where to write. */
export class ChatView extends LitElement {
  static override properties = {
    words: { attribute: false },
    chat: { attribute: false },
    timeline: { attribute: false },
    outgoing: { attribute: false },
    me: { attribute: false },
    people: { attribute: false },
    draft: { attribute: false },
    files: { attribute: false },
    fetchFile: { attribute: false },
    today: { attribute: false },
    history: { attribute: false },
    online: { attribute: false },
    membersOpen: { attribute: false },
    hints: { attribute: false },
  };

  declare words: Words;
  declare chat: Chat | undefined;
  declare timeline: ChatTimeline<ChatItem> | undefined;
  declare outgoing: readonly OutgoingMessage[];
  declare me: { readonly id: string; readonly name: string };
  declare people: People;
  declare draft: string;
  declare files: readonly File[];
  declare fetchFile: FetchFile | undefined;
  declare today: number;
  declare history: 'idle' | 'loading' | 'failed';
  declare online: boolean;
  declare membersOpen: boolean;
  /** What stands where nothing is open, and where one writes. */
  declare hints: ChatHints;

  readonly #drop = new FileDropController(
    this,
    () => this.chat !== undefined,
    (files) => this.#composer?.addFiles(files),
  );

  constructor() {
    super();
    this.words = en;
    this.outgoing = [];
    this.me = { id: '', name: '' };
    this.people = { meId: '', agents: [] };
    this.draft = '';
    this.files = [];
    this.today = 0;
    this.history = 'idle';
    this.online = true;
    this.membersOpen = false;
    this.hints = en.staff;
  }

  static override styles = [
    shared,
    buttons,
    conversationStyle,
    css`
      chat-timeline {
        flex: 1;
      }
    `,
  ];

  override render() {
    const { words, chat } = this;
    const text = words.staff;
    if (!chat)
      return html`<div class="none">
        <p>${this.hints.none}</p>
        <p>${this.hints.noneHint}</p>
      </div>`;
    return html`<header>
        <button
          type="button"
          class="icon-button back"
          aria-label=${words.conversation.back}
          @click=${() => {
            tell(this, 'close-chat');
          }}
        >
          ${icon(chevronLeft)}
        </button>
        <h2 dir="auto">${chatName(chat, this.people, words)}</h2>
        <span class="about">${this.#about(chat)}</span>
        ${
          chat.kind !== 'pair'
            ? html`<button
                type="button"
                class="icon-button"
                aria-expanded=${this.membersOpen ? 'true' : 'false'}
                aria-keyshortcuts="Alt+I"
                aria-label=${text.members}
                title="${text.members} (Alt+I)"
                @click=${() => {
                  tell(this, 'toggle-members');
                }}
              >
                ${icon(users)}
              </button>`
            : nothing
        }
      </header>
      <chat-timeline
        .words=${words}
        .chat=${chat}
        .timeline=${this.timeline}
        .outgoing=${this.outgoing}
        .me=${this.me}
        .people=${this.people}
        .today=${this.today}
        .history=${this.history}
        .online=${this.online}
        .fetchFile=${this.fetchFile}
      ></chat-timeline>
      <message-composer
        .words=${words}
        .conversationId=${chat.id}
        .draft=${this.draft}
        .files=${this.files}
        .plain=${true}
        .placeholder=${this.hints.placeholder}
      ></message-composer>
      ${this.#drop.over ? html`<div class="drop">${icon(paperclip)}${words.content.files.drop}</div>` : nothing}`;
  }

  focusReply(): void {
    void this.updateComplete.then(() => {
      this.#composer?.focusText();
    });
  }

  #about(chat: Chat) {
    const { words, people } = this;
    if (chat.kind !== 'pair') return words.staff.memberCount(chat.members.length);
    const status = people.agents.find(({ id }) => id === otherOf(chat, people.meId)?.id)?.status;
    return status ? html`${icon(statusIcons[status])}${words.status.names[status]}` : nothing;
  }

  get #composer(): MessageComposer | null | undefined {
    return this.shadowRoot?.querySelector('message-composer');
  }
}
