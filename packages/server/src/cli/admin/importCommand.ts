import { extname } from 'node:path';
import { importFile, type ImportCounts, type ImportedFile } from '../import/importFile.ts';
import { barOf } from '../progressBar.ts';
import { UsageError } from '../usageError.ts';
import { list, onlyShop, text, words, type Run, type Told } from './command.ts';

/** Some rows were refused; all others are in. */
const someRefused = 3;

const encodings = ['utf-8', 'gb18030', 'gbk'];

/** Brings facts of another system into a shop. */
export async function importFacts(run: Run): Promise<Told> {
  const { given, storage, admin, now, err, terminal } = run;
  const { file } = words(given, 'file');
  const shopId = await onlyShop(run);
  const shop = await admin.reports.settings.shop(shopId);
  const began = performance.now();
  const say = (line: string): void => {
    terminal?.clear();
    err(line);
  };
  let earlier = 0;
  const loud = given.values['progress'] === true;
  const counts = await importFile({ storage, shopId, shop, now }, fileOf(given, file), {
    refused: (line, reasons) => {
      say(`line ${String(line)}: ${reasons.join('; ')}`);
    },
    resumed: (line, rows) => {
      earlier = rows;
      say(`Going on at line ${String(line)}, where it was cut short.`);
    },
    went: (bytes, of, { rows, refused }) => {
      const perSecond = Math.round((rows / Math.max(performance.now() - began, 1)) * 1000);
      const speed = `${(earlier + rows).toLocaleString('en')} rows, ${refused.toLocaleString('en')} refused`;
      const part = of === 0 ? 1 : bytes / of;
      if (loud) err(`${String(bytes)} of ${String(of)} bytes: ${speed}`);
      terminal?.draw(barOf(part, `${speed}, ${perSecond.toLocaleString('en')} rows/s`, terminal.columns()));
    },
  });
  terminal?.clear();
  return {
    json: { shop: shopId, ...counts },
    lines: linesOf(counts),
    ...(counts.refused > 0 ? { exitCode: someRefused } : {}),
  };
}

function fileOf(given: Run['given'], file: string): ImportedFile {
  const type = text(given, 'type');
  const encoding = (text(given, 'encoding') ?? 'utf-8').toLowerCase();
  if (!encodings.includes(encoding))
    throw new UsageError(`--encoding ${encoding} is none of ${encodings.join(', ')}.`);
  return {
    file,
    format: formatOf(text(given, 'format') ?? extname(file).slice(1).toLowerCase()),
    encoding,
    ignored: list(given, 'ignore-column') ?? [],
    backfill: given.values['backfill'] === true,
    ...(type === undefined ? {} : { type }),
  };
}

function formatOf(name: string): 'ndjson' | 'csv' {
  if (['ndjson', 'jsonl', 'json'].includes(name)) return 'ndjson';
  if (['csv', 'tsv', 'txt'].includes(name)) return 'csv';
  throw new UsageError('It is not clear what the file is: say --format ndjson or --format csv.');
}

function linesOf({ rows, stored, unchanged, refused, older }: ImportCounts): string[] {
  const number = (count: number): string => count.toLocaleString('en');
  return [
    `${number(rows)} rows: ${number(stored)} new, ${number(unchanged)} known already, ${number(refused)} refused`,
    ...(older > 0 ? [`${number(older)} lie before the days that are back-filled (CF-08).`] : []),
  ];
}
