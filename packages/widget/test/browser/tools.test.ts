import { assert } from 'chai';
import type { ItemShelf } from '../../src/bell/pageItems.ts';
import { transcriptOf } from '../../src/tools/transcript.ts';
import { emoji } from '../../src/tools/emoji.ts';
import { later } from '../../src/words/later/en.ts';
import { en } from '../../src/words/en.ts';
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
  until,
  type Mounted,
} from './support/bell.ts';
import { FakeClient, startedAt } from './support/fakeClient.ts';

const shelves: ItemShelf[] = [
  {
    shelf: 'orders',
    items: [{ kind: 'order', id: 'A-7', title: '<b>Order</b> of May', imageUrl: 'javascript:alert(1)' }],
  },
  { shelf: 'cart', items: [] },
  { shelf: 'viewed', items: [{ kind: 'product', id: '1001', note: '¥1,299' }] },
];

async function openTray({ bell }: Mounted): Promise<void> {
  byRole(bell, 'button', 'Emoji, items and alerts').click();
  await customElements.whenDefined('shop-bell-tray');
  await until(() => allByRole(bell, 'region', 'Emoji, items and alerts').length > 0);
  await settled(bell);
}

describe('beside the composer', () => {
  afterEach(() => {
    localStorage.removeItem('shopbell:quiet');
    unmountAll();
  });

  it('writes signs where the caret stands, and Escape goes back to the button', async () => {
    const mounted = await openBell();
    const { bell, client } = mounted;
    const field = byRole(bell, 'textbox') as HTMLTextAreaElement;
    type(field, 'thanks ');
    await openTray(mounted);
    byRole(bell, 'button', '🌹').click();
    byRole(bell, 'button', '❤️').click();
    await settled(bell);
    assert.equal(field.value, 'thanks 🌹❤️');
    assert.equal(client.draft(idIn(mounted)), 'thanks 🌹❤️');
    assert.equal(new Set(emoji).size, emoji.length);
    press(byRole(bell, 'button', '🌹'), 'Escape');
    await settled(bell);
    assert.isTrue(bell.opened);
    assert.equal(focused(), byRole(bell, 'button', 'Emoji, items and alerts'));
  });

  it('shows what the page’s provider says the customer has, and sends it as a card', async () => {
    let asked = 0;
    const mounted = await openBell({
      items: () => {
        asked += 1;
        return Promise.resolve(shelves);
      },
    });
    const { bell, client } = mounted;
    assert.equal(asked, 0, 'not before it is looked for');
    await openTray(mounted);
    assert.equal(asked, 1);
    assert.lengthOf(allByRole(bell, 'button', 'Cart'), 0);
    const order = byRole(bell, 'button', 'Send <b>Order</b> of May A-7');
    assert.lengthOf(order.querySelectorAll('b, img'), 0);
    byRole(bell, 'button', 'Viewed').click();
    await settled(bell);
    byRole(bell, 'button', 'Send Item 1001 ¥1,299').click();
    await settled(bell);
    assert.deepEqual(client.outgoing(idIn(mounted)).at(-1)?.card, { kind: 'product', id: '1001' });
    assert.lengthOf(allByRole(bell, 'region', 'Emoji, items and alerts'), 0, 'closed');
  });

  it('says that the page’s list did not come, and asks again', async () => {
    let fails = true;
    const mounted = await openBell({
      items: () => (fails ? Promise.reject(new Error('no')) : Promise.resolve(shelves)),
    });
    const { bell } = mounted;
    await openTray(mounted);
    assert.include(seenText(bell), 'Your orders and items did not come');
    fails = false;
    byRole(bell, 'button', 'Try again').click();
    await settled(bell);
    byRole(bell, 'button', 'My orders');
  });

  it('turns sound and title off and on by a touch, and remembers', async () => {
    const mounted = await openBell();
    const { bell } = mounted;
    await openTray(mounted);
    const sound = byRole(bell, 'button', 'Sound and title alerts');
    assert.equal(sound.ariaPressed, 'true');
    sound.click();
    await settled(bell);
    assert.equal(sound.ariaPressed, 'false');
    assert.equal(localStorage.getItem('shopbell:quiet'), '1');
  });
});

describe('the transcript', () => {
  afterEach(unmountAll);

  it('says who said what and when, what was sent, and what the desk noted', () => {
    const client = new FakeClient();
    const { id } = client.begin({}, client.opens);
    client.say(id, 'Here it is', startedAt, {
      files: [{ id: 'f', name: 'manual.pdf', type: 'application/pdf', size: 9 }],
      card: { kind: 'product', id: '1001', verified: true, title: 'Tent' },
    });
    const lines = transcriptOf(client.get(id), en, later).trim().split('\n');
    assert.lengthOf(lines, 2);
    assert.match(lines[0] ?? '', /— Amy is here for you$/);
    assert.match(lines[1] ?? '', /Amy: Here it is \[manual.pdf\] \[Item Tent\]$/);
  });

  it('is saved from the first word on, once the conversation has ended', async () => {
    const mounted = await openBell();
    const { bell, client } = mounted;
    const id = idIn(mounted);
    client.change(id, { more: true });
    client.historyPage = { items: [], more: false };
    await client.end(id);
    await settled(bell);
    const saved: string[] = [];
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
      saved.push(this.download);
    };
    byRole(bell, 'button', 'Save transcript').click();
    await until(() => saved.length > 0);
    HTMLAnchorElement.prototype.click = click;
    assert.match(saved[0] ?? '', /^Chat \d{4}-\d{2}-\d{2}\.txt$/);
    assert.include(client.asked, 'history');
  });
});
