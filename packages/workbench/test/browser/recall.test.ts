import { ShopbellError } from '@shopbell/sdk/agent';
import { resetMouse, sendMouse, setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { zhCN } from '../../src/words/zhCN.ts';
import { demoDesk } from './support/demoDesk.ts';
import { announced, open, press, say, texts, write } from './support/hands.ts';
import { all, button, drawn, focused, mountWorkbench, one, type Mounted } from './support/mountWorkbench.ts';

const text = zhCN.conversation.recall;
let mounted: Mounted;

const buttons = () => all(mounted.app, 'message-timeline .recall');
const recalled = () =>
  texts(mounted.app, 'message-timeline .recalled').map((line) => line.replace(/\s+/g, ' '));
/** Written, sent, and stored. */
const post = async (said: string) => {
  await say(mounted.app, said);
  const waiting = mounted.client.outgoing('long').at(-1);
  mounted.client.store(waiting?.clientId ?? '', mounted.clock.now());
  await drawn(mounted.app);
};
const reply = () => {
  const area = one(mounted.app, 'message-composer textarea');
  return area instanceof HTMLTextAreaElement ? area.value : undefined;
};

describe('Recall of an own message', () => {
  before(() => setViewport({ width: 1440, height: 900 }));
  beforeEach(async () => {
    mounted = await mountWorkbench({ prepare: demoDesk });
    await open(mounted.app, '桃子');
  });
  afterEach(async () => {
    await resetMouse();
    mounted.app.remove();
  });

  it('leaves a line in its place, and the words to write anew', async () => {
    const { app, client } = mounted;
    await post('寄到东街 1 号');
    const sent = client.conversations.get('long')?.items.at(-1);
    buttons().at(-1)?.click();
    await drawn(app);
    expect(client.recalled).to.deep.equal([sent?.kind === 'message' && sent.id]);
    expect(announced(app)).to.equal(text.done);
    expect(recalled()).to.deep.equal([`${text.message.byYou} ${text.editAgain}`]);
    expect(texts(app, 'message-timeline .bubble')).not.to.include('寄到东街 1 号');
    const row = texts(app, 'conversation-list .row').find((line) => line.includes('桃子'));
    expect(row).to.contain(text.message.byYou);
    expect(row).not.to.contain('东街');
    button(app, text.editAgain).click();
    await drawn(app);
    expect(reply()).to.equal('寄到东街 1 号');
    expect(focused()?.localName).to.equal('textarea');
    // It is where it is written now, and offered no more.
    expect(recalled()).to.deep.equal([text.message.byYou]);
  });

  it('loses nothing of what is being written', async () => {
    const { app } = mounted;
    await post('第一句');
    await write(app, '写到一半');
    buttons().at(-1)?.click();
    await drawn(app);
    expect(reply()).to.equal('写到一半');
    button(app, text.editAgain).click();
    await drawn(app);
    expect(reply()).to.equal('写到一半\n第一句');
  });

  it('is offered on own messages only, and not a second longer than two minutes', async () => {
    const { app, client, clock } = mounted;
    const before = buttons().length;
    client.customerWrites('long', '那我再看看', clock.now());
    await drawn(app);
    expect(buttons()).to.have.length(before);
    await post('好的');
    expect(buttons()).to.have.length(before + 1);
    await clock.advance(119_000);
    await drawn(app);
    expect(buttons()).to.have.length(1);
    buttons()[0]?.focus();
    await clock.advance(2000);
    await drawn(app);
    expect(buttons()).to.have.length(0);
    // Who was on it stays in the conversation.
    expect(focused()?.className).to.equal('scroller');
  });

  it('is quiet: it shows to the pointer and to the keyboard, and is done by keys alone', async () => {
    const { app } = mounted;
    await post('发错了');
    const [action] = buttons().slice(-1);
    if (!action) throw new Error('nothing to recall');
    expect(action.getAttribute('aria-label')).to.equal(text.label);
    expect(getComputedStyle(action).opacity).to.equal('0');
    const { left, top } = action.getBoundingClientRect();
    await sendMouse({ type: 'move', position: [Math.round(left + 5), Math.round(top + 5)] });
    expect(getComputedStyle(action).opacity).to.equal('1');
    await resetMouse();
    one(app, 'message-timeline .scroller').focus();
    for (let presses = 0; focused() !== action && presses < 40; presses++) await press(app, 'Tab');
    expect(getComputedStyle(action).opacity).to.equal('1');
    await press(app, 'Enter');
    expect(recalled()).to.have.length(1);
    expect(focused()?.localName).to.equal('textarea');
  });

  it('that came too late, or did not get through, says so, and leaves the message', async () => {
    const { app, client } = mounted;
    await post('留着');
    for (const [error, words] of [
      [new ShopbellError('RECALL_TOO_LATE', 'late', { details: { limit: 120_000 } }), text.tooLate(2)],
      [new ShopbellError('TIMEOUT', 'no answer', { retry: true }), text.failed],
    ] as const) {
      client.refuse.set('recall', error);
      buttons().at(-1)?.click();
      await drawn(app);
      expect(texts(app, 'desk-screen [role=alert]').join()).to.contain(words);
      expect(texts(app, 'message-timeline .bubble')).to.include('留着');
      expect(recalled()).to.deep.equal([]);
    }
  });

  it('of a colleague is told with the name, of a note as such; neither can be written anew', async () => {
    const { app, client } = mounted;
    const conversation = client.conversations.get('long');
    if (!conversation) throw new Error('no conversation');
    const { lastSeq: seq, openedAt: at } = conversation;
    const gone = { kind: 'message' as const, at, text: '', recalled: true };
    const [other, own] = [
      { kind: 'agent' as const, id: 'agent-chen', name: '陈晨' },
      { kind: 'agent' as const, id: 'agent-lin', name: '林晓' },
    ];
    client.put({
      ...conversation,
      lastSeq: seq + 2,
      items: [
        ...conversation.items,
        { ...gone, id: 'r1', seq: seq + 1, author: other },
        { ...gone, id: 'r2', seq: seq + 2, author: own, note: true },
      ],
    });
    await drawn(app);
    expect(recalled()).to.deep.equal([text.message.by('陈晨'), text.note.byYou]);
  });
});
