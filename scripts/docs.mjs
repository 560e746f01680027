// Renders tables from the code, between the marks `<!-- generated: name -->`: docs/protocol.md, docs/metrics-events.md and
// the SDK's README from the model, docs/metrics.md and docs/statistics.md from the metrics, the widget's README from the documentation comment of its element. With --check it only says whether they are current.
import { readFile, writeFile } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { elementManifest, elementTables } from './elementDocs.mjs';
import { fromRoot } from './workspace.mjs';

const pages = [
  { file: fromRoot('docs/protocol.md'), tables: protocolTables },
  { file: fromRoot('docs/metrics-events.md'), tables: protocolTables },
  { file: fromRoot('packages/sdk/README.md'), tables: protocolTables },
  { file: fromRoot('docs/metrics.md'), tables: statisticsTables },
  { file: fromRoot('docs/statistics.md'), tables: statisticsTables },
  { file: fromRoot('packages/widget/README.md'), tables: () => elementTables(table, code) },
];

/** @param {boolean} check */
export async function renderDocs(check) {
  let current = true;
  for (const { file, tables } of pages) {
    const rendered = await tables();
    const before = await readFile(file, 'utf8');
    const after = before.replace(
      /(<!-- generated: ([\w-]+) -->\n)[\s\S]*?(<!-- end -->)/g,
      (_, open, name, close) => `${open}\n${rendered[name]()}\n\n${close}`,
    );
    if (after !== before) current = false;
    if (!check) await writeFile(file, after);
  }
  const manifest = fromRoot('packages/widget/custom-elements.json');
  const text = await elementManifest();
  if (text !== (await readFile(manifest, 'utf8').catch(() => ''))) current = false;
  if (!check) await writeFile(manifest, text);
  return current || !check;
}

async function protocolTables() {
  const model = await import(pathToFileURL(fromRoot('packages/sdk/src/model.ts')).href);
  const zod = await import(pathToFileURL(fromRoot('packages/sdk/node_modules/zod/index.js')).href);
  return tablesOf(model, zod);
}

/** Figures, facts and settings, as the metrics and the import know them. */
async function statisticsTables() {
  // Sources, whether or not anything was built.
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      next(specifier, { ...context, conditions: [...(context.conditions ?? []), '@shopbell/source'] }),
  });
  const load = (/** @type {string} */ file) => import(pathToFileURL(fromRoot(file)).href);
  const metrics = await load('packages/metrics/src/index.ts');
  const { csvFields } = await load('packages/server/src/cli/import/columns.ts');
  const { words } = await load('packages/server/src/app/statistics/reading/words.ts');
  const zod = await load('packages/sdk/node_modules/zod/index.js');
  hooks.deregister();
  /** @param {any} schema */
  const json = (schema) => zod.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return {
    figures: () =>
      table(
        ['Figure', '中文', 'English', 'Unit', 'Formula', 'Final', 'By', 'Rules', 'List'],
        metrics.figureCatalogue.map((/** @type {any} */ figure) => [
          code(figure.id),
          figure.zh,
          figure.profiles === 'all' ? figure.en : `${figure.en} (${figure.profiles.join(', ')})`,
          figure.unit,
          cell(figure.formula),
          code(figure.delay),
          figure.dimensions.join(', '),
          figure.rules.join(', '),
          code(figure.list),
        ]),
      ),
    delays: () =>
      table(
        ['Class', 'The figure of a day is final'],
        Object.entries(metrics.delayClasses).map(([name, means]) => [code(name), means]),
      ),
    lists: () =>
      table(
        ['List', '中文', 'English', 'Rules'],
        metrics.detailLists.map((/** @type {any} */ { id, zh, en, rules }) => [
          code(id),
          zh,
          en,
          rules.join(', '),
        ]),
      ),
    problems: () =>
      table(
        ['Code', 'What became of it'],
        Object.entries(metrics.problemCodes).map(([name, means]) => [code(name), means]),
      ),
    facts: () => framesTable(json(metrics.Fact)),
    'fact-fields': () => factFieldsTable(json(metrics.Fact)),
    settings: () =>
      table(
        ['Setting', 'Default', 'Values', 'Meaning'],
        settingsOf(json(metrics.MetricsSettings)).map(([name, setting]) => [
          code(name),
          code(JSON.stringify(setting.default)),
          valuesOf(setting),
          cell(setting.description),
        ]),
      ),
    columns: () =>
      table(
        ['Field', 'Other names of the column'],
        csvFields.map((/** @type {any} */ { field, names }) => [code(field), names.join(', ') || '–']),
      ),
    words: () =>
      table(
        ['Field', 'Words for its values'],
        Object.entries(words).map(([field, values]) => [
          code(field),
          Object.entries(values)
            .map(([value, names]) => `${code(value)} ${names.join(', ')}`)
            .join('; '),
        ]),
      ),
  };
}

