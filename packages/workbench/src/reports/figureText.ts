import type { FigureEntry, ReportCell } from '@shopbell/sdk/admin';
import { moneyText } from '../attachments/moneyText.ts';
import { momentIn } from '../words/times.ts';
import type { Words } from '../words/words.ts';

/** What is needed to write a value as people read it. */
export interface Writing {
  readonly words: Words;
  readonly currency: string;
  /** The shop's: its days are those of the reports. */
  readonly timeZone: string;
}

/** A value in its unit: shares in per cent, money in its currency, seconds with their unit. */
export function valueText(value: number | null, unit: string, { words, currency }: Writing): string {
  if (value === null) return words.reports.noValue;
  const { language } = words;
  if (unit === 'share') return number(value, language, { style: 'percent', maximumFractionDigits: 1 });
  if (unit === 'money') return moneyText({ amount: value, currency }, language);
  if (unit === 'seconds') return words.reports.details.seconds(Number(value.toFixed(1)));
  return number(value, language, { maximumFractionDigits: 2 });
}

function number(value: number, language: string, options: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(language, options).format(value);
}

/** Why a value can still change, and until when; empty for a final one that is as it was. */
export function markOf(cell: ReportCell, figure: FigureEntry, writing: Writing): string {
  const text = writing.words.reports;
  const moment = Number.isFinite(cell.finalFrom)
    ? momentIn(cell.finalFrom, writing.timeZone, writing.words.language)
    : '–';
  const said = [
    cell.pending > 0 ? text.pending(cell.pending, moment) : cell.final ? '' : text.notFinal(moment),
    cell.former === undefined ? '' : text.former(valueText(cell.former, figure.unit, writing)),
  ];
  return said.filter((one) => one !== '').join('; ');
}
