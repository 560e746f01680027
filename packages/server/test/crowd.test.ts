import { describe, expect, it } from 'vitest';
import { portHost } from './support/host.ts';
import { narrowShop } from './support/narrowShop.ts';
import { agent, customer, enter, openShop } from './support/shop.ts';
import type { TestSocket } from './support/testSocket.ts';

/** The workbench is told of a conversation that is its agent's now. */
function joined({ socket }: { socket: TestSocket }, id: string) {
  return socket.event(
    'conversation.joined',
    ({ event }) => 'conversation' in event && event.conversation.id === id,
  );
}

describe('many at once', () => {
  it('RT-50 RT-43 fifty customers in the same second: nobody twice, nobody over capacity, the line in order', async () => {
    const host = await narrowShop();
    const { routing } = host.app.admin;
    await routing.configureAgent(host.shopId, 'amy', { capacity: 7 });
    await routing.configureAgent(host.shopId, 'bo', { capacity: 5 });
    const [amy, bo] = [await agent(host, 'amy'), await agent(host, 'bo')];
    const customers = await Promise.all(Array.from({ length: 50 }, () => customer(host)));
    // Each from two tabs at once: the same scope is the same conversation.
    const entered = await Promise.all(
      customers.flatMap(({ socket }) => [enter(socket, {}), enter(socket, {})]),
    );
    const byId = new Map(entered.map(({ conversation, outcome }) => [conversation.id, outcome]));
    expect(byId.size).toBe(50);
    const owners = [...byId.values()].flatMap((outcome) =>
      outcome.kind === 'assigned' ? outcome.agent.id : [],
    );
    expect(owners.filter((id) => id === 'amy')).toHaveLength(7);
    expect(owners.filter((id) => id === 'bo')).toHaveLength(5);
    const places = [...byId.values()].flatMap((outcome) => (outcome.kind === 'queued' ? outcome.place : []));
    expect(places.sort((a, b) => a - b)).toEqual(Array.from({ length: 38 }, (_, index) => index + 1));
    for (const [id, outcome] of byId) {
      if (outcome.kind !== 'assigned') continue;
      const [owner, other] = outcome.agent.id === 'amy' ? [amy, bo] : [bo, amy];
      await joined(owner, id);
      expect(
        other.socket.events.some(({ event }) => 'conversation' in event && event.conversation.id === id),
      ).toBe(false);
    }
    expect((await routing.agents(host.shopId)).map(({ load }) => load)).toEqual([7, 5]);
  }, 30_000);

  it('RT-42 RT-50 an agent who flaps between online and offline is given nothing twice and loses nothing', async () => {
    const host = await portHost();
    await openShop(host);
    const [amy, bo] = [await agent(host, 'amy'), await agent(host, 'bo')];
    const flap = async () => {
      for (let turn = 0; turn < 20; turn++) {
        await amy.socket.ask('status.set', { status: turn % 2 === 0 ? 'offline' : 'online' });
      }
    };
    const arrive = async () => {
      const ids: string[] = [];
      for (let count = 0; count < 30; count++) {
        const { socket } = await customer(host);
        const { outcome, conversation } = await enter(socket, {});
        expect(outcome.kind).toBe('assigned');
        ids.push(conversation.id);
      }
      return ids;
    };
    const [, ids] = await Promise.all([flap(), arrive()]);
    for (const id of ids) await Promise.race([joined(amy, id), joined(bo, id)]);
    const given = [amy, bo].flatMap(({ socket }) =>
      socket.events.flatMap(({ event }) =>
        event.type === 'conversation.joined' ? event.conversation.id : [],
      ),
    );
    expect(given.sort()).toEqual(ids.sort());
    const loads = (await host.app.admin.routing.agents(host.shopId)).map(({ load }) => load);
    expect(loads.reduce((a, b) => a + b)).toBe(30);
    // Absence pays nothing: amy, back, is not given a run to catch up.
    const next: string[] = [];
    for (let count = 0; count < 6; count++) {
      const { socket } = await customer(host);
      const { outcome } = await enter(socket, {});
      if (outcome.kind === 'assigned') next.push(outcome.agent.id);
    }
    expect(next.join(' ')).not.toMatch(/amy amy amy/);
  }, 30_000);
});
