import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartError } from './startError.ts';

type Handler = (...args: Parameters<RequestListener>) => Promise<void>;

export interface Listening {
  readonly server: Server;
  /** The port it got. */
  readonly port: number;
  /** From now on requests are answered, those included that came before. */
  answerWith(handler: Handler): void;
}

/** Takes a port; rejects with a `StartError` that names `option` as the way out. */
export async function listen(host: string, port: number, option: string): Promise<Listening> {
  let answerWith: (handler: Handler) => void = () => {};
  const ready = new Promise<Handler>((resolve) => {
    answerWith = resolve;
  });
  // A photo on its way up from a customer's phone in a tunnel takes minutes, and the SDK
  // gives the largest eleven of them; whatever else is asked, the app waits for no
  // longer than half a minute. A client that only holds connections open is not served for ever.
  const server = createServer({ requestTimeout: 720_000, headersTimeout: 10_000 }, (incoming, outgoing) => {
    void ready.then((handle) => handle(incoming, outgoing));
  });
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new StartError(whyNot(error, host, port, option), { cause: error });
  }
  // An address in text is a pipe's; we listen on ports only.
  return { server, port: (server.address() as AddressInfo).port, answerWith };
}

/** Stops accepting, lets answers that are under way go out, and ends what is left after `within` ms. */
export async function stopListening(server: Server, within: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), within);
  await closed;
  clearTimeout(timer);
}

function whyNot(error: unknown, host: string, port: number, option: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const at = `Port ${String(port)} on ${host}`;
  if (code === 'EADDRINUSE')
    return `${at} is in use: stop what listens there, or choose another with ${option}.`;
  if (code === 'EACCES')
    return `${at} may not be used by this account: choose one above 1023 with ${option}.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `This machine has no address ${host}: choose another with --host.`;
  return `${at} cannot be used: ${error instanceof Error ? error.message : String(error)}.`;
}
