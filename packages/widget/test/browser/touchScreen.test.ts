import { executeServerCommand, setViewport } from '@web/test-runner-commands';
import { assert } from 'chai';
import { FakeClient, clientThatOpens, options, recommendations, waiting } from './support/fakeClient.ts';
import {
  allByRole,
  byRole,
  deep,
  focused,
  idIn,
  openBell,
  settled,
  type,
  unmountAll,
  until,
  type Mounted,
} from './support/bell.ts';
import { inChromium } from './support/media.ts';
import { textFile } from './support/pictures.ts';

const views: Record<string, { opens?: FakeClient['opens']; then?: (mounted: Mounted) => unknown }> = {
  'a message that was not sent': {
    then: ({ client, bell }) => {
      const id = [...client.conversations.keys()][0] ?? '';
      client.send(id, 'Hello');
      client.fail(id);
      return settled(bell);
    },
  },
  'who to ask': { opens: { state: 'choosing', options } },
  'the line': { opens: waiting },
  'the robot': { opens: { state: 'robot' } },
  'a question about ending': { then: ({ bell }) => byRole(bell, 'button', 'End conversation').click() },
  'the end': { then: ({ client }) => client.end([...client.conversations.keys()][0] ?? '') },
  'a rating asked for': { then: ({ bell }) => byRole(bell, 'button', 'Rate the service').click() },
  'another item': { then: ({ bell }) => bell.setScope({ page: 'order', orderId: 'A-7' }) },
  'things to show': {
    then: async ({ bell }) => {
      bell.items = () => [{ shelf: 'orders', items: [{ kind: 'order', id: 'A-7' }] }];
      allByRole(bell, 'button', /^Emoji/)[0]?.click();
      await until(() => [...deep(bell)].some(({ localName }) => localName === 'shop-bell-tray'));
      await customElements.whenDefined('shop-bell-tray');
    },
  },
  'a file on its way': {
    then: (mounted) => {
      mounted.client.send(idIn(mounted), { files: [textFile('a.txt')] });
      mounted.client.upload(idIn(mounted), 0.4);
    },
  },
};

describe('on a touch screen', () => {
  before(async () => {
    await setViewport({ width: 390, height: 844 });
  });
  afterEach(unmountAll);
  after(async () => {
    await executeServerCommand('touch-screen', false).catch(() => 0);
    await setViewport({ width: 1280, height: 800 });
  });

  for (const [name, { opens, then }] of Object.entries(views)) {
    inChromium(`every target has 44 pixels: ${name}`, async () => {
      await executeServerCommand('touch-screen', true);
      await until(() => matchMedia('(pointer: coarse)').matches);
      const client = opens ? clientThatOpens(opens) : new FakeClient();
      client.fitting = () => ({ faq: [], recommendations });
      const mounted = await openBell({}, client);
      await then?.(mounted);
      await settled(mounted.bell);
      const small = ['button', 'link', 'textbox']
        .flatMap((role) => allByRole(mounted.bell, role))
        .flatMap((target) => {
          const { width, height } = target.getBoundingClientRect();
          return Math.min(width, height) < 43.9 ? [`${target.computedName}: ${width} × ${height}`] : [];
        });
      assert.deepEqual(small, []);
    });
  }

  inChromium(
    'RT-46 whoever is writing when an agent comes goes on, and keeps the on-screen keyboard',
    async () => {
      await executeServerCommand('touch-screen', true);
      await until(() => matchMedia('(pointer: coarse)').matches);
      const mounted = await openBell({}, clientThatOpens(waiting));
      const field = byRole(mounted.bell, 'textbox');
      field.focus();
      type(field, 'Does it');
      mounted.client.assign(idIn(mounted), 'queue');
      await settled(mounted.bell);
      assert.isTrue(focused() === field);
    },
  );
});
