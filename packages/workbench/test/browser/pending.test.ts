import { ShopbellError, type PendingLeaveMessage } from '@shopbell/sdk/agent';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { zhCN } from '../../src/words/zhCN.ts';
import { aftersale, load, presale, withColleagues } from './support/colleagues.ts';
import { announced, press, texts } from './support/hands.ts';
import { all, button, drawn, focused, mountWorkbench, one, type Mounted } from './support/mountWorkbench.ts';

const text = zhCN.reception.pending;
let mounted: Mounted;

function left(id: string, name: string, at: number): PendingLeaveMessage {
  return {
    conversationId: id,
    group: aftersale,
    customer: { id: `customer-${id}`, name },
    scope: { page: 'order', channel: 'web', orderId: '20261119-7' },
    at,
    text: '杯子碎了一个，怎么办',
  };
}

async function mount(pending: boolean): Promise<void> {
  mounted = await mountWorkbench({
    prepare: (client, now) => {
      withColleagues(client);
      if (pending) client.pending = [left('a', '阿禾', now - 3_600_000), left('b', '小满', now - 60_000)];
    },
  });
}

async function choose(customer: string): Promise<void> {
  button(mounted.app, text.open(2)).click();
  await drawn(mounted.app);
  button(mounted.app, `${text.assign}: ${customer}`).click();
  await drawn(mounted.app);
}

describe('Leave messages that nobody has yet', () => {
  before(() => setViewport({ width: 1440, height: 900 }));

  afterEach(() => {
    mounted.app.remove();
  });

  it('LM-13 agents to whom the server does not tell them see nothing of it', async () => {
    await mount(false);
    mounted.client.tellLines([load(presale, { pendingLeaveMessages: 4 })]);
    await drawn(mounted.app);
    expect(all(mounted.app, 'line-strip .pending')).to.have.length(0);
  });

  it('LM-13 thousands are counted, and paged through; what was given away makes room', async () => {
    mounted = await mountWorkbench({
      prepare: (client, now) => {
        withColleagues(client);
        client.pending = Array.from({ length: 2101 }, (_, n) => left(`m${n}`, `顾客${n}`, now - n));
      },
    });
    button(mounted.app, text.open(2101)).click();
    await drawn(mounted.app);
    const names = () => texts(mounted.app, 'pending-dialog .name');
    const shown = () => texts(mounted.app, 'pending-dialog .pager .figure')[0];
    expect([names().length, names()[0]]).to.deep.equal([50, '顾客0']);
    expect(shown()).to.equal(zhCN.settings.form.shown(1, 50, 2101));
    button(mounted.app, zhCN.settings.form.next).click();
    await drawn(mounted.app);
    expect(names()[0]).to.equal('顾客50');
    expect(shown()).to.equal(zhCN.settings.form.shown(51, 100, 2101));
    // Others gave them away meanwhile: the last part that there is comes up.
    mounted.client.pending = mounted.client.pending?.slice(0, 20);
    mounted.client.tellLines([load(presale, { pendingLeaveMessages: 20 })]);
    await drawn(mounted.app);
    expect(names()).to.have.length(20);
    expect(shown()).to.equal(undefined);
  });

  it('LM-13, LM-14 a supervisor gives one to an agent who is signed in, by keyboard alone', async () => {
    await mount(true);
    await choose('阿禾');
    expect(texts(mounted.app, 'pending-dialog .target .name')).to.deep.equal([
      '陈洁',
      '林晓',
      '何远',
      '赵敏',
    ]);
    expect(focused()?.getAttribute('type')).to.equal('search');
    await press(mounted.app, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
    expect(focused()?.classList.contains('primary')).to.equal(true);
    await press(mounted.app, 'Enter');
    expect(mounted.client.assigned).to.deep.equal([{ conversationId: 'a', agentId: 'agent-sus' }]);
    expect(announced(mounted.app)).to.equal(text.assigned('阿禾', '赵敏'));
    expect(texts(mounted.app, 'pending-dialog li .name')).to.deep.equal(['小满']);
    expect(focused()?.getAttribute('aria-label')).to.equal(`${text.assign}: 小满`);
    await press(mounted.app, 'Escape');
    expect(all(mounted.app, 'pending-dialog dialog')).to.have.length(0);
  });

  it('LM-13 one that was assigned meanwhile says so, and the list is the one of now', async () => {
    await mount(true);
    await choose('阿禾');
    mounted.client.refuse.set('assignLeaveMessage', new ShopbellError('ALREADY_ASSIGNED', ''));
    mounted.client.pending = mounted.client.pending?.slice(1);
    await press(mounted.app, 'Enter', 'Enter');
    expect(texts(mounted.app, 'pending-dialog .callout')).to.deep.equal([text.alreadyAssigned]);
    expect(texts(mounted.app, 'pending-dialog li .name')).to.deep.equal(['小满']);
    expect(focused()?.getAttribute('aria-label')).to.equal(`${text.assign}: 小满`);
  });

  it('LM-14 somebody who went offline meanwhile is refused in plain words', async () => {
    await mount(true);
    await choose('阿禾');
    mounted.client.refuse.set(
      'assignLeaveMessage',
      new ShopbellError('TARGET_NOT_AVAILABLE', '', { details: { reason: 'offline' } }),
    );
    await press(mounted.app, 'Enter', 'Enter');
    expect(texts(mounted.app, 'pending-dialog .callout')).to.deep.equal([text.notAvailable]);
    expect(all(mounted.app, 'pending-dialog .target')).to.have.length(4);
  });

  it('reads them again when another one was left', async () => {
    await mount(true);
    const before = mounted.client.pending ?? [];
    mounted.client.pending = [...before, left('c', '老周', mounted.clock.now())];
    mounted.client.tellLines([load(aftersale, { pendingLeaveMessages: 3 })]);
    await drawn(mounted.app);
    expect(one(mounted.app, 'line-strip .pending').textContent.trim()).to.equal(text.open(3));
  });
});
