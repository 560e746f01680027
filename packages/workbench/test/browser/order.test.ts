import type { Conversation, FoundCustomer } from '@shopbell/sdk/agent';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { tell } from '../../src/app/events.ts';
import type { ListOrder } from '../../src/list/order.ts';
import { nextWaiting, sectionsOf } from '../../src/list/sections.ts';
import { zhCN } from '../../src/words/zhCN.ts';
import { conversation } from './support/conversations.ts';
import { demoDesk } from './support/demoDesk.ts';
import { demoSession } from './support/fakeAgentClient.ts';
import { press, show, texts } from './support/hands.ts';
import {
  all,
  button,
  drawn,
  focused,
  mountWorkbench,
  one,
  rowNames,
  type Mounted,
} from './support/mountWorkbench.ts';

const text = zhCN.finding;
const me = demoSession.agent.id;
const at = (time: string): number => Date.parse(`2026-05-04T${time}:00+08:00`);
const said = (id: string, ...lines: readonly (readonly ['customer' | 'agent', string])[]): Conversation =>
  conversation({
    id,
    openedAt: at('09:00'),
    said: lines.map(([by, time]) => [by, at(time), '…'] as const),
  });
const ordered = (order: ListOrder, ...conversations: Conversation[]) =>
  sectionsOf(conversations, me, order).ongoing.map(({ id }) => id);

describe('The orders of the list', () => {
  const x = said('X', ['customer', '10:00'], ['agent', '10:09']);
  const y = said('Y', ['customer', '10:05']);

  it('WB-10 by the last message that the customer sent, whoever wrote since, both ways', () => {
    expect(ordered('newest', x, y)).to.deep.equal(['Y', 'X']);
    expect(ordered('oldest', x, y)).to.deep.equal(['X', 'Y']);
  });

  it('WB-11 a new message of the customer moves to the top in that order only, newest first', () => {
    const writes = said('X', ['customer', '10:00'], ['agent', '10:09'], ['customer', '10:10']);
    expect(ordered('newest', writes, y)).to.deep.equal(['X', 'Y']);
    expect(ordered('oldest', writes, y)).to.deep.equal(['Y', 'X']);
    expect(ordered('entry', writes, y)).to.deep.equal(['X', 'Y']);
  });

  it('WB-12 by the first message of the customer, which later ones never change', () => {
    const opened = { ...said('A', ['agent', '09:30'], ['customer', '10:03']), openedAt: at('08:00') };
    expect(ordered('entry', y, opened, x)).to.deep.equal(['X', 'A', 'Y']);
    const later = [
      said('Y', ['customer', '10:05'], ['customer', '10:20']),
      said('X', ['customer', '10:00'], ['agent', '10:09'], ['customer', '10:21']),
    ];
    expect(ordered('entry', ...later)).to.deep.equal(['X', 'Y']);
  });

  it('WB-13 WB-14 by waiting time, replied ones after them, newest activity first', () => {
    const z = said('Z', ['customer', '09:10'], ['agent', '10:20']);
    const w = said('W', ['customer', '10:01']);
    expect(ordered('waiting', z, x, y, w)).to.deep.equal(['W', 'Y', 'Z', 'X']);
  });

  it('WB-13 the next to be answered waits longest, in whatever order the list stands', () => {
    const w = said('W', ['customer', '10:01']);
    for (const order of ['newest', 'oldest', 'entry', 'waiting'] as const)
      expect(nextWaiting(sectionsOf([x, y, w], me, order), undefined)?.id).to.equal('W');
  });
});

