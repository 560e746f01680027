import { customerLabel } from '../customer/customerLabel.ts';
import { momentIn } from '../words/times.ts';
import { moneyText } from '../attachments/moneyText.ts';
import type { Writing } from './figureText.ts';

/** A row behind a figure, as the server tells it. */
export type DetailEntry = Readonly<Record<string, unknown>>;

/** Who ids stand for. */
export type Names = ReadonlyMap<string, string>;

const conversations = ['conversationId', 'conversationIds'];
const orders = ['orderId', 'orderIds'];
/** They stand in no column: the session is the conversation’s, and the row is told again. */
const left = ['sessionId', 'sessionIds', 'sourceNumber', 'ratingId', 'subjectId', 'row'];
const people = [
  'agentId',
  'confirmedOrderAgentId',
  'confirmedPaymentAgentId',
  'ownerAgentId',
  'assistAgentIds',
];
const seconds = ['wait', 'firstResponse'];

/** The columns of a page of rows, in the order in which fields come. */
export function columnsOf(entries: readonly DetailEntry[]): readonly string[] {
  const names = new Set(entries.flatMap((entry) => Object.keys(entry)));
  return [...names].filter((name) => !left.includes(name));
}

/** Whether its values stand in a column of numbers: moments are no numbers. */
export function isNumber(field: string): boolean {
  return seconds.includes(field) || ['amount', 'number', 'grade'].includes(field);
}

/** What a field opens, if it does: conversations or orders, by their ids. */
export function opensOf(
  field: string,
  value: unknown,
): { conversations: readonly string[]; orders: readonly string[] } {
  const ids = (Array.isArray(value) ? value : [value]).filter((id): id is string => typeof id === 'string');
  return {
    conversations: conversations.includes(field) ? ids : [],
    orders: orders.includes(field) ? ids : [],
  };
}

/** When the round began that the row is about; undefined for rows about more than one. */
export function roundOf({ since }: DetailEntry): number | undefined {
  return typeof since === 'number' ? since : undefined;
}

/** A value in plain words; ids by the names that are known. */
export function detailText(field: string, value: unknown, names: Names, writing: Writing): string {
  const { words, timeZone, currency } = writing;
  const text = words.reports.details;
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? text.yes : text.no;
  if (typeof value === 'number') {
    if (field === 'at' || field === 'since' || field.endsWith('At'))
      return momentIn(value, timeZone, words.language);
    if (seconds.includes(field)) return text.seconds(Number(value.toFixed(1)));
    if (field === 'amount') return moneyText({ amount: value, currency }, words.language);
    return new Intl.NumberFormat(words.language).format(value);
  }
  if (Array.isArray(value)) return value.map((one) => detailText(field, one, names, writing)).join(', ');
  if (typeof value !== 'string') return spanText(value, writing);
  if (field === 'customerId') return customerLabel({ id: value }, words);
  if (people.includes(field) || field.startsWith('groupId')) return names.get(value) ?? value;
  return text.values[`${field}:${value}`] ?? value;
}

/** A wait in a line, or when somebody came again: the moments in it. */
function spanText(value: object, { words, timeZone }: Writing): string {
  return Object.values(value)
    .filter((one): one is number => typeof one === 'number')
    .map((at) => momentIn(at, timeZone, words.language))
    .join(' – ');
}
