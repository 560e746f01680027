import { assert } from 'chai';
import { allByRole, idIn, openBell, seenText, settled, unmountAll } from './support/bell.ts';

const links = (bell: Element) =>
  allByRole(bell, 'link').map((link) => [link.textContent, link.getAttribute('href')]);

describe('addresses in messages', () => {
  afterEach(unmountAll);

  it('are links that open elsewhere and tell nothing of this page', async () => {
    const mounted = await openBell();
    mounted.client.say(idIn(mounted), 'See https://shop.example/p/1001?a=1&b=2.');
    await settled(mounted.bell);
    assert.deepEqual(links(mounted.bell), [
      ['https://shop.example/p/1001?a=1&b=2', 'https://shop.example/p/1001?a=1&b=2'],
    ]);
    const [link] = allByRole(mounted.bell, 'link');
    assert.equal(link?.getAttribute('target'), '_blank');
    assert.equal(link?.getAttribute('rel'), 'noopener noreferrer');
  });

  for (const [text, found] of [
    ['看这里：https://shop.example/p，谢谢。', ['https://shop.example/p']],
    [
      '（https://shop.example/a）和「http://shop.example/b」',
      ['https://shop.example/a', 'http://shop.example/b'],
    ],
    ['(https://shop.example/a).', ['https://shop.example/a']],
    ['javascript:alert(1) https://me:secret@shop.example/ https://', []],
    ['<a href="https://shop.example/x">x</a>', ['https://shop.example/x']],
  ] as const) {
    it(`${text} has ${found.length}, and reads as it was written`, async () => {
      const mounted = await openBell();
      mounted.client.say(idIn(mounted), text);
      await settled(mounted.bell);
      assert.deepEqual(
        links(mounted.bell).map(([shown]) => shown),
        [...found],
      );
      const [before = ''] = text.split(found[0] ?? '\n');
      assert.include(seenText(mounted.bell), before.trim());
    });
  }

  it('keep the lines and spaces around them', async () => {
    const mounted = await openBell();
    mounted.client.say(idIn(mounted), 'One\n  https://shop.example/  two');
    await settled(mounted.bell);
    const [link] = allByRole(mounted.bell, 'link');
    const root = link?.getRootNode();
    assert.equal(root instanceof ShadowRoot ? root.textContent : '', 'One\n  https://shop.example/  two');
  });
});
