import type { Notice, TimelineItem } from '@shopbell/sdk/agent';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { zhCN } from '../../src/words/zhCN.ts';
import { clockTime } from '../../src/words/times.ts';
import { presale } from './support/colleagues.ts';
import { conversation } from './support/conversations.ts';
import { demoSession } from './support/fakeAgentClient.ts';
import { open, texts } from './support/hands.ts';
import { all, drawn, mountWorkbench, type Mounted } from './support/mountWorkbench.ts';

const me = demoSession.agent;
const chen = { id: 'agent-chen', name: '陈洁' };
const text = zhCN.notice;
let mounted: Mounted;

/** A conversation with these notices, open. */
async function show(...notices: Notice['notice'][]): Promise<string[]> {
  const now = mounted.clock.now();
  const items: TimelineItem[] = notices.map((notice, at) => ({
    kind: 'notice',
    seq: at + 1,
    at: now,
    notice,
  }));
  mounted.client.put({
    ...conversation({ id: 'one', name: '桃子', openedAt: now }),
    items,
    lastSeq: items.length,
  });
  await drawn(mounted.app);
  await open(mounted.app, '桃子');
  return all(mounted.app, 'message-timeline .notice').map((notice) => {
    const [said] = [...notice.childNodes].filter((node) => node instanceof Text && node.data.trim() !== '');
    return said?.textContent?.trim() ?? '';
  });
}

describe('What the desk tells between messages', () => {
  before(() => setViewport({ width: 1440, height: 900 }));

  beforeEach(async () => {
    mounted = await mountWorkbench();
  });

  afterEach(() => {
    mounted.app.remove();
  });

  it('RT-46, RT-52, RB-05 in a line, out of it, from the robot, and re-routed', async () => {
    const lines = await show(
      { kind: 'robot' },
      { kind: 'queued', group: presale },
      { kind: 'assigned', agent: me, group: presale, cause: 'queue' },
      { kind: 'assigned', agent: chen, group: presale, cause: 'hand-over' },
      { kind: 'assigned', agent: me, group: presale, cause: 're-routed' },
    );
    expect(lines).to.deep.equal([
      text.robot,
      text.queued(presale.name),
      text.fromQueueToYou(presale.name),
      text.handOver(chen.name, presale.name),
      text.reRouted(me.name, presale.name),
    ]);
  });

  it('RT-49 a transfer says from whom to whom, and its note stands below, for colleagues', async () => {
    const note = '<b>急</b> 顾客等了很久';
    const lines = await show({ kind: 'transferred', from: chen, agent: me, group: presale, note });
    expect(lines).to.deep.equal([text.transferredToYou(chen.name, presale.name)]);
    expect(texts(mounted.app, 'message-timeline .note span')).to.deep.equal([text.note, note]);
    expect(all(mounted.app, '.note b')).to.have.length(0);
  });

  it('warns of the end, and says why it ended', async () => {
    const endsAt = mounted.clock.now() + 120_000;
    const lines = await show(
      { kind: 'idle-warned', endsAt },
      { kind: 'ended', by: 'desk', cause: 'idle' },
      { kind: 'ended', by: 'desk', cause: 'absent' },
      { kind: 'ended', by: 'customer', cause: 'solved' },
      { kind: 'ended', by: 'desk', cause: 'blocked' },
      { kind: 'ended', by: 'agent', cause: 'signed-out' },
    );
    expect(lines[0]).to.equal(text.idleWarned(clockTime(endsAt, 'zh-CN')));
    expect(lines.slice(1)).to.deep.equal(Object.values(text.endedBecause));
  });

  it('AR-01, RB-05 marks what nobody wrote: automatic replies and the robot', async () => {
    const now = mounted.clock.now();
    const said = (seq: number, kind: 'auto' | 'robot', more: object): TimelineItem => {
      return {
        kind: 'message',
        id: `m${seq}`,
        seq,
        at: now,
        author: { kind, id: kind },
        text: '您好',
        ...more,
      };
    };
    mounted.client.put({
      ...conversation({ id: 'one', name: '桃子', openedAt: now }),
      items: [said(1, 'auto', {}), said(2, 'robot', { offersAgent: true })],
    });
    await drawn(mounted.app);
    await open(mounted.app, '桃子');
    const speakers = texts(mounted.app, '.speaker').map((line) => line.split(/\s/)[0]);
    expect(speakers).to.deep.equal([zhCN.conversation.autoReply, zhCN.conversation.robot]);
    expect(all(mounted.app, '.speech.auto')).to.have.length(1);
    expect(texts(mounted.app, '.speech.robot .offer')).to.deep.equal([zhCN.conversation.offersAgent]);
  });
});
