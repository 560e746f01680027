import { limits } from '@shopbell/sdk/agent';
import { tell } from '../app/events.ts';
import { TextDialog, type TextQuestion } from '../frame/textDialog.ts';

/** Where a note for colleagues is written: apart from the reply, so that neither is ever sent for the other. */
export class NoteDialog extends TextDialog {
  protected override heading(): string {
    return this.words.finding.note.title(this.customer);
  }

  protected override get question(): TextQuestion {
    const { label, hint, missing, cancel: no, save: yes } = this.words.finding.note;
    return { label, hint, missing, limit: limits.text, no, yes, grave: false };
  }

  protected override close(): void {
    tell(this, 'close-note');
  }

  protected override answer(note: string): void {
    tell(this, 'add-note', note);
  }
}
