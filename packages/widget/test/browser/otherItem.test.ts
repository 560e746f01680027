import { ShopbellError } from '@shopbell/sdk';
import { assert } from 'chai';
import {
  allByRole,
  byRole,
  idIn,
  openBell,
  seenText,
  settled,
  unmountAll,
  type Mounted,
} from './support/bell.ts';
import { FakeClient } from './support/fakeClient.ts';

/** A conversation about one product, on the page of another. */
async function elsewhere(client = new FakeClient()): Promise<Mounted> {
  const mounted = await openBell({}, client);
  mounted.bell.setScope({ page: 'product', sku: '2002' });
  await settled(mounted.bell);
  return mounted;
}

const asked = (client: FakeClient) =>
  client.asked.filter((what) => what.startsWith('ask') || what === 'open');

describe('“ask about this item instead?”', () => {
  afterEach(unmountAll);

  it('is asked when the page changes, and asks nothing of the desk by itself', async () => {
    const { bell, client } = await elsewhere();
    assert.include(seenText(bell), 'Ask about this item instead?');
    assert.deepEqual(asked(client), ['open']);
  });

  it('goes on about it in the same conversation; the question is over', async () => {
    const mounted = await elsewhere();
    const { bell, client } = mounted;
    byRole(bell, 'button', 'Yes').click();
    await settled(bell);
    assert.deepEqual(asked(client), ['open', 'ask about 2002']);
    assert.equal(client.conversations.size, 1);
    assert.notInclude(seenText(bell), 'Ask about this');
  });

  it('“no” holds for this page, and not for the next', async () => {
    const { bell } = await elsewhere();
    byRole(bell, 'button', 'No').click();
    await settled(bell);
    assert.notInclude(seenText(bell), 'Ask about this');
    bell.setScope({ page: 'order', orderId: 'A-7' });
    await settled(bell);
    assert.include(seenText(bell), 'Ask about this order instead?');
    bell.setScope({ page: 'product', sku: '2002' });
    await settled(bell);
    assert.notInclude(seenText(bell), 'Ask about this');
  });

  it('a shop page has no item to ask about', async () => {
    const { bell } = await elsewhere();
    bell.setScope({ page: 'shop' });
    await settled(bell);
    assert.notInclude(seenText(bell), 'Ask about this');
  });

  describe('where another group serves it (docs/decisions/0018)', () => {
    async function served(): Promise<Mounted> {
      const client = new FakeClient();
      client.elsewhere = [{ id: 'after', name: '售后服务' }];
      const mounted = await elsewhere(client);
      byRole(mounted.bell, 'button', 'Yes').click();
      await settled(mounted.bell);
      return mounted;
    }

    it('nobody is moved unasked', async () => {
      const { bell, client } = await served();
      assert.include(seenText(bell), '售后服务 can help you with this');
      assert.deepEqual(asked(client), ['open', 'ask about 2002']);
    });

    it('with consent it goes there, about what was agreed to', async () => {
      const { bell, client } = await served();
      byRole(bell, 'button', 'Connect me').click();
      await settled(bell);
      assert.deepEqual(asked(client), ['open', 'ask about 2002', 'ask about 2002 there']);
      assert.deepEqual(allByRole(bell, 'button', 'Connect me'), []);
    });

    it('or it stays', async () => {
      const { bell, client } = await served();
      byRole(bell, 'button', 'Stay here').click();
      await settled(bell);
      assert.notInclude(seenText(bell), 'can help you');
      assert.deepEqual(asked(client), ['open', 'ask about 2002']);
    });
  });

  it('what another conversation is about is shown there', async () => {
    const mounted = await elsewhere();
    const { bell, client } = mounted;
    const other = client.begin({ page: 'product', sku: '2002' }, client.opens);
    client.say(other.id, 'About the pack');
    const details = { conversationId: other.id };
    client.refusal = new ShopbellError('ALREADY_OPEN', 'there', { details });
    byRole(bell, 'button', 'Yes').click();
    await settled(bell);
    assert.include(seenText(bell), 'About the pack');
    assert.deepEqual(
      allByRole(bell, 'alert').map(({ textContent }) => textContent.trim()),
      [''],
    );
  });

  it('a refusal is told, and it may be asked again', async () => {
    const mounted = await elsewhere();
    const { bell, client } = mounted;
    client.refusal = new ShopbellError('INTERNAL', 'no');
    byRole(bell, 'button', 'Yes').click();
    await settled(bell);
    assert.include(seenText(bell), 'Something went wrong here');
    client.refusal = undefined;
    byRole(bell, 'button', 'Yes').click();
    await settled(bell);
    assert.equal(client.get(idIn(mounted)).scope.sku, '2002');
  });
});
