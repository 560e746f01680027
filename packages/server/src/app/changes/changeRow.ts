import type { ChangedThing, Changer, FieldChange } from '@shopbell/sdk/model';
import type { NewChangeRow } from '../../storage/changes.ts';
import { differences } from './differences.ts';

/** Whoever has the command line, or the host itself: the data are theirs. */
export const operator: Changer = { kind: 'operator' };

/** Nobody's word: a rule of the desk. */
export const theDesk: Changer = { kind: 'desk' };

/** How a changer is kept and asked for. */
function keyOfChanger(by: Changer): string {
  return 'id' in by ? `${by.kind}:${by.id}` : by.kind;
}

/** What was changed, and where and when and by whom. */
export interface About {
  readonly shopId: string;
  readonly at: number;
  readonly by: Changer;
  readonly what: ChangedThing;
  /** Which of them, and what it is called. */
  readonly id?: string;
  readonly name?: string;
}

interface Difference {
  readonly before?: object | undefined;
  readonly after?: object | undefined;
  /** Fields that were given another secret, which is told of no further. */
  readonly secrets?: readonly string[];
}

/** Values of one list, and fields of one change, that a page tells of; whoever wants all of it asks for that change. */
const toldValues = 50;
const toldFields = 50;

/** The change as it is kept: the difference alone. None, if nothing differs. */
export function changeRows(
  about: About,
  { before, after, secrets = [] }: Difference,
): readonly NewChangeRow[] {
  const all: FieldChange[] = [
    ...differences(before as Readonly<Record<string, unknown>>, after as Readonly<Record<string, unknown>>),
    ...secrets.map((field) => ({ field, secret: true as const })),
  ];
  if (all.length === 0 && before && after) return [];
  const told = all.slice(0, toldFields).map(shortened);
  const fields = JSON.stringify(told);
  const whole = JSON.stringify(all);
  const { by, id, name, ...rest } = about;
  return [
    {
      ...rest,
      by: keyOfChanger(by),
      byName: 'name' in by ? by.name : '',
      ...(id === undefined ? {} : { subjectId: id }),
      ...(name === undefined ? {} : { subjectName: name }),
      done: before ? (after ? 'changed' : 'deleted') : 'created',
      fields,
      ...(whole === fields ? {} : { whole }),
    },
  ];
}

function shortened({ added, removed, ...field }: FieldChange): FieldChange {
  return {
    ...field,
    ...(added ? { added: { ...added, values: added.values.slice(0, toldValues) } } : {}),
    ...(removed ? { removed: { ...removed, values: removed.values.slice(0, toldValues) } } : {}),
  };
}
