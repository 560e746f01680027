import type { AgentClient, AgentRef } from '@shopbell/sdk/agent';
import { html } from 'lit';
import type { CardController } from '../attachments/cardController.ts';
import type { FetchFile } from '../attachments/fileView.ts';
import { blockProblem, type BlockController } from '../block/blockController.ts';
import { eraseProblem, type EraseController } from '../erase/eraseController.ts';
import { customerLabel } from '../customer/customerLabel.ts';
import { noteProblem, type NoteController } from '../notes/noteController.ts';
import { pendingProblem, type PendingController } from '../pending/pendingController.ts';
import type { PerformanceController } from '../performance/performanceController.ts';
import { phraseProblem, type PhrasesController } from '../phrases/phrasesController.ts';
import { foldersOf } from '../phrases/phraseText.ts';
import { contactProblem, type SearchController } from '../search/searchController.ts';
import type { StatusController } from '../status/statusController.ts';
import { transferProblem, type TransferController } from '../transfer/transferController.ts';
import type { WhyController } from '../why/whyController.ts';
import { startOfMinute } from '../words/times.ts';
import type { Words } from '../words/words.ts';

/** What asks over the desk, each with the controller that knows what is asked. */
export interface DeskDialogs {
  readonly client: AgentClient;
  readonly transfer: TransferController;
  readonly block: BlockController;
  readonly erase: EraseController;
  readonly note: NoteController;
  readonly card: CardController;
  readonly phrases: PhrasesController;
  readonly performance: PerformanceController;
  readonly status: StatusController;
  readonly pending: PendingController;
  readonly why: WhyController;
  readonly search: SearchController;
}

/** Whether the keys of the desk belong to one of them. */
export function isDialogOpen({
  transfer,
  block,
  erase,
  note,
  card,
  phrases,
  performance,
  status,
  pending,
  why,
  search,
}: DeskDialogs): boolean {
  return (
    transfer.conversationId !== undefined ||
    block.customer !== undefined ||
    erase.customer !== undefined ||
    note.conversation !== undefined ||
    card.conversation !== undefined ||
    phrases.editing !== undefined ||
    phrases.removing !== undefined ||
    performance.open ||
    status.going !== undefined ||
    pending.open ||
    why.open ||
    search.open
  );
}

export function deskDialogs(
  dialogs: DeskDialogs,
  words: Words,
  { me, now, fetchFile }: { me: AgentRef; now: number; fetchFile: FetchFile },
) {
  const { client, transfer, block, erase, note, card, phrases, performance, status, pending, why, search } =
    dialogs;
  const passedOn =
    transfer.conversationId === undefined ? undefined : client.conversations.get(transfer.conversationId);
  return html`<transfer-dialog
      .words=${words}
      .open=${passedOn !== undefined}
      .customer=${passedOn ? customerLabel(passedOn.customer, words) : ''}
      .roster=${client.agents}
      .lines=${client.lines}
      .meId=${me.id}
      .busy=${transfer.busy}
      .problem=${transferProblem(transfer.error, words)}
    ></transfer-dialog>
    <block-dialog
      .words=${words}
      .open=${block.customer !== undefined}
      .customer=${block.customer ? customerLabel(block.customer, words) : ''}
      .busy=${block.busy}
      .problem=${blockProblem(block.error, words)}
    ></block-dialog>
    <erase-dialog
      .words=${words}
      .open=${erase.customer !== undefined}
      .customer=${erase.customer}
      .busy=${erase.busy}
      .problem=${eraseProblem(erase.error, words)}
    ></erase-dialog>
    <note-dialog
      .words=${words}
      .open=${note.conversation !== undefined}
      .customer=${note.conversation ? customerLabel(note.conversation.customer, words) : ''}
      .busy=${note.busy}
      .problem=${noteProblem(note.error, words)}
    ></note-dialog>
    <card-dialog
      .words=${words}
      .open=${card.conversation !== undefined}
      .suggested=${card.suggested}
    ></card-dialog>
    <phrase-dialog
      .words=${words}
      .open=${phrases.editing !== undefined}
      .edited=${phrases.editing}
      .mayEditShop=${phrases.all?.mayEditShop === true}
      .folders=${foldersOf(phrases.all)}
      .busy=${phrases.busy}
      .problem=${phraseProblem(phrases.error, words)}
    ></phrase-dialog>
    <confirm-dialog
      .question=${phrases.removing && words.phrases.removeQuestion(phrases.removing.phrase.title)}
      .warning=${''}
      @answered=${(event: CustomEvent<boolean>) => {
        event.stopPropagation();
        void phrases.remove(event.detail);
      }}
    ></confirm-dialog>
    <going-dialog .words=${words} .open=${status.going !== undefined} .going=${status.going}></going-dialog>
    <pending-dialog
      .words=${words}
      .open=${pending.open && !pending.forbidden}
      .messages=${pending.list}
      .total=${pending.total}
      .skip=${pending.skip}
      .roster=${client.agents}
      .now=${startOfMinute(now)}
      .failed=${pending.failed}
      .busy=${pending.busy}
      .problem=${pendingProblem(pending.error, words)}
    ></pending-dialog>
    <search-dialog
      .words=${words}
      .open=${search.open}
      .text=${search.text ?? ''}
      .listed=${search.text !== undefined}
      .found=${search.found}
      .more=${search.next !== undefined}
      .searching=${search.searching}
      .past=${search.past}
      .history=${search.history}
      .shown=${search.shown}
      .me=${me}
      .fetchFile=${fetchFile}
      .today=${startOfMinute(now)}
      .busy=${search.contacting}
      .problem=${contactProblem(search.error, words)}
    ></search-dialog>
    <why-panel
      .words=${words}
      .open=${why.open}
      .explanation=${why.explanation}
      .busy=${why.busy}
      .failed=${why.failed}
    ></why-panel>
    <agent-panel
      .words=${words}
      .open=${performance.open}
      .client=${client}
      .me=${me}
      .today=${startOfMinute(now)}
      .catalogue=${performance.catalogue}
      .range=${performance.range}
      .figures=${performance.panel.figures}
      .busy=${performance.panel.busy}
      .failed=${performance.panel.failed}
    ></agent-panel>`;
}
