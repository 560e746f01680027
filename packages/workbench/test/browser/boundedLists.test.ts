import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { zhCN } from '../../src/words/zhCN.ts';
import { violations } from './support/axe.ts';
import { withColleagues } from './support/colleagues.ts';
import { conversation } from './support/conversations.ts';
import { demoShop, managerSession } from './support/demoShop.ts';
import type { FakeAgentClient } from './support/fakeAgentClient.ts';
import { customerGroup, pair } from './support/fakeChats.ts';
import { press, type } from './support/hands.ts';
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
import { openSettings } from './support/settingsHands.ts';

/** Rows that may be in the document at once: those seen in 900 pixels, and some beyond. */
const few = 50;

let mounted: Mounted;
const lines = (list: string): HTMLElement[] => all(mounted.app, `${list} row-list li`);

async function settled(): Promise<void> {
  await drawn(mounted.app);
  await painted();
  await drawn(mounted.app);
}

/** Few of them are there, which say how many there are. */
async function holdsFew(list: string, count: number): Promise<void> {
  expect(lines(list).length).to.be.within(4, few);
  expect(lines(list)[0]?.getAttribute('aria-setsize')).to.equal(String(count));
  expect(await violations()).to.equal('');
}

async function colleagues(change: (client: FakeAgentClient) => void): Promise<void> {
  mounted = await mountWorkbench({
    prepare: (client) => {
      withColleagues(client);
      change(client);
    },
  });
  all(mounted.app, 'desk-header .place')
    .find((place) => place.textContent.trim().startsWith(zhCN.staff.chat))
    ?.click();
  await settled();
}

const people = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    id: `agent-${String(n)}`,
    name: `客服 ${String(n).padStart(4, '0')}`,
    status: 'online' as const,
  }));

describe('Of a long list only what is near is in the document', () => {
  before(() => setViewport({ width: 1440, height: 900 }));
  afterEach(() => {
    mounted.app.remove();
  });

  it('WB-04 of 500 chats, and the arrows go through them', async () => {
    await colleagues((client) => {
      for (const { id, name } of people(500))
        client.staffChats.put({ ...pair(`pair-${id}`, { id, name }), count: 1, seen: 1 });
    });
    await holdsFew('staff-screen chat-list', 500);
    lines('staff-screen chat-list')[0]?.querySelector('button')?.focus();
    const first = focused()?.textContent;
    await press(mounted.app, 'End');
    const last = focused()?.textContent;
    expect(last).to.not.equal(first);
    expect(lines('staff-screen chat-list').at(-1)?.getAttribute('aria-posinset')).to.equal('500');
    await press(mounted.app, 'ArrowUp');
    expect(focused()?.textContent).to.not.equal(last);
    await press(mounted.app, 'Home');
    expect(focused()?.textContent).to.equal(first);
    expect(lines('staff-screen chat-list').length).to.be.at.most(few);
  });

  it('WB-16 of 2,000 colleagues, in the organisation and where a group is begun', async () => {
    await colleagues((client) => {
      client.agents = people(2000);
    });
    button(mounted.app, zhCN.staff.tabs.contacts).click();
    await settled();
    await holdsFew('staff-contacts', 2000);
    one(mounted.app, 'staff-contacts input').focus();
    await press(mounted.app, 'ArrowDown', 'End');
    expect(focused()?.textContent).to.contain('客服 1999');
    one(mounted.app, 'staff-contacts input').focus();
    await type(mounted.app, '1234');
    await settled();
    expect(lines('staff-contacts')).to.have.length(1);

    button(mounted.app, zhCN.staff.group.new).click();
    await settled();
    await holdsFew('group-dialog', 2000);
    one(mounted.app, 'group-dialog .colleagues input').click();
    const box = one(mounted.app, 'group-dialog .colleagues');
    box.scrollTop = box.scrollHeight;
    await settled();
    expect(lines('group-dialog').at(-1)?.textContent).to.contain('客服 1999');
    box.scrollTop = 0;
    await settled();
    expect(one(mounted.app, 'group-dialog .colleagues input').matches(':checked')).to.equal(true);
  });

  it('WB-07 of 500 customer groups, which stand in the column of the reception', async () => {
    mounted = await mountWorkbench({
      prepare: (client) => {
        for (let n = 0; n < 500; n++)
          client.customerGroups.put(customerGroup(`g${String(n)}`, `会员群 ${String(n)}`, [], n));
      },
    });
    one(mounted.app, '#tab-groups').click();
    await settled();
    await holdsFew('group-list chat-list', 500);
    lines('group-list chat-list')[0]?.querySelector('button')?.focus();
    await press(mounted.app, 'End');
    expect(focused()?.textContent).to.contain('会员群 0');
    expect(lines('group-list chat-list').length).to.be.at.most(few);
  });

  it('WB-17 of 300 phrases in a folder', async () => {
    mounted = await mountWorkbench({
      prepare: (client, now) => {
        client.put(conversation({ id: 'a', name: '阿禾', openedAt: now - 60_000 }));
        const own = Array.from({ length: 300 }, (_, n) => {
          const title = `话术 ${String(n)}`;
          return { id: title, title, text: '您好', version: 1, folder: '常用' };
        });
        client.quickPhrases = { shop: own, own: [], mayEditShop: true };
      },
    });
    one(mounted.app, 'conversation-list .row').click();
    await settled();
    button(mounted.app, zhCN.phrases.title).click();
    await settled();
    await holdsFew('phrase-panel', 300);
    const box = one(mounted.app, 'phrase-panel .list');
    box.scrollTop = box.scrollHeight;
    await settled();
    expect(lines('phrase-panel').at(-1)?.getAttribute('aria-posinset')).to.equal('300');
    expect(lines('phrase-panel').length).to.be.at.most(few);
  });

  it('of 2,000 groups of the shop', async () => {
    mounted = await mountWorkbench({
      session: managerSession,
      shop: (admin, now) => {
        demoShop(admin, now);
        const [group] = admin.groupList.filter(({ isDefault }) => !isDefault);
        if (!group) throw new Error('no group');
        admin.groupList = [
          ...admin.groupList.filter(({ isDefault }) => isDefault),
          ...Array.from({ length: 1999 }, (_, n) => ({
            ...group,
            id: `g${String(n)}`,
            name: `客服组 ${String(n)}`,
          })),
        ];
      },
    });
    await openSettings(mounted.app, 'groups');
    await settled();
    await holdsFew('groups-page', 2000);
    const box = one(mounted.app, 'groups-page .rows');
    box.scrollTop = box.scrollHeight;
    await settled();
    expect(lines('groups-page').at(-1)?.textContent).to.contain('客服组 1998');
    expect(lines('groups-page').length).to.be.at.most(few);
    expect(await violations()).to.equal('');
  });
});
