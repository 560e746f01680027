import type { Message } from '@shopbell/sdk';
import { assert } from 'chai';
import { blocksOf } from '../../src/timeline/blocks.ts';
import { transcriptOf } from '../../src/tools/transcript.ts';
import { en } from '../../src/words/en.ts';
import { later as laterAr } from '../../src/words/later/ar.ts';
import { later } from '../../src/words/later/en.ts';
import { later as laterZhCN } from '../../src/words/later/zhCN.ts';
import { deep, idIn, openBell, seenText, settled, unmountAll } from './support/bell.ts';
import { amy, startedAt } from './support/fakeClient.ts';

const message = (seq: number, rest: Partial<Message> = {}): Message => ({
  kind: 'message',
  id: `m${String(seq)}`,
  seq,
  at: startedAt,
  author: { kind: 'agent', ...amy },
  text: `text ${String(seq)}`,
  ...rest,
});
const recalled = (seq: number) => message(seq, { text: '', recalled: true });

describe('a recalled message', () => {
  afterEach(unmountAll);

  it('is a line of the desk in its place, between what was said before and after it', () => {
    const items = [message(1), recalled(2), message(3)];
    const blocks = blocksOf(items, { customer: 0, agent: 0 }, [], startedAt);
    assert.deepEqual(
      blocks.map(({ kind }) => kind),
      ['said', 'notice', 'said'],
    );
  });

  for (const [locale, { notices }] of [
    ['zh-CN', laterZhCN],
    ['en', later],
    ['ar', laterAr],
  ] as const) {
    it(`says so in ${locale}, and none of what stood there`, async () => {
      const mounted = await openBell({ locale });
      const { bell, client } = mounted;
      const id = idIn(mounted);
      client.change(id, {
        items: [...client.get(id).items, message(5001, { text: 'East Street 1' })],
      });
      await settled(bell);
      assert.include(seenText(bell), 'East Street 1');
      client.change(id, { items: [...client.get(id).items.slice(0, -1), recalled(5001)] });
      await settled(bell);
      assert.include(seenText(bell), notices.recalled);
      assert.notInclude(seenText(bell), 'East Street');
      const told = [...deep(bell)].find(
        ({ localName, shadowRoot }) =>
          localName === 'shop-bell-notice' && shadowRoot?.textContent.includes(notices.recalled),
      );
      const line = told?.closest('.note');
      assert.equal(line && getComputedStyle(line).textAlign, 'center');
    });
  }

  it('stands in the transcript as such', async () => {
    const { client, ...mounted } = await openBell();
    const id = idIn({ client, ...mounted });
    client.change(id, { items: [message(1), recalled(2)] });
    const lines = transcriptOf(client.get(id), en, later).trim().split('\n');
    assert.match(lines[0] ?? '', /Amy: text 1$/);
    assert.match(lines[1] ?? '', /— A message was recalled$/);
  });
});
