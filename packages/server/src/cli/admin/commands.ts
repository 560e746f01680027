import { adminLimits, roleNames } from '@shopbell/sdk/model';
import { UsageError } from '../usageError.ts';
import { addAgent, createShop, setPassword } from './accountCommands.ts';
import { showChanges } from './changesCommand.ts';
import { addCustomerKey, addKey, listKeys, revokeKey } from './keyCommands.ts';
import { importFacts } from './importCommand.ts';
import { defectRate, details, explain, problems, report, salaries } from './reportCommand.ts';
import { exportJournal, listShops, setOrigins } from './shopCommands.ts';
import { putRecords, setHours, showHours } from './shopDataCommands.ts';
import { simulateFile, simulateShop } from './simulateCommand.ts';
import type { AdminCommand } from './command.ts';

const shop = 'which one; may be left out if there is only one';
const asOf = {
  profile: 'official, thirdParty or sycm2024, instead of what the settings name',
  now: 'as of when: ms since 1970 UTC, ISO 8601, or what the shop’s clock shows; now if left out',
  shop,
};
const range = { from: 'first day, 2026-05-01', to: 'last day' };
const out = 'a file .csv or .xlsx instead of a table';
const subject = { kind: 'shop, team, group, agent or product', id: 'whose' };

/** What an operator does with the shops of a data folder: read them at any time, change them while no server runs on it. */
const adminCommands: Readonly<Record<string, AdminCommand>> = {
  'create-shop': {
    takes: '<shop> --name <name>',
    means: 'makes a shop and its first manager',
    options: {
      name: 'what customers see',
      'time-zone': 'IANA name, Asia/Shanghai if left out',
      origin: 'a web origin that may carry the bell; may be given again',
      'default-group': 'name of the default group, 在线客服 if left out',
      manager: 'account of the first manager, manager if left out',
      'password-stdin': 'its password is read from stdin; else one is made and shown this once',
    },
    writes: createShop,
  },
  'add-agent': {
    takes: '<shop> <account>',
    means: 'makes an account',
    options: {
      name: 'what customers see, the account’s name if left out',
      role: `${roleNames.join(', ')}; may be given again, agent if left out`,
      'password-stdin': 'as above',
    },
    writes: addAgent,
    instead: 'POST /v1/admin/accounts',
  },
  'set-password': {
    takes: '<shop> <account>',
    means: 'gives an account another password, and signs it out everywhere',
    options: { 'password-stdin': 'as above' },
    writes: setPassword,
    instead: 'PATCH /v1/admin/accounts/{id}',
  },
  'add-key': {
    takes: '<shop> --name <name> --scope <scope>',
    means: 'makes an API key, shown this once',
    options: {
      name: 'which program holds it',
      scope: 'admin, catalogue or agent; may be given again',
      agent: 'with the scope agent: the account as which the bot works',
      days: 'how long it holds; until it is revoked if left out',
    },
    writes: addKey,
    instead: 'POST /v1/admin/api-keys',
  },
  'list-keys': { takes: '<shop>', means: 'lists API keys and public keys', options: {}, reads: listKeys },
  'revoke-key': {
    takes: '<shop> <key>',
    means: 'revokes an API key by its id, or a public key by its kid',
    options: {},
    writes: revokeKey,
    instead: 'DELETE /v1/admin/api-keys/{id}',
  },
  'add-customer-key': {
    takes: '<shop> <kid> --alg <alg>',
    means: 'adds the public key on stdin (PEM) for customers’ JWTs',
    options: { alg: 'RS256, ES256 or EdDSA' },
    writes: addCustomerKey,
    instead: 'POST /v1/admin/customer-keys',
  },
  'list-shops': { takes: '', means: 'lists the shops', options: {}, reads: listShops },
  'set-origins': {
    takes: '<shop> [<origin> …]',
    means: `sets the web origins that may carry the bell, at most ${String(adminLimits.origins)}`,
    options: {},
    writes: setOrigins,
    instead: 'PATCH /v1/admin/shop',
  },
  hours: {
    takes: '<shop>',
    means: 'shows business hours, and whether it is open now',
    options: { group: 'of a group, by its id' },
    reads: showHours,
  },
  'set-hours': {
    takes: '<shop>',
    means: 'keeps the business hours on stdin (JSON); null takes them away',
    options: { group: 'of a group, by its id' },
    writes: setHours,
    instead: 'PUT /v1/admin/hours',
  },
  changes: {
    takes: '',
    means: 'shows who changed which setting when, from what to what',
    options: {
      shop,
      what: 'only of these: group, settings, agent, account …',
      by: 'only by these: account:<id>, api-key:<id>, operator or desk',
      days: 'only of the last so many days',
      limit: 'how many, 50 if left out',
      after: 'goes on where the page before ended',
    },
    reads: showChanges,
  },
  'put-records': {
    takes: '<shop> --kind <kind>',
    means: 'takes products, orders or parcels from stdin: a JSON list, or one JSON a line',
    options: { kind: 'product, order or parcel' },
    writes: putRecords,
    instead: 'POST /v1/admin/products, /orders or /parcels',
  },
  'export-journal': {
    takes: '<shop>',
    means: 'writes the events of the shop to stdout, one JSON a line, without what anybody wrote',
    options: {},
    reads: exportJournal,
  },
  simulate: {
    takes: '--journal <file or shop>',
    means: 'lets the recorded customers come again to other settings: who would wait, and how long?',
    options: {
      journal: 'a file of export-journal, or a shop of the data folder',
      settings: 'a JSON file of what is tried out: settings, agents, groups, moreAgents',
      generate: 'so many made-up customers instead of the recorded ones',
      hours: 'hours of the made-up day, 14 if left out',
      seed: 'another made-up day, 1 if left out',
      'patience-seconds':
        'how long made-up customers wait in a line, in the mean, before they give up: 1 to 86400, 180 if left out',
      'service-seconds': 'how long an agent has a conversation of which nothing is recorded, 240 if left out',
    },
    reads: simulateShop,
    runAlone: simulateFile,
  },
  import: {
    takes: '<file>',
    means:
      'brings in chats, orders and more of another system, NDJSON or CSV; goes on where it was cut short',
    options: {
      shop,
      format: 'ndjson or csv, if the file’s name does not tell',
      type: 'what every row is that does not say it: message, order, refund, rating …',
      encoding: 'utf-8 if left out, or gb18030',
      'ignore-column': 'a column of a CSV file that means nothing here; may be given again',
      backfill: 'only the most recent 15 days (CF-08)',
      progress: 'a line after each batch, where there is no terminal to draw a bar on',
    },
    writes: importFacts,
    instead: 'POST /v1/admin/facts',
  },
  report: {
    takes: '--from <day> --to <day>',
    means: 'shows figures of a range of days',
    options: {
      ...range,
      by: 'shop, team, group, agent or product',
      figures: 'a,b,c; all for every one; docs/metrics.md lists them',
      ids: 'only these teams, groups, agents or products: a,b,c',
      each: 'one row for each day or month instead of the whole range',
      out,
      table: 'a table, as if nothing were said',
      ...asOf,
    },
    reads: report,
  },
  details: {
    takes: '--list <list> --from <day> --to <day>',
    means: 'shows the rows behind a figure',
    options: {
      list: 'receptions, losses, agentPayments …; docs/metrics.md lists them',
      ...range,
      ...subject,
      out,
      ...asOf,
    },
    reads: details,
  },
  explain: {
    takes: '--figure <figure> --day <day>',
    means: 'shows how a figure of a day came about',
    options: { figure: 'which one', day: '2026-05-04', ...subject, ...asOf },
    reads: explain,
  },
  'defect-rate': {
    takes: '--month <month>',
    means: 'shows the defect rate of a month, with points',
    options: { month: '2026-05', ...asOf },
    reads: defectRate,
  },
  salaries: {
    takes: '--from <day> --to <day> --formula <formula>',
    means: 'shows what agents earn by a formula, or by a template of the shop',
    options: {
      ...range,
      formula: 'such as "3000 + 0.01 * sales"',
      template: 'instead: the id of one of the shop’s',
      ids: 'only these agents',
      out,
      ...asOf,
    },
    reads: salaries,
  },
  problems: {
    takes: '',
    means: 'shows what was odd about the facts told',
    options: { shop },
    reads: problems,
  },
};

