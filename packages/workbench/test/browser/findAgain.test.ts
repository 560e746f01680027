import { ShopbellError, type FoundCustomer, type FoundMessage } from '@shopbell/sdk/agent';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { zhCN } from '../../src/words/zhCN.ts';
import { demoDesk } from './support/demoDesk.ts';
import { press, show, texts, type } from './support/hands.ts';
import {
  all,
  button,
  drawn,
  focused,
  mountWorkbench,
  one,
  painted,
  type Mounted,
} from './support/mountWorkbench.ts';

const text = zhCN.finding;
let mounted: Mounted;

const summary = (id: string, rest: Partial<FoundCustomer['conversations'][number]> = {}) => ({
  id,
  scope: { page: 'shop' as const, channel: 'web' as const },
  state: 'ended' as const,
  openedAt: mounted.clock.now() - 60_000,
  ...rest,
});
const found = (name: string, conversations = [summary(`past-${name}`)]): FoundCustomer => ({
  customer: { id: name, name },
  blocked: false,
  conversations,
});
const said = (name: string, excerpt: string, id = `past-${name}`, seq = 40): FoundMessage => ({
  customer: { id: name, name },
  conversation: summary(id),
  message: { id: `m${String(seq)}`, seq, at: mounted.clock.now() - 3_600_000, excerpt },
});

async function find(what: string): Promise<void> {
  one(mounted.app, 'customer-search input').focus();
  await type(mounted.app, what);
  await mounted.clock.advance(200);
  await drawn(mounted.app);
}

/** Answers wait until the gate is opened. */
function shut(): () => Promise<void> {
  let openGate = (): void => undefined;
  mounted.client.searchGate = new Promise((resolve) => (openGate = resolve));
  return async () => {
    openGate();
    await drawn(mounted.app);
    await drawn(mounted.app);
  };
}

const names = () => texts(mounted.app, 'search-results .name');
const nameFocused = () => focused()?.querySelector('.name')?.textContent;

