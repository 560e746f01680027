import { createApp, memoryFiles, webPasswords, type ShopbellApp } from '@shopbell/server/app';
import { memoryStorage } from '@shopbell/server/storage/memory';
import { CookieJar } from './cookieJar.ts';
import { demoShop } from './demoShop.ts';
import { Director } from './director/director.ts';
import { DirectorError } from './director/directorError.ts';
import { mockHandlers, type MockHandlers } from './mockHandlers.ts';
import { MovableClock, type MockClock } from './movableClock.ts';
import { Network } from './network/network.ts';
import { plant, type ShopSeed } from './shopSeed.ts';

export interface MockServerOptions {
  /** The address that clients are given for MSW to hear. Nothing listens there. `https://shopbell.test` if left out. */
  readonly server?: string;
  /** Time as the server sees it. If left out, a clock that runs as the machine's does and can be put forward. */
  readonly clock?: MockClock;
  /** Shops to begin with; the demo shop if left out. */
  readonly shops?: readonly ShopSeed[];
  /**
   * The web origin that requests and sockets seem to come from that MSW hears. In a page its own; in Node none, as with any
   * program that is no page. Shops are open to every origin unless they name some.
   */
  readonly origin?: string;
  /** Web origins of pages where agents may sign in over a port; `origin`, if left out. */
  readonly workbenchOrigins?: readonly string[];
}

/** One life of the server, from one `reset` to the next. A restart changes its app. */
interface Life {
  readonly open: () => ShopbellApp;
  readonly cookies: CookieJar;
  app: ShopbellApp;
  ready: Promise<ShopbellApp>;
}

/** The server's own app over memory storage, with everything that the entries have in common. */
export class MockDesk {
  /** For an MSW set-up of one's own. */
  readonly handlers: MockHandlers;
  readonly clock: MockClock;
  readonly server: string;
  /** Plays everybody but the client under test. */
  readonly director: Director;
  protected readonly network: Network;
  readonly #options: MockServerOptions;
  readonly #shops: readonly ShopSeed[];
  #life: Life | undefined;
  #isStopped = false;

  constructor(options: MockServerOptions) {
    this.#options = options;
    this.server = (options.server ?? 'https://shopbell.test').replace(/\/+$/, '');
    this.clock = options.clock ?? new MovableClock();
    this.#shops = options.shops ?? [demoShop];
    this.network = new Network(this.clock);
    this.handlers = mockHandlers(this.server, {
      network: this.network,
      origin: options.origin,
      cookies: () => this.#begun().cookies,
      wake: () => {
        this.wake();
      },
      ready: () => this.ready(),
    });
    const { server, clock, network } = this;
    this.director = new Director({
      server,
      clock,
      network,
      shops: this.#shops,
      ready: async () => {
        this.#mustRun();
        return this.ready();
      },
      mustRun: () => {
        this.#mustRun();
      },
      restart: (meanwhile) => this.#restart(meanwhile),
    });
  }

  /** The app that answers now: another one after `reset`, or a restart. */
  get app(): ShopbellApp {
    return this.#begun().app;
  }

  /** The app, once its shops are set up, and once it is back from a restart. */
  ready(): Promise<ShopbellApp> {
    return this.#begun().ready;
  }

  /** Breaks all connections and forgets everything: what comes next meets the shops as they were at the start. */
  async reset(): Promise<void> {
    const life = this.#life;
    this.#life = undefined;
    this.network.calm();
    this.network.leadTo(undefined);
    this.director.dismiss();
    if (!life) return;
    // One whose shops could not be set up is over as well.
    await life.ready.catch(() => undefined);
    await life.app.close();
  }

  /** Begins, unless that has been done: somebody knocks. After a stop that wakes nobody. */
  protected wake(): void {
    if (!this.#isStopped) this.#begun();
  }

  /** From now on the director has something to direct (again). */
  protected started(): void {
    this.#isStopped = false;
  }

  protected async stopped(): Promise<void> {
    this.#isStopped = true;
    await this.reset();
  }

  #mustRun(): void {
    if (this.#isStopped)
      throw new DirectorError(
        'STOPPED',
        'This mock server was stopped. Call start() or listen() again first.',
      );
  }

  #begun(): Life {
    this.#life ??= this.#begin();
    return this.#life;
  }

  #begin(): Life {
    const { origin, workbenchOrigins = origin === undefined ? [] : [origin] } = this.#options;
    const open = new Set(this.#shops.flatMap(({ shop }) => (shop.origins ? [] : shop.shopId)));
    const storage = memoryStorage();
    const files = memoryFiles();
    const openApp = (): ShopbellApp =>
      createApp({
        storage,
        files,
        clock: this.clock,
        // There is no secret to guard here, and tests should not wait.
        passwords: webPasswords({ iterations: 1 }),
        demo: true,
        workbenchOrigins,
        alsoAllows: (shopId) => open.has(shopId),
      });
    const app = openApp();
    this.network.leadTo(app);
    const ready = Promise.all(this.#shops.map((seed) => plant(app.admin, seed))).then(() => app);
    return { open: openApp, app, ready, cookies: new CookieJar() };
  }

  async #restart(meanwhile: () => Promise<void>): Promise<void> {
    this.#mustRun();
    const life = this.#begun();
    const before = await life.ready;
    this.network.leadTo(undefined);
    const reopened = (async () => {
      await before.close();
      try {
        await meanwhile();
      } finally {
        life.app = life.open();
        if (this.#life === life) this.network.leadTo(life.app);
      }
      return life.app;
    })();
    // Whoever asks meanwhile waits; that a test's own `meanwhile` failed is that test's affair.
    life.ready = reopened.catch(() => life.app);
    await reopened;
  }
}
