import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { csvOf, defused, spreadsheetOf } from '../src/app/statistics/spreadsheets.ts';
import { detailsTable, type Table } from '../src/app/statistics/table.ts';

const table: Table = {
  name: 'report',
  head: ['name', '=cmd()', 'value'],
  rows: [
    ['=HYPERLINK("http://evil.example")', '+1', -5],
    ['@SUM(A1)', '-2+3', 0.5],
    ['林, "急"', '\t=1', null],
    ['普通', '00123456789012345678', true],
  ],
};

describe('files for spreadsheets', () => {
  it('a text that a spreadsheet would run is defused; numbers stay numbers', () => {
    for (const text of ['=1', '+1', '-1', '@a', '\t=1', '\r=1', '\n=1', '＝1'])
      expect(defused(text)).toBe(`'${text}`);
    for (const text of ['', 'a=1', ' =1', '1-2', '林']) expect(defused(text)).toBe(text);
  });

  it('CSV: quoted where it must be, with the mark that makes it UTF-8 everywhere', () => {
    expect(csvOf(table)).toBe(
      [
        "\uFEFFname,'=cmd(),value",
        `"'=HYPERLINK(""http://evil.example"")",'+1,-5`,
        "'@SUM(A1),'-2+3,0.5",
        '"林, ""急""",\'\t=1,',
        '普通,00123456789012345678,true',
        '',
      ].join('\r\n'),
    );
  });

  it('XLSX: texts are texts and never formulas, numbers are numbers', async () => {
    const parts = unzip(await spreadsheetOf(table, 'xlsx'));
    const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
    const strings = parts.get('xl/sharedStrings.xml') ?? '';
    expect(sheet).not.toContain('<f>');
    expect(sheet).toContain('<v>-5</v>');
    expect(strings).toContain('&apos;=HYPERLINK'.replace('&apos;', "'"));
    expect(strings).not.toContain('<t>=');
    expect(strings).toContain('00123456789012345678');
  });

  it('details: a column for each field, lists and what is nested as text, moments by the shop’s clock', () => {
    const entries = [
      { id: 'a', ids: ['x', 'y'], at: Date.UTC(2026, 4, 3, 16, 5, 0, 7), wait: 5 },
      { id: 'b', more: { n: 1 }, none: undefined, repliedAt: 0 },
    ];
    expect(detailsTable('rows', entries, 'Asia/Shanghai')).toEqual({
      name: 'rows',
      head: ['id', 'ids', 'at', 'wait', 'more', 'none', 'repliedAt'],
      rows: [
        ['a', 'x y', '2026-05-04 00:05:00.007', 5, null, null, null],
        ['b', null, null, null, '{"n":1}', null, '1970-01-01 08:00:00.000'],
      ],
    });
  });
});

/** The parts of a zip file as texts, by name: each has a header of its own before it, and one in the list at the end. */
function unzip(bytes: Uint8Array): Map<string, string> {
  const file = Buffer.from(bytes);
  const parts = new Map<string, string>();
  for (let at = file.indexOf('PK\u0001\u0002'); at >= 0; at = file.indexOf('PK\u0001\u0002', at + 4)) {
    const [method, size] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20)];
    const name = file.toString('utf8', at + 46, at + 46 + file.readUInt16LE(at + 28));
    const local = file.readUInt32LE(at + 42);
    const begin = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const data = file.subarray(begin, begin + size);
    parts.set(name, (method === 0 ? data : inflateRawSync(data)).toString('utf8'));
  }
  return parts;
}