describe('Finding, while answers are under way', () => {
  before(() => setViewport({ width: 1440, height: 900 }));
  beforeEach(async () => {
    mounted = await mountWorkbench({ prepare: demoDesk });
  });
  afterEach(() => {
    mounted.app.remove();
  });

  it('goes on with a list only for its own text, and only once; nothing is listed twice', async () => {
    const { client, app } = mounted;
    client.messages.push(
      { found: [said('甲', 'a')], next: 7 },
      { found: [said('乙', 'ab')], next: 8 },
      { found: [said('乙', 'ab, 早些'), said('丙', 'ab')] },
    );
    client.customers.push(
      { customers: [] },
      { customers: [found('子')], next: 1 },
      { customers: [found('子'), found('丑')] },
    );
    await find('a');
    let openGate = shut();
    await find('b');
    // What stands there still is of the former text.
    button(app, text.more).click();
    await openGate();
    expect(client.messagesAsked).to.deep.equal([{ text: 'a' }, { text: 'ab' }]);
    expect(names()).to.deep.equal(['子', '乙']);
    openGate = shut();
    for (const more of all(app, 'search-results .more')) for (const _ of [1, 2]) more.click();
    await openGate();
    expect(client.messagesAsked.slice(2)).to.deep.equal([{ text: 'ab', before: 8 }]);
    expect(client.searched).to.have.length(3);
    expect(names()).to.deep.equal(['子', '丑', '乙', '丙']);
  });

  it('Enter goes to the first hit of the present text, unless one went elsewhere meanwhile', async () => {
    const { client, app } = mounted;
    client.customers.push({ customers: [found('旧的')] }, { customers: [found('新的')] });
    await find('a');
    let openGate = shut();
    await type(app, 'b');
    await press(app, 'Enter');
    expect(focused()?.localName).to.equal('input');
    await openGate();
    expect(nameFocused()).to.equal('新的');

    one(app, 'customer-search input').focus();
    client.customers.push({ customers: [found('更新')] });
    openGate = shut();
    await type(app, 'c');
    await press(app, 'Enter');
    const elsewhere = one(app, 'desk-header button');
    elsewhere.focus();
    await openGate();
    expect(focused()).to.equal(elsewhere);
  });

  it('WB-02 whose order it is stays with that text, also where the next search fails', async () => {
    const { client, app } = mounted;
    client.customers.push({ customers: [], orderMatch: [found('订货的')] });
    await find('1');
    expect(names()).to.deep.equal(['订货的']);
    client.refuse.set('searchCustomers', new ShopbellError('CONNECTION_LOST', ''));
    await find('2');
    expect(names()).to.deep.equal([]);
    client.customers.push({ customers: [], orderMatch: [found('订货的')] }, { customers: [] });
    await find('3');
    await find('4');
    expect(names()).to.deep.equal([]);
    expect(all(app, 'search-results [role=alert]')).to.have.length(0);
  });

  it('WB-03 keeps the focus where more is asked for, and goes on to what came', async () => {
    const { client, app } = mounted;
    await find('a');
    client.customers.push({ customers: [found('丙'), found('丁')] });
    const openGate = shut();
    button(app, text.findMore).focus();
    await press(app, 'Enter');
    expect(focused()?.className).to.contain('find-more');
    expect(focused()?.getAttribute('aria-disabled')).to.equal('true');
    await openGate();
    expect(nameFocused()).to.equal('丙');
  });

  it('WB-03 goes back to the field where nothing more was found', async () => {
    const { app } = mounted;
    await find('zz');
    button(app, text.findMore).focus();
    await press(app, 'Enter');
    expect(all(app, 'search-results button')).to.have.length(0);
    expect(focused() === one(app, 'customer-search input')).to.equal(true);
  });

  it('a conversation of one’s own opens at what was said, however far back it is', async () => {
    const { client, app, clock } = mounted;
    const own = [...client.conversations.values()].find(({ customer }) => customer.name === '王建国');
    if (!own) throw new Error('no conversation');
    const message = (seq: number) =>
      ({
        kind: 'message',
        id: `m${String(seq)}`,
        seq,
        at: clock.now() - 1_000_000 + seq * 1000,
        author: { kind: 'customer', id: 'x' },
        text: `第 ${String(seq)} 句，说得长一些，好让画面满满的`,
      }) as const;
    const range = (from: number) => Array.from({ length: 40 }, (_, at) => message(from + at));
    client.put({ ...own, items: range(121), lastSeq: 160, more: true });
    client.olderPages.set(own.id, [range(1), range(41), range(81)]);
    for (const seq of [60, 140, 60]) {
      client.messages.push({ found: [said('王建国', `第 ${String(seq)} 句`, own.id, seq)] });
      await find(String(seq));
      one(app, 'search-results button.row .line').click();
      for (let turn = 0; turn < 4; turn++) await drawn(app);
      await painted();
      const mark = one(app, 'conversation-view message-timeline .found');
      expect(mark.textContent).to.contain(`第 ${String(seq)} 句`);
      const [box, view] = [mark, one(app, 'conversation-view message-timeline')].map((it) =>
        it.getBoundingClientRect(),
      );
      expect(box?.top).to.be.greaterThan(view?.top ?? 0);
      expect(box?.bottom).to.be.lessThan(view?.bottom ?? 0);
    }
    expect(all(app, 'search-dialog dialog')).to.have.length(0);
  });

  it('an ended conversation of one’s own does not hide that a colleague has the customer now', async () => {
    const { client, app } = mounted;
    await show(app, 'ended');
    const ended = one(app, 'conversation-list .row').dataset['id'] ?? '';
    const agent = { id: 'b', name: '陈洁' };
    client.customers.push({
      customers: [found('丙', [summary('now', { state: 'assigned', agent }), summary(ended)])],
    });
    await find('丙');
    expect(texts(app, 'search-results .about').join()).to.contain(text.with('陈洁'));
    expect(all(app, 'search-results button.row .name')).to.have.length(1);
  });

  it('what is read of one past conversation never changes another', async () => {
    const { client, app, clock } = mounted;
    const item = (seq: number, words: string) =>
      ({
        kind: 'message',
        id: `m${words}`,
        seq,
        at: clock.now(),
        author: { kind: 'customer', id: 'x' },
        text: words,
      }) as const;
    const answers: (() => void)[] = [];
    const pages: Record<string, readonly ReturnType<typeof item>[]> = {
      'past-甲': [item(50, '甲的')],
      'past-乙': [item(50, '乙的')],
    };
    const asked: string[] = [];
    client.readHistory = async (id) => {
      asked.push(id);
      await new Promise<void>((resolve) => answers.push(resolve));
      return { items: [...(pages[id] ?? [])], more: true };
    };
    client.messages.push({ found: [said('甲', 'a', 'past-甲', 49), said('乙', 'a', 'past-乙', 50)] });
    await find('a');
    const [first, second] = all(app, 'search-results button.row').filter((row) => row.querySelector('.name'));
    first?.click();
    await drawn(app);
    await press(app, 'Escape');
    second?.click();
    await drawn(app);
    answers[0]?.();
    await drawn(app);
    // The answer to the first one neither ends the reading of the second, nor reads on in it.
    expect(asked).to.deep.equal(['past-甲', 'past-乙']);
    expect(all(app, 'search-dialog .speech')).to.have.length(0);
    expect(texts(app, 'search-dialog .older [role=status]')).to.have.length(1);
  });
});
