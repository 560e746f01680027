import { digitsOf, textFacts, textKeyOf } from '@shopbell/metrics';
import { momentsIn, type ReadMoment } from './moments.ts';
import { valueOf, valuesOf, words } from './words.ts';

/** What is wrong with a row, and where. */
export interface Issue {
  readonly path: string;
  readonly message: string;
}

/** What is wrong with a row as it was told; `hides` is the field of the fact that is missing for that reason alone. */
interface ToldIssue extends Issue {
  readonly hides?: string;
}

/** What the rows of a shop are read by. */
export interface Surroundings {
  readonly moment: ReadMoment;
  /** Of the shop: where a row names none. */
  readonly currency: string;
  /** Digits of the currency's smallest unit. */
  readonly digits: number;
  /** Of every row that names none. */
  readonly type?: string;
}

export function surroundingsOf({ timeZone, currency }: { timeZone: string; currency: string }): Surroundings {
  return { moment: momentsIn(timeZone), currency, digits: digitsOf(currency) };
}

type Fields = Record<string, unknown>;

export const momentFields: readonly string[] = [
  'at',
  'paidAt',
  'shippedAt',
  'receivedAt',
  'cancelledAt',
  'completedAt',
  'withdrawnAt',
];
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

/** A row as it was told as a fact is written: moments in ms, amounts in the smallest unit, and no words of anybody. */
export function toFact(
  row: Readonly<Fields>,
  around: Surroundings,
): { fields: Fields; issues: readonly ToldIssue[] } {
  const issues: ToldIssue[] = [];
  const fields: Fields = { ...(around.type === undefined ? {} : { type: around.type }), ...row };
  readWord(fields, 'type', 'type', issues);
  const type = String(fields['type']);
  for (const field of Object.keys(words)) {
    const name = field.startsWith(`${type}.`) ? field.slice(type.length + 1) : '';
    if (name !== '') readWord(fields, name, field, issues);
  }
  for (const name of momentFields)
    readText(fields, name, issues, around.moment, 'a moment that there is, such as 2026-05-04 10:00:00');
  for (const name of numbers)
    readText(
      fields,
      name,
      issues,
      (text) => (/^-?\d{1,15}(?:\.\d+)?$/.test(text) ? Number(text) : undefined),
      'a number',
    );
  for (const name of flags)
    readText(fields, name, issues, (text) => truths[text.toLowerCase()], 'true (是) or false (否)');
  if (type === 'order' && fields['id'] === undefined) move(fields, 'orderId', 'id');
  if (type === 'order' || type === 'refund') readTrade(fields, around, issues);
  if (type === 'message') readMessage(fields, issues);
  if (type === 'entry.opened' && fields['scope'] === undefined) readScope(fields);
  if (type === 'agent') fields['id'] ??= `${String(fields['agentId'])}/${String(fields['from'])}`;
  if (!needIds.has(type) && issues.length === 0) fields['id'] ??= textKeyOf(JSON.stringify(row));
  return { fields, issues };
}

/** What a row says that it is; undefined for what is none. */
export function typeOf(row: unknown): string | undefined {
  const { type } = typeof row === 'object' && row !== null && 'type' in row ? row : {};
  return typeof type === 'string' ? valueOf('type', type.trim()) : undefined;
}

function readWord(fields: Fields, name: string, field: string, issues: ToldIssue[]): void {
  const word = fields[name];
  if (typeof word !== 'string') return;
  const value = valueOf(field, word.trim());
  if (value !== undefined) fields[name] = value;
  else issues.push({ path: name, message: `is none of ${valuesOf(field)}: ${word.slice(0, 40)}` });
}

function readText(
  fields: Fields,
  name: string,
  issues: ToldIssue[],
  read: (text: string) => unknown,
  what: string,
): void {
  const text = fields[name];
  if (typeof text !== 'string') return;
  const value = read(text.trim());
  if (value === undefined) issues.push({ path: name, message: `is not ${what}: ${text.slice(0, 40)}` });
  else fields[name] = value;
}

