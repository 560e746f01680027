import { deskLimits } from '@shopbell/sdk/agent';
import { tell } from '../app/events.ts';
import { TextDialog, type TextQuestion } from '../frame/textDialog.ts';

/** Asks why, and whether really, before a customer is served no longer (WB-19). */
export class BlockDialog extends TextDialog {
  protected override heading(): string {
    return this.words.reception.block.title(this.customer);
  }

  protected override get question(): TextQuestion {
    const {
      text: lead,
      reason: label,
      reasonHint: hint,
      reasonMissing,
      no,
      yes,
    } = this.words.reception.block;
    return { lead, label, hint, missing: reasonMissing, limit: deskLimits.note, no, yes, grave: true };
  }

  protected override close(): void {
    tell(this, 'close-block');
  }

  protected override answer(reason: string): void {
    tell(this, 'block', reason);
  }
}
