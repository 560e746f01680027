import { ShopbellError, type Message } from '@shopbell/sdk/agent';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { zhCN } from '../../src/words/zhCN.ts';
import { message } from './support/conversations.ts';
import { demoShop, officeSession } from './support/demoShop.ts';
import { violations } from './support/axe.ts';
import { texts } from './support/hands.ts';
import { all, button, drawn, mountWorkbench, one, painted, type Mounted } from './support/mountWorkbench.ts';

const text = zhCN.reports;
let mounted: Mounted;

async function click(name: string): Promise<void> {
  button(mounted.app, name).click();
  await drawn(mounted.app);
}

/** The rows behind the first figure, and the record that the first of them opens. */
async function openRecord(session = officeSession): Promise<void> {
  mounted = await mountWorkbench({ session, shop: demoShop });
  mounted.admin.traces.set('talk', []);
  const { statistics } = mounted.admin;
  statistics.rows = [{ day: '2026-05-04', conversationId: 'talk', number: 2, since: 30_000, wait: 12 }];
}

async function open(): Promise<void> {
  await click(text.open);
  await drawn(mounted.app);
  one(mounted.app, 'report-table tbody .value').click();
  await drawn(mounted.app);
  await click(text.details.openConversation('talk'));
  await drawn(mounted.app);
  await painted();
  await drawn(mounted.app);
}

const asks = (seq: number, at: number, words: string): Message => message('talk', seq, 'customer', at, words);

describe('Records of conversations', () => {
  before(() => setViewport({ width: 1440, height: 900 }));

  afterEach(() => {
    mounted.app.remove();
  });

  it('SY-03 a round opens its conversation there, and marks what was asked, however long ago that was', async () => {
    await openRecord();
    const newest = Array.from({ length: 40 }, (_, at) => asks(60 + at, 90_000 + at * 1000, `后来 ${at}`));
    const older = Array.from({ length: 40 }, (_, at) => asks(10 + at, 10_000 + at * 1000, `先前 ${at}`));
    mounted.client.olderPages.set('talk', [[asks(1, 5000, '最早')], older, newest]);
    await open();
    expect(mounted.client.historyAsked).to.deep.equal(['talk', 'talk']);
    await expectFound('先前 20');
    expect(await violations()).to.equal('');
  });

  it('WB-18 whoever serves nobody reads the words too, and looks at pictures and files in them', async () => {
    await openRecord();
    const picture = { id: 'f1', name: '小票.png', type: 'image/png', size: 4, width: 8, height: 8 };
    mounted.client.files.set('f1', new Blob(['x'], { type: 'image/png' }));
    mounted.client.olderPages.set('talk', [[{ ...asks(3, 30_000, ''), files: [picture] }]]);
    await open();
    expect(all(mounted.app, 'record-dialog file-view')).to.have.length(1);
    for (let frame = 0; frame < 50 && mounted.client.filesAsked.length === 0; frame++) await painted();
    expect(mounted.client.filesAsked).to.deep.equal(['f1']);
  });

  it('WB-18 what an agent serves in now is watched, not read; without a place at the desk it waits until it is over', async () => {
    await openRecord();
    mounted.client.refuse.set('readHistory', new ShopbellError('FORBIDDEN', ''));
    await open();
    expect(one(mounted.app, 'record-dialog .callout').textContent)
      .to.contain(text.conversation.goesOn)
      .and.contain(text.conversation.whenOver);
    expect(all(mounted.app, 'record-dialog message-timeline')).to.have.length(0);
    mounted.app.remove();

    await openRecord({ ...officeSession, roles: ['supervisor', 'manager'] });
    mounted.client.refuse.set('readHistory', new ShopbellError('FORBIDDEN', ''));
    await open();
    await click(text.conversation.watch);
    expect(mounted.client.supervision.asked.at(-1)).to.equal('watching talk');
  });
});

async function expectFound(said: string): Promise<void> {
  const marked = (): string[] => texts(mounted.app, 'record-dialog .found');
  for (let frame = 0; frame < 100 && marked().length === 0; frame++) await painted();
  expect(marked()).to.have.length(1);
  expect(marked()[0]).to.contain(said);
}
