import type { TimelineItem } from '@shopbell/sdk';
import { assert } from 'chai';
import { byRole, deep, openBell, settled, unmountAll, until } from './support/bell.ts';
import { FakeClient, amy, startedAt } from './support/fakeClient.ts';
import { picture } from './support/pictures.ts';

/** What a conversation of many months comes to. */
const many = 5000;

const minute = 60_000;

const messages = (count: number): TimelineItem[] =>
  Array.from({ length: count }, (_, index) => ({
    kind: 'message',
    id: `long-${index}`,
    seq: index + 1,
    at: startedAt + index * minute,
    author: index % 3 ? { kind: 'agent', ...amy } : { kind: 'customer', id: 'c' },
    text: `line ${index}`,
  }));

describe('a conversation of 5,000 messages', function () {
  // Much is laid out here; a busy machine takes its time.
  this.timeout(60_000);
  afterEach(unmountAll);

  async function openLong(client = new FakeClient()) {
    const { id } = client.begin({ page: 'product', sku: '1001' }, { ...client.opens, items: messages(many) });
    const { bell } = await openBell({}, client);
    const log = byRole(bell, 'log');
    const lines = () => [...log.querySelectorAll('.text')].map(({ textContent }) => textContent);
    const inView = () => inViewOf(log);
    return { bell, client, id, log, lines, inView };
  }

  /** What is in view, with where it stands. */
  const inViewOf = (log: Element) => {
    const { top, bottom } = log.getBoundingClientRect();
    return [...log.querySelectorAll('.text')].filter((line) => {
      const box = line.getBoundingClientRect();
      return box.top >= top && box.bottom <= bottom;
    });
  };
  const nodesOf = (bell: Element) => [...deep(bell)].length;
  const numberOf = ({ textContent }: Element) => Number(textContent.replace('line ', ''));

  it('keeps what is on the screen bounded wherever somebody reads, and never shows a hole', async () => {
    const { bell, log, inView } = await openLong();
    let most = 0;
    for (let eighths = 8; eighths >= 0; eighths -= 1) {
      log.scrollTop = ((log.scrollHeight - log.clientHeight) * eighths) / 8;
      await settled(bell);
      most = Math.max(most, nodesOf(bell));
      const numbers = inView().map(numberOf);
      assert.isAbove(numbers.length, 3, `at ${log.scrollTop}`);
      numbers.forEach((number, index) => {
        assert.equal(number, (numbers[0] ?? 0) + index);
      });
    }
    assert.equal(inView().map(numberOf)[0], 0, 'the first line is reached');
    assert.isAtMost(most, 5000);
    log.scrollTop = log.scrollHeight;
    await settled(bell);
    await settled(bell);
    assert.equal(inView().map(numberOf).at(-1), many - 1);
    assert.isAtMost(nodesOf(bell), 5000);
  });

  it('goes by without a jump: every line passes as far as the wheel turns', async () => {
    const { bell, log, inView } = await openLong();
    // Further up stand pages that nobody has seen yet: how high they are is a guess.
    log.scrollTop = log.scrollHeight - 20_000;
    await settled(bell);
    for (let step = 0; step < 20; step += 1) {
      const [line] = inView();
      if (!line) throw new Error('nothing in view');
      const { top } = line.getBoundingClientRect();
      log.scrollTop -= 250;
      await settled(bell);
      assert.approximately(line.getBoundingClientRect().top, top + 250, 2, line.textContent);
    }
    assert.isBelow(numberOf(inView()[0] ?? log), many - 300, 'beyond the border');
  });

  it('draws what comes into view and no line twice, and nothing anew while somebody types', async () => {
    let drawn = 0;
    const client = new FakeClient();
    const items = messages(many).map((item) =>
      Object.defineProperty(item, 'text', {
        enumerable: true,
        get: () => {
          drawn += 1;
          return `line ${item.seq - 1}`;
        },
      }),
    );
    const { id } = client.begin({ page: 'product', sku: '1001' }, { ...client.opens, items });
    const { bell } = await openBell({}, client);
    const log = byRole(bell, 'log');
    const settle = async () => {
      await settled(bell);
      await settled(bell);
    };
    await settle();
    let most = 0;
    for (let step = 0; step < 12; step += 1) {
      const before = new Set(log.querySelectorAll('.text'));
      drawn = 0;
      log.scrollTop -= 1500;
      await settle();
      const fresh = [...log.querySelectorAll('.text')].filter((line) => !before.has(line)).length;
      assert.isAtMost(drawn, fresh, `at ${log.scrollTop}`);
      most = Math.max(most, fresh);
    }
    assert.isAbove(most, 50, 'pages came');
    drawn = 0;
    client.emit('typing', { conversationId: id, by: 'agent', on: true });
    await settle();
    assert.equal(drawn, 0);
  });

  it('renders the page that a new line stands on, and no other', async () => {
    const { bell, client, id, log } = await openLong();
    const kept = [...log.querySelectorAll('.text')].at(-1);
    const added: Node[] = [];
    const watch = new MutationObserver((records) => {
      for (const { addedNodes } of records) added.push(...addedNodes);
    });
    watch.observe(log, { childList: true, subtree: true });
    client.say(id, 'the newest', startedAt + many * minute);
    await settled(bell);
    watch.disconnect();
    assert.isAtMost(added.filter((node) => node instanceof Element).length, 5);
    assert.isTrue(kept?.isConnected);
    assert.equal([...log.querySelectorAll('.text')].at(-1)?.textContent, 'the newest');
  });

  it('shows each line once, in order, when all of it came anew between pages of history', async () => {
    const client = new FakeClient();
    const all = messages(200);
    const { id } = client.begin({ page: 'product', sku: '1001' }, { ...client.opens, items: all.slice(150) });
    const { bell } = await openBell({}, client);
    const log = byRole(bell, 'log');
    for (const from of [100, 150, 100, 50, 180]) {
      client.change(id, { items: all.slice(from) });
      await settled(bell);
      assert.deepEqual(
        [...log.querySelectorAll('.text')].map(({ textContent }) => textContent),
        all.slice(from).map((item) => (item.kind === 'message' ? item.text : '')),
        `from ${from}`,
      );
    }
  });

  it('does not ask again for a picture whose page comes back, and keeps no more of them than it may', async () => {
    const file = (index: number) => ({
      id: `photo-${index}`,
      name: `photo-${index}.png`,
      type: 'image/png',
      size: 1000,
      width: 40,
      height: 30,
    });
    const items = messages(1000).map((item, index) =>
      item.kind === 'message' && index === 0 ? { ...item, files: [0, 1, 2].map(file) } : item,
    );
    const client = new FakeClient();
    const drawn = await picture(40, 30);
    // As large as photos are: of three not more than two are kept.
    const filler = new Uint8Array(7 * 1024 * 1024);
    client.files = () => Promise.resolve(new Blob([drawn, filler], { type: 'image/png' }));
    client.begin({ page: 'product', sku: '1001' }, { ...client.opens, items });
    const { bell } = await openBell({}, client);
    const log = byRole(bell, 'log');
    const pictures = () =>
      [...deep(bell)].filter((one) => one instanceof HTMLCanvasElement && one.width === 40);
    const asked = () => client.asked.filter((one) => one.startsWith('file ')).length;
    log.scrollTop = 0;
    await until(() => pictures().length === 3);
    assert.equal(asked(), 3);
    log.scrollTop = log.scrollHeight;
    await until(() => pictures().length === 0);
    log.scrollTop = 0;
    await until(() => pictures().length === 3);
    assert.equal(asked(), 4);
  });

  it('is looked at anew when another conversation is shown', async () => {
    const { bell, client, id, log, inView } = await openLong();
    const other = client.begin({ page: 'order' }, client.opens);
    client.say(other.id, 'the other one');
    await settled(bell);
    byRole(bell, 'button', 'Go there').click();
    await settled(bell);
    assert.deepEqual(
      inView().map(({ textContent }) => textContent),
      ['the other one'],
    );
    byRole(bell, 'button', 'No').click();
    await settled(bell);
    byRole(bell, 'button', 'Go there').click();
    await settled(bell);
    await settled(bell);
    assert.isAtMost(nodesOf(bell), 5000);
    assert.equal(inView().map(numberOf).at(-1), many - 1);
    assert.equal(client.get(id).items.length, many);
    assert.isTrue(log.isConnected);
  });
});
