import { ShopbellError } from '@shopbell/sdk';
import { assert } from 'chai';
import { focused, openBell, settled, unmountAll } from './support/bell.ts';
import { FakeClient } from './support/fakeClient.ts';

// A file of its own: here, and on a customer's page, the view of a refusal comes after the refusal.
describe('a refusal before anything else', () => {
  afterEach(unmountAll);

  it('has the focus on what it says once that is there, and not on the panel', async () => {
    const client = new FakeClient();
    client.refusal = new ShopbellError('INTERNAL', 'no');
    const { bell } = await openBell({}, client);
    await settled(bell);
    assert.equal(focused()?.textContent, 'Something went wrong here');
    const dialog = bell.shadowRoot?.querySelector('dialog');
    assert.equal(dialog && getComputedStyle(dialog).outlineStyle, 'none');
  });
});
