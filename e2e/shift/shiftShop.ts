import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCustomerClient } from '@shopbell/sdk';
import { limits, systemClock } from '@shopbell/sdk/model';
import { MovableClock } from '@shopbell/mock-server/node';
import { demoShopId, seedDemo } from '@shopbell/server/demo';
import { startServer, workspaceAssets, type RunningServer } from '@shopbell/server/node';
import type { Browser } from 'playwright-core';
import { BackEnd } from '../parity/backEnd.ts';
import { Visitor } from '../scenarios/visitor.ts';
import { Wire } from '../scenarios/wire.ts';
import { launchChromium } from '../support/chromium.ts';
import type { PageClock } from '../support/pageClock.ts';
import { Person } from './person.ts';

const products = [
  { id: '1001', version: 1, title: '双峰 2 人轻量帐篷', price: { amount: 129_900, currency: 'CNY' } },
  { id: '2002', version: 1, title: '雾谷 38L 徒步背包', price: { amount: 69_900, currency: 'CNY' } },
];

/** What 林小满, whom the shop knows, has ordered. */
const order = {
  id: 'A20261118',
  version: 1,
  customerId: 'lin',
  placedAt: Date.UTC(2026, 10, 17, 3),
  paidAt: Date.UTC(2026, 10, 17, 4),
  total: { amount: 69_900, currency: 'CNY' },
  items: [{ productId: '2002', quantity: 1, amount: { amount: 69_900, currency: 'CNY' } }],
};

/** 18 November, 09:50 in Shanghai: the hours that are assessed have begun (RS-10). */
const morning = Date.UTC(2026, 10, 18, 1, 50);

/** The demo shop on a port, with everybody who works there or comes there on one clock. */
export class ShiftShop {
  readonly browser: Browser;
  readonly people: Person[] = [];
  readonly #clock: MovableClock;
  readonly #server: RunningServer;
  readonly #dataDir: string;
  readonly backEnd: BackEnd;
  readonly #pages = new Set<PageClock>();
  readonly #wires: Wire[] = [];

  private constructor(parts: {
    browser: Browser;
    clock: MovableClock;
    server: RunningServer;
    backEnd: BackEnd;
    dataDir: string;
  }) {
    this.browser = parts.browser;
    this.#clock = parts.clock;
    this.#server = parts.server;
    this.backEnd = parts.backEnd;
    this.#dataDir = parts.dataDir;
  }

  static async open(): Promise<ShiftShop> {
    const begun = systemClock.now();
    const clock = new MovableClock({ ...systemClock, now: () => systemClock.now() - begun + morning });
    const dataDir = await mkdtemp(join(tmpdir(), 'shopbell-shift-'));
    const { assets } = workspaceAssets();
    const server = await startServer({
      ...{ dataDir, assets, clock, port: 0, storefrontPort: 0, demo: true },
      // Everybody has an address of their own, for the limits that count by it.
      trustedProxies: 1,
      log: ({ level, message, error }) => {
        if (level === 'error') console.error(message, error);
      },
    });
    const { admin } = server.app;
    await seedDemo(admin);
    await admin.backOffice.take(demoShopId, 'product', { rows: products });
    await admin.backOffice.take(demoShopId, 'order', { rows: [order] });
    const backEnd = await BackEnd.of(admin, () => clock.now());
    return new ShiftShop({ browser: await launchChromium(), clock, server, backEnd, dataDir });
  }

  get url(): string {
    return this.#server.url;
  }

  get admin(): RunningServer['app']['admin'] {
    return this.#server.app.admin;
  }

  get now(): number {
    return this.#clock.now();
  }

  /** Somebody who has not been here before, with a device of their own. */
  person(): Person {
    const number = this.people.length + 1;
    const wire = new Wire(`198.51.100.${String(number)}`);
    this.#wires.push(wire);
    const platform = { ...wire.platform, clock: this.#clock };
    const visitor = new Visitor(wire, () =>
      createCustomerClient({ server: this.url, shopId: demoShopId, platform }),
    );
    const person = new Person(number, visitor);
    this.people.push(person);
    return person;
  }

  /** Those who wait for an answer of this agent. */
  waitingFor(agentId: string): Person[] {
    return this.people.filter((one) => one.waits && one.agentId === agentId);
  }

  /** A page whose time goes with the shop's. */
  keepTime(page: PageClock): void {
    this.#pages.add(page);
  }

  /** Its page is closed. */
  loseTime(page: PageClock): void {
    this.#pages.delete(page);
  }

  /** Lets time go by. Whoever is connected stays so: no step is longer than a heartbeat, and each ping is answered. */
  async pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= limits.heartbeat) {
      await this.#clock.advance(Math.min(left, limits.heartbeat));
      await Promise.all([...this.#pages].map((page) => page.beat()));
      await Promise.all(this.#wires.map((wire) => wire.answered()));
    }
  }

  /** Everybody has gone; two days later what happened is final (DL-08). */
  async night(): Promise<void> {
    for (const { visitor } of this.people) visitor.leave();
    await this.#clock.advance(2 * 24 * 60 * 60_000);
  }

  async close(): Promise<void> {
    for (const { visitor } of this.people) visitor.leave();
    await this.browser.close();
    await this.#server.close();
    await rm(this.#dataDir, { recursive: true, force: true });
  }
}
