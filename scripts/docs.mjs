// Renders the tables of docs/protocol.md from the model, between the marks `<!-- generated: name -->`. With --check it
// only says whether they are current.
import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { fromRoot } from './workspace.mjs';

const page = fromRoot('docs/protocol.md');

/** @param {boolean} check */
export async function renderDocs(check) {
  const model = await import(pathToFileURL(fromRoot('packages/sdk/src/model.ts')).href);
  const before = await readFile(page, 'utf8');
  const zod = await import(pathToFileURL(fromRoot('packages/sdk/node_modules/zod/index.js')).href);
  const tables = tablesOf(model, zod);
  const after = before.replace(
    /(<!-- generated: ([\w-]+) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_, open, name, close) => `${open}\n${tables[name]()}\n\n${close}`,
  );
  if (check) return after === before;
  await writeFile(page, after);
  return true;
}

/** @param {any} model @param {any} zod */
function tablesOf(model, zod) {
  /** @param {any} schema */
  const json = (schema) => zod.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return {
    'client-frames': () => framesTable(json(model.ClientFrame)),
    'server-frames': () => framesTable(json(model.ServerFrame)),
    events: () => framesTable(json(model.FeedEvent)),
    methods: () =>
      table(
        ['Method', 'By', 'Parameters', 'Result', 'Meaning'],
        Object.entries(model.methods).map(([name, { by, params, result, means }]) => [
          code(name),
          by.join(', '),
          fields(json(params)),
          fields(json(result)),
          means,
        ]),
      ),
    errors: () =>
      table(
        ['Code', 'HTTP', 'Retry', 'Meaning'],
        Object.entries(model.errorCodes).map(([name, { http, retry, means }]) => [
          code(name),
          http || '–',
          retry ? 'yes' : 'no',
          means,
        ]),
      ),
    'close-codes': () =>
      table(
        ['Code', 'Name', 'Come back', 'Meaning'],
        Object.entries(model.closeCodes).map(([name, { code: number, comeBack, means }]) => [
          number,
          code(name),
          comeBack ? 'yes' : 'no',
          means,
        ]),
      ),
    limits: () =>
      table(
        ['Limit', 'Value'],
        Object.entries(model.limits).map(([name, value]) => [code(name), value.toLocaleString('en')]),
      ),
  };
}

/** A row for each member of a union that is told apart by `type`. @param {any} schema */
function framesTable(schema) {
  const union = resolve(schema, schema);
  const members = union.oneOf ?? union.anyOf;
  return table(
    ['`type`', 'Fields'],
    members.map((/** @type {any} */ member) => {
      const shape = resolve(member, schema);
      const { type, ...others } = shape.properties;
      return [code(resolve(type, schema).const), fields({ ...shape, properties: others }, schema)];
    }),
  );
}

/** @param {any} schema @param {any} [within] */
function fields(schema, within = schema) {
  const shape = resolve(schema, within);
  const names = Object.entries(shape.properties ?? {}).map(([name]) =>
    code(shape.required?.includes(name) ? name : `${name}?`),
  );
  return names.join(' ') || '–';
}

/** @param {any} schema @param {any} within */
function resolve(schema, within) {
  const name = /^#\/\$defs\/(.+)$/.exec(schema.$ref ?? '')?.[1];
  return name ? within.$defs[name] : schema;
}

/** @param {unknown} text */
const code = (text) => `\`${text}\``;

/** @param {string[]} head @param {unknown[][]} rows */
function table(head, rows) {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column].length)));
  /** @param {string[]} row */
  const line = (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  return [line(cells[0]), line(widths.map((width) => '-'.repeat(width))), ...cells.slice(1).map(line)].join(
    '\n',
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const check = process.argv.includes('--check');
  const fine = await renderDocs(check);
  if (!fine) console.error('shopbell: docs/protocol.md is out of date; run `node scripts/docs.mjs`.');
  process.exit(fine ? 0 : 1);
}
