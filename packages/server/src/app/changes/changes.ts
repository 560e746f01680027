import {
  adminLimits,
  ChangedThing,
  ChangerKey,
  Instant,
  shopbellError,
  type Changer,
  type FieldChange,
  type SettingChange,
  type SettingChangeList,
} from '@shopbell/sdk/model';
import * as z from 'zod';
import type { ChangeRow } from '../../storage/changes.ts';
import type { Storage } from '../../storage/storage.ts';
import { parse } from '../admin/parse.ts';
import { operator, theDesk } from './changeRow.ts';

/** What is left out does not narrow. */
export const ChangeQuery = z.object({
  what: ChangedThing.optional(),
  by: ChangerKey.optional(),
  /** Not before, and before: in ms since 1970 UTC. */
  from: Instant.optional(),
  to: Instant.optional(),
  after: z
    .string()
    .regex(/^\d{1,15}$/, 'the `next` of the page before')
    .optional(),
  limit: z.int().min(1).max(adminLimits.page).default(50),
});
export type ChangeQuery = z.input<typeof ChangeQuery>;

/** Who changed which setting of a shop when, from what to what. */
export class Changes {
  readonly #storage: Storage;

  constructor({ storage }: { storage: Storage }) {
    this.#storage = storage;
  }

  /** A page, the newest first. Rejects with INVALID_ARGUMENT. */
  async list(shopId: string, query: ChangeQuery = {}): Promise<SettingChangeList> {
    const { after, limit, ...filter } = parse(ChangeQuery, query);
    const narrow = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
    const rows = await this.#storage.listChanges(shopId, {
      ...narrow,
      ...(after === undefined ? {} : { before: Number(after) }),
      limit: limit + 1,
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const more = last && rows.length > limit ? { next: String(last.seq) } : {};
    return { changes: page.map(changeOf), ...more };
  }

  /** One with everything that it changed. Rejects with NOT_FOUND. */
  async find(shopId: string, seq: number): Promise<SettingChange> {
    const row = await this.#storage.findChange(shopId, seq);
    if (!row) throw shopbellError('NOT_FOUND', { what: 'change' });
    return changeOf(row);
  }
}

function changeOf({
  subjectId,
  subjectName,
  by,
  byName,
  fields,
  cut,
  what,
  done,
  ...row
}: ChangeRow): SettingChange {
  return {
    ...row,
    by: changerOf(by, byName),
    // Written by `changeRows` alone.
    what: what as ChangedThing,
    done: done as SettingChange['done'],
    ...(subjectId === undefined
      ? {}
      : { of: { id: subjectId, ...(subjectName === undefined ? {} : { name: subjectName }) } }),
    fields: JSON.parse(fields) as FieldChange[],
    ...(cut ? { cut: true as const } : {}),
  };
}

function changerOf(key: string, name: string): Changer {
  const colon = key.indexOf(':');
  const id = key.slice(colon + 1);
  if (key.startsWith('account:')) return { kind: 'account', id, name };
  if (key.startsWith('api-key:')) return { kind: 'api-key', id, name };
  return key === theDesk.kind ? theDesk : operator;
}
