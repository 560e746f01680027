import { ShopbellError } from '@shopbell/sdk';
import { assert } from 'chai';
import {
  allByRole,
  byRole,
  focused,
  idIn,
  openBell,
  press,
  seenText,
  settled,
  type,
  unmountAll,
  type Mounted,
} from './support/bell.ts';
import { FakeClient, startedAt } from './support/fakeClient.ts';

const rated = (client: FakeClient) => client.asked.filter((what) => what.startsWith('rate'));
const pressed = (bell: Element) =>
  allByRole(bell, 'button')
    .filter(({ ariaPressed }) => ariaPressed === 'true')
    .map(({ computedName }) => computedName);

async function ended(): Promise<Mounted> {
  const mounted = await openBell();
  await mounted.client.end(idIn(mounted));
  await settled(mounted.bell);
  return mounted;
}

describe('rating the service (QS-01)', () => {
  afterEach(unmountAll);

  it('QS-01 is offered with five grades once a conversation with a person has ended; one tap is enough', async () => {
    const { bell, client } = await ended();
    byRole(bell, 'group', 'How was the service?');
    for (const name of ['Very dissatisfied', 'Dissatisfied', 'Neutral', 'Satisfied'])
      byRole(bell, 'button', name);
    byRole(bell, 'button', 'Very satisfied').click();
    await settled(bell);
    assert.deepEqual(rated(client), ['rate 5']);
    assert.deepEqual(pressed(bell), ['Very satisfied']);
    assert.include(seenText(bell), 'Thank you. You can still change it');
  });

  it('QS-03 another tap changes it, and what was said with it stays', async () => {
    const { bell, client } = await ended();
    byRole(bell, 'button', 'Neutral').click();
    await settled(bell);
    type(byRole(bell, 'textbox', /^Anything to add/), ' Took a while. ');
    await settled(bell);
    byRole(bell, 'button', 'Submit').click();
    await settled(bell);
    assert.include(seenText(bell), 'We have it, thank you');
    byRole(bell, 'button', 'Satisfied').click();
    await settled(bell);
    assert.deepEqual(rated(client), ['rate 3', 'rate 3 Took a while.', 'rate 4 Took a while.']);
    assert.deepEqual(pressed(bell), ['Satisfied']);
  });

  it('QS-01 while it goes on it is in the head, and opens only when asked for', async () => {
    const { bell, client } = await openBell();
    assert.deepEqual(allByRole(bell, 'group', 'How was the service?'), []);
    const star = byRole(bell, 'button', 'Rate the service');
    star.click();
    await settled(bell);
    assert.equal(star.ariaExpanded, 'true');
    assert.equal(focused()?.textContent, 'How was the service?');
    byRole(bell, 'button', 'Satisfied').click();
    await settled(bell);
    assert.deepEqual(rated(client), ['rate 4']);
    press(focused() ?? bell, 'Escape');
    await settled(bell);
    assert.isTrue(bell.opened, 'the panel stays');
    assert.equal(focused(), star);
    assert.deepEqual(allByRole(bell, 'group', 'How was the service?'), []);
  });

  it('RT-01 with a robot alone there is nothing to rate', async () => {
    const client = new FakeClient();
    client.opens = { state: 'robot' };
    const mounted = await openBell({}, client);
    assert.deepEqual(allByRole(mounted.bell, 'button', 'Rate the service'), []);
    await client.end(idIn(mounted));
    await settled(mounted.bell);
    assert.deepEqual(allByRole(mounted.bell, 'group'), []);
    byRole(mounted.bell, 'button', 'Ask again');
  });

  it('what was given before is shown', async () => {
    const mounted = await openBell();
    mounted.client.change(idIn(mounted), { rating: { grade: 2, at: startedAt, comment: 'Slow' } });
    await mounted.client.end(idIn(mounted));
    await settled(mounted.bell);
    assert.deepEqual(pressed(mounted.bell), ['Dissatisfied']);
    assert.equal((byRole(mounted.bell, 'textbox') as HTMLTextAreaElement).value, 'Slow');
  });

  for (const [reason, told] of [
    ['too-late', 'This ended too long ago to be rated'],
    ['nobody', 'Nobody has been with you yet'],
  ] as const) {
    it(`QS-01 NOT_RATABLE ${reason}: ${told}`, async () => {
      const { bell, client } = await ended();
      client.refusal = new ShopbellError('NOT_RATABLE', 'no', { details: { reason } });
      byRole(bell, 'button', 'Satisfied').click();
      await settled(bell);
      assert.include(seenText(bell), told);
      assert.deepEqual(pressed(bell), []);
      assert.isTrue(byRole(bell, 'button', 'Satisfied').matches(':disabled'));
    });
  }

  it('what did not go through can be tapped again', async () => {
    const { bell, client } = await ended();
    client.refusal = new ShopbellError('CONNECTION_LOST', 'gone');
    byRole(bell, 'button', 'Satisfied').click();
    await settled(bell);
    assert.include(seenText(bell), 'Your rating did not go through');
    client.refusal = undefined;
    byRole(bell, 'button', 'Satisfied').click();
    await settled(bell);
    assert.deepEqual(pressed(bell), ['Satisfied']);
  });
});
