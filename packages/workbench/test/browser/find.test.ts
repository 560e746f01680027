import { ShopbellError, type FoundCustomer, type FoundMessage } from '@shopbell/sdk/agent';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { zhCN } from '../../src/words/zhCN.ts';
import { demoDesk } from './support/demoDesk.ts';
import { press, texts, type } from './support/hands.ts';
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
  scope: { page: 'order' as const, orderId: '20261117-1', channel: 'web' as const },
  state: 'ended' as const,
  openedAt: mounted.clock.now() - 60_000,
  lastText: '<i>少了一个杯子</i>',
  ...rest,
});
const found = (name: string, conversation = summary(`past-${name}`)): FoundCustomer => ({
  customer: { id: name, name },
  blocked: false,
  conversations: [conversation],
});
const said = (name: string, excerpt: string, seq = 40): FoundMessage => ({
  customer: { id: name, name },
  conversation: summary(`past-${name}`),
  message: { id: `m${String(seq)}`, seq, at: mounted.clock.now() - 3_600_000, excerpt },
});

/** Types into the field, and waits until it is looked for. */
async function find(what: string): Promise<void> {
  one(mounted.app, 'customer-search input').focus();
  await type(mounted.app, what);
  await mounted.clock.advance(200);
  await drawn(mounted.app);
}

const sections = () =>
  all(mounted.app, 'search-results section').map((section) => [
    section.querySelector('h3')?.textContent.trim(),
    ...[...section.querySelectorAll('.name')].map((name) => name.textContent),
  ]);
const lists = () => getComputedStyle(one(mounted.app, 'conversation-list')).display;

