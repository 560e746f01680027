import { knowsOpenConversation, type CustomerClient, type KeyValueStorage } from '@shopbell/sdk';
import type { AgentClient } from '@shopbell/sdk/agent';
import { describe, expect, it, vi } from 'vitest';
import { agentClient, become, customerClient, live, tell, textsOf } from './support/clients.ts';
import { portHost, type Host } from './support/host.ts';
import { knownShop } from './support/knownShop.ts';
import { deskSettled, openShop } from './support/shop.ts';

vi.setConfig({ testTimeout: 120_000 });

const minute = 60_000;

/** What one device keeps from page to page. */
function device(): KeyValueStorage {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => void kept.set(key, text),
    removeItem: (key) => void kept.delete(key),
  };
}

const remembers = ({ workbenchOrigin: server, shopId }: Host, storage: KeyValueStorage) =>
  knowsOpenConversation({ server, shopId }, storage);

/** A customer asks, and closes the page: what they asked. */
async function asks(host: Host, storage: KeyValueStorage): Promise<string> {
  const page = customerClient(host, storage);
  const { conversation } = await page.open({ page: 'product' });
  await tell(page, conversation.id, '能改地址吗？');
  page.destroy();
  return conversation.id;
}

/** The agent answers it, and it ends for want of the customer. */
async function answers(host: Host, amy: AgentClient, id: string): Promise<void> {
  await become(amy, id, () => true);
  await tell(amy, id, '可以，请发新地址。');
  await live(host, 11 * minute, amy);
  expect(amy.conversations.get(id)?.state).toBe('ended');
}

async function openedShop(): Promise<Host> {
  const host = await portHost();
  await openShop(host);
  return host;
}

/** All is read, and the server knows. */
async function reads(host: Host, page: CustomerClient, id: string): Promise<void> {
  const { lastSeq } = await become(page, id, () => true);
  page.markSeen(id, lastSeq);
  await host.clock.advance(1000);
  await deskSettled(host);
}

