import { ShopbellError, type FoundCustomer } from '@shopbell/sdk/agent';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { zhCN } from '../../src/words/zhCN.ts';
import { conversation } from './support/conversations.ts';
import { demoDesk } from './support/demoDesk.ts';
import { press, texts } from './support/hands.ts';
import { all, button, drawn, focused, mountWorkbench, one, type Mounted } from './support/mountWorkbench.ts';

const text = zhCN.reception.search;
let mounted: Mounted;

const found = (id: string, rest: Partial<FoundCustomer> = {}): FoundCustomer => ({
  customer: { id, name: id },
  blocked: false,
  conversations: [
    {
      id: `past-${id}`,
      scope: { page: 'order', orderId: '20261117-1', channel: 'web' },
      state: 'ended',
      openedAt: mounted.clock.now() - 60_000,
      lastText: '<i>少了一个杯子</i>',
    },
  ],
  ...rest,
});

/** Whoever was here last: Enter in an empty field. */
async function search(): Promise<void> {
  one(mounted.app, 'customer-search input').focus();
  await press(mounted.app, 'Enter');
}

const dialogs = () => all(mounted.app, 'search-dialog dialog');
const names = () => texts(mounted.app, 'search-dialog .name');
const problem = () => texts(mounted.app, 'search-dialog [role=alert]').join('');

describe('Finding customers', () => {
  before(() => setViewport({ width: 1440, height: 900 }));

  beforeEach(async () => {
    mounted = await mountWorkbench({ prepare: demoDesk });
  });

  afterEach(() => {
    mounted.app.remove();
  });

  it('LM-23 a search shows who was found, what was said, and writing leads into the conversation', async () => {
    const { client, clock } = mounted;
    const now = clock.now();
    client.customers.push({ customers: [found('阿禾二')] });
    await search();
    expect(client.searched).to.deep.equal([{ text: '' }]);
    expect(names()).to.deep.equal(['阿禾二']);
    expect(texts(mounted.app, 'search-dialog .last')).to.deep.equal(['<i>少了一个杯子</i>']);
    expect(all(mounted.app, 'search-dialog i')).to.have.length(0);

    const said = (seq: number, words: string) =>
      ({
        kind: 'message',
        id: `m${seq}`,
        seq,
        at: now,
        author: { kind: 'customer', id: 'x' },
        text: words,
      }) as const;
    client.olderPages.set('past-阿禾二', [[said(1, '更早的')], [said(2, '少了一个杯子')]]);
    one(mounted.app, 'search-dialog .read').click();
    await drawn(mounted.app);
    await drawn(mounted.app);
    expect(client.historyAsked[0]).to.equal('past-阿禾二');
    expect(texts(mounted.app, 'search-dialog message-timeline .speech').join()).to.contain('少了一个杯子');
    // What is read here tells nobody that it was seen, and is no conversation of the list.
    expect(client.seen).to.deep.equal([]);

    client.startable.set('阿禾二', conversation({ id: 'new', name: '阿禾二', openedAt: now }));
    one(mounted.app, 'search-dialog .primary').click();
    await drawn(mounted.app);
    expect(client.contacted).to.deep.equal(['阿禾二']);
    expect(dialogs()).to.have.length(0);
    expect(texts(mounted.app, 'conversation-view h2')).to.deep.equal(['阿禾二']);
    expect(focused()?.localName).to.equal('textarea');
  });

  it('LM-23 a customer whom a colleague has is refused with who that is', async () => {
    mounted.client.customers.push({ customers: [found('桃子二')] });
    await search();
    const details = { conversationId: 'c', state: 'assigned', agent: { id: 'b', name: '陈洁' } };
    mounted.client.refuse.set('contact', new ShopbellError('CUSTOMER_ENGAGED', '', { details }));
    button(mounted.app, `${text.write}: 桃子二`).click();
    await drawn(mounted.app);
    expect(problem()).to.equal(text.engagedWith('陈洁'));
    for (const [error, words] of [
      [
        new ShopbellError('CUSTOMER_ENGAGED', '', { details: { conversationId: 'c', state: 'queued' } }),
        text.engaged,
      ],
      [new ShopbellError('TARGET_NOT_AVAILABLE', '', { details: { reason: 'offline' } }), text.offline],
      [new ShopbellError('CUSTOMER_BLOCKED', ''), text.blocked],
      [new ShopbellError('CONNECTION_LOST', ''), text.failed],
    ] as const) {
      mounted.client.refuse.set('contact', error);
      button(mounted.app, `${text.write}: 桃子二`).click();
      await drawn(mounted.app);
      expect(problem()).to.equal(words);
    }
  });

  it('tells of nobody, of more, and of a search that did not get through', async () => {
    const { client } = mounted;
    await search();
    expect(texts(mounted.app, 'search-dialog .empty')).to.deep.equal([text.nobody]);
    await sendKeys({ press: 'Escape' });
    await drawn(mounted.app);
    expect(dialogs()).to.have.length(0);

    client.customers.push(
      { customers: [found('甲')], next: 7 },
      { customers: [found('乙', { blocked: true })] },
    );
    await search();
    client.refuse.set('searchCustomers', new ShopbellError('CONNECTION_LOST', ''));
    button(mounted.app, text.more).click();
    await drawn(mounted.app);
    expect(problem()).to.contain(text.searchFailed);
    button(mounted.app, text.retry).click();
    await drawn(mounted.app);
    expect(client.searched.at(-1)).to.deep.equal({ text: '', after: 7 });
    expect(names()).to.deep.equal(['甲', '乙']);
    // Nobody writes to a customer who is blocked.
    expect(texts(mounted.app, 'search-dialog .customer .button')).to.deep.equal([text.write]);
  });

  it('what is open with a colleague is told, and not read', async () => {
    const [past] = found('丙').conversations;
    if (!past) throw new Error('nothing past');
    const open = { ...past, state: 'assigned' as const, agent: { id: 'b', name: '陈洁' } };
    mounted.client.customers.push({ customers: [found('丙', { conversations: [open] })] });
    await search();
    expect(all(mounted.app, 'search-dialog .read')).to.have.length(0);
    expect(texts(mounted.app, 'search-dialog .now .about')[0]).to.contain('陈洁').and.contain(text.open);
  });
});
