import { ShopbellError, type Card, type CustomerAbout } from '@shopbell/sdk/agent';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { zhCN } from '../../src/words/zhCN.ts';
import { demoDesk } from './support/demoDesk.ts';
import { open, press, texts } from './support/hands.ts';
import { all, button, drawn, mountWorkbench, one, type Mounted } from './support/mountWorkbench.ts';

const text = zhCN.content.about;
const openedAt = Date.UTC(2026, 4, 1);
let mounted: Mounted;

const order = (id: string): Card => ({ kind: 'order', id, verified: true, state: 'shipped' });

function about(given: Partial<CustomerAbout> = {}): CustomerAbout {
  return {
    customer: { id: 'customer-long', name: '桃子', subject: 'member-7' },
    viewing: [{ kind: 'product', id: 'TEA-WHITE-100G', verified: true, title: '白毫银针' }],
    orders: [1, 2, 3, 4].map((n) => ({
      order: order(`A-${n}`),
      parcels:
        n === 1 ? [{ kind: 'parcel', id: 'SF1', verified: true, carrier: '顺丰', status: 'in-transit' }] : [],
    })),
    moreOrders: true,
    earlier: [
      {
        id: 'past',
        scope: { page: 'order', orderId: 'A-1', channel: 'web' },
        state: 'ended',
        openedAt,
        agent: { id: 'agent-chen', name: '陈洁' },
        lastText: '谢谢',
        rating: { grade: 2, at: openedAt },
      },
      { id: 'colleague', scope: { page: 'shop', channel: 'web' }, state: 'assigned', openedAt },
    ],
    ...given,
  };
}

async function show(name = '桃子'): Promise<void> {
  await open(mounted.app, name);
  if (all(mounted.app, 'customer-panel').length === 0) await press(mounted.app, 'Alt+i');
}

describe('The customer panel', () => {
  before(() => setViewport({ width: 1440, height: 900 }));

  beforeEach(async () => {
    mounted = await mountWorkbench({
      prepare: (client, now) => {
        demoDesk(client, now);
        client.abouts.set('long', about());
      },
    });
  });

  afterEach(() => {
    mounted.app.remove();
  });

  it('WB-21: closed at first, asks for nothing until it is opened, and stays as it was left', async () => {
    await open(mounted.app, '桃子');
    expect(all(mounted.app, 'customer-panel')).to.have.length(0);
    expect(mounted.client.aboutAsked).to.deep.equal([]);
    await press(mounted.app, 'Alt+i');
    expect(mounted.client.aboutAsked).to.deep.equal(['long']);
    const { local } = mounted;
    mounted.app.remove();
    mounted = await mountWorkbench({ local, prepare: demoDesk });
    expect(all(mounted.app, 'customer-panel')).to.have.length(1);
  });

  it('shows what they look at, orders with state and parcel, earlier conversations with ratings', async () => {
    await show();
    expect(texts(mounted.app, 'customer-panel shop-card .title')[0]).to.equal('白毫银针');
    expect(texts(mounted.app, 'customer-panel .order shop-card b')).to.deep.equal(['订单 A-1', '订单 A-2']);
    expect(texts(mounted.app, 'customer-panel .parcel .state')).to.deep.equal([
      zhCN.content.cards.parcelStates['in-transit'],
    ]);
    button(mounted.app, text.moreOrders(2)).click();
    await drawn(mounted.app);
    expect(all(mounted.app, 'customer-panel .order')).to.have.length(4);
    expect(texts(mounted.app, 'customer-panel .order~.quiet')).to.deep.equal([text.onlyLatest]);
    expect(texts(mounted.app, 'customer-panel .other .what')).to.deep.equal([
      '订单 A-1 · 陈洁',
      `店铺 · ${text.goesOn}`,
    ]);
    expect(texts(mounted.app, 'customer-panel .other .rated')).to.deep.equal([zhCN.content.rating.grades[2]]);
    // The shop vouches for what is looked at.
    expect(all(mounted.app, 'customer-panel .claim')).to.have.length(0);
  });

  it('opens an earlier conversation to be read; a colleague’s that goes on is not', async () => {
    await show();
    expect(all(mounted.app, 'customer-panel button.other')).to.have.length(1);
    const author = { kind: 'customer' as const, id: 'customer-long' };
    mounted.client.olderPages.set('past', [
      [{ kind: 'message', id: 'm', seq: 1, at: openedAt, author, text: '破了' }],
    ]);
    one(mounted.app, 'customer-panel button.other').focus();
    await press(mounted.app, 'Enter');
    expect(mounted.client.historyAsked).to.deep.equal(['past']);
    expect(texts(mounted.app, 'search-dialog .bubble')).to.deep.equal(['破了']);
  });

  it('says of an unknown customer that nobody can tell whose orders, and of claims that they are claims', async () => {
    await show('小满');
    expect(texts(mounted.app, 'customer-panel .quiet')).to.deep.equal([text.ordersUnknown, text.noEarlier]);
    expect(texts(mounted.app, 'customer-panel .who')).to.deep.equal([text.visitor]);
    expect(all(mounted.app, 'customer-panel .claim')).to.have.length(1);
  });

  it('reads anew when they ask about something else, and never shows one customer’s orders with another', async () => {
    await show();
    const held = mounted.client.conversations.get('long');
    if (held) mounted.client.put({ ...held, scope: { page: 'order', orderId: 'A-1', channel: 'web' } });
    await drawn(mounted.app);
    expect(mounted.client.aboutAsked).to.deep.equal(['long', 'long']);
    mounted.client.refuse.set('aboutCustomer', new ShopbellError('TIMEOUT', ''));
    await open(mounted.app, '小满');
    expect(all(mounted.app, 'customer-panel .order')).to.have.length(0);
    expect(texts(mounted.app, 'customer-panel [role=alert]')).to.deep.equal([text.failed]);
    button(mounted.app, text.retry).click();
    await drawn(mounted.app);
    expect(texts(mounted.app, 'customer-panel [role=alert]')).to.deep.equal([]);
  });
});