describe('an answer that came while the customer was away, on a real port', () => {
  it('LM-16 to a leave message is there on their return, ended and unread, until they have seen it', async () => {
    const host = await openedShop();
    const storage = device();
    const id = await asks(host, storage);
    const amy = await agentClient(host, 'amy');
    await live(host, 2 * minute, amy);
    await answers(host, amy, id);

    const back = customerClient(host, storage);
    const counts: number[] = [];
    back.on('unread', (count) => counts.push(count));
    expect(await back.resumeIfKnown()).toBe(true);
    expect([back.unread, counts]).toEqual([1, [1]]);
    const held = back.conversations.get(id);
    expect(held).toMatchObject({ state: 'ended', agent: { id: 'amy' } });
    expect(textsOf(held)).toEqual(['customer: 能改地址吗？', 'agent: 可以，请发新地址。']);
    expect(remembers(host, storage)).toBe(true);
    back.destroy();

    // It was not seen: another page tells of it again.
    const page = customerClient(host, storage);
    expect(await page.resumeIfKnown()).toBe(true);
    expect(page.unread).toBe(1);
    await page.rate(id, { grade: 5 });
    await reads(host, page, id);
    expect(page.unread).toBe(0);
    const { seen } = await become(page, id, (one) => one.seen.customer > 0);
    await become(amy, id, (one) => one.seen.customer === seen.customer);
    await vi.waitFor(() => {
      expect(remembers(host, storage)).toBe(false);
    });
    page.destroy();

    const next = customerClient(host, storage);
    expect(await next.resumeIfKnown()).toBe(false);
    await next.connect();
    expect([next.unread, next.conversations.size]).toEqual([0, 0]);
    const again = await next.open({ page: 'product' });
    expect(again.conversation.id).not.toBe(id);
    expect(again.outcome.kind).toBe('assigned');
  });

  it('is there as well where they were served and had closed the page, and is rated', async () => {
    const host = await openedShop();
    const storage = device();
    const amy = await agentClient(host, 'amy');
    const id = await asks(host, storage);
    await become(amy, id, () => true);
    await tell(amy, id, '稍等。');
    await tell(amy, id, '可以。');
    await amy.end(id);
    const back = customerClient(host, storage);
    await back.resumeIfKnown();
    expect([back.unread, back.conversations.get(id)?.state]).toEqual([2, 'ended']);
    await back.rate(id, { grade: 4 });
    expect((await become(back, id, ({ rating }) => rating !== undefined)).rating).toMatchObject({ grade: 4 });
  });

  it('goes on beside a newer conversation, which is told first', async () => {
    const host = await openedShop();
    const storage = device();
    const amy = await agentClient(host, 'amy');
    const id = await asks(host, storage);
    await answers(host, amy, id);
    const newer = await asks(host, storage);
    const back = customerClient(host, storage);
    await back.resumeIfKnown();
    expect([...back.conversations.keys()]).toEqual([newer, id]);
    expect(back.unread).toBe(1);
  });

  it('is seen in every tab at once', async () => {
    const host = await openedShop();
    const storage = device();
    const amy = await agentClient(host, 'amy');
    const id = await asks(host, storage);
    await answers(host, amy, id);
    const tabs = [customerClient(host, storage), customerClient(host, storage)] as const;
    for (const tab of tabs) await tab.resumeIfKnown();
    expect(tabs.map(({ unread }) => unread)).toEqual([1, 1]);
    await reads(host, tabs[0], id);
    await vi.waitFor(() => {
      expect(tabs.map(({ unread }) => unread)).toEqual([0, 0]);
    });
    await vi.waitFor(() => {
      expect(remembers(host, storage)).toBe(false);
    });
  });

  it('is told to nobody else, and in no other shop', async () => {
    const host = await openedShop();
    const storage = device();
    const amy = await agentClient(host, 'amy');
    await answers(host, amy, await asks(host, storage));
    const stranger = customerClient(host, device());
    const other = { ...host, shopId: `${host.shopId}-other` };
    await openShop(other);
    const elsewhere = customerClient(other, storage);
    for (const page of [stranger, elsewhere]) {
      expect(await page.resumeIfKnown()).toBe(false);
      await page.connect();
      expect([page.unread, page.conversations.size]).toEqual([0, 0]);
    }
  });

  it('is nothing to come back for once it was recalled', async () => {
    const host = await openedShop();
    const storage = device();
    const amy = await agentClient(host, 'amy');
    const id = await asks(host, storage);
    await become(amy, id, () => true);
    await tell(amy, id, '王女士您好');
    const written = amy.conversations.get(id)?.items.findLast(({ kind }) => kind === 'message');
    await amy.end(id);
    await amy.recall(id, written?.kind === 'message' ? written.id : '');
    const back = customerClient(host, storage);
    expect(await back.resumeIfKnown()).toBe(true);
    expect([back.unread, back.conversations.size]).toEqual([0, 0]);
    expect(remembers(host, storage)).toBe(false);
  });

  it('waits 30 days and no longer', async () => {
    const host = await openedShop();
    const [early, late] = [device(), device()];
    const amy = await agentClient(host, 'amy');
    const ids = [await asks(host, early), await asks(host, late)];
    for (const id of ids) {
      await become(amy, id, () => true);
      await tell(amy, id, '可以。');
      await amy.end(id);
    }
    amy.destroy();
    for (const [storage, unread] of [
      [early, 1],
      [late, 0],
    ] as const) {
      await host.clock.advance(15.5 * 24 * 60 * minute);
      const back = customerClient(host, storage);
      await back.resumeIfKnown();
      expect(back.unread).toBe(unread);
      back.destroy();
    }
  });

  it('is the known customer’s after a login, on each of their devices, until it was seen on one', async () => {
    const { host, jwt } = await knownShop(portHost);
    const storage = device();
    const amy = await agentClient(host, 'amy');
    const id = await asks(host, storage);
    await answers(host, amy, id);
    const back = customerClient(host, storage);
    await back.resumeIfKnown();
    await back.identify({ token: await jwt('lin') });
    await vi.waitFor(() => {
      expect([back.connection, back.unread]).toEqual(['online', 1]);
    });
    expect(back.conversations.get(id)?.customer.id).toBe(back.customerId);
    const phone = customerClient(host, device());
    await phone.identify({ token: await jwt('lin') });
    await phone.connect();
    expect([phone.customerId, phone.unread]).toEqual([back.customerId, 1]);
    await reads(host, phone, id);
    await vi.waitFor(() => {
      expect([back.unread, phone.unread]).toEqual([0, 0]);
    });
    await phone.rate(id, { grade: 5 });
    const next = customerClient(host, device());
    await next.identify({ token: await jwt('lin') });
    await next.connect();
    expect(next.conversations.size).toBe(0);
  });
});
