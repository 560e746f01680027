import { describe, expect, it, vi } from 'vitest';
import { appHost, type Host } from './support/host.ts';
import type { Connected } from './support/shop.ts';
import { supervisedShop as shop } from './support/supervised.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Stops the look-up of an account until `go` is called. */
function heldLookUp({ storage }: Host) {
  let [release, found] = [() => {}, () => {}];
  const gate = new Promise<void>((resolve) => (release = resolve));
  const looked = new Promise<void>((resolve) => (found = resolve));
  const find = storage.findAccountOfAgent.bind(storage);
  storage.findAccountOfAgent = async (...asked) => {
    const account = await find(...asked);
    found();
    await gate;
    return account;
  };
  const go = () => {
    storage.findAccountOfAgent = find;
    release();
  };
  return { looked, go };
}

describe('a question to watch that is under way', () => {
  const lastTold = async ({ socket }: Connected) => {
    await vi.waitFor(() => {
      expect(socket.events.at(-1)?.event).toMatchObject({ type: 'conversation.supervised' });
    });
    await socket.settled();
    return socket.events.at(-1)?.event;
  };

  it('while whoever asks closes the last page: they are not shown as watching', async () => {
    const { host, amy, su, supervise } = await shop(appHost);
    const { looked, go } = heldLookUp(host);
    supervise('watching').catch(() => undefined);
    await looked;
    su.socket.hangUp();
    // The desk hears that su is gone before it hears what su asked.
    await amy.socket.settled();
    await host.clock.advance(1);
    go();
    expect(await lastTold(amy)).toMatchObject({ how: 'left', supervisors: [] });
  });

  it('while their account is disabled', async () => {
    const { host, amy, su, supervise } = await shop(appHost);
    const { looked, go } = heldLookUp(host);
    const asked = supervise('watching').catch((error: unknown) => (error as { code?: string }).code);
    await looked;
    await host.storage.changeAccount(host.shopId, 'su', { disabledAt: 1 });
    go();
    expect(await asked).toBe('FORBIDDEN');
    expect(await lastTold(amy)).toMatchObject({ how: 'left', supervisors: [] });
    expect((await su.socket.refused('wall.read', {})).code).toBe('FORBIDDEN');
  });
});
