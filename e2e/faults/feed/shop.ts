import { generateKeyPairSync, sign } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { createApp, webPasswords, type ShopbellApp } from '@shopbell/server/app';
import { memoryStorage } from '@shopbell/server/storage/memory';
import type { FeedEvent, TokenGrant } from '@shopbell/sdk/model';
import { TestClock } from '@shopbell/sdk/testing';
import { Screen, type Credentials } from './screen.ts';

const shopId = 'tea';
const second = 1000;
/** Whoever is silent for two heartbeats is taken for gone. */
const pingEvery = 9 * second;

/** The server's app over memory, without a port, with people in front of their screens. Time goes when it is told to. */
export class Shop {
  readonly app: ShopbellApp;
  readonly customers: Screen[] = [];
  readonly agents: Screen[] = [];
  /** Screens of the same people that were opened later: their snapshot is of another moment. */
  readonly others: { readonly screen: Screen; readonly isAgent: boolean }[] = [];
  readonly #clock = new TestClock();
  readonly #grants = new Map<string, TokenGrant>();
  /** The shop's back end vouches for customers with it. */
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly #heard: (event: FeedEvent) => void;

  private constructor(heard: (event: FeedEvent) => void) {
    this.#heard = heard;
    const passwords = webPasswords({ iterations: 1 });
    this.app = createApp({ storage: memoryStorage(), clock: this.#clock, passwords });
  }

  /** @param heard is told of every event that reaches a screen. */
  static async open(heard: (event: FeedEvent) => void): Promise<Shop> {
    const shop = new Shop(heard);
    await shop.#furnish();
    return shop;
  }

  /** The desk's own door, for what managers do. */
  submit(request: Parameters<ShopbellApp['admin']['submit']>[1]): Promise<unknown> {
    return this.app.admin.submit(shopId, request).catch(() => undefined);
  }

  /** Opens another screen of somebody. */
  async open(isAgent: boolean, which: number): Promise<void> {
    const name = isAgent ? agents[which % agents.length] : `c${which % this.customers.length}`;
    const screen = await (isAgent ? this.#agent(name ?? '') : this.#customer(name ?? ''));
    this.others.push({ screen, isAgent });
  }

  /** Everything that is under way comes to rest, and so much time goes by. */
  async pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= pingEvery) {
      for (const { screen } of this.all) screen.ping();
      await turn();
      await this.#clock.advance(Math.min(left, pingEvery));
      await turn();
    }
  }

  /** A customer logs in on every screen: what was begun anonymously goes on as that person's. */
  async logIn({ name }: Screen, person: string): Promise<void> {
    const { renewal } = this.#grants.get(name) ?? (await this.#grant(name, {}));
    await this.#grant(name, { renewal, identity: this.#vouchFor(person) });
    for (const { screen } of this.all) {
      if (screen.name !== name) continue;
      screen.forget();
      await screen.connect();
    }
  }

  /** Whose connection broke resumes. */
  async allComeBack(): Promise<void> {
    for (const { screen } of this.all) if (!screen.isConnected) await screen.connect();
  }

  get all(): readonly { readonly screen: Screen; readonly isAgent: boolean }[] {
    return [
      ...this.customers.map((screen) => ({ screen, isAgent: false })),
      ...this.agents.map((screen) => ({ screen, isAgent: true })),
      ...this.others,
    ];
  }

  /** A screen of the same person with a fresh snapshot. */
  async freshOf({ name }: Screen, isAgent: boolean): Promise<Screen> {
    return isAgent ? this.#agent(name) : this.#customer(name);
  }

  async close(): Promise<void> {
    await this.app.close();
  }

  async #furnish(): Promise<void> {
    const { admin } = this.app;
    await admin.createShop({
      shopId,
      name: '茶铺',
      origins: [],
      timeZone: 'Asia/Shanghai',
      defaultGroupName: '客服',
    });
    for (const name of agents) {
      await admin.addAgent({
        shopId,
        agentId: name,
        name,
        displayName: name,
        password: 'a cup of tea',
        roles,
      });
    }
    const members = agents.map((agentId) => ({ agentId }));
    await admin.createGroup({ shopId, groupId: 'presale', name: '售前', pages: ['product'], members });
    await admin.createGroup({
      shopId,
      groupId: 'pots',
      name: '茶壶',
      skus: ['pot'],
      members: members.slice(1),
    });
    const publicKey = this.#keys.publicKey.export({ type: 'spki', format: 'pem' });
    await admin.customerKeys.add(shopId, { kid, alg: 'ES256', publicKey: publicKey.toString() });
    // Waits are short, so that they come to an end here.
    const settings = {
      idleEndMs: 90 * second,
      idleWarningMs: 40 * second,
      leaveMessageTickMs: 60 * second,
      queueAbsenceMs: 10 * second,
      orphanGraceMs: 5 * second,
    };
    await this.submit({ type: 'shop.configure', settings });
    for (const name of agents) {
      const screen = await this.#agent(name);
      this.agents.push(screen);
      screen.ask('status.set', { status: 'online' });
    }
    for (const name of ['c0', 'c1', 'c2']) this.customers.push(await this.#customer(name));
  }

  #agent(name: string): Promise<Screen> {
    return this.#screen(name, async () => {
      const { ticket } = await this.app.admin.ticketFor({ shopId, agentId: name });
      return { kind: 'agent', ticket };
    });
  }

  #customer(name: string): Promise<Screen> {
    return this.#screen(name, async () => {
      const { token } = this.#grants.get(name) ?? (await this.#grant(name, {}));
      return { kind: 'customer', token };
    });
  }

  async #screen(name: string, credentials: () => Promise<Credentials>): Promise<Screen> {
    const screen = new Screen(name, this.app, credentials, this.#heard);
    await screen.connect();
    return screen;
  }

  async #grant(name: string, more: object): Promise<TokenGrant> {
    const answer = await this.app.fetch(
      new Request('http://server.test/v1/customer/token', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ shopId, ...more }),
      }),
    );
    if (!answer.ok) throw new Error(await answer.text());
    const grant = (await answer.json()) as TokenGrant;
    this.#grants.set(name, grant);
    return grant;
  }

  /** A JWT of the shop's back end: who somebody is. */
  #vouchFor(person: string): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const exp = Math.floor(this.#clock.now() / second) + 3600;
    const said = `${part({ alg: 'ES256', kid })}.${part({ sub: person, name: `Ms ${person}`, exp })}`;
    const key = { key: this.#keys.privateKey, dsaEncoding: 'ieee-p1363' } as const;
    return `${said}.${sign('sha256', Buffer.from(said), key).toString('base64url')}`;
  }
}

const kid = 'back-end';
const agents = ['amy', 'bo'];
const roles = ['supervisor'];
