import { parseArgs } from 'node:util';
import { UsageError } from './usageError.ts';

export const usage = `shopbell start [options]   starts the server

  --data <folder>            where everything is kept             (./data)
  --port <number>            port of the server                   (4300)
  --host <address>           address to listen on                 (127.0.0.1)
  --url <address>            the address browsers use, if it is another: https://desk.shop.example
  --trust-proxy <hops>       so many proxies of your own stand before the server, and each adds to
                             X-Forwarded-For: limits then count the address of whoever asks  (0)
  --demo                     a demo shop with three agents, on this machine only; without it whoever still
                             has the demo's password must set another when signing in
  --demo-for-everybody       lets --demo be reached from elsewhere: its password is public, so whoever
                             reaches it can sign in as anybody
  --storefront-port <number> port of the demo shop's pages        (4301)
  --help                     this text
`;

export interface StartOptions {
  readonly data: string;
  readonly port: number;
  readonly host: string;
  readonly url?: string;
  readonly trustedProxies: number;
  readonly demo: boolean;
  /** The demo may be reached from elsewhere than this machine. */
  readonly demoForEverybody: boolean;
  readonly storefrontPort: number;
}

/** What was asked for; `help` if that was all. Throws a `UsageError`. */
export function readCommandLine(args: readonly string[]): StartOptions | 'help' {
  const { values, positionals } = parse(args);
  const [command, ...rest] = positionals;
  if (values.help || command === 'help') return 'help';
  if (command !== 'start' || rest.length > 0) {
    throw new UsageError(
      `There is no command "${positionals.join(' ')}"; try shopbell start, or shopbell --help.`,
    );
  }
  if (values.url !== undefined && !isWebAddress(values.url)) {
    throw new UsageError(`--url ${values.url} is no web address such as https://desk.shop.example.`);
  }
  return {
    data: values.data,
    port: portOf('--port', values.port),
    host: values.host,
    trustedProxies: hopsOf(values['trust-proxy']),
    demo: values.demo,
    demoForEverybody: values['demo-for-everybody'],
    storefrontPort: portOf('--storefront-port', values['storefront-port']),
    ...(values.url === undefined ? {} : { url: new URL(values.url).origin }),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        data: { type: 'string', default: './data' },
        port: { type: 'string', default: '4300' },
        host: { type: 'string', default: '127.0.0.1' },
        url: { type: 'string' },
        'trust-proxy': { type: 'string', default: '0' },
        demo: { type: 'boolean', default: false },
        'demo-for-everybody': { type: 'boolean', default: false },
        'storefront-port': { type: 'string', default: '4301' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    // Node's own sentence; further lines only say how to quote.
    const [sentence] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new UsageError(`${sentence ?? ''} See shopbell --help.`);
  }
}

function portOf(option: string, text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new UsageError(`${option} ${text} is no port: 0 to 65535.`);
  return port;
}

function hopsOf(text: string): number {
  if (!/^\d$/.test(text)) throw new UsageError(`--trust-proxy ${text} is no number of proxies: 0 to 9.`);
  return Number(text);
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
