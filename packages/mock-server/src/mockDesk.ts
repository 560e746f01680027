import { createApp, webPasswords, type ShopbellApp } from '@shopbell/server/app';
import { memoryStorage } from '@shopbell/server/storage/memory';
import { CookieJar } from './cookieJar.ts';
import { Director } from './director.ts';
import { MovableClock, type MockClock } from './movableClock.ts';
import { mockHandlers, type MockHandlers } from './mockHandlers.ts';
import { PageSockets } from './pageSockets.ts';
import { plant, type ShopSeed } from './shopSeed.ts';
import { demoShop } from './demoShop.ts';

export interface MockServerOptions {
  /** The address that clients are given. Nothing listens there. `https://shopbell.test` if left out. */
  readonly server?: string;
  /** Time as the server sees it. If left out, a clock that runs as the machine's does and can be put forward. */
  readonly clock?: MockClock;
  /** Shops to begin with; the demo shop if left out. */
  readonly shops?: readonly ShopSeed[];
  /**
   * The web origin that requests and sockets seem to come from; shops allow it unless they name origins of their own. In
   * a page its own; in Node none, as with any program that is no page.
   */
  readonly origin?: string;
}

interface Running {
  readonly app: ShopbellApp;
  readonly director: Director;
  readonly ready: Promise<ShopbellApp>;
  readonly cookies: CookieJar;
}

/** The server's own app over memory storage, with everything that the two entries have in common. */
export class MockDesk {
  readonly handlers: MockHandlers;
  readonly clock: MockClock;
  readonly server: string;
  readonly #origin: string | undefined;
  readonly #shops: readonly ShopSeed[];
  readonly #sockets = new PageSockets();
  #running: Running | undefined;

  constructor(options: MockServerOptions) {
    this.server = (options.server ?? 'https://shopbell.test').replace(/\/+$/, '');
    this.clock = options.clock ?? new MovableClock();
    this.#origin = options.origin;
    this.#shops = options.shops ?? [demoShop];
    this.handlers = mockHandlers(this.server, {
      app: () => this.app,
      cookies: () => this.#run().cookies,
      ready: () => this.ready(),
      sockets: this.#sockets,
      origin: this.#origin,
    });
  }

  /** The app that answers now: another one after `reset`. */
  get app(): ShopbellApp {
    return this.#run().app;
  }

  /** Plays everybody but the client under test; another one after `reset`. */
  get director(): Director {
    return this.#run().director;
  }

  /** The app, once its shops are set up. */
  ready(): Promise<ShopbellApp> {
    return this.#run().ready;
  }

  /** Breaks all connections and forgets everything: what comes next meets the shops as they were at the start. */
  async reset(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    if (!running) return;
    running.director.dismiss();
    await running.ready;
    await running.app.close();
  }

  #run(): Running {
    this.#running ??= this.#begin();
    return this.#running;
  }

  #begin(): Running {
    const origins = this.#origin === undefined ? [] : [this.#origin];
    const app = createApp({
      storage: memoryStorage(),
      clock: this.clock,
      // There is no secret to guard here, and tests should not wait.
      passwords: webPasswords({ iterations: 1 }),
      workbenchOrigins: origins,
    });
    const planted = Promise.all(this.#shops.map((seed) => plant(app.admin, seed, origins)));
    const ready = planted.then(() => app);
    const { server, clock } = this;
    const director = new Director({
      server,
      clock,
      sockets: this.#sockets,
      shops: this.#shops,
      ready: () => ready,
    });
    return { app, director, ready, cookies: new CookieJar() };
  }
}
