import { setupServer } from 'msw/node';
import { MockDesk, type MockServerOptions } from './mockDesk.ts';

export { demoShop } from './demoShop.ts';
export { DirectedAgent } from './directedAgent.ts';
export { Director } from './director.ts';
export type { Duration } from './duration.ts';
export { MovableClock, type MockClock } from './movableClock.ts';
export type { MockHandlers } from './mockHandlers.ts';
export type { MockDesk, MockServerOptions } from './mockDesk.ts';
export type { AgentSeed, GroupSeed, ShopSeed } from './shopSeed.ts';

/** A mock server for tests in Node. */
export class MockServer extends MockDesk {
  readonly #msw = setupServer(...this.handlers);

  /** From now on `fetch` and `WebSocket` to its address reach the app; what goes elsewhere passes. */
  async start(): Promise<void> {
    this.#msw.listen({ onUnhandledFrame: 'bypass' });
    await this.ready();
  }

  /** Gives `fetch` and `WebSocket` back, and forgets everything. */
  async stop(): Promise<void> {
    await this.reset();
    this.#msw.close();
  }
}

/** `const mock = createMockServer(); await mock.start();` */
export function createMockServer(options: MockServerOptions = {}): MockServer {
  return new MockServer(options);
}
