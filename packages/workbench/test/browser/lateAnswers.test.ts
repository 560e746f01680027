import { ShopbellError } from '@shopbell/sdk/agent';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { zhCN } from '../../src/words/zhCN.ts';
import { withColleagues } from './support/colleagues.ts';
import { demoDesk } from './support/demoDesk.ts';
import { announced, open, press, texts, type } from './support/hands.ts';
import { all, button, drawn, focused, mountWorkbench, one, type Mounted } from './support/mountWorkbench.ts';

let mounted: Mounted;

/** The next call of this method is answered when somebody says so. */
function hold(method: 'block' | 'transfer' | 'putPhrase' | 'end') {
  let resolve = () => {};
  let reject = (_: ShopbellError) => {};
  const promise = new Promise<void>((...ends) => {
    [resolve, reject] = ends;
  });
  const { client } = mounted;
  const real = client[method].bind(client) as (...given: unknown[]) => Promise<unknown>;
  let first = true;
  const held = async (...given: unknown[]) => {
    if (first) {
      first = false;
      await promise;
    }
    return real(...given);
  };
  Object.assign(client, { [method]: held });
  const settle = (how: () => void) => {
    how();
    return drawn(mounted.app);
  };
  return {
    answer: () =>
      settle(() => {
        resolve();
      }),
    refuse: () =>
      settle(() => {
        reject(new ShopbellError('FORBIDDEN', ''));
      }),
  };
}

/** What is shown and where the focus is, before and after the answer. */
async function unmoved(dialog: string, answer: () => Promise<unknown>): Promise<void> {
  const before = [all(mounted.app, `${dialog} dialog`).length, focused()];
  await answer();
  expect(all(mounted.app, `${dialog} dialog`)).to.have.length(1);
  expect(texts(mounted.app, `${dialog} .callout`)).to.deep.equal([]);
  expect(before[0]).to.equal(1);
  expect(before[1] === focused()).to.equal(true);
}

describe('Answers that come when somebody has gone on', () => {
  before(() => setViewport({ width: 1440, height: 900 }));

  beforeEach(async () => {
    mounted = await mountWorkbench({
      prepare: (client, now) => {
        demoDesk(client, now);
        withColleagues(client);
      },
    });
    await open(mounted.app, '桃子');
  });

  afterEach(() => {
    mounted.app.remove();
  });

  for (const outcome of ['answer', 'refuse'] as const) {
    it(`WB-19 a block that is given up closes and blames no other one (${outcome})`, async () => {
      const words = zhCN.reception.block;
      const held = hold('block');
      button(mounted.app, words.button).click();
      await drawn(mounted.app);
      await type(mounted.app, 'advertising');
      one(mounted.app, 'block-dialog .danger').click();
      await press(mounted.app, 'Escape');
      button(mounted.app, words.button).click();
      await drawn(mounted.app);
      await type(mounted.app, 'insults');
      await unmoved('block-dialog', held[outcome]);
      if (outcome === 'answer') expect(announced(mounted.app)).to.equal(words.done('桃子'));
      one(mounted.app, 'block-dialog .danger').click();
      await drawn(mounted.app);
      expect(mounted.client.blocked.at(-1)?.reason).to.equal('insults');
      expect(all(mounted.app, 'block-dialog dialog')).to.have.length(0);
    });

    it(`RT-48 a transfer that is given up closes and blames no other one (${outcome})`, async () => {
      const held = hold('transfer');
      await press(mounted.app, 'Alt+t');
      all(mounted.app, 'transfer-dialog .target')[1]?.click();
      one(mounted.app, 'transfer-dialog .primary').click();
      await press(mounted.app, 'Escape');
      await press(mounted.app, 'Alt+t');
      await unmoved('transfer-dialog', held[outcome]);
    });

    it(`WB-17 a phrase that is given up closes and blames no other one (${outcome})`, async () => {
      const text = zhCN.phrases;
      button(mounted.app, text.title).click();
      await drawn(mounted.app);
      all(mounted.app, 'phrase-panel .tabs button')[1]?.click();
      await drawn(mounted.app);
      const held = hold('putPhrase');
      button(mounted.app, text.add).click();
      await drawn(mounted.app);
      await type(mounted.app, '物流');
      await press(mounted.app, 'Tab');
      await press(mounted.app, 'Tab');
      await type(mounted.app, '运单');
      one(mounted.app, 'phrase-dialog .primary').click();
      one(mounted.app, 'phrase-dialog .top .icon-button').click();
      await drawn(mounted.app);
      button(mounted.app, text.add).click();
      await drawn(mounted.app);
      await type(mounted.app, '退货');
      await unmoved('phrase-dialog', held[outcome]);
    });
  }

  it('whoever goes on to the next one before the end is there keeps writing', async () => {
    const held = hold('end');
    await press(mounted.app, 'Alt+e');
    await press(mounted.app, 'Enter');
    await open(mounted.app, '王建国');
    const field = one(mounted.app, 'message-composer textarea');
    field.focus();
    await held.answer();
    expect(field === focused()).to.equal(true);
  });
});