function readTrade(fields: Fields, { currency, digits }: Surroundings, issues: ToldIssue[]): void {
  if (fields['type'] === 'order') fields['currency'] ??= currency;
  readMain(fields, '', digits, issues);
  const { items } = fields;
  if (typeof items === 'string') fields['items'] = itemsIn(items, digits, issues);
  else if (Array.isArray(items))
    fields['items'] = items.map((item: unknown, place) => {
      if (typeof item !== 'object' || item === null) return item;
      const read: Fields = { ...item };
      readMain(read, `items.${String(place)}.`, digits, issues);
      return read;
    });
}

/** `amountMain` is the amount in the main unit. */
function readMain(fields: Fields, path: string, digits: number, issues: ToldIssue[]): void {
  const main = take(fields, 'amountMain');
  if (main === undefined || fields['amount'] !== undefined) return;
  const text = typeof main === 'number' || typeof main === 'string' ? String(main) : '';
  const amount = inSmallest(text, digits);
  if (amount === undefined) {
    const hides = `${path}amount`;
    issues.push({ path: `${path}amountMain`, message: noAmount(text, digits), hides });
  } else fields['amount'] = amount;
}

/** `1001:2:25.00;1002:1:3`, amounts in the main unit as in every cell. */
function itemsIn(text: string, digits: number, issues: ToldIssue[]): Fields[] {
  return text.split(';').flatMap((item) => {
    const [, productId, quantity, main = ''] = /^(.+):(\d{1,9}):([^:]*)$/.exec(item.trim()) ?? [];
    const amount = inSmallest(main, digits);
    if (productId === undefined)
      issues.push({ path: 'items', message: 'is not written as product:quantity:amount;…' });
    else if (amount === undefined) issues.push({ path: 'items', message: noAmount(main, digits) });
    else return [{ productId, quantity: Number(quantity), amount }];
    return [];
  });
}

/** `12.50` as 1250, exactly; undefined for what is no amount, or is finer than the smallest unit. */
function inSmallest(text: string, digits: number): number | undefined {
  const [, whole = '', fraction = ''] =
    /^(\d{1,12})(?:\.(\d*))?$/.exec(text.trim().replace(/^[¥￥]/, '')) ?? [];
  const exact = fraction.replace(/0+$/, '');
  if (whole === '' || exact.length > digits) return undefined;
  return Number(`${whole}${exact.padEnd(digits, '0')}`);
}

function noAmount(text: string, digits: number): string {
  const example = digits === 0 ? '1200' : `1200.${'5'.padEnd(digits, '0')}`;
  const places = digits === 0 ? 'no decimals' : `at most ${String(digits)} decimals`;
  return `is no amount: ${text.slice(0, 40)}; write it in the main unit without commas, with ${places}, such as ${example}`;
}

/** What figures need of a text is kept, and the text is not: of a customer's its length alone. */
function readMessage(fields: Fields, issues: ToldIssue[]): void {
  const text = take(fields, 'text');
  const { from } = fields;
  if (typeof text === 'string') {
    const { length, opening, textKey } = textFacts(text);
    fields['length'] ??= length;
    if (from === 'agent' || from === 'auto') {
      if (opening !== undefined) fields['opening'] ??= opening;
      if (textKey !== undefined) fields['textKey'] ??= textKey;
    }
  }
  if (fields['length'] === undefined)
    issues.push({ path: 'text', message: 'is missing, and so is `length`', hides: 'length' });
  // Of what is none of the senders that is told already.
  const isSender = typeof from === 'string' && valueOf('message.from', from) !== undefined;
  const author = isSender && from !== 'customer' ? 'agentId' : 'customerId';
  fields['authorId'] ??= fields[author];
  if (fields['authorId'] !== undefined) return;
  delete fields['authorId'];
  issues.push({ path: author, message: 'is missing: it says who wrote this', hides: 'authorId' });
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
