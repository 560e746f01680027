import { ShopbellError, type ConsultationRecord } from '@shopbell/sdk/admin';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { zhCN } from '../../src/words/zhCN.ts';
import { violations } from './support/axe.ts';
import { demoShop, officeSession } from './support/demoShop.ts';
import { press, texts } from './support/hands.ts';
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

const text = zhCN.reports.consultations;
let mounted: Mounted;

/** The newest first: by turns of two groups and agents, every fifth a leave message. */
function records(count: number, now: number): ConsultationRecord[] {
  return Array.from({ length: count }, (_, n) => ({
    conversationId: `c${String(n)}`,
    customer: { id: `customer-${String(n)}`, name: `顾客${String(n)}` },
    kind: n % 5 === 4 ? 'leave' : 'online',
    openedAt: now - n * 60_000,
    ...(n > 0 && { closedAt: now - n * 60_000 + 30_000 }),
    group: n % 2 === 0 ? { id: 'group-presale', name: '售前咨询' } : { id: 'group-aftersale', name: '售后' },
    ...(n % 5 !== 4 && { agent: { id: 'agent-lin', name: '林晓' } }),
  }));
}

const asked = () => mounted.admin.calls('consultations').map(([filter]) => filter);
const rows = () => all(mounted.app, 'consultations-page row-list .row');

async function choose(name: string, value: string): Promise<void> {
  const field = one(mounted.app, `consultations-page [name=${name}]`);
  if (!(field instanceof HTMLSelectElement || field instanceof HTMLInputElement)) throw new Error(name);
  field.value = value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await drawn(mounted.app);
}

async function click(name: string): Promise<void> {
  button(mounted.app, name).click();
  await drawn(mounted.app);
}

describe('All consultations of the shop', () => {
  before(() => setViewport({ width: 1440, height: 900 }));

  beforeEach(async () => {
    mounted = await mountWorkbench({
      session: officeSession,
      shop: (admin, now) => {
        demoShop(admin, now);
        admin.consultationList = records(300, now);
      },
    });
    await click(zhCN.reports.open);
    await click(text.title);
    await painted();
    await drawn(mounted.app);
  });

  afterEach(() => {
    mounted.app.remove();
  });

  it('WB-18 lists those of every agent, of the last seven days', async () => {
    expect(asked()).to.deep.equal([{ from: '2026-04-28', to: '2026-05-04', after: undefined }]);
    expect(texts(mounted.app, 'consultations-page .told')).to.deep.equal([text.found(300)]);
    expect(rows()[0]?.textContent).to.contain('顾客0').and.contain('售前咨询').and.contain(text.goesOn);
    expect(rows()[4]?.textContent).to.contain(text.kinds.leave).and.contain(text.nobody);
    expect(await violations()).to.equal('');
  });

  it('RT-28 WB-18 narrows them by group, agent, kind, day and text', async () => {
    await choose('groupId', 'group-presale');
    expect(rows()[1]?.textContent).to.contain('顾客2');
    await choose('agentId', 'agent-lin');
    await choose('kind', 'leave');
    expect(texts(mounted.app, 'consultations-page .told')).to.deep.equal([text.none]);
    await choose('kind', '');
    await choose('from', '2026-05-01');
    await choose('text', ' 白茶 ');
    expect(asked().at(-1)).to.deep.equal({
      ...{ from: '2026-05-01', to: '2026-05-04', after: undefined },
      ...{ groupId: 'group-presale', agentId: 'agent-lin', kind: undefined, text: '白茶' },
    });
  });

  it('WB-18 tells entries that came to no session as what became of them, and who had one before', async () => {
    const now = mounted.clock.now();
    const about = { customer: { id: 'x', name: '林溪' }, openedAt: now, closedAt: now + 1 };
    mounted.admin.consultationList = [
      { conversationId: 'r', kind: 'robot', ...about },
      { conversationId: 'c', kind: 'choose', ...about },
      { conversationId: 'b', kind: 'refused', ...about },
      { conversationId: 'q', kind: 'leave', ...about, closedAt: undefined },
      {
        ...{ conversationId: 'o', kind: 'online', ...about },
        agent: { id: 'agent-lin', name: '林晓' },
        formerAgents: [{ id: 'agent-zhou', name: '周宁' }],
      },
    ];
    await choose('to', '2026-05-03');
    const said = rows().map((row) => [...row.children].map(({ textContent }) => textContent.trim()));
    expect(said.map(([, , kind, , agent]) => [kind, agent])).to.deep.equal([
      [text.kinds.robot, text.nobody],
      [text.kinds.choose, text.nobody],
      [text.kinds.refused, text.nobody],
      [text.kinds.leave, text.nobodyYet],
      [text.kinds.online, '周宁 → 林晓'],
    ]);
    await choose('kind', 'robot');
    expect(rows()).to.have.length(1);
    expect(await violations()).to.equal('');
  });

  it('asks nothing that cannot be answered, and says why', async () => {
    const before = asked().length;
    await choose('text', '茶');
    expect(texts(mounted.app, 'consultations-page [role=alert]')).to.deep.equal([text.textTooShort]);
    await choose('text', '');
    await choose('to', '2026-04-01');
    expect(texts(mounted.app, 'consultations-page [role=alert]')).to.deep.equal([
      zhCN.reports.rangeBackwards,
    ]);
    expect(asked()).to.have.length(before + 1);
  });

  it('reads on where one scrolls, and by keyboard', async () => {
    const list = one(mounted.app, 'consultations-page .list');
    rows()[0]?.focus();
    await press(mounted.app, 'ArrowDown');
    expect(focused()?.textContent).to.contain('顾客1');
    list.scrollTop = list.scrollHeight;
    for (let frame = 0; frame < 50 && asked().length < 2; frame++) await painted();
    await drawn(mounted.app);
    expect(asked().at(-1)).to.deep.include({ after: '50' });
    expect(rows().length).to.be.below(60);
    await press(mounted.app, 'End');
    expect(focused()?.textContent.trim()).to.equal(text.more);
    await press(mounted.app, 'Enter', 'ArrowUp');
    expect(focused()?.textContent).to.contain('顾客');
    // Every page once, in their order.
    const pages = asked().map((filter) => (filter as { readonly after?: string }).after);
    expect(pages).to.deep.equal(pages.map((_, page) => (page === 0 ? undefined : String(page * 50))));
    expect(pages.length).to.be.within(3, 6);
  });

  it('WB-18 opens one with how it was routed', async () => {
    mounted.admin.traces.set('c0', [
      {
        ...{ seq: 7, at: mounted.clock.now(), outcome: 'assigned', decidedAt: 6 },
        group: { id: 'group-presale', name: '售前咨询' },
        agent: { id: 'agent-lin', name: '林晓' },
        steps: [],
      },
    ]);
    rows()[0]?.click();
    await drawn(mounted.app);
    expect(one(mounted.app, 'record-dialog .outcome').textContent)
      .to.contain('售前咨询')
      .and.contain('林晓')
      .and.contain(zhCN.reception.why.outcomes.assigned);
  });

  it('says that they did not load, and tries again', async () => {
    mounted.admin.refuse.set('consultations', new ShopbellError('UNAVAILABLE', ''));
    await choose('kind', 'online');
    expect(one(mounted.app, 'consultations-page .list [role=alert]').textContent).to.contain(text.failed);
    await click(zhCN.reports.retry);
    expect(rows().length).to.be.greaterThan(5);
  });
});
