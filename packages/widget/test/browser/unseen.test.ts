import { assert } from 'chai';
import { allByRole, byRole, openBell, seenText, settled, unmountAll } from './support/bell.ts';
import { amy, FakeClient, groups, startedAt } from './support/fakeClient.ts';

const scope = { page: 'order', orderId: 'A-7' } as const;

/** A customer who is back: what they left was answered, and has ended without them. */
function back(client = new FakeClient()): { client: FakeClient; id: string } {
  client.known = true;
  const { id } = client.begin(scope, { state: 'assigned', agent: amy, group: groups.presale });
  client.add(id, {
    kind: 'message',
    id: 'asked',
    at: startedAt,
    author: { kind: 'customer', id: 'customer' },
    text: 'Can you change the address?',
  });
  client.say(id, 'Yes, send me the new one.');
  client.add(id, { kind: 'notice', at: startedAt, notice: { kind: 'ended', by: 'desk', cause: 'idle' } });
  client.change(id, { state: 'ended', endedAt: startedAt });
  client.unread = 1;
  return { client, id };
}

describe('an answer that came while the customer was away (LM-16)', () => {
  afterEach(unmountAll);

  it('is not shown again once it was seen', async () => {
    const { client, id } = back();
    client.change(id, { seen: { customer: client.get(id).lastSeq, agent: 0 } });
    client.unread = 0;
    const { bell } = await openBell({}, client);
    assert.include(client.asked, 'open');
    assert.notInclude(seenText(bell), 'Yes, send me the new one.');
  });

  it('beside a conversation about the page it is offered, and from there the way back', async () => {
    const { client } = back();
    client.begin({ page: 'product', sku: '1001' }, client.opens);
    const { bell } = await openBell({}, client);
    assert.notInclude(seenText(bell), 'Yes, send me the new one.');
    assert.include(seenText(bell), 'You have another conversation');
    byRole(bell, 'button', 'Go there').click();
    await settled(bell);
    assert.include(seenText(bell), 'Yes, send me the new one.');
    byRole(bell, 'button', 'Go there').click();
    await settled(bell);
    assert.notInclude(seenText(bell), 'Yes, send me the new one.');
    // It was seen.
    assert.deepEqual(allByRole(bell, 'button', 'Go there'), []);
  });
});
