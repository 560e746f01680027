import { setViewport } from '@web/test-runner-commands';
import { assert } from 'chai';
import { allByRole, byRole, deep, idIn, openBell, settled, unmountAll, until } from './support/bell.ts';
import { FakeClient, clientThatOpens, groups, options, waiting } from './support/fakeClient.ts';

const dialogOf = (bell: Element) => bell.shadowRoot?.querySelector('dialog') ?? assert.fail('no dialog');
const find = (bell: Element, name: string) =>
  [...deep(bell)].find(({ localName }) => localName === name) ?? assert.fail(`no ${name}`);
const box = (element: Element) => element.getBoundingClientRect();

/** Whether somebody who taps into the middle of it hits it. */
function isHit(target: Element): boolean {
  const { left, top, width, height } = box(target);
  let hit = document.elementFromPoint(left + width / 2, top + height / 2);
  while (hit?.shadowRoot && hit !== target) {
    const inside = hit.shadowRoot.elementFromPoint(left + width / 2, top + height / 2);
    if (!inside || inside === hit) break;
    hit = inside;
  }
  return (
    hit !== null && (hit === target || target.contains(hit) || (target.shadowRoot?.contains(hit) ?? false))
  );
}

describe('the window', () => {
  afterEach(unmountAll);
  after(async () => {
    await setViewport({ width: 1280, height: 800 });
  });

  describe('taken off the page', () => {
    it('leaves no modal panel behind that nobody sees: the page below can be used', async () => {
      await setViewport({ width: 390, height: 844 });
      const { bell } = await openBell();
      const buy = document.createElement('button');
      buy.textContent = 'Buy';
      document.body.append(buy);
      assert.isTrue(dialogOf(bell).matches(':modal'));
      bell.hidden = true;
      await until(() => !dialogOf(bell).open);
      await until(() => !bell.opened);
      assert.isTrue(isHit(buy));
      buy.remove();
      bell.hidden = false;
      await settled(bell);
      assert.isFalse(dialogOf(bell).open, 'it is back, with the panel closed');
    });

    it('as a part of something else, too; and opened meanwhile, it shows once it is back', async () => {
      await setViewport({ width: 390, height: 844 });
      const { bell } = await openBell();
      const part = document.createElement('div');
      document.body.append(part);
      part.append(bell);
      await settled(bell);
      assert.isTrue(dialogOf(bell).open);
      part.style.display = 'none';
      await until(() => !bell.opened);
      bell.open();
      await settled(bell);
      assert.isFalse(dialogOf(bell).open);
      part.style.display = '';
      await until(() => dialogOf(bell).open);
      part.remove();
    });
  });

  for (const [width, height] of [
    [844, 390],
    [640, 400],
  ] as const) {
    describe(`that is low, ${width} × ${height}`, () => {
      before(async () => {
        await setViewport({ width, height });
      });

      it('is filled by the panel', async () => {
        const { bell } = await openBell();
        const dialog = dialogOf(bell);
        assert.deepEqual([dialog.offsetWidth, dialog.offsetHeight], [width, height]);
        assert.isTrue(dialogOf(bell).matches(':modal'));
      });

      it('has room for the tray, what closes it, and the field', async () => {
        const { bell } = await openBell();
        const toggle = allByRole(bell, 'button', /^Emoji/)[0] ?? assert.fail('no button');
        toggle.click();
        await until(() => [...deep(bell)].some(({ localName }) => localName === 'shop-bell-tray'));
        await customElements.whenDefined('shop-bell-tray');
        await settled(bell);
        assert.isTrue(isHit(allByRole(bell, 'button', /^Emoji/)[0] ?? bell));
        assert.isTrue(isHit(byRole(bell, 'textbox')));
        assert.isAtMost(box(byRole(bell, 'textbox')).bottom, height);
        assert.isAtLeast(box(find(bell, 'shop-bell-tray')).top, box(find(bell, 'shop-bell-header')).bottom);
      });

      it('shows every button of who waits, above the field', async () => {
        const { bell } = await openBell({}, clientThatOpens(waiting));
        for (const name of ['Solved', 'Leave a message instead']) {
          const button = byRole(bell, 'button', name);
          button.scrollIntoView({ block: 'nearest' });
          assert.isTrue(isHit(button), name);
        }
        assert.isTrue(isHit(byRole(bell, 'textbox')));
      });

      it('lets the field for a phone number be reached', async () => {
        const client = new FakeClient();
        client.opens = { state: 'leave-message', group: groups.presale };
        const mounted = await openBell({}, client);
        const { bell } = mounted;
        client.send(idIn(mounted), 'Hi');
        client.store(idIn(mounted));
        await settled(bell);
        byRole(bell, 'button', /optional/).click();
        await settled(bell);
        for (const field of [byRole(bell, 'textbox', /^Phone/), byRole(bell, 'button', 'Submit')]) {
          field.scrollIntoView({ block: 'nearest' });
          assert.isTrue(isHit(field), field.computedName);
        }
      });
    });
  }

  describe('with an on-screen keyboard over it', () => {
    const real = Object.getOwnPropertyDescriptor(window, 'visualViewport');
    const sight = Object.assign(new EventTarget(), { height: 844, offsetTop: 0, scale: 1 });
    beforeEach(async () => {
      Object.assign(sight, { height: 844, offsetTop: 0, scale: 1 });
      Object.defineProperty(window, 'visualViewport', { value: sight, configurable: true });
      await setViewport({ width: 390, height: 844 });
    });
    afterEach(() => {
      if (real) Object.defineProperty(window, 'visualViewport', real);
    });
    const change = async (bell: Element, to: Partial<typeof sight>) => {
      Object.assign(sight, to);
      sight.dispatchEvent(new Event('resize'));
      await settled(bell);
    };

    it('the panel takes the part that is left, and all of it afterwards', async () => {
      const { bell } = await openBell();
      await change(bell, { height: 500, offsetTop: 30 });
      assert.deepEqual([box(dialogOf(bell)).top, box(dialogOf(bell)).height], [30, 500]);
      assert.isAtMost(box(byRole(bell, 'textbox')).bottom, 530);
      await change(bell, { height: 844, offsetTop: 0 });
      assert.deepEqual([box(dialogOf(bell)).top, box(dialogOf(bell)).height], [0, 844]);
    });

    it('stays as it is for whoever looks closer, and where the panel does not fill the screen', async () => {
      const { bell } = await openBell();
      await change(bell, { height: 422, scale: 2 });
      assert.equal(box(dialogOf(bell)).height, 844);
      await change(bell, { height: 500, scale: 1 });
      await setViewport({ width: 1280, height: 800 });
      await change(bell, { height: 500 });
      assert.equal(box(dialogOf(bell)).height, 680);
    });
  });

  it('lets the shop’s taps through what stands beside the bell, which never leaves it', async () => {
    await setViewport({ width: 320, height: 640 });
    const mounted = await openBell();
    const { bell, client } = mounted;
    const agent = { id: 'x', name: 'Alexandra-Konstantina of the very large tents' };
    bell.close();
    await settled(bell);
    client.add(idIn(mounted), {
      kind: 'notice',
      at: Date.now(),
      notice: { kind: 'assigned', agent, group: groups.presale, cause: 'queue' },
    });
    await settled(bell);
    const pill = [...deep(bell)].find(({ className }) => className === 'place') ?? assert.fail('no pill');
    assert.include(pill.textContent, agent.name);
    assert.isAtLeast(box(pill).left, 0);
    assert.isFalse(isHit(pill));
    assert.isAtMost(pill.scrollHeight, pill.clientHeight, 'all of it is there');
  });

  it('is not said over a button of the shop, and is once the button has gone', async () => {
    const mounted = await openBell({}, clientThatOpens(waiting));
    const { bell } = mounted;
    bell.close();
    await settled(bell);
    const pill = () => [...deep(bell)].find((element) => element.matches('.place'));
    assert.isTrue(pill()?.checkVisibility({ visibilityProperty: true }));
    const buy = document.createElement('button');
    buy.style.cssText = 'position: fixed; inset: auto 90px 30px auto; width: 90px; height: 30px';
    document.body.append(buy);
    dispatchEvent(new Event('scroll'));
    assert.isFalse(pill()?.checkVisibility({ visibilityProperty: true }), 'the button is in sight');
    byRole(bell, 'button', 'Contact us, 3rd in line · about 2 min');
    buy.remove();
    dispatchEvent(new Event('resize'));
    assert.isTrue(pill()?.checkVisibility({ visibilityProperty: true }));
  });

  it('says what can be written and who is there without cutting it off, on the smallest phone', async () => {
    await setViewport({ width: 320, height: 640 });
    for (const opens of [
      { state: 'choosing', options },
      { state: 'leave-message', group: groups.presale },
      {},
    ] as const)
      for (const locale of ['en', 'zh-CN', 'ar']) {
        const client = new FakeClient();
        client.opens = { ...client.opens, ...opens };
        const { bell } = await openBell({ locale }, client);
        const field = allByRole(bell, 'textbox')[0] as HTMLTextAreaElement;
        const says = new OffscreenCanvas(1, 1).getContext('2d') ?? assert.fail('no canvas');
        const { font, paddingLeft, paddingRight } = getComputedStyle(field);
        says.font = font;
        const room = field.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
        assert.isAtMost(says.measureText(field.placeholder).width, room, field.placeholder);
        const state = find(find(bell, 'shop-bell-header'), 'p');
        assert.isAtMost(state.scrollWidth, state.clientWidth, state.textContent);
        unmountAll();
      }
  });
});
