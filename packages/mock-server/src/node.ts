import type { ServedApp } from '@shopbell/server/node';
import { setupServer } from 'msw/node';
import { MockDesk, type MockServerOptions } from './mockDesk.ts';

export { demoShop } from './demoShop.ts';
export type { Agents } from './director/agents.ts';
export type { IdentityClaims } from './director/backEnd.ts';
export type { Arrival, Customers } from './director/customers.ts';
export { DirectedAgent } from './director/directedAgent.ts';
export { DirectedCustomer } from './director/directedCustomer.ts';
export { DirectedGroup, type GroupGuests } from './director/directedGroup.ts';
export { Director } from './director/director.ts';
export { DirectorError, type DirectorErrorCode } from './director/directorError.ts';
export type { FillOptions, Queue } from './director/queue.ts';
export type { Duration } from './duration.ts';
export type { MockDesk, MockServerOptions } from './mockDesk.ts';
export type { MockHandlers } from './mockHandlers.ts';
export { MovableClock, type MockClock } from './movableClock.ts';
export type { End, FaultOptions, Way, WireFrame } from './network/faults.ts';
export type { AgentSeed, Furniture, GroupSeed, ShopSeed } from './shopSeed.ts';
export type { ScenarioOptions, Theatre } from './scenarios/cast.ts';
export type { OfferedGroup, PickerScene } from './scenarios/choice.ts';
export type { GroupOptions } from './scenarios/group.ts';
export type { QueueOptions, QueueScene } from './scenarios/line.ts';
export { scenarios } from './scenarios/scenarios.ts';
export type { RobotOptions, ServiceScene } from './scenarios/service.ts';
export { parityExceptions } from './exceptions.ts';

/** Where a mock server listens. */
export interface ListenOptions {
  /** Any free one if left out. */
  readonly port?: number;
  /** Address to listen on; this machine only if left out. */
  readonly host?: string;
  /** Folder with the built widget (`shopbell.js` in it), for pages with the script tag: `@shopbell/widget/dist`. */
  readonly widget?: string;
}

/** A mock server for tests in Node: inside the process over MSW, or on a port for browsers; or both at once. */
export class MockServer extends MockDesk {
  readonly #msw = setupServer(...this.handlers);
  readonly #ports = new Set<ServedApp>();
  #isListening = false;

  /** From now on `fetch` and `WebSocket` of this process to its address reach the app; what goes elsewhere passes. */
  async start(): Promise<void> {
    this.started();
    if (!this.#isListening) this.#msw.listen({ onUnhandledFrame: 'bypass' });
    this.#isListening = true;
    await this.ready();
  }

  /**
   * Puts the same app, under the same director, on a port: for several tabs, and for end-to-end tests of pages. Resolves
   * with its address, `http://127.0.0.1:4300`. Rejects with a sentence about a port that cannot be used.
   */
  async listen({ port = 0, host, widget }: ListenOptions = {}): Promise<string> {
    this.started();
    await this.ready();
    // Only those who need a port load what serves one.
    const { serveApp } = await import('@shopbell/server/node');
    const { network } = this;
    const served = await serveApp(
      {
        fetch: async (request, about) => {
          this.wake();
          const breakOff = (): void => {
            served.cut();
          };
          const passOn = async (asked: Request): Promise<Response> =>
            (await this.ready()).fetch(asked, about);
          const response = await network.request(request, { passOn, breakOff });
          if (response) return response;
          breakOff();
          // Nobody hears it any more.
          return new Response(null, { status: 503 });
        },
        connect: (socket, about) => network.connect(socket, about) ?? gone(socket),
        takesSockets: () => {
          this.wake();
          return network.takesSockets;
        },
      },
      { port, ...(host === undefined ? {} : { host }), assets: widget === undefined ? {} : { widget } },
    );
    this.#ports.add(served);
    return served.url;
  }

  /** Gives `fetch` and `WebSocket` and the ports back, and forgets everything. */
  async stop(): Promise<void> {
    await this.stopped();
    if (this.#isListening) this.#msw.close();
    this.#isListening = false;
    await Promise.all([...this.#ports].map((port) => port.close()));
    this.#ports.clear();
  }
}

/** The network went between the handshake and now. */
function gone(socket: { terminate(): void }): { message(): void; closed(): void } {
  socket.terminate();
  return { message: () => undefined, closed: () => undefined };
}

/** `const mock = createMockServer(); await mock.start();`, or `const url = await mock.listen();` */
export function createMockServer(options: MockServerOptions = {}): MockServer {
  return new MockServer(options);
}
