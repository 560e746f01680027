import type { Card, Conversation, TimelineItem } from '@shopbell/sdk/agent';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { moneyText } from '../../src/attachments/moneyText.ts';
import { safeLink } from '../../src/attachments/safeLink.ts';
import { timelineOf } from '../../src/conversation/timeline.ts';
import { zhCN } from '../../src/words/zhCN.ts';
import { conversation } from './support/conversations.ts';
import { demoDesk } from './support/demoDesk.ts';
import { demoSession } from './support/fakeAgentClient.ts';
import { open, press, texts, type } from './support/hands.ts';
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

const text = zhCN.content.cards;
let mounted: Mounted;

/** The open conversation as it would be with these, and so on the screen. */
async function holds(change: (held: Conversation) => Partial<Conversation>): Promise<void> {
  const held = mounted.client.conversations.get('long');
  if (!held) throw new Error('no such conversation');
  mounted.client.put({ ...held, ...change(held) });
  await drawn(mounted.app);
}

async function customerSends(card: Card): Promise<void> {
  await holds((held) => {
    const seq = held.lastSeq + 1;
    const author = { kind: 'customer' as const, id: held.customer.id };
    const item = {
      kind: 'message' as const,
      id: `m-${seq}`,
      seq,
      at: mounted.clock.now(),
      author,
      text: '',
      card,
    };
    return { lastSeq: seq, items: [...held.items, item] };
  });
}

