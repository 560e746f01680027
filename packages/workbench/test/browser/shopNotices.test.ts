import type { ShopNotice } from '@shopbell/sdk/agent';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { en } from '../../src/words/en.ts';
import { zhCN } from '../../src/words/zhCN.ts';
import { demoDesk } from './support/demoDesk.ts';
import { announced, texts } from './support/hands.ts';
import {
  all,
  drawn,
  mountWorkbench,
  one,
  type MemoryStorage,
  type Mounted,
} from './support/mountWorkbench.ts';

const text = zhCN.reception.notices;
let mounted: Mounted;

const notice = (id: string, kind: ShopNotice['kind'], rest: Partial<ShopNotice> = {}): ShopNotice => {
  return { id, kind, text: `第 ${id} 条`, at: mounted.clock.now(), ...rest };
};

async function mount(options: { local?: MemoryStorage; told?: readonly ShopNotice[]; language?: 'en' } = {}) {
  mounted = await mountWorkbench({
    ...(options.local ? { local: options.local } : {}),
    ...(options.language ? { language: options.language } : {}),
    prepare: (client, now) => {
      demoDesk(client, now);
      client.told = options.told ?? [];
    },
  });
  await drawn(mounted.app);
}

const summary = () => texts(mounted.app, 'notice-strip summary .told')[0];

async function fold(open: boolean): Promise<void> {
  const details = one(mounted.app, 'notice-strip details');
  if (details instanceof HTMLDetailsElement && details.open !== open) {
    const toggled = new Promise((resolve) => {
      details.addEventListener('toggle', resolve, { once: true });
    });
    one(mounted.app, 'notice-strip summary').click();
    await toggled;
  }
  await drawn(mounted.app);
}

describe('Notices of orders, products and service tickets', () => {
  before(() => setViewport({ width: 1440, height: 900 }));

  afterEach(() => {
    mounted.app.remove();
  });

  it('AC-05 nothing stands there for who is told nothing; a new one is a quiet line, said and not rung', async () => {
    await mount();
    expect(all(mounted.app, 'notice-strip summary')).to.have.length(0);
    mounted.client.notify(notice('1', 'order', { text: '<b>订单已付款</b>', orderId: '20261121-7' }));
    await drawn(mounted.app);
    expect(summary()).to.equal(text.fresh(1));
    expect(announced(mounted.app)).to.equal(text.came(1));
    expect(mounted.rung.times).to.equal(0);
    await fold(true);
    expect(texts(mounted.app, 'notice-strip .text')).to.deep.equal(['<b>订单已付款</b>']);
    expect(texts(mounted.app, 'notice-strip .kind')).to.deep.equal([`${text.kinds.order} · 20261121-7`]);
    expect(all(mounted.app, 'notice-strip b')).to.have.length(0);
  });

  it('what was on screen counts no more, also after a reload; what comes later does', async () => {
    await mount({ language: 'en' });
    mounted.client.notify(notice('1', 'order'), notice('2', 'ticket'));
    await drawn(mounted.app);
    expect(summary()).to.equal(en.reception.notices.fresh(2));
    await fold(true);
    expect(summary()).to.equal(en.reception.notices.title);
    expect(texts(mounted.app, 'notice-strip .text')).to.deep.equal(['第 2 条', '第 1 条']);
    await fold(false);
    const told = [notice('3', 'product'), ...mounted.client.told];
    const { local } = mounted;
    mounted.app.remove();
    await mount({ local, told });
    expect(summary()).to.equal(en.reception.notices.fresh(1));
  });

  it('after a break what came meanwhile is there, once', async () => {
    await mount();
    mounted.client.notify(notice('1', 'order'));
    mounted.client.become('offline');
    mounted.client.told = [notice('2', 'order'), ...mounted.client.told];
    mounted.client.goOnline();
    mounted.client.notify(notice('3', 'order'));
    await drawn(mounted.app);
    await fold(true);
    expect(texts(mounted.app, 'notice-strip .text')).to.deep.equal(['第 3 条', '第 2 条', '第 1 条']);
  });
});
