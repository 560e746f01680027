import { ShopbellError } from '@shopbell/sdk';
import { assert } from 'chai';
import { allByRole, byRole, focused, idIn, openBell, seenText, settled, unmountAll } from './support/bell.ts';
import { clientThatOpens, startedAt } from './support/fakeClient.ts';

const toRobot = () => openBell({ page: 'tracking', sku: null }, clientThatOpens({ state: 'robot' }));

describe('the robot', () => {
  afterEach(unmountAll);

  it('RB-05 says who it is, in the head and at each answer', async () => {
    const mounted = await toRobot();
    const { bell, client } = mounted;
    client.add(idIn(mounted), { kind: 'notice', at: startedAt, notice: { kind: 'robot' } });
    client.answer(idIn(mounted), 'Ten days.');
    await settled(bell);
    byRole(bell, 'heading', 'Assistant');
    assert.include(seenText(bell), 'The assistant answers first');
    const log = byRole(bell, 'log');
    assert.include(log.querySelector('.robot .who')?.textContent, 'Assistant');
    client.assign(idIn(mounted), 'hand-over');
    client.say(idIn(mounted), 'Hello, Amy here.');
    await settled(bell);
    const look = (text: string) => {
      const bubble = [...log.querySelectorAll('.bubble')].find((found) => found.textContent.includes(text));
      return bubble && getComputedStyle(bubble).backgroundColor;
    };
    assert.notEqual(look('Ten days.'), look('Amy here'), 'it does not look like a person');
    byRole(bell, 'heading', 'Amy');
  });

  it('RB-05 hands over to a person at any time, with one tap', async () => {
    const { bell, client } = await toRobot();
    assert.equal(focused(), byRole(bell, 'textbox'), 'an Enter meant for a message hands nobody over');
    byRole(bell, 'button', 'Talk to a person').click();
    await settled(bell);
    assert.include(client.asked, 'hand over');
    assert.include(seenText(bell), 'Amy is here for you');
    assert.deepEqual(allByRole(bell, 'button', 'Talk to a person'), []);
  });

  it('RB-05 puts the person first when its answer offers one', async () => {
    const mounted = await toRobot();
    const { bell, client } = mounted;
    const button = byRole(bell, 'button', 'Talk to a person');
    client.answer(idIn(mounted), 'Ten days.');
    await settled(bell);
    assert.equal(button.classList.contains('primary'), false);
    client.answer(idIn(mounted), 'A person can help you.', true);
    await settled(bell);
    assert.equal(button.classList.contains('primary'), true);
  });

  it('RB-05 a hand-over that fails is told, and may be tried again; the draft stays', async () => {
    const { bell, client } = await toRobot();
    client.refusal = new ShopbellError('TIMEOUT', 'late', { retry: true });
    byRole(bell, 'button', 'Talk to a person').click();
    await settled(bell);
    assert.include(byRole(bell, 'alert').textContent, 'cannot be reached');
    client.refusal = undefined;
    byRole(bell, 'button', 'Talk to a person').click();
    await settled(bell);
    assert.equal(byRole(bell, 'alert').textContent.trim(), '');
    byRole(bell, 'heading', 'Amy');
  });

  it('may be left by ending the conversation', async () => {
    const { bell, client } = await toRobot();
    byRole(bell, 'button', 'End conversation').click();
    await settled(bell);
    byRole(bell, 'button', 'End it').click();
    await settled(bell);
    assert.include(client.asked, 'end');
  });
});
