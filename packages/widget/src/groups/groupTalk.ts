import { ChevronLeft, LogOut, UsersRound, X } from 'lucide';
import { shownName } from '../extras/files/fileFacts.ts';
import type { Kit } from '../extras/kit.ts';
import { problemWords } from '../extras/problemWords.ts';
import type { Timelined } from '../views/timeline.ts';
import type { LaterWords } from '../words/later/laterWords.ts';
import type { Words } from '../words/words.ts';
import type { GroupDesk } from './groupDesk.ts';
import { isMe, nameOf, type Reader } from './groupText.ts';

/** What the screens of groups show, and what they ask the view for. */
export interface GroupScreen {
  readonly kit: Kit;
  readonly desk: GroupDesk;
  readonly words: Words;
  readonly later: LaterWords;
  readonly reader: Reader;
  /** What was said, once some of it is there. */
  readonly shown: Timelined | undefined;
  /** Messages that were not seen elsewhere. */
  readonly elsewhere: number;
  readonly back: () => void;
  readonly showMembers: () => void;
  readonly askToLeave: (on: boolean) => void;
  readonly leave: () => void;
  /** Undefined where the panel is a part of the page. */
  readonly close: (() => void) | undefined;
}

/** Back, what this is, and the ways on. */
export function renderHead(screen: GroupScreen, title: string, about: string, more: unknown) {
  const { kit, words, reader, elsewhere, back, close } = screen;
  const { html, icon, nothing } = kit;
  const name = reader.words.back + (elsewhere > 0 ? words.comma + words.newMessages(elsewhere) : '');
  return html`<div class="head">
    <button class="on" aria-label=${name} title=${reader.words.back} @click=${back}>
      ${icon(ChevronLeft)}
      ${elsewhere > 0 ? html`<span class="count" aria-hidden="true">${elsewhere > 99 ? '99+' : elsewhere}</span>` : nothing}
    </button>
    <div class="who">
      <h2 tabindex="-1"><bdi>${title}</bdi></h2>
      ${about ? html`<p class="small quiet">${about}</p>` : nothing}
    </div>
    ${more}
    ${
      close
        ? html`<button aria-label=${words.close} title=${words.close} @click=${close}>${icon(X)}</button>`
        : nothing
    }
  </div>`;
}

/** One group: what was said, and where the customer writes. */
export function renderTalk(screen: GroupScreen) {
  const { kit, desk, words, reader, later, shown } = screen;
  const { html, icon, nothing } = kit;
  const { group, trouble, gone } = desk;
  const text = reader.words;
  const told = trouble && problemWords(later, trouble);
  const members = html`<button
    class="members"
    aria-label=${text.members}
    title=${text.members}
    @click=${screen.showMembers}
  >
    ${icon(UsersRound)}
  </button>`;
  return html`<section
    class="panel ${desk.place === 'members' ? 'under' : ''}"
    aria-label=${group?.name ?? text.groups}
  >
    ${renderHead(screen, group?.name ?? '', group && !gone ? text.people(group.members.length) : '', gone ? nothing : members)}
    <div role="alert">
      ${told ? html`<p class="told">${told.title}${later.more.pause}${told.text}</p>` : nothing}
      ${
        desk.missing
          ? html`<p class="told">
              ${text.loadFailed} <button class="link" @click=${desk.again}>${words.tryAgain}</button>
            </p>`
          : nothing
      }
    </div>
    ${
      shown
        ? html`<shop-bell-timeline
            exportparts="messages, bubble, own-bubble, their-bubble"
            .words=${words}
            .actions=${desk}
            .conversation=${shown}
            .outgoing=${desk.outgoing}
            .loading=${desk.loading}
            >${
              shown.items.length + desk.outgoing.length === 0
                ? html`<p class="nothing quiet">${text.nothingSaid}</p>`
                : nothing
            }</shop-bell-timeline
          >`
        : html`<shop-bell-connecting .words=${words}></shop-bell-connecting>`
    }
    ${
      gone
        ? renderGone(screen)
        : html`<shop-bell-composer
            .words=${words}
            .actions=${desk}
            .text=${desk.draftText}
            .prompt=${text.write}
            .attached=${desk.attached.length}
            ><shop-bell-attach .words=${words} .actions=${desk} .files=${desk.attached}></shop-bell-attach
          ></shop-bell-composer>`
    }
  </section>`;
}

/** In place of the composer: why nothing can be written, and what was. */
function renderGone({ kit, desk, reader }: GroupScreen) {
  const { html, nothing } = kit;
  const text = reader.words;
  const { text: written, files } = desk.unsent;
  const lines = [written.trim(), ...files.map(({ name }) => shownName(name))].filter((line) => line !== '');
  return html`<div class="foot gone" role="alert">
    <h2 tabindex="-1">${text.gone}</h2>
    <p class="small quiet">${text.goneText}</p>
    ${
      lines.length > 0
        ? html`<p class="small">${text.notSent}</p>
            <blockquote dir="auto" .textContent=${lines.join('\n')}></blockquote>`
        : nothing
    }
  </div>`;
}

/** Who is in it, and the way out. */
export function renderMembers(screen: GroupScreen) {
  const { kit, desk, words, reader, later } = screen;
  const { html, icon, nothing } = kit;
  const text = reader.words;
  const { members = [] } = desk.group ?? {};
  const told = desk.trouble && problemWords(later, desk.trouble);
  const cancel = () => {
    screen.askToLeave(false);
  };
  return html`<section class="panel over" aria-label=${text.members}>
    ${renderHead(screen, text.members, text.people(members.length), nothing)}
    <div role="alert">
      ${told ? html`<p class="told">${told.title}${later.more.pause}${told.text}</p>` : nothing}
    </div>
    <ul aria-label=${text.members} tabindex="0">
      ${members.map((member) => {
        const name = nameOf(member, reader);
        const [initial] = name;
        return html`<li class="member">
          <span class="face" aria-hidden="true">${initial}</span>
          <span class="line">
            <bdi class="name">${name}</bdi>
            ${isMe(member, reader) ? html`<span class="tag">${words.you}</span>` : nothing}
            ${member.kind === 'agent' ? html`<span class="tag">${text.staff}</span>` : nothing}
          </span>
        </li>`;
      })}
    </ul>
    ${
      desk.asking
        ? html`<div
            class="foot"
            @keydown=${(event: KeyboardEvent) => {
              if (event.key !== 'Escape' || event.isComposing) return;
              // The panel stays.
              event.preventDefault();
              event.stopPropagation();
              cancel();
            }}
          >
            <h2 tabindex="-1">${text.leaveQuestion}</h2>
            <div class="steps">
              <button class="soft" @click=${cancel}>${text.leaveNo}</button>
              <button class="primary" @click=${screen.leave}>${text.leaveYes}</button>
            </div>
            <p class="small quiet">${text.leaveText}</p>
          </div>`
        : html`<div class="foot">
            <button
              class="soft leave"
              @click=${() => {
                screen.askToLeave(true);
              }}
            >
              ${icon(LogOut)} ${text.leave}
            </button>
          </div>`
    }
  </section>`;
}