describe('Cards, ratings and changes of what is asked about', () => {
  before(() => setViewport({ width: 1440, height: 900 }));

  beforeEach(async () => {
    mounted = await mountWorkbench({ prepare: demoDesk });
    await open(mounted.app, '桃子');
  });

  afterEach(() => {
    mounted.app.remove();
  });

  it('a product shows picture, title, price and that the shop knows it; its link opens elsewhere', async () => {
    await customerSends({
      kind: 'product',
      id: 'TEA-1',
      verified: true,
      title: '白毫银针 <b>100g</b>',
      url: 'https://tea.example/1',
      imageUrl: 'https://tea.example/1.jpg',
      price: { amount: 12_800, currency: 'CNY' },
    });
    expect(texts(mounted.app, 'shop-card .title')).to.deep.equal(['白毫银针 <b>100g</b>']);
    expect(texts(mounted.app, 'shop-card b')).to.deep.equal(['¥128.00']);
    expect(texts(mounted.app, 'shop-card .standing')).to.deep.equal([text.verified.product]);
    const link = one(mounted.app, 'shop-card a');
    expect(link.getAttribute('rel')).to.equal('noopener noreferrer');
    expect(one(mounted.app, 'shop-card img').getAttribute('referrerpolicy')).to.equal('no-referrer');
    expect(texts(mounted.app, '.line.customer')[0]).to.equal(text.short('product', '白毫银针 <b>100g</b>'));
  });

  it('an order shows state, first lines and total; a claim shows its number alone, and warns', async () => {
    const line = (n: number) => ({
      productId: `sku-${n}`,
      quantity: n,
      amount: { amount: 100 * n, currency: 'CNY' },
    });
    await customerSends({
      kind: 'order',
      id: '2026-7',
      verified: true,
      state: 'shipped',
      total: { amount: 1500, currency: 'CNY' },
      items: [1, 2, 3, 4, 5].map(line),
      itemCount: 12,
    });
    expect(texts(mounted.app, 'shop-card .state')).to.deep.equal([text.orderStates.shipped]);
    expect(texts(mounted.app, 'shop-card li .title')).to.deep.equal(['sku-1', 'sku-2', 'sku-3']);
    expect(texts(mounted.app, 'shop-card .card')[0]).to.contain(text.more(9));
    expect(texts(mounted.app, 'shop-card .standing')).to.deep.equal([text.verified.order]);

    await customerSends({ kind: 'order', id: '2026-8', verified: false });
    const [, claim] = all(mounted.app, 'shop-card');
    expect(claim?.shadowRoot?.querySelector('.title')?.textContent).to.equal('2026-8');
    expect(claim?.shadowRoot?.querySelector('.standing')?.textContent).to.contain(text.unverified);
    expect(claim?.shadowRoot?.querySelector('.state')).to.equal(null);

    await customerSends({ kind: 'parcel', id: 'SF1', verified: true, carrier: '顺丰', status: 'in-transit' });
    expect(texts(mounted.app, 'shop-card .state').at(-1)).to.equal(text.parcelStates['in-transit']);
  });

  it('an agent sends one that was spoken of, or by its number, by keyboard alone', async () => {
    one(mounted.app, 'message-composer textarea').focus();
    button(mounted.app, text.send).focus();
    await press(mounted.app, 'Enter');
    expect(texts(mounted.app, 'card-dialog .suggested button')).to.deep.equal(['商品 TEA-WHITE-100G']);
    one(mounted.app, 'card-dialog .primary').click();
    await drawn(mounted.app);
    expect(texts(mounted.app, 'card-dialog .wrong')).to.deep.equal([text.missing]);
    await type(mounted.app, ' CUP-001 ');
    await press(mounted.app, 'Enter');
    expect(mounted.client.sent).to.deep.equal([
      { conversationId: 'long', text: '', card: { kind: 'product', id: 'CUP-001' } },
    ]);
    await drawn(mounted.app);
    expect(focused()?.localName).to.equal('textarea');
    // Until the server has looked it up it claims nothing.
    expect(all(mounted.app, 'shop-card .standing')).to.have.length(0);
    mounted.client.store('client-1', mounted.clock.now());
    await drawn(mounted.app);
    expect(texts(mounted.app, 'shop-card .standing')).to.have.length(1);

    button(mounted.app, text.send).click();
    await drawn(mounted.app);
    all(mounted.app, 'card-dialog .suggested button')[0]?.click();
    expect(mounted.client.sent.at(-1)?.card).to.deep.equal({ kind: 'product', id: 'TEA-WHITE-100G' });
  });

  it('a change of what is asked about says what it is now, with its card', async () => {
    await holds((held) => {
      const seq = held.lastSeq + 1;
      const scope = { page: 'order' as const, orderId: 'A-9', channel: 'web' as const };
      const card = { kind: 'order' as const, id: 'A-9', verified: false };
      const item: TimelineItem = {
        kind: 'notice',
        seq,
        at: mounted.clock.now(),
        notice: { kind: 'scope', scope, card },
      };
      return { scope, lastSeq: seq, items: [...held.items, item] };
    });
    expect(texts(mounted.app, 'message-timeline .notice').at(-1)).to.contain(
      zhCN.content.asksAbout('订单 A-9'),
    );
    expect(all(mounted.app, '.notice shop-card')).to.have.length(1);
    expect(texts(mounted.app, 'conversation-view .about')[0]).to.equal('订单 A-9');
  });

  it('QS-01: a rating stands where it was given, with the words of the customer as text', async () => {
    await holds(() => ({ rating: { grade: 2, at: mounted.clock.now(), comment: '回复太慢\n<i>真的</i>' } }));
    const rated = texts(mounted.app, 'message-timeline .notice').at(-1);
    expect(rated).to.contain(zhCN.content.rating.rated(zhCN.content.rating.grades[2], 2));
    expect(texts(mounted.app, '.comment')[0]).to.contain('<i>真的</i>');

    const openedAt = 1_000_000;
    const given = conversation({
      id: 'x',
      openedAt,
      said: [
        ['customer', openedAt + 1, '1'],
        ['customer', openedAt + 90_000, '2'],
      ],
    });
    const shape = (over: Partial<Conversation>) =>
      timelineOf({ ...given, ...over }, [], demoSession.agent).map((block) => block.kind);
    const rating = { grade: 5, at: openedAt + 50_000 };
    expect(shape({ rating })).to.deep.equal(['day', 'notice', 'speech', 'rating', 'speech']);
    // Given before what was loaded: it comes with the history.
    expect(shape({ rating: { grade: 5, at: openedAt - 1 }, more: true })).to.not.include('rating');
  });

  it('stays at the newest line when a card grows by what the shop knows of it', async () => {
    for (let at = 0; at < 6; at++) mounted.client.send('long', { card: { kind: 'order', id: `A-${at}` } });
    await drawn(mounted.app);
    await painted();
    for (let at = 1; at <= 6; at++) mounted.client.store(`client-${at}`, mounted.clock.now());
    await drawn(mounted.app);
    await painted();
    await painted();
    const { scrollTop, scrollHeight, clientHeight } = one(mounted.app, 'message-timeline .scroller');
    expect(scrollHeight - clientHeight - scrollTop).to.be.lessThan(2);
    expect(all(mounted.app, '.to-newest')).to.have.length(0);
  });

  it('takes only https addresses without a password for links, and money by its currency', () => {
    expect(safeLink('javascript:alert(1)')).to.equal(undefined);
    expect(safeLink('http://tea.example')).to.equal(undefined);
    expect(safeLink('https://a:b@tea.example')).to.equal(undefined);
    expect(safeLink('https://tea.example/a')).to.equal('https://tea.example/a');
    expect(moneyText({ amount: 500, currency: 'JPY' }, 'en')).to.equal('¥500');
  });
});