describe('Finding while typing', () => {
  before(() => setViewport({ width: 1440, height: 900 }));

  beforeEach(async () => {
    mounted = await mountWorkbench({ prepare: demoDesk });
  });

  afterEach(() => {
    mounted.app.remove();
  });

  it('WB-01 WB-02 WB-03 tells one’s own first, whose order it is, on request those of colleagues, what was said', async () => {
    const { client, app } = mounted;
    client.customers.push({ customers: [found('林晓')], orderMatch: [found('订货的')] });
    client.messages.push({ found: [said('王薇', '你好，这款 <b>林</b> 壶')] });
    await find('林');
    expect(client.searched).to.deep.equal([{ text: '林', among: 'own' }]);
    expect(sections()).to.deep.equal([
      [text.own, '林晓'],
      [text.orderMatch, '订货的'],
      [text.messages, '王薇'],
    ]);
    expect(texts(app, 'search-results mark')).to.deep.equal(['林']);
    expect(all(app, 'search-results b')).to.have.length(0);
    expect(lists()).to.equal('none');
    expect(texts(app, 'search-results [role=status]')).to.deep.equal([text.counted(2, 1)]);

    client.customers.push({
      customers: [found('林', summary('x', { state: 'assigned', agent: { id: 'b', name: '陈洁' } }))],
    });
    button(app, text.findMore).click();
    await drawn(app);
    expect(client.searched.at(-1)).to.deep.equal({ text: '林', among: 'others' });
    expect(sections()[2]).to.deep.equal([text.others, '林']);
    // What a colleague talks about now is theirs: told, and not to be opened.
    expect(texts(app, 'search-results .theirs .about').join()).to.contain(text.with('陈洁'));
    expect(all(app, 'search-results button.row .name').map((name) => name.textContent)).not.to.include('林');
  });

  it('WB-01 waits for a pause, and the last question wins', async () => {
    const { client, app, clock } = mounted;
    let openGate = (): void => undefined;
    client.searchGate = new Promise((resolve) => (openGate = resolve));
    client.customers.push({ customers: [found('旧的')] }, { customers: [found('新的')] });
    one(app, 'customer-search input').focus();
    await type(app, 'a');
    await clock.advance(100);
    await type(app, 'b');
    await clock.advance(100);
    expect(client.searched).to.deep.equal([]);
    await clock.advance(100);
    await type(app, 'c');
    await clock.advance(200);
    expect(client.searched.map((one) => one.text)).to.deep.equal(['ab', 'abc']);
    openGate();
    await drawn(app);
    await drawn(app);
    expect(texts(app, 'search-results .name')).to.deep.equal(['新的']);
    await press(app, 'Escape');
    expect(all(app, 'search-results')).to.have.length(0);
    expect(lists()).not.to.equal('none');
    expect(focused()?.localName).to.equal('input');
  });

  it('WB-01 by keyboard: down to what was found and up again; one’s own conversation opens', async () => {
    const { client, app } = mounted;
    const [own] = [...client.conversations.values()];
    if (!own) throw new Error('no conversation');
    client.customers.push({
      customers: [
        { customer: own.customer, blocked: false, conversations: [summary(own.id, { state: 'assigned' })] },
      ],
    });
    await find('阿');
    await press(app, 'ArrowDown');
    expect(focused()?.className).to.contain('row');
    await press(app, 'ArrowUp');
    expect(focused()?.localName).to.equal('input');
    await press(app, 'Enter', 'Enter');
    expect(texts(app, 'conversation-view h2')).to.deep.equal([own.customer.name]);
    expect(all(app, 'search-results')).to.have.length(0);
    expect(focused()?.localName).to.equal('textarea');
  });

  it('Alt+L goes from what was found to the list, which stands there again', async () => {
    await find('王');
    expect(getComputedStyle(one(mounted.app, 'conversation-list')).display).to.equal('none');
    await press(mounted.app, 'Alt+l');
    expect(all(mounted.app, 'search-results')).to.have.length(0);
    expect(one(mounted.app, 'conversation-list').shadowRoot?.activeElement === null).to.equal(false);
  });

  it('WB-01 what was said opens at that place, however far back it is', async () => {
    const { client, app, clock } = mounted;
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
    client.olderPages.set('past-王薇', [range(1), range(41), range(81)]);
    client.messages.push({ found: [said('王薇', '第 60 句', 60)] });
    await find('60');
    one(app, 'search-results button.row .line').click();
    for (let turn = 0; turn < 4; turn++) await drawn(app);
    await painted();
    await drawn(app);
    expect(client.historyAsked).to.deep.equal(['past-王薇', 'past-王薇']);
    const mark = one(app, 'search-dialog message-timeline .found');
    expect(mark.textContent).to.contain('第 60 句');
    const [box, view] = [mark, one(app, 'search-dialog message-timeline')].map((it) =>
      it.getBoundingClientRect(),
    );
    expect(box?.top).to.be.greaterThan(view?.top ?? 0);
    expect(box?.bottom).to.be.lessThan(view?.bottom ?? 0);
    // Back to what was found, as it was.
    await press(app, 'Escape');
    expect(all(app, 'search-dialog dialog')).to.have.length(0);
    expect(texts(app, 'search-results .name')).to.deep.equal(['王薇']);
  });

  it('tells of nobody, of more, and of what did not get through', async () => {
    const { client, app } = mounted;
    client.messages.push({ found: [said('甲', '没有货')], next: 7 }, { found: [said('乙', '没有了')] });
    client.refuse.set('searchCustomers', new ShopbellError('CONNECTION_LOST', ''));
    await find('没有');
    expect(texts(app, 'search-results [role=alert]').join()).to.contain(text.failed);
    button(app, text.retry).click();
    button(app, text.more).click();
    await drawn(app);
    expect(client.messagesAsked).to.deep.equal([{ text: '没有' }, { text: '没有', before: 7 }]);
    expect(sections()).to.deep.equal([[text.own], [text.messages, '甲', '乙']]);
    expect(texts(app, 'search-results .empty')).to.deep.equal([text.noneOwn]);
    button(app, text.findMore).click();
    await drawn(app);
    expect(texts(app, 'search-results .empty')).to.deep.equal([text.noneOwn, text.noneOthers]);
  });
});
