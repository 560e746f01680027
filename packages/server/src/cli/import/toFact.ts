import { textFacts, textKeyOf } from '@shopbell/metrics';
import type { Issue } from '../../app/statistics/factIntake.ts';
import { words } from './columns.ts';
import type { ReadMoment } from './moments.ts';

export interface Surroundings {
  readonly moment: ReadMoment;
  /** Of the shop: where a row names none. */
  readonly currency: string;
  /** Digits of the currency's smallest unit. */
  readonly digits: number;
  /** Of every row that names none. */
  readonly type?: string;
}

type Fields = Record<string, unknown>;

const moments = ['at', 'paidAt', 'shippedAt', 'receivedAt', 'cancelledAt', 'completedAt', 'withdrawnAt'];
const numbers = ['length', 'grade', 'amount', 'revision', 'seq'];
const flags = ['agentsOnline', 'broadcast'];
const truths: Readonly<Record<string, boolean>> = {
  true: true,
  '1': true,
  是: true,
  false: false,
  '0': false,
  否: false,
};

/** Of these one may be told twice and is told apart by its id alone. */
const needIds = new Set(['order', 'refund']);

/** A row of a file as a fact is written: moments in ms, amounts in the smallest unit, and no words of anybody. */
export function toFact(row: Readonly<Fields>, around: Surroundings): { fields: Fields; issues: Issue[] } {
  const issues: Issue[] = [];
  const fields: Fields = { ...(around.type === undefined ? {} : { type: around.type }), ...row };
  for (const [name, known] of Object.entries(words)) {
    const word = fields[name];
    if (typeof word === 'string' && known[word] !== undefined) fields[name] = known[word];
  }
  const { type } = fields;
  for (const name of moments) readText(fields, name, issues, around.moment, 'a moment that there is');
  for (const name of numbers)
    readText(
      fields,
      name,
      issues,
      (text) => (/^-?\d{1,15}(?:\.\d+)?$/.test(text) ? Number(text) : undefined),
      'a number',
    );
  for (const name of flags)
    readText(fields, name, issues, (text) => truths[text.toLowerCase()], 'true or false');
  if (type === 'order' && fields['id'] === undefined) move(fields, 'orderId', 'id');
  if (type === 'order' || type === 'refund') readTrade(fields, around, issues);
  if (type === 'message') readMessage(fields);
  if (type === 'entry.opened' && fields['scope'] === undefined) readScope(fields);
  if (type === 'agent') fields['id'] ??= `${String(fields['agentId'])}/${String(fields['from'])}`;
  if (!needIds.has(String(type)) && issues.length === 0) fields['id'] ??= textKeyOf(JSON.stringify(row));
  return { fields, issues };
}

function readText(
  fields: Fields,
  name: string,
  issues: Issue[],
  read: (text: string) => unknown,
  what: string,
): void {
  const text = fields[name];
  if (typeof text !== 'string') return;
  const value = read(text.trim());
  if (value === undefined) issues.push({ path: name, message: `is not ${what}: ${text.slice(0, 40)}` });
  else fields[name] = value;
}

function readTrade(fields: Fields, { currency, digits }: Surroundings, issues: Issue[]): void {
  if (fields['type'] === 'order') fields['currency'] ??= currency;
  const main = take(fields, 'amountMain');
  if (main !== undefined && fields['amount'] === undefined) {
    const text = typeof main === 'number' || typeof main === 'string' ? String(main) : '';
    const amount = inSmallest(text, digits);
    if (amount === undefined)
      issues.push({ path: 'amountMain', message: `is no amount: ${text.slice(0, 40)}` });
    else fields['amount'] = amount;
  }
  const { items } = fields;
  if (typeof items === 'string') {
    const read = items.split(';').map((item) => /^(.+):(\d{1,9}):(\d{1,15})$/.exec(item.trim()));
    if (read.some((item) => item === null))
      issues.push({ path: 'items', message: 'is not written as product:quantity:amount;…' });
    fields['items'] = read.flatMap((item) =>
      item ? { productId: item[1], quantity: Number(item[2]), amount: Number(item[3]) } : [],
    );
  }
}

/** `12.50` as 1250, exactly; undefined for what is no amount, or is finer than the smallest unit. */
function inSmallest(text: string, digits: number): number | undefined {
  const [, whole = '', fraction = ''] =
    /^(\d{1,12})(?:\.(\d*))?$/.exec(text.trim().replace(/^[¥￥]/, '')) ?? [];
  const exact = fraction.replace(/0+$/, '');
  if (whole === '' || exact.length > digits) return undefined;
  return Number(`${whole}${exact.padEnd(digits, '0')}`);
}

/** What figures need of a text is kept, and the text is not. */
function readMessage(fields: Fields): void {
  const text = take(fields, 'text');
  if (typeof text === 'string') {
    const { length, opening, textKey } = textFacts(text);
    fields['length'] ??= length;
    if (fields['from'] === 'agent' || fields['from'] === 'auto') {
      if (opening !== undefined) fields['opening'] ??= opening;
      if (textKey !== undefined) fields['textKey'] ??= textKey;
    }
  }
  fields['authorId'] ??= fields['from'] === 'customer' ? fields['customerId'] : fields['agentId'];
  if (fields['authorId'] === undefined) delete fields['authorId'];
}

function readScope(fields: Fields): void {
  const page = take(fields, 'page');
  const sku = take(fields, 'sku');
  fields['scope'] = { ...(page === undefined ? {} : { page }), ...(sku === undefined ? {} : { sku }) };
}

function take(fields: Fields, name: string): unknown {
  const value = fields[name];
  Reflect.deleteProperty(fields, name);
  return value;
}

function move(fields: Fields, from: string, to: string): void {
  const value = take(fields, from);
  if (value !== undefined) fields[to] = value;
}