const flags = new Set(['password-stdin', 'backfill', 'progress', 'table']);
const repeated = new Set(['origin', 'role', 'scope', 'ignore-column']);

/** The options of a command as Node parses them. */
export function optionsOf({ options }: AdminCommand) {
  const own = Object.keys(options).map((name) => [
    name,
    { type: flags.has(name) ? ('boolean' as const) : ('string' as const), multiple: repeated.has(name) },
  ]);
  return {
    ...(Object.fromEntries(own) as Record<string, { type: 'boolean' | 'string'; multiple: boolean }>),
    data: { type: 'string' as const, default: './data' },
    json: { type: 'boolean' as const, default: false },
    help: { type: 'boolean' as const, short: 'h', default: false },
  };
}

export const commandNames: readonly string[] = Object.keys(adminCommands);

export function commandOf(name: string): AdminCommand {
  const command = Object.hasOwn(adminCommands, name) ? adminCommands[name] : undefined;
  if (!command) throw new UsageError(`There is no command "${name}"; try shopbell help.`);
  return command;
}

/** One line for each command. */
export function adminUsage(): string {
  const lines = Object.entries(adminCommands).map(([name, { takes, means }]) => {
    const call = `shopbell ${name} ${takes}`.trimEnd();
    return call.length > 46 ? `${call}\n${' '.repeat(48)}${means}` : `${call.padEnd(48)}${means}`;
  });
  return `${lines.join('\n')}

  What only shows something may be called while a server runs on the data; the rest while none does.
  For all of these:
  --data <folder>            where everything is kept             (./data)
  --json                     answers and errors as JSON
  --help                     the command’s own options
`;
}

export function usageOf(name: string): string {
  const { takes, means, options } = commandOf(name);
  const lines = Object.entries({
    ...options,
    data: 'where everything is kept, ./data if left out',
    json: 'answers and errors as JSON',
  }).map(([option, what]) => `  --${option.padEnd(18)} ${what}`);
  return `shopbell ${name} ${takes}`.trimEnd() + `   ${means}\n\n${lines.join('\n')}\n`;
}
