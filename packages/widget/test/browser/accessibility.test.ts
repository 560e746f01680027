import { emulateMedia, executeServerCommand, setViewport } from '@web/test-runner-commands';
import { ShopbellError } from '@shopbell/sdk';
// A classic script: imported for its effect, it leaves `axe` on the window.
import 'axe-core';
import type Axe from 'axe-core';
import { assert } from 'chai';
import { greet } from '../../src/greeting/greeting.ts';
import {
  allByRole,
  byRole,
  deep,
  mount,
  openBell,
  settled,
  unmountAll,
  until,
  type Mounted,
} from './support/bell.ts';
import { inChromium } from './support/media.ts';
import { amyInGroups, visitor } from './support/fakeGroups.ts';
import { picture, textFile, transfer } from './support/pictures.ts';
import { FakeClient, amy, faq, groups, recommendations, startedAt, waiting } from './support/fakeClient.ts';

declare global {
  interface Window {
    axe: typeof Axe;
  }
}

const options = [
  { ...groups.tents, online: true, waiting: 0 },
  { ...groups.presale, online: false, waiting: 0 },
];

const files = [
  { id: 'f1', name: 'tent.jpg', type: 'image/jpeg', size: 12_000, width: 80, height: 60 },
  { id: 'f2', name: 'tent.pdf', type: 'application/pdf', size: 12_000 },
];
const price = { amount: 129_900, currency: 'CNY' };
const card = {
  kind: 'product',
  id: '1001',
  verified: true,
  title: 'Tent',
  url: 'https://shop.example/',
  price,
} as const;

type View = (client: FakeClient) => void | ((mounted: Mounted, id: string) => void | Promise<void>);

const talk = ({ client }: Mounted, id: string) => {
  client.add(id, {
    kind: 'message',
    id: 'own',
    at: startedAt,
    author: { kind: 'customer', id: 'c' },
    text: 'Does it work at minus five?',
  });
  client.say(id, 'It does.');
};

/** In a group, and through it by these buttons. */
const inGroup =
  (...names: readonly RegExp[]): View =>
  () =>
  async ({ bell, client }) => {
    client.groups.join('vip', '老顾客', [
      [amyInGroups, 'Welcome'],
      [visitor, 'Hello'],
    ]);
    for (const name of names) (await until(() => allByRole(bell, 'button', name)[0])).click();
    await until(() => allByRole(bell, 'button', /^Groups|^Back/)[0]);
  };

/** Every view, as what the client says and what happens then. */
async function openTray({ bell }: Mounted): Promise<void> {
  allByRole(bell, 'button', /^Emoji/)[0]?.click();
  await customElements.whenDefined('shop-bell-tray');
  await until(() => [...deep(bell)].some(({ localName }) => localName === 'shop-bell-tray'));
}

const views: Record<string, View> = {
  connecting: (client) => {
    client.gate = new Promise(() => {});
  },
  picker: (client) => {
    client.opens = { state: 'choosing', options };
  },
  conversation: () => talk,
  'with everything': (client) => {
    client.begin({ page: 'product', sku: '9' }, client.opens);
    return (mounted, id) => {
      talk(mounted, id);
      client.send(id, 'One');
      client.fail(id);
      client.set('offline');
      client.emit('typing', { conversationId: id, by: 'agent', on: true });
    };
  },
  queue: (client) => {
    client.opens = { state: 'queued', group: groups.presale };
  },
  'leave message': (client) => {
    client.opens = { state: 'leave-message', group: groups.presale };
  },
  'message left': (client) => {
    client.opens = { state: 'leave-message', group: groups.presale, agent: amy };
    return talk;
  },
  'asked about ending':
    () =>
    ({ bell }) => {
      allByRole(bell, 'button').at(-3)?.click();
    },
  waiting: (client) => {
    client.opens = waiting;
    client.fitting = () => ({ faq, recommendations: [] });
    return ({ bell }) => {
      allByRole(bell, 'button', '这顶帐篷防雨吗？')[0]?.click();
    };
  },
  recommendations: (client) => {
    client.fitting = () => ({ faq: [], recommendations });
  },
  robot: (client) => {
    client.opens = { state: 'robot' };
    return (_mounted, id) => {
      client.answer(id, 'A person can help you.', true);
    };
  },
  'about to end':
    () =>
    ({ client }, id) => {
      const endsAt = Date.now() + 60_000;
      const notice = { kind: 'idle-warned', endsAt } as const;
      client.add(id, { kind: 'notice', at: endsAt - 120_000, notice });
      client.change(id, { idleEndsAt: endsAt });
    },
  'automatic reply': () => {
    return ({ client }, id) => {
      const author = { kind: 'auto', ...amy } as const;
      client.add(id, { kind: 'message', id: 'a', at: startedAt, author, text: 'Soon!' });
    };
  },
  ended:
    () =>
    ({ client }, id) => {
      void client.end(id);
    },
  'files and cards': (client) => {
    client.files = () => picture(80, 60);
    client.opens = { ...client.opens, rating: { grade: 4, at: startedAt } };
    return ({ bell }, id) => {
      client.say(id, 'Look', undefined, { files });
      client.say(id, '', undefined, { card });
      client.say(id, '', undefined, { card: { kind: 'order', id: 'A-7', verified: false } });
      client.send(id, { files: [textFile('a.txt')] });
      client.upload(id, 0.4);
      const drop = new DragEvent('drop', {
        dataTransfer: transfer(textFile('b.txt'), textFile('c.txt', '')),
      });
      bell.shadowRoot?.querySelector('dialog')?.dispatchEvent(drop);
    };
  },
  'a rating asked for':
    () =>
    ({ bell }) => {
      allByRole(bell, 'button', 'Rate the service')[0]?.click();
    },
  'another item':
    () =>
    ({ bell }) => {
      bell.setScope({ page: 'order', orderId: 'A-7' });
    },
  'closed until tomorrow': (client) => {
    const group = groups.presale;
    client.opens = { state: 'leave-message', group };
    client.hours = {
      groups: [{ id: group.id, open: false, opensAt: Date.now() + 86_400_000 }],
    };
    return async (mounted, id) => {
      client.send(id, 'One');
      client.store(id);
      await settled(mounted.bell);
      allByRole(mounted.bell, 'button', /optional/)[0]?.click();
      await settled(mounted.bell);
      allByRole(mounted.bell, 'button', 'Submit')[0]?.click();
    };
  },
  'signs to write with': () => openTray,
  'things to show': () => async (mounted) => {
    mounted.bell.items = () => [{ shelf: 'orders', items: [{ kind: 'order', id: 'A-7', note: '¥12' }] }];
    await openTray(mounted);
  },
  'a word beside the bell':
    () =>
    ({ bell }) => {
      bell.close();
      greet(bell, `Hello ${Math.random()}`);
    },
  'a part of the page':
    () =>
    ({ bell }) => {
      bell.display = 'inline';
    },
  'a part of the page, not opened yet':
    () =>
    ({ bell }) => {
      bell.display = 'inline';
      bell.close();
    },
  'a page of its own': () => (mounted, id) => {
    mounted.bell.display = 'page';
    talk(mounted, id);
  },
  'a group beside the conversation': inGroup(),
  'all that goes on': inGroup(/^Groups/),
  'a group': inGroup(/^Groups/, /^老顾客/),
  'who is in a group': inGroup(/^Groups/, /^老顾客/, /^Members/, /^Leave/),
  'a group that is gone': (client) => async (mounted, id) => {
    client.setDraft('vip', 'Not sent');
    await inGroup(/^Groups/, /^老顾客/)(client)?.(mounted, id);
    client.groups.takeOut('vip');
  },
  problem: (client) => {
    client.refusal = new ShopbellError('INTERNAL', 'no');
  },
};

