import { html } from 'lit';
import type { SupervisionController } from '../supervision/supervisionController.ts';
import type { DeskActions, DeskHost } from './deskActions.ts';

/** What is asked before something is done, and the sheet of keys. */
export function questionsTemplate(
  { words, preferences }: DeskHost,
  actions: DeskActions,
  supervision: SupervisionController,
) {
  return html`<confirm-dialog
      .question=${actions.question ?? supervision.question}
      .warning=${actions.warning}
    ></confirm-dialog>
    <shortcut-sheet
      .words=${words}
      .open=${actions.sheetOpen}
      .questionMark=${preferences?.questionMark ?? true}
    ></shortcut-sheet>`;
}
