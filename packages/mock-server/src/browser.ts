import { setupWorker } from 'msw/browser';
import { MockDesk, type MockServerOptions } from './mockDesk.ts';

export { demoShop } from './demoShop.ts';
export { DirectedAgent } from './directedAgent.ts';
export { Director } from './director.ts';
export type { Duration } from './duration.ts';
export { MovableClock, type MockClock } from './movableClock.ts';
export type { MockHandlers } from './mockHandlers.ts';
export type { MockDesk, MockServerOptions } from './mockDesk.ts';
export type { AgentSeed, GroupSeed, ShopSeed } from './shopSeed.ts';

/** A mock server inside a page. MSW's `mockServiceWorker.js` must be served from the page's own origin. */
export class MockServer extends MockDesk {
  readonly #msw = setupWorker(...this.handlers);

  /**
   * From now on this page's requests and sockets to its address reach the app; what goes elsewhere passes.
   * @param worker where MSW's script is, `/mockServiceWorker.js` if left out
   */
  async start(worker?: { readonly url: string }): Promise<void> {
    await this.#msw.start({ quiet: true, ...(worker && { serviceWorker: worker }) });
    await this.ready();
  }

  /** Gives requests and sockets back, and forgets everything. */
  async stop(): Promise<void> {
    await this.reset();
    await this.#msw.stop();
  }
}

/** `const mock = createMockServer(); await mock.start();` */
export function createMockServer(options: MockServerOptions = {}): MockServer {
  return new MockServer({ origin: location.origin, ...options });
}