/** `a.b` and what it may be, for every setting. @param {any} schema @param {any} [within] @returns {[string, any][]} */
function settingsOf(schema, within = schema, path = '') {
  return Object.entries(resolve(schema, within).properties).flatMap(([name, inner]) => {
    const setting = { ...resolve(inner, within), ...inner };
    return setting.properties
      ? settingsOf(setting, within, `${path}${name}.`)
      : [/** @type {[string, any]} */ ([`${path}${name}`, setting])];
  });
}

/** @param {any} schema */
function valuesOf({ type, enum: values, minimum, maximum, minLength, maxLength, maxItems, pattern }) {
  if (values) return values.map(code).join(', ');
  if (type === 'boolean') return '`true`, `false`';
  if (type === 'integer')
    return maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER
      ? 'whole number'
      : `${minimum} … ${maximum}`;
  if (type === 'array')
    return maxItems === undefined ? 'list' : `list of up to ${maxItems.toLocaleString('en')}`;
  if (type === 'object') return 'object';
  if (pattern?.includes('24:00')) return 'time of the day, `00:00` … `24:00`';
  return maxLength === undefined ? 'text' : `text of ${minLength ?? 0} … ${maxLength}`;
}

/** A row for each field of facts that says what it means, where it means the same. @param {any} schema */
function factFieldsTable(schema) {
  const union = resolve(schema, schema);
  const members = union.oneOf ?? union.anyOf;
  /** @type {Map<string, { name: string, of: string[], schema: any }>} */
  const rows = new Map();
  for (const member of members) {
    const { type, ...others } = resolve(member, schema).properties;
    for (const [name, field] of Object.entries(others)) {
      const meant = { ...resolve(field, schema), ...field };
      if (!meant.description) continue;
      const key = `${name} ${meant.description}`;
      const row = rows.get(key) ?? { name, of: [], schema: meant };
      row.of.push(code(resolve(type, schema).const));
      rows.set(key, row);
    }
  }
  return table(
    ['Field', 'Of', 'Values', 'Meaning'],
    [...rows.values()].map(({ name, of, schema: meant }) => [
      code(name),
      of.length === members.length ? 'all' : of.length > 5 ? 'chats' : of.join(', '),
      /^at$|At$/.test(name) ? 'moment' : name === 'from' && !meant.enum ? 'date' : valuesOf(meant),
      cell(meant.description),
    ]),
  );
}

/** @param {string} text */
const cell = (text) => text.replaceAll('|', '\\|');

/** @param {any} model @param {any} zod */
function tablesOf(model, zod) {
  /** @param {any} schema */
  const json = (schema) => zod.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return {
    'client-frames': () => framesTable(json(model.ClientFrame)),
    'server-frames': () => framesTable(json(model.ServerFrame)),
    events: () => framesTable(json(model.FeedEvent)),
    metrics: () => metricsTable(json(model.MetricsEvent)),
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
        Object.entries({ ...model.limits, ...model.deskLimits }).map(([name, value]) => [
          code(name),
          value.toLocaleString('en'),
        ]),
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

/** What every event of a conversation says. */
const ofConversation = ['conversationId', 'scope', 'outcome', 'at'];

/** A row for each event of the analytics' stream, with what its schema says it means. @param {any} schema */
function metricsTable(schema) {
  const union = resolve(schema, schema);
  const members = union.oneOf ?? union.anyOf;
  return table(
    ['`type`', 'Fields', 'Meaning'],
    members.map((/** @type {any} */ member) => {
      const { description, properties } = resolve(member, schema);
      const { type, ...others } = properties;
      const own = Object.entries(others).filter(
        ([name]) => !properties.conversationId || !ofConversation.includes(name),
      );
      const shape = { ...member, properties: Object.fromEntries(own) };
      return [code(resolve(type, schema).const), fields(shape, schema), description];
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

/** As prettier counts it: Chinese characters take two places. @param {string} text */
const widthOf = (text) => text.length + (text.match(/[\u2e80-\ua4cf\uff00-\uff60]/g)?.length ?? 0);

/** @param {string[]} head @param {unknown[][]} rows */
function table(head, rows) {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => widthOf(row[column]))));
  /** @param {string[]} row */
  const line = (row) =>
    `| ${row.map((text, column) => text + ' '.repeat(widths[column] - widthOf(text))).join(' | ')} |`;
  return [line(cells[0]), line(widths.map((width) => '-'.repeat(width))), ...cells.slice(1).map(line)].join(
    '\n',
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const check = process.argv.includes('--check');
  const fine = await renderDocs(check);
  if (!fine) console.error('shopbell: the generated tables are out of date; run `node scripts/docs.mjs`.');
  process.exit(fine ? 0 : 1);
}