describe('Choosing an order, and whom of before to see', () => {
  let mounted: Mounted;
  before(() => setViewport({ width: 1440, height: 900 }));
  beforeEach(async () => {
    mounted = await mountWorkbench({ prepare: demoDesk });
  });
  afterEach(() => {
    mounted.app.remove();
  });

  const choose = async (order: ListOrder) => {
    const select = one(mounted.app, 'conversation-list select');
    if (!(select instanceof HTMLSelectElement)) throw new Error('no choice');
    select.value = order;
    select.dispatchEvent(new Event('change'));
    await drawn(mounted.app);
  };

  it('WB-10 WB-11 WB-12 is kept by agent, and a new message does what the order says', async () => {
    const { app, client, clock } = mounted;
    expect(rowNames(app)).to.deep.equal(['桃子', '小满', '王建国']);
    await choose('oldest');
    expect(rowNames(app)).to.deep.equal(['王建国', '小满', '桃子']);
    await choose('newest');
    expect(rowNames(app)).to.deep.equal(['桃子', '小满', '王建国']);
    const last = [...client.conversations.values()].find(({ customer }) => customer.name === '王建国');
    client.customerWrites(last?.id ?? '', '还在吗', clock.now());
    await drawn(app);
    expect(rowNames(app)).to.deep.equal(['王建国', '桃子', '小满']);
    await choose('oldest');
    app.remove();
    mounted = await mountWorkbench({ prepare: demoDesk, local: mounted.local });
    expect(rowNames(mounted.app)).to.deep.equal(['王建国', '小满', '桃子']);
    const select = one(mounted.app, 'conversation-list select');
    expect(select instanceof HTMLSelectElement && select.value).to.equal('oldest');
    // A colleague at the same computer has not chosen.
    const kept = JSON.parse(mounted.local.getItem('shopbell.workbench.preferences') ?? '{}') as object;
    expect(kept).to.deep.include({ orders: { [me]: 'oldest' } });
  });

  it('WB-10 an order chosen in one tab stays when another changes something else, and is followed', async () => {
    const { app, local } = mounted;
    const other = await mountWorkbench({ prepare: demoDesk, local });
    await choose('oldest');
    tell(other.app, 'preferences', { theme: 'dark' });
    tell(other.app, 'preferences', { noticesRead: { amy: 'n1' } });
    tell(app, 'preferences', { noticesRead: { bea: 'n2' }, sound: false });
    const kept = JSON.parse(local.getItem('shopbell.workbench.preferences') ?? '{}') as object;
    expect(kept).to.deep.include({
      orders: { [me]: 'oldest' },
      theme: 'dark',
      sound: false,
      noticesRead: { amy: 'n1', bea: 'n2' },
    });
    await choose('newest');
    dispatchEvent(new StorageEvent('storage', { key: 'shopbell.workbench.preferences' }));
    await drawn(other.app);
    const select = one(other.app, 'conversation-list select');
    expect(select instanceof HTMLSelectElement && select.value).to.equal('newest');
    // What cannot be kept holds as long as the tab.
    local.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    await choose('entry');
    tell(app, 'preferences', { theme: 'light' });
    await drawn(app);
    const mine = one(app, 'conversation-list select');
    expect(mine instanceof HTMLSelectElement && mine.value).to.equal('entry');
    other.app.remove();
  });

  it('WB-09 shows customers of before by what they ordered, page by page', async () => {
    const { app, client, clock } = mounted;
    const found = (name: string): FoundCustomer => ({
      customer: { id: name, name },
      blocked: false,
      conversations: [
        {
          id: `past-${name}`,
          scope: { page: 'shop', channel: 'web' },
          state: 'ended',
          openedAt: clock.now() - 60_000,
          lastText: '好的',
        },
      ],
    });
    await show(app, 'ended');
    expect(client.searched).to.deep.equal([]);
    expect(rowNames(app)).to.have.length(1);
    client.customers.push({ customers: [found('未付')], next: 5 }, { customers: [found('也未付')] });
    button(app, text.filters.unpaid).click();
    await drawn(app);
    expect(client.searched).to.deep.equal([{ text: '', among: 'own', orders: 'unpaid' }]);
    expect(rowNames(app)).to.deep.equal(['未付']);
    button(app, text.more).click();
    await drawn(app);
    expect(client.searched.at(-1)).to.deep.equal({ text: '', among: 'own', orders: 'unpaid', after: 5 });
    expect(rowNames(app)).to.deep.equal(['未付', '也未付']);
    button(app, text.filters.paid).click();
    await drawn(app);
    expect(rowNames(app)).to.deep.equal([]);
    expect(texts(app, 'history-list .empty')).to.deep.equal([text.nobodyFits]);
    button(app, text.filters.all).click();
    client.customers.push({ customers: [found('从前的')] });
    await drawn(app);
    button(app, text.showBefore).click();
    await drawn(app);
    expect(rowNames(app)).to.have.length(2);
    all(app, 'history-list button.row')[0]?.click();
    await drawn(app);
    expect(client.historyAsked).to.deep.equal(['past-从前的']);
    await press(app, 'Escape');
    expect(all(app, 'search-dialog dialog')).to.have.length(0);
  });

  it('what one chooses with keeps its own keys; rows of before have arrows of their own', async () => {
    const { app, client, clock } = mounted;
    const before = (name: string): FoundCustomer => ({
      customer: { id: name, name },
      blocked: false,
      conversations: [
        {
          id: `past-${name}`,
          scope: { page: 'shop', channel: 'web' },
          state: 'ended',
          openedAt: clock.now(),
        },
      ],
    });
    const select = one(app, 'conversation-list select');
    for (const key of ['ArrowDown', 'ArrowUp', 'Home', 'End', 'ArrowLeft', 'ArrowRight']) {
      select.focus();
      const pressed = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true });
      select.dispatchEvent(pressed);
      await drawn(app);
      expect(pressed.defaultPrevented, key).to.equal(false);
      expect(focused(), key).to.equal(select);
    }
    await show(app, 'ended');
    client.customers.push(
      { customers: [before('甲')], next: 5 },
      { customers: [before('甲'), before('乙')] },
    );
    button(app, text.filters.paid).focus();
    await press(app, 'ArrowRight');
    expect(one(app, '#tab-ended').getAttribute('aria-selected')).to.equal('true');
    await press(app, 'Enter');
    let openGate = (): void => undefined;
    client.searchGate = new Promise((resolve) => (openGate = resolve));
    button(app, text.more).focus();
    await press(app, 'Enter');
    expect(focused()?.getAttribute('aria-disabled')).to.equal('true');
    openGate();
    await drawn(app);
    // Nobody twice, and the focus on the first who is new.
    expect(rowNames(app)).to.deep.equal(['甲', '乙']);
    expect(focused()?.textContent).to.contain('乙');
    await press(app, 'ArrowUp', 'ArrowUp');
    expect(focused()?.textContent).to.contain('甲');
    await press(app, 'ArrowRight', 'End');
    expect(focused()?.textContent).to.contain('乙');
    expect(one(app, '#tab-ended').getAttribute('aria-selected')).to.equal('true');
  });
});
