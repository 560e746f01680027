import type { Conversation, FoundCustomer } from '@shopbell/sdk/agent';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { tell } from '../../src/app/events.ts';
import { zhCN } from '../../src/words/zhCN.ts';
import { violations } from './support/axe.ts';
import { conversation } from './support/conversations.ts';
import type { FakeAgentClient } from './support/fakeAgentClient.ts';
import { press } from './support/hands.ts';
import {
  all,
  button,
  drawn,
  focused,
  mountWorkbench,
  one,
  painted,
  rowNames,
  type Mounted,
} from './support/mountWorkbench.ts';

/** Rows that may be in the document at once: those seen in 900 pixels, and some beyond. */
const few = 40;

/** 500 ongoing conversations; the first waits longest. */
function crowd(client: FakeAgentClient, now: number): void {
  const conversations = Array.from({ length: 500 }, (_, n) =>
    conversation({
      id: `c${String(n)}`,
      name: `顾客${String(n)}`,
      openedAt: now - 4_000_000,
      said: [['customer', now - 600_000 + n * 1000, `第 ${String(n)} 位的问题`]],
    }),
  );
  client.conversations = new Map(conversations.map((one) => [one.id, one]));
}

const panel = (app: Element): HTMLElement => one(app, 'conversation-list .panel');
const rows = (app: Element): HTMLElement[] => all(app, 'conversation-list row-list li');

async function scrollTo(app: Mounted['app'], top: number): Promise<void> {
  panel(app).scrollTop = top;
  await painted();
  await drawn(app);
}

/** Names of rows whose place is within what is seen, by where they stand. */
function seen(app: Element): Map<string, number> {
  const { top, bottom } = panel(app).getBoundingClientRect();
  return new Map(
    all(app, 'conversation-list .row').flatMap((row) => {
      const place = row.getBoundingClientRect();
      const name = row.querySelector('.name')?.textContent ?? '';
      return place.top >= top && place.bottom <= bottom ? [[name, Math.round(place.top)] as const] : [];
    }),
  );
}

