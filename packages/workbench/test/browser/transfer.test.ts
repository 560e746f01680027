import { ShopbellError } from '@shopbell/sdk/agent';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { zhCN } from '../../src/words/zhCN.ts';
import { aftersale, load, presale, roster, withColleagues } from './support/colleagues.ts';
import { demoDesk } from './support/demoDesk.ts';
import { announced, open, press, texts, type } from './support/hands.ts';
import { all, button, drawn, focused, mountWorkbench, one, type Mounted } from './support/mountWorkbench.ts';

const text = zhCN.reception.transfer;
let mounted: Mounted;

const problem = (): string[] => texts(mounted.app, 'transfer-dialog .callout');
const target = (name: string): HTMLElement => {
  const found = all(mounted.app, 'transfer-dialog .target').find((row) => row.textContent.includes(name));
  if (!found) throw new Error(`no target is called ${name}`);
  return found;
};

describe('Passing a conversation on', () => {
  before(() => setViewport({ width: 1440, height: 900 }));

  beforeEach(async () => {
    mounted = await mountWorkbench({
      prepare: (client, now) => {
        demoDesk(client, now);
        withColleagues(client);
      },
    });
    await open(mounted.app, '桃子');
  });

  afterEach(() => {
    mounted.app.remove();
  });

  it('RT-48 lists who can take it first, and says of the others why they cannot', async () => {
    await press(mounted.app, 'Alt+t');
    expect(texts(mounted.app, 'transfer-dialog .name')).to.deep.equal([
      '陈洁',
      '何远',
      '林晓',
      '赵敏',
      '周晨',
    ]);
    expect(texts(mounted.app, 'transfer-dialog .facts')).to.deep.equal([
      zhCN.status.names.online,
      text.awayHint,
      text.you,
      text.unavailable.suspended,
      text.unavailable.offline,
    ]);
    const disabled = all(mounted.app, 'transfer-dialog [type=radio]').map((radio) =>
      radio.matches(':disabled'),
    );
    expect(disabled).to.deep.equal([false, false, true, true, true]);
  });

  it('RT-48 groups tell live who is free and how many wait', async () => {
    await press(mounted.app, 'Alt+t');
    button(mounted.app, text.kinds.group).click();
    await drawn(mounted.app);
    const facts = () => texts(mounted.app, 'transfer-dialog .facts').map((fact) => fact.replace(/\s+/g, ' '));
    expect(facts()).to.deep.equal([text.free(2), text.free(2)]);
    mounted.client.tellLines([
      load(presale, { free: 0, waiting: 3 }),
      load(aftersale, { reachable: 0, taking: 0, free: 0 }),
    ]);
    await drawn(mounted.app);
    expect(facts()).to.deep.equal([`${text.nobodyFree} · ${text.waiting(3)}`, text.unavailable.nobody]);
    // RT-16: who is routed nothing may be passed something.
    mounted.client.tellLines([load(presale), load(aftersale, { reachable: 1, taking: 0, free: 0 })]);
    await drawn(mounted.app);
    expect(facts()).to.deep.equal([text.free(2), text.nobodyFree]);
  });

  it('RT-48 by keyboard alone: search, choose, note, pass on', async () => {
    await press(mounted.app, 'Alt+t');
    expect(focused()?.getAttribute('aria-label')).to.equal(text.search.agent);
    await type(mounted.app, '陈');
    expect(texts(mounted.app, 'transfer-dialog .name')).to.deep.equal(['陈洁']);
    await press(mounted.app, 'Enter');
    expect(focused()?.getAttribute('name')).to.equal('note');
    await type(mounted.app, 'looks for oolong');
    await press(mounted.app, 'Enter');
    expect(mounted.client.transferred).to.deep.equal([
      { conversationId: 'long', to: { kind: 'agent', id: 'agent-chen' }, note: 'looks for oolong' },
    ]);
    expect(all(mounted.app, 'transfer-dialog dialog')).to.have.length(0);
    expect(announced(mounted.app)).to.equal(text.done('陈洁'));
  });

  it('arrows go through those who can take it, Escape leaves everything as it was', async () => {
    await press(mounted.app, 'Alt+t', 'ArrowDown', 'ArrowDown');
    expect(target('何远').querySelector('input')?.checked).to.equal(true);
    await press(mounted.app, 'Escape');
    expect(all(mounted.app, 'transfer-dialog dialog')).to.have.length(0);
    expect(mounted.client.transferred).to.deep.equal([]);
    expect(focused()?.localName).to.equal('textarea');
  });

  it('RT-48 a refusal of the server is told in plain words, and another target can be chosen', async () => {
    await press(mounted.app, 'Alt+t');
    target('何远').click();
    mounted.client.refuse.set(
      'transfer',
      new ShopbellError('TARGET_NOT_AVAILABLE', '', { details: { reason: 'away' } }),
    );
    button(mounted.app, text.submit).click();
    await drawn(mounted.app);
    // The button in the conversation has the same name: only the dialog's submits.
    one(mounted.app, 'transfer-dialog .primary').click();
    await drawn(mounted.app);
    expect(problem()).to.deep.equal([text.unavailable.away]);
    target('陈洁').click();
    one(mounted.app, 'transfer-dialog .primary').click();
    await drawn(mounted.app);
    expect(mounted.client.transferred.map(({ to }) => to.id)).to.deep.equal(['agent-chen']);
  });

  it('asks for a target before it passes anything on', async () => {
    await press(mounted.app, 'Alt+t');
    one(mounted.app, 'transfer-dialog .primary').click();
    await drawn(mounted.app);
    expect(problem()).to.deep.equal([text.chooseFirst]);
    expect(mounted.client.transferred).to.deep.equal([]);
  });

  it('2,000 agents: some are listed, and a name finds any of them', async () => {
    const many = Array.from({ length: 2000 }, (_, at) => ({
      id: `agent-${at}`,
      name: `客服${String(at).padStart(4, '0')}`,
      status: 'online' as const,
    }));
    mounted.client.agents = [...roster, ...many];
    mounted.client.emit('roster', mounted.client.agents);
    await press(mounted.app, 'Alt+t');
    expect(all(mounted.app, 'transfer-dialog .target')).to.have.length(50);
    expect(texts(mounted.app, 'transfer-dialog .rest')).to.deep.equal([text.more(1955)]);
    await type(mounted.app, '1999');
    expect(texts(mounted.app, 'transfer-dialog .name')).to.deep.equal(['客服1999']);
  });

  it('RT-48 LM-16 a leave message that was delivered may be passed on, too', async () => {
    one(mounted.app, '#tab-leave').click();
    await drawn(mounted.app);
    await open(mounted.app, '阿禾');
    button(mounted.app, text.button).click();
    await drawn(mounted.app);
    expect(all(mounted.app, 'transfer-dialog dialog')).to.have.length(1);
  });

  it('WB-19 blocks a customer with a reason, after asking', async () => {
    const words = zhCN.reception.block;
    button(mounted.app, words.button).click();
    await drawn(mounted.app);
    one(mounted.app, 'block-dialog .danger').click();
    await drawn(mounted.app);
    expect(texts(mounted.app, 'block-dialog .wrong')).to.deep.equal([words.reasonMissing]);
    expect(focused()?.getAttribute('name')).to.equal('text');
    await type(mounted.app, 'insults');
    mounted.client.refuse.set('block', new ShopbellError('FORBIDDEN', ''));
    one(mounted.app, 'block-dialog .danger').click();
    await drawn(mounted.app);
    expect(texts(mounted.app, 'block-dialog .callout')).to.deep.equal([words.forbidden]);
    await press(mounted.app, 'Enter');
    expect(mounted.client.blocked).to.deep.equal([{ customerId: 'customer-long', reason: 'insults' }]);
    expect(announced(mounted.app)).to.equal(words.done('桃子'));
  });
});
