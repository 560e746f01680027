import { describe, expect, it } from 'vitest';
import { agentClient, become, customerClient, live, tell, textsOf } from './support/clients.ts';
import { narrowShop } from './support/narrowShop.ts';
import { agent, customer, enter, pass, say } from './support/shop.ts';

const page = { page: 'product' } as const;

describe('waiting in a line', () => {
  it('RT-43 RT-46 who comes while everybody is busy waits, hears place and wait live, and is next', async () => {
    const host = await narrowShop();
    const amy = await agentClient(host, 'amy');
    const [lin, wei, zhao] = [customerClient(host), customerClient(host), customerClient(host)];
    const first = await lin.open(page);
    expect(first.outcome).toMatchObject({ kind: 'assigned', agent: { id: 'amy' } });
    const second = await wei.open(page);
    const third = await zhao.open(page);
    // Nobody was ever served here: a wait would be a guess.
    expect(second.outcome).toEqual({
      kind: 'queued',
      group: { id: 'presale', name: '售前咨询' },
      place: 1,
      faq: [],
    });
    expect(third.outcome).toMatchObject({ kind: 'queued', place: 2 });
    expect(wei.conversations.get(second.conversation.id)?.queue).toEqual({ place: 1 });
    await tell(wei, second.conversation.id, '请问有货吗');

    await live(host, 60_000, amy, lin, wei, zhao);
    await amy.end(first.conversation.id);
    const served = await become(wei, second.conversation.id, ({ state }) => state === 'assigned');
    expect(served.agent).toEqual({ id: 'amy', name: '小艾 Amy' });
    expect(served.queue).toBeUndefined();
    const atDesk = await become(amy, second.conversation.id, ({ state }) => state === 'assigned');
    expect(textsOf(atDesk)).toEqual(['customer: 请问有货吗']);

    await host.clock.advance(1000);
    const moved = await become(zhao, third.conversation.id, ({ queue }) => queue?.place === 1);
    expect(moved.queue).toEqual({ place: 1, expectedWaitMs: 60_000 });
    expect(moved.state).toBe('queued');
  });

  it('RT-46 workbenches see who waits, since when, and that somebody has a free place again', async () => {
    const host = await narrowShop();
    const amy = await agentClient(host, 'amy');
    const lin = customerClient(host);
    const { conversation } = await lin.open(page);
    await host.clock.advance(1000);
    const wei = customerClient(host);
    const since = host.clock.now();
    const waiting = await wei.open(page);
    const told = new Promise((resolve) => {
      amy.on('lines', (lines) => {
        const presale = lines.find(({ id }) => id === 'presale');
        if (presale?.waiting === 1) resolve(presale);
      });
    });
    await host.clock.advance(1000);
    expect(await told).toEqual({
      id: 'presale',
      name: '售前咨询',
      reachable: 1,
      taking: 1,
      free: 0,
      waiting: 1,
      waitingSince: since,
      pendingLeaveMessages: 0,
    });
    await wei.leaveQueue(waiting.conversation.id, 'solved');
    await amy.end(conversation.id);
    const free = new Promise((resolve) => {
      amy.on('lines', (lines) => {
        if (lines.find(({ id }) => id === 'presale')?.free === 1) resolve(undefined);
      });
    });
    await host.clock.advance(1000);
    await free;
  });

  it('RT-46 waiting ends with a message left instead, all that was written kept, or with the answer found', async () => {
    const host = await narrowShop();
    const amy = await agentClient(host, 'amy');
    const [lin, wei, zhao] = [customerClient(host), customerClient(host), customerClient(host)];
    const { conversation } = await lin.open(page);
    const left = await wei.open(page);
    const solved = await zhao.open(page);
    await tell(wei, left.conversation.id, '有 42 码吗');
    await wei.leaveQueue(left.conversation.id, 'leave-message');
    const message = await become(wei, left.conversation.id, ({ state }) => state === 'leave-message');
    expect(message.group?.id).toBe('presale');
    expect(textsOf(message)).toEqual(['customer: 有 42 码吗']);

    await zhao.leaveQueue(solved.conversation.id, 'solved');
    const ended = await become(zhao, solved.conversation.id, ({ state }) => state === 'ended');
    expect(ended.items.at(-1)).toMatchObject({ notice: { kind: 'ended', by: 'customer', cause: 'solved' } });

    await expect(lin.leaveQueue(conversation.id, 'leave-message')).rejects.toMatchObject({
      code: 'NOT_QUEUED',
    });
    await expect(wei.leaveQueue(conversation.id, 'solved')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    // Neither takes the place that becomes free.
    await amy.end(conversation.id);
    await live(host, 1000, amy);
    expect([...amy.conversations.values()].filter(({ state }) => state === 'assigned')).toEqual([]);
  });

  it('RT-46 a customer without a live page for two minutes loses the place; who comes back in time keeps it', async () => {
    const host = await narrowShop();
    const amy = await agent(host, 'amy');
    const [lin, gone, mute, back, last] = [
      await customer(host),
      await customer(host),
      await customer(host),
      await customer(host),
      await customer(host),
    ];
    await enter(lin.socket, page);
    const wrote = (await enter(gone.socket, page)).conversation.id;
    await say(gone.socket, wrote, '我等不及了');
    const said = (await enter(mute.socket, page)).conversation.id;
    const kept = (await enter(back.socket, page)).conversation.id;
    expect((await enter(last.socket, page)).outcome).toMatchObject({ kind: 'queued', place: 4 });
    for (const { socket } of [gone, mute, back]) {
      socket.hangUp();
      await socket.closed;
    }
    await pass(host, 100_000, amy.socket, lin.socket, last.socket);
    const again = await customer(host, back.token);
    const place = last.socket.seen('standing', ({ queue }) => queue?.place === 2);
    await pass(host, 40_000, amy.socket, lin.socket, last.socket, again.socket);
    expect((await place).queue).toMatchObject({ place: 2 });
    expect(again.welcome.snapshot?.conversations).toMatchObject([{ id: kept, state: 'queued' }]);
    const after = (id: string, token: string) =>
      customer(host, token).then(({ socket }) => socket.ask('history.read', { conversationId: id }));
    expect(await after(said, mute.token)).toMatchObject({
      items: [{ notice: { kind: 'queued' } }, { notice: { kind: 'ended', cause: 'absent' } }],
    });
    // What was written is not lost: it waits as a message.
    expect(await after(wrote, gone.token)).toMatchObject({
      items: [{ notice: { kind: 'queued' } }, { text: '我等不及了' }, { notice: { kind: 'leave-message' } }],
    });
  });

  it('RT-46 when the last who could serve goes offline, whoever waits is offered a message at once', async () => {
    const host = await narrowShop();
    const { routing } = host.app.admin;
    await routing.editGroup(host.shopId, 'presale', { allowDefaultFallback: false });
    const amy = await agentClient(host, 'amy');
    const [lin, wei] = [customerClient(host), customerClient(host)];
    await lin.open(page);
    const { conversation } = await wei.open(page);
    await tell(wei, conversation.id, '在吗');
    await amy.setStatus('offline');
    const offered = await become(wei, conversation.id, ({ state }) => state === 'leave-message');
    expect(textsOf(offered)).toEqual(['customer: 在吗']);
  });

  it('RT-46 a line has an end where the shop says so: then a message is offered', async () => {
    const host = await narrowShop();
    await host.app.admin.routing.configure(host.shopId, { queueMax: 1 });
    await agentClient(host, 'amy');
    const kinds: string[] = [];
    for (let count = 0; count < 3; count++) kinds.push((await customerClient(host).open(page)).outcome.kind);
    expect(kinds).toEqual(['assigned', 'queued', 'leave-message']);
  });

  it('RT-44 a customer in the app does not wait where the web does', async () => {
    const host = await narrowShop();
    await agentClient(host, 'amy');
    const kinds: string[] = [];
    for (const channel of ['web', 'web', 'app', 'personal'] as const)
      kinds.push((await customerClient(host).open({ ...page, channel })).outcome.kind);
    expect(kinds).toEqual(['assigned', 'queued', 'assigned', 'assigned']);
  });
});

describe('choosing a group', () => {
  it('RT-21 the groups on offer tell who is there, how many wait and how long, and stay true', async () => {
    const host = await narrowShop();
    const { routing } = host.app.admin;
    await routing.editGroup(host.shopId, 'tents', {
      members: [{ agentId: 'bo' }],
      allowDefaultFallback: false,
    });
    const amy = await agentClient(host, 'amy');
    const [lin, wei] = [customerClient(host), customerClient(host)];
    const running = await lin.open(page);
    await live(host, 60_000, amy, lin);
    await amy.end(running.conversation.id);
    await lin.open(page);
    await wei.open(page);

    const zhao = customerClient(host);
    const { outcome, conversation } = await zhao.open({ page: 'product', sku: '1001' });
    expect(outcome).toMatchObject({
      kind: 'choose',
      options: [
        { id: 'presale', name: '售前咨询', online: true, waiting: 1, expectedWaitMs: 120_000 },
        { id: 'tents', name: '帐篷专家', online: false, waiting: 0 },
      ],
    });
    const bo = await agentClient(host, 'bo');
    await host.clock.advance(1000);
    const told = await become(
      zhao,
      conversation.id,
      ({ options }) => options?.some(({ id, online }) => id === 'tents' && online) === true,
    );
    expect(told.options?.map(({ name }) => name)).toEqual(['售前咨询', '帐篷专家']);

    await routing.editGroup(host.shopId, 'tents', { name: '露营专家' });
    await host.clock.advance(1000);
    await become(
      zhao,
      conversation.id,
      ({ options }) => options?.some(({ name }) => name === '露营专家') === true,
    );
    const chosen = await zhao.choose(conversation.id, 'tents');
    expect(chosen).toMatchObject({ kind: 'assigned', group: { name: '露营专家' }, agent: { id: 'bo' } });
    expect(bo.connection).toBe('online');
  });

  it('RT-21 a group that was not offered, or was disabled meanwhile, is refused by name', async () => {
    const host = await narrowShop();
    await agentClient(host, 'amy');
    const lin = customerClient(host);
    const { conversation } = await lin.open({ page: 'product', sku: '1001' });
    await expect(lin.choose(conversation.id, 'nothing')).rejects.toMatchObject({ code: 'NOT_OFFERED' });
    await host.app.admin.routing.editGroup(host.shopId, 'tents', { enabled: false });
    await expect(lin.choose(conversation.id, 'tents')).rejects.toMatchObject({ code: 'GROUP_UNAVAILABLE' });
    expect(await lin.choose(conversation.id, 'presale')).toMatchObject({ kind: 'assigned' });
  });
});
