import { setupWorker } from 'msw/browser';
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

export interface StartOptions {
  /** Where MSW's script is, `/mockServiceWorker.js` if left out. */
  readonly url?: string;
  /** A name for the mock server in `globalThis`, for whoever drives the page from outside: Playwright, Cypress. */
  readonly exposeAs?: string;
}

/** A mock server inside a page. MSW's `mockServiceWorker.js` must be served from the page's own origin. */
export class MockServer extends MockDesk {
  readonly #msw = setupWorker(...this.handlers);
  #exposed: string | undefined;

  /** From now on this page's requests and sockets to its address reach the app; what goes elsewhere passes. */
  async start({ url, exposeAs }: StartOptions = {}): Promise<void> {
    this.started();
    await this.#msw.start({ quiet: true, ...(url !== undefined && { serviceWorker: { url } }) });
    await this.ready();
    this.#exposed = exposeAs;
    if (exposeAs !== undefined) Object.assign(globalThis, { [exposeAs]: this });
  }

  /** Gives requests and sockets back, and forgets everything. */
  async stop(): Promise<void> {
    if (this.#exposed !== undefined) Reflect.deleteProperty(globalThis, this.#exposed);
    await this.stopped();
    await this.#msw.stop();
  }
}

/** `const mock = createMockServer(); await mock.start();` */
export function createMockServer(options: MockServerOptions = {}): MockServer {
  return new MockServer({ origin: location.origin, ...options });
}
