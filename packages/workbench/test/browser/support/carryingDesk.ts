import type { Card, Message } from '@shopbell/sdk/agent';
import { conversation } from './conversations.ts';
import type { FakeAgentClient } from './fakeAgentClient.ts';

const cards: readonly Card[] = [
  {
    kind: 'product',
    id: 'TEA-1',
    verified: true,
    title: '白毫银针 100g',
    url: 'https://tea.example/1',
    price: { amount: 12_800, currency: 'CNY' },
  },
  {
    kind: 'order',
    id: '2026-7',
    verified: true,
    state: 'shipped',
    placedAt: Date.UTC(2026, 4, 1),
    total: { amount: 12_800, currency: 'CNY' },
    items: [{ productId: 'TEA-1', quantity: 1, amount: { amount: 12_800, currency: 'CNY' } }],
    itemCount: 4,
  },
  { kind: 'parcel', id: 'SF1', verified: false },
];

/** One conversation with a picture, a file, a card of each kind and a rating. */
export function carryingDesk(client: FakeAgentClient, now: number, picture: Blob): void {
  const held = conversation({ id: 'carrying', name: '桃子', openedAt: now - 90_000 });
  const author = { kind: 'customer' as const, id: held.customer.id };
  const said: readonly Partial<Message>[] = [
    {
      files: [
        { id: 'f1', name: 'b.png', type: 'image/png', size: 900, width: 40, height: 30 },
        { id: 'f2', name: 'b.pdf', type: 'application/pdf', size: 90_000 },
      ],
    },
    ...cards.map((card) => ({ card })),
  ];
  const messages = said.map((content, index): Message => {
    const seq = held.lastSeq + 1 + index;
    return { kind: 'message', id: `m-${seq}`, seq, at: now - 60_000, author, text: '', ...content };
  });
  client.files.set('f1', picture);
  const rating = { grade: 4, at: now - 30_000, comment: '很好' };
  client.quickPhrases = {
    shop: [{ id: 'hello', title: '问候', folder: '开场', text: '{customer}您好', version: 1 }],
    own: [],
    mayEditShop: true,
  };
  const [viewed, order, parcel] = cards;
  const scope = { page: 'shop', channel: 'web' } as const;
  client.abouts.set(held.id, {
    customer: { ...held.customer, subject: 'member-7' },
    viewing: viewed ? [viewed] : [],
    orders: order && parcel ? [{ order, parcels: [parcel] }] : [],
    moreOrders: true,
    earlier: [
      { id: 'past', scope, state: 'ended', openedAt: now, lastText: '谢谢', rating: { grade: 3, at: now } },
      { id: 'other', scope, state: 'assigned', openedAt: now },
    ],
  });
  const items = [...held.items, ...messages];
  client.conversations = new Map([
    [held.id, { ...held, items, lastSeq: held.lastSeq + messages.length, rating }],
  ]);
}