describe('Lists that grow', () => {
  let mounted: Mounted;
  before(() => setViewport({ width: 1440, height: 900 }));
  afterEach(() => {
    mounted.app.remove();
  });

  describe('500 ongoing conversations', () => {
    beforeEach(async () => {
      mounted = await mountWorkbench({ prepare: crowd });
      await painted();
    });

    it('holds the rows that are seen, and says how many there are', async () => {
      const { app } = mounted;
      expect(rows(app).length).to.be.within(10, few);
      expect(one(app, '#tab-ongoing').textContent).to.contain('500');
      const [first] = rows(app);
      expect(first?.getAttribute('aria-setsize')).to.equal('500');
      expect(first?.getAttribute('aria-posinset')).to.equal('1');
      expect(panel(app).scrollHeight).to.be.greaterThan(500 * 55);
      await scrollTo(app, panel(app).scrollHeight);
      expect(rows(app).length).to.be.within(10, few);
      expect(rowNames(app).at(-1)).to.equal('顾客499');
      expect(rows(app).at(-1)?.getAttribute('aria-posinset')).to.equal('500');
      expect(Math.round(rows(app).at(-1)?.getBoundingClientRect().bottom ?? 0)).to.equal(
        Math.round(panel(app).getBoundingClientRect().bottom),
      );
      expect(await violations()).to.equal('');
    });

    it('goes through all of them by keyboard, and back', async () => {
      const { app } = mounted;
      rows(app)[0]?.querySelector('button')?.focus();
      await press(app, 'End');
      expect(focused()?.textContent).to.contain('顾客499');
      await press(app, 'ArrowUp');
      expect(focused()?.textContent).to.contain('顾客498');
      await press(app, 'Home');
      expect(focused()?.textContent).to.contain('顾客0');
      await press(app, ...Array<string>(30).fill('ArrowDown'));
      expect(focused()?.textContent).to.contain('顾客30');
      const place = focused()?.getBoundingClientRect();
      expect(place?.bottom).to.be.at.most(panel(app).getBoundingClientRect().bottom + 1);
      expect(rows(app).length).to.be.at.most(few);
    });

    it('keeps the row with the focus however far one scrolls, and goes on from it', async () => {
      const { app } = mounted;
      rows(app)[2]?.querySelector('button')?.focus();
      await scrollTo(app, 15_000);
      expect(focused()?.textContent).to.contain('顾客2');
      expect(rows(app).length).to.be.at.most(few);
      await press(app, 'ArrowDown');
      expect(focused()?.textContent).to.contain('顾客3');
      await painted();
      expect([...seen(app).keys()]).to.include('顾客3');
    });

    it('WB-11 does not jump when somebody far above or below moves, with the focus where it was', async () => {
      const { app, client, clock } = mounted;
      tell(one(app, 'conversation-list'), 'order-list', 'oldest');
      await drawn(app);
      await scrollTo(app, 9000);
      const before = seen(app);
      expect(before.size).to.be.greaterThan(8);
      const middle = [...before.keys()][4] ?? '';
      all(app, 'conversation-list .row')
        .find((row) => row.textContent.includes(middle))
        ?.focus();
      // The first goes to the end: everybody else is one place further up.
      client.customerWrites('c0', '还在吗', clock.now());
      await drawn(app);
      await painted();
      await drawn(app);
      expect([...seen(app)]).to.deep.equal([...before]);
      expect(focused()?.textContent).to.contain(middle);
      // Of those who are seen one goes; the others close up, and the focus is not taken along by anybody.
      client.customerWrites(`c${middle.slice(2)}`, '在吗', clock.now());
      await drawn(app);
      await painted();
      await drawn(app);
      expect(focused()?.textContent).to.contain(middle);
      expect(seen(app).has(middle)).to.equal(false);
    });

    it('draws with each second only rows that are in the document', async () => {
      const { app, clock } = mounted;
      let changed = 0;
      const observer = new MutationObserver((records) => {
        changed += new Set(
          records.map(({ target }) =>
            (target instanceof Element ? target : target.parentElement)?.closest('li'),
          ),
        ).size;
      });
      observer.observe(one(app, 'conversation-list row-list'), {
        characterData: true,
        childList: true,
        subtree: true,
        attributes: true,
      });
      await clock.advance(1000);
      await drawn(app);
      observer.disconnect();
      expect(changed).to.be.within(1, few);
    });
  });

  it('WB-09 reads a history of 100,000 page by page as one scrolls, with few rows in the document', async () => {
    const asked: (number | undefined)[] = [];
    mounted = await mountWorkbench({
      prepare: (client, now) => {
        client.searchCustomers = async (_text, search) => {
          const after = search?.after ?? 0;
          asked.push(after);
          const customers = Array.from({ length: 100 }, (_, n) => past(after + n, now));
          return { customers, orderMatch: [], ...(after + 100 < 100_000 ? { next: after + 100 } : {}) };
        };
      },
    });
    const { app } = mounted;
    one(app, '#tab-ended').click();
    await drawn(app);
    button(app, zhCN.finding.showBefore).click();
    await drawn(app);
    await painted();
    await drawn(app);
    const found = () => all(app, 'history-list row-list li');
    // Nothing is read that nobody looks at.
    expect(asked).to.deep.equal([0]);
    for (let page = 1; page <= 10; page++) {
      await scrollTo(app, panel(app).scrollHeight);
      await reached(() => asked.length > page);
      await drawn(app);
      expect(found().length).to.be.at.most(few);
    }
    expect(asked).to.deep.equal(Array.from({ length: 11 }, (_, page) => page * 100));
    // How many there are nobody knows yet.
    expect(found()[0]?.getAttribute('aria-setsize')).to.equal('-1');
    expect(Number(found().at(-1)?.getAttribute('aria-posinset'))).to.be.within(900, 1100);
  });
});

/** Until the browser has told of scrolling. */
async function reached(holds: () => boolean): Promise<void> {
  while (!holds()) await painted();
}

function past(n: number, now: number): FoundCustomer {
  const { id, scope, state, openedAt, agent, customer }: Conversation = conversation({
    id: `past-${String(n)}`,
    name: `老顾客${String(n)}`,
    state: 'ended',
    openedAt: now - n * 60_000,
  });
  return {
    customer,
    blocked: false,
    conversations: [{ id, scope, state, openedAt, ...(agent ? { agent } : {}) }],
  };
}
