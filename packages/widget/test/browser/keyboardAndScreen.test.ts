import { sendKeys, setViewport } from '@web/test-runner-commands';
import { assert } from 'chai';
import { byRole, focused, idIn, openBell, settled, unmountAll } from './support/bell.ts';
import { clientThatOpens, options } from './support/fakeClient.ts';
import { inChromium, prefer } from './support/media.ts';

describe('a customer’s keyboard and screen', () => {
  beforeEach(async () => {
    await setViewport({ width: 1280, height: 800 });
  });
  afterEach(unmountAll);
  after(async () => {
    await setViewport({ width: 1280, height: 800 });
    await prefer({ reducedMotion: 'no-preference' });
  });

  describe('with a keyboard alone', () => {
    it('opens, picks, writes, sends and closes', async () => {
      const { bell, client } = await openBell({}, clientThatOpens({ state: 'choosing', options }));
      bell.close();
      await settled(bell);
      byRole(bell, 'button', 'Contact us').focus();
      await sendKeys({ press: 'Enter' });
      await settled(bell);
      assert.equal(focused()?.textContent, 'Who would you like to ask?');
      await sendKeys({ press: 'Tab' });
      assert.include(focused()?.textContent, '帐篷专家');
      await sendKeys({ press: 'Enter' });
      await settled(bell);
      await sendKeys({ type: 'Hello' });
      await sendKeys({ press: 'Enter' });
      await settled(bell);
      assert.include(client.asked, 'send Hello');
      await sendKeys({ press: 'Escape' });
      await settled(bell);
      assert.equal(bell.opened, false);
      assert.equal(focused(), byRole(bell, 'button', 'Contact us'));
    });

    it('goes on to the rest of the page from the floating panel', async () => {
      const after = document.createElement('button');
      after.textContent = 'after';
      const { bell } = await openBell();
      document.body.append(after);
      for (let presses = 0; presses < 12 && focused() !== after; presses += 1)
        await sendKeys({ press: 'Tab' });
      assert.equal(focused(), after);
      assert.equal(bell.opened, true);
      after.remove();
    });

    it('stays inside the panel where it fills the screen', async () => {
      await setViewport({ width: 390, height: 844 });
      const after = document.createElement('button');
      document.body.append(after);
      const { bell } = await openBell();
      assert.equal(bell.shadowRoot?.querySelector('dialog')?.matches(':modal'), true);
      for (let presses = 0; presses < 12; presses += 1) {
        await sendKeys({ press: 'Tab' });
        assert.notEqual(focused(), after);
      }
      after.remove();
      await sendKeys({ press: 'Escape' });
      await settled(bell);
      assert.equal(bell.opened, false);
    });
  });

  it('on a phone fills the screen, and the panel follows when the window changes', async () => {
    const { bell } = await openBell();
    const dialog = bell.shadowRoot?.querySelector('dialog');
    const size = () => [dialog?.offsetWidth, dialog?.offsetHeight];
    assert.deepEqual(size(), [376, 680]);
    // Some windows, WebKitGTK's among them, can be no narrower.
    await setViewport({ width: 460, height: 844 });
    await settled(bell);
    assert.deepEqual(size(), [460, 844]);
    assert.equal(dialog?.matches(':modal'), true);
    await setViewport({ width: 1280, height: 800 });
    await settled(bell);
    assert.equal(dialog?.matches(':modal'), false);
    assert.equal(dialog?.open, true);
  });

  inChromium('sees nothing move under reduced motion', async () => {
    await prefer({ reducedMotion: 'reduce' });
    const mounted = await openBell();
    const { bell, client } = mounted;
    client.emit('typing', { conversationId: idIn(mounted), by: 'agent', on: true });
    await settled(bell);
    const moving = document.getAnimations().filter(({ effect }) => {
      const frames = effect instanceof KeyframeEffect ? effect.getKeyframes() : [];
      return frames.some((frame) => 'transform' in frame);
    });
    assert.deepEqual(moving, []);
  });
});
