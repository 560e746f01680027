import type { DeskEvent } from '@shopbell/engine';
import type { MessageParts } from '../../desk/request.ts';
import { besideOf, eventOf } from '../../desk/rows.ts';
import type { StoredRow } from '../../storage/storage.ts';

/** Something that stands in the journal, with what was written. */
export interface Told {
  readonly seq: number;
  readonly event: DeskEvent;
  readonly text?: string;
  readonly parts?: MessageParts;
}

export function toldOf(row: StoredRow): Told {
  return { seq: row.seq, event: eventOf(row), ...besideOf(row) };
}
