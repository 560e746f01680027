import { adminLimits, roleNames } from '@shopbell/sdk/model';
import { UsageError } from '../usageError.ts';
import { addAgent, createShop, setPassword } from './accountCommands.ts';
import { addCustomerKey, addKey, listKeys, revokeKey } from './keyCommands.ts';
import { exportJournal, listShops, setOrigins } from './shopCommands.ts';
import { simulateFile, simulateShop } from './simulateCommand.ts';
import type { AdminCommand } from './command.ts';

/** What an operator does to the shops of a data folder while no server runs on it. */
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
    run: createShop,
  },
  'add-agent': {
    takes: '<shop> <account>',
    means: 'makes an account',
    options: {
      name: 'what customers see, the account’s name if left out',
      role: `${roleNames.join(', ')}; may be given again, agent if left out`,
      'password-stdin': 'as above',
    },
    run: addAgent,
  },
  'set-password': {
    takes: '<shop> <account>',
    means: 'gives an account another password, and signs it out everywhere',
    options: { 'password-stdin': 'as above' },
    run: setPassword,
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
    run: addKey,
  },
  'list-keys': { takes: '<shop>', means: 'lists API keys and public keys', options: {}, run: listKeys },
  'revoke-key': {
    takes: '<shop> <key>',
    means: 'revokes an API key by its id, or a public key by its kid',
    options: {},
    run: revokeKey,
  },
  'add-customer-key': {
    takes: '<shop> <kid> --alg <alg>',
    means: 'adds the public key on stdin (PEM) for customers’ JWTs',
    options: { alg: 'RS256, ES256 or EdDSA' },
    run: addCustomerKey,
  },
  'list-shops': { takes: '', means: 'lists the shops', options: {}, run: listShops },
  'set-origins': {
    takes: '<shop> [<origin> …]',
    means: `sets the web origins that may carry the bell, at most ${String(adminLimits.origins)}`,
    options: {},
    run: setOrigins,
  },
  'export-journal': {
    takes: '<shop>',
    means: 'writes the events of the shop to stdout, one JSON a line, without what anybody wrote',
    options: {},
    run: exportJournal,
  },
  simulate: {
    takes: '--journal <file or shop>',
    means: 'lets the recorded customers come again to other settings: who would wait, and how long?',
    options: {
      journal: 'a file of export-journal, or a shop of the data folder',
      settings: 'a JSON file of what is tried out: settings, agents, groups, moreAgents',
      generate: 'so many made-up customers instead of the recorded ones; they wait as long as it takes',
      hours: 'hours of the made-up day, 14 if left out',
      seed: 'another made-up day, 1 if left out',
      'service-seconds': 'how long an agent has a conversation of which nothing is recorded, 240 if left out',
    },
    run: simulateShop,
    runAlone: simulateFile,
  },
};

const flags = new Set(['password-stdin']);
const repeated = new Set(['origin', 'role', 'scope']);

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

  For all of these, while no server runs on the data:
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