async function violations(): Promise<string[]> {
  const { violations: found } = await window.axe.run(document.querySelector('shop-bell') ?? document.body, {
    resultTypes: ['violations'],
    rules: {
      // The runner's page is no page: it has neither headings nor landmarks of its own.
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
      'landmark-one-main': { enabled: false },
    },
  });
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`),
  );
}

const sizes = [
  [1280, 800],
  [360, 740],
] as const;
const locales = ['en', 'zh-CN', 'ar'] as const;
const looks = ['light', 'dark', 'forced'] as const;

describe('accessibility', () => {
  afterEach(unmountAll);
  after(async () => {
    await setViewport({ width: 1280, height: 800 });
    await emulateMedia({ reducedMotion: 'no-preference' });
  });

  for (const [name, view] of Object.entries(views)) {
    inChromium(`finds nothing to object to in any language, look and size: ${name}`, async () => {
      await emulateMedia({ reducedMotion: 'reduce' });
      const client = new FakeClient();
      const then = view(client);
      const mounted = await openBell({ locale: 'en' }, client);
      const { bell } = mounted;
      const [id = ''] = client.conversations.keys();
      await then?.(mounted, id);
      await settled(bell);
      const found: string[] = [];
      for (const look of looks) {
        bell.theme = look === 'forced' ? 'auto' : look;
        await executeServerCommand('forced-colors', look === 'forced');
        await until(() => matchMedia('(forced-colors: active)').matches === (look === 'forced'));
        for (const [width, height] of sizes) {
          await setViewport({ width, height });
          for (const locale of locales) {
            bell.locale = locale;
            await until(() => bell.shadowRoot?.querySelector(`.inside[lang=${locale}]`));
            await settled(bell);
            for (const violation of await violations())
              found.push(`${look}, ${width} px, ${locale}: ${violation}`);
          }
        }
      }
      assert.deepEqual(found, []);
    });
  }

  it('finds nothing to object to on the closed bell, with unread messages', async () => {
    const client = new FakeClient();
    const { bell } = mount({}, client);
    client.unread = 3;
    client.emit('unread', 3);
    await settled(bell);
    assert.deepEqual(await violations(), []);
    byRole(bell, 'button', 'Contact us, 3 new messages');
  });

  it('reads messages out politely, each with who said it', async () => {
    const { bell, client } = await openBell();
    const [id = ''] = client.conversations.keys();
    talk({ bell, client }, id);
    await settled(bell);
    const log = byRole(bell, 'log', 'Messages');
    assert.equal(log.getAttribute('aria-live'), 'polite');
    const text = log.textContent.replace(/\s+/g, ' ');
    assert.include(text, 'You: Does it work at minus five?');
    assert.include(text, 'Amy');
    byRole(bell, 'dialog', 'Customer service');
  });
});
