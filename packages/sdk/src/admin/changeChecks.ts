import { isCount, isFlag, isNumber, isText, listOf, optional, shape, type Check } from '../guards/shape.ts';
import type { Changer, FieldChange, SettingChange, SettingChangeList } from '../model/admin/changes.ts';

const isScalar: Check = (value) => value === null || isText(value) || isNumber(value) || isFlag(value);
const isValues = shape<{ values: string[]; count: number }>({ values: listOf(isText), count: isCount });
export const isChange = shape<SettingChange>({
  seq: isCount,
  at: isCount,
  by: shape<Changer & { id?: string; name?: string }>({
    kind: isText,
    id: optional(isText),
    name: optional(isText),
  }),
  what: isText,
  of: optional(shape<{ id: string; name?: string }>({ id: isText, name: optional(isText) })),
  done: isText,
  fields: listOf(
    shape<FieldChange>({
      field: isText,
      from: optional(isScalar),
      to: optional(isScalar),
      added: optional(isValues),
      removed: optional(isValues),
      reordered: optional(isFlag),
      secret: optional(isFlag),
    }),
  ),
  cut: optional(isFlag),
});
export const isChangeList = shape<SettingChangeList>({ changes: listOf(isChange), next: optional(isText) });
