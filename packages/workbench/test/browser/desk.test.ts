import { ShopbellError, type FiguresToday } from '@shopbell/sdk/agent';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { zhCN } from '../../src/words/zhCN.ts';
import { conversation } from './support/conversations.ts';
import { demoDesk } from './support/demoDesk.ts';
import { announced, open, say, show, texts } from './support/hands.ts';
import {
  MemoryStorage,
  all,
  button,
  drawn,
  mountWorkbench,
  one,
  rowNames,
  type Mounted,
} from './support/mountWorkbench.ts';

let mounted: Mounted;

describe('The desk', () => {
  before(() => setViewport({ width: 1440, height: 900 }));

  beforeEach(async () => {
    mounted = await mountWorkbench({ prepare: demoDesk });
  });

  afterEach(() => {
    mounted.app.remove();
  });

  it('WB-13, WB-14 lists who waits longest first, and the replied ones after them', () => {
    expect(rowNames(mounted.app)).to.deep.equal(['桃子', '小满', '王建国']);
  });

  it('WB-15 counts waiting times live, and changes colour at 30 seconds and 3 minutes', async () => {
    const waits = () =>
      all(mounted.app, '.wait').map((wait) => [wait.children[0]?.textContent, wait.className.split(' ')[1]]);
    expect(waits()).to.deep.equal([
      ['1:30', 'slow'],
      ['0:30', 'slow'],
    ]);
    await mounted.clock.advance(90_000);
    await drawn(mounted.app);
    expect(waits()).to.deep.equal([
      ['3:00', 'late'],
      ['2:00', 'slow'],
    ]);
  });

  it('WB-07 has three lists and the customer groups, with how many are in each', () => {
    expect(texts(mounted.app, '[role=tab]').map((text) => text.replace(/\s+/g, ' '))).to.deep.equal([
      '正在咨询 3',
      '留言 1',
      '已结束 1',
      '顾客群 0',
    ]);
  });

  it('WB-05 shows today’s receptions and the average response, as they change', async () => {
    const figures = () => texts(mounted.app, 'desk-header dd');
    expect(figures()).to.deep.equal(['37', '23 秒']);
    mounted.client.figures = { day: '2026-05-04', receptions: 38, averageResponseSeconds: null };
    mounted.client.emit('figures', mounted.client.figures);
    await drawn(mounted.app);
    expect(figures()).to.deep.equal(['38', zhCN.header.nothingYet]);
  });

  it('WB-05 WB-06 shows quick answers and sales where they are told', async () => {
    const shown = async (more: Partial<FiguresToday>) => {
      const figures = { day: '2026-05-04', receptions: 38, averageResponseSeconds: 5, ...more };
      mounted.client.emit('figures', (mounted.client.figures = figures));
      await drawn(mounted.app);
      return texts(mounted.app, 'desk-header dd').slice(2);
    };
    expect(await shown({})).to.deep.equal([]);
    expect(await shown({ thirtySecondRate: null })).to.deep.equal([zhCN.header.nothingYet]);
    const sales = { amount: 1_234_550, currency: 'CNY' };
    expect(await shown({ thirtySecondRate: 0.914, sales })).to.deep.equal(['91%', '¥12,345.50']);
  });

  it('LM-16 a leave message is in 留言, and the reply moves it to 正在咨询, where it stays open', async () => {
    await show(mounted.app, 'leave');
    expect(rowNames(mounted.app)).to.deep.equal(['阿禾']);
    await open(mounted.app, '阿禾');
    await say(mounted.app, '马上为您补发');
    mounted.client.store('client-1', mounted.clock.now());
    await drawn(mounted.app);
    expect(one(mounted.app, '[role=tab][aria-selected=true]').id).to.equal('tab-ongoing');
    expect(rowNames(mounted.app)).to.contain('阿禾');
    expect(one(mounted.app, 'conversation-list .row[aria-current=true] .name').textContent).to.equal('阿禾');
    await show(mounted.app, 'leave');
    expect(rowNames(mounted.app)).to.deep.equal([]);
  });

  it('says when ending or a status change did not work', async () => {
    await open(mounted.app, '桃子');
    mounted.client.refuse.set('end', new ShopbellError('TIMEOUT', '', { retry: true }));
    button(mounted.app, zhCN.conversation.end).click();
    await drawn(mounted.app);
    one(mounted.app, 'dialog .danger').click();
    await drawn(mounted.app);
    expect(texts(mounted.app, '.problem')).to.deep.equal([zhCN.conversation.endFailed]);

    mounted.client.refuse.set('setStatus', new ShopbellError('TIMEOUT', '', { retry: true }));
    button(mounted.app, zhCN.status.names.away).click();
    await drawn(mounted.app);
    expect(texts(mounted.app, '.problem')).to.deep.equal([zhCN.status.failed]);
    expect(texts(mounted.app, 'status-switch [aria-pressed=true]')).to.deep.equal([zhCN.status.names.online]);
    await mounted.clock.advance(8000);
    await drawn(mounted.app);
    expect(all(mounted.app, '.problem')).to.have.length(0);
  });

  it('ST-01 the status switch shows what the server has, and announces a change', async () => {
    button(mounted.app, zhCN.status.names.suspended).click();
    await drawn(mounted.app);
    expect(texts(mounted.app, 'status-switch [aria-pressed=true]')).to.deep.equal([
      zhCN.status.names.suspended,
    ]);
    expect(announced(mounted.app)).to.equal(zhCN.status.changed('suspended'));
  });

  it('a new conversation is heard and announced; the first snapshot and own moves are not', async () => {
    expect(mounted.rung.times).to.equal(0);
    mounted.client.put(
      conversation({
        id: 'new',
        name: '新客',
        openedAt: mounted.clock.now(),
        scope: { page: 'product', sku: 'CUP-07' },
      }),
    );
    await drawn(mounted.app);
    expect(mounted.rung.times).to.equal(1);
    expect(announced(mounted.app)).to.equal(zhCN.announce.newConversation('新客', '商品 CUP-07'));
    mounted.client.customerWrites('new', '在吗', mounted.clock.now());
    await drawn(mounted.app);
    expect(mounted.rung.times).to.equal(1);
    const sound = one(mounted.app, 'preferences-menu [type=checkbox]');
    sound.click();
    await drawn(mounted.app);
    mounted.client.put(conversation({ id: 'newer', openedAt: mounted.clock.now() }));
    await drawn(mounted.app);
    expect(mounted.rung.times).to.equal(1);
  });

  it('a lost connection is told, with what is kept; nothing is told while all is well', async () => {
    expect(texts(mounted.app, 'connection-bar .bar')).to.deep.equal([]);
    await open(mounted.app, '桃子');
    mounted.client.become('offline');
    await say(mounted.app, '等会儿发');
    expect(texts(mounted.app, 'connection-bar .bar')[0]).to.contain(zhCN.connection.offline);
    expect(texts(mounted.app, 'connection-bar .bar')[0]).to.contain(zhCN.connection.waitingToSend(1));
    mounted.client.become('online');
    await drawn(mounted.app);
    expect(texts(mounted.app, 'connection-bar .bar')).to.deep.equal([]);
    expect(announced(mounted.app)).to.equal(zhCN.connection.back);
  });

  it('WB-21 the customer panel is closed at the very first sign-in, then as the agent left it', async () => {
    expect(all(mounted.app, 'customer-panel')).to.have.length(0);
    await open(mounted.app, '小满');
    button(mounted.app, zhCN.customer.title).click();
    await drawn(mounted.app);
    const panel = one(mounted.app, 'customer-panel').shadowRoot?.textContent;
    expect(panel).to.contain('20261119-000483920');
    expect(panel).to.contain(zhCN.customer.unverified);
    expect(panel).to.contain('售前咨询');
    const { local } = mounted;
    mounted.app.remove();
    mounted = await mountWorkbench({ prepare: demoDesk, local });
    expect(all(mounted.app, 'customer-panel')).to.have.length(1);
  });

  it('on a phone shows one column, with a way back', async () => {
    await setViewport({ width: 390, height: 844 });
    await drawn(mounted.app);
    const shown = () =>
      ['conversation-list', 'main', 'customer-panel'].filter((name) =>
        all(mounted.app, name).some((one) => one.offsetWidth > 0),
      );
    expect(shown()).to.deep.equal(['conversation-list']);
    await open(mounted.app, '桃子');
    expect(shown()).to.deep.equal(['main']);
    button(mounted.app, zhCN.customer.title).click();
    await drawn(mounted.app);
    expect(shown()).to.deep.equal(['customer-panel']);
    button(mounted.app, zhCN.customer.close).click();
    await drawn(mounted.app);
    button(mounted.app, zhCN.conversation.back).click();
    await drawn(mounted.app);
    expect(shown()).to.deep.equal(['conversation-list']);
    const seen = mounted.client.seen.length;
    mounted.client.customerWrites('long', '在吗', mounted.clock.now());
    await drawn(mounted.app);
    expect(mounted.client.seen).to.have.length(seen);
    await setViewport({ width: 1440, height: 900 });
  });

  it('spoilt or forbidden storage is as on the first day', async () => {
    mounted.app.remove();
    const local = new MemoryStorage();
    local.setItem('shopbell.workbench.preferences', '{"language":7,"theme":"pink","customerPanelOpen":[1]');
    const tab = new MemoryStorage();
    tab.setItem('shopbell.workbench.drafts', 'null');
    tab.getItem = () => {
      throw new Error('forbidden');
    };
    mounted = await mountWorkbench({ prepare: demoDesk, local, tab });
    expect(all(mounted.app, 'desk-screen')).to.have.length(1);
  });
});
