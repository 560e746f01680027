import type { WallAgent } from '@shopbell/sdk/agent';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { WallAgentRow } from '../../src/wall/wallAgentRow.ts';
import { zhCN } from '../../src/words/zhCN.ts';
import { load } from './support/colleagues.ts';
import { demoSession } from './support/fakeAgentClient.ts';
import { all, button, drawn, mountWorkbench, painted } from './support/mountWorkbench.ts';

const groups = Array.from({ length: 30 }, (_, n) => ({ id: `g${String(n)}`, name: `客服组 ${String(n)}` }));

function crowd(now: number): WallAgent[] {
  return Array.from({ length: 200 }, (_, n) => ({
    id: `a${String(n)}`,
    name: `客服 ${String(n).padStart(3, '0')}`,
    status: 'online',
    capacity: 12,
    groupIds: ['g0', `g${String(n % 30)}`],
    conversations: Array.from({ length: 8 }, (_, c) => ({
      id: `c${String(n)}-${String(c)}`,
      customer: { id: `customer-${String(n)}-${String(c)}` },
      since: now - 60_000,
      ...(c === 0 && n % 10 === 0 ? { waitingSince: now - 45_000 } : {}),
    })),
  }));
}

/** How often rows were drawn meanwhile. */
async function drawnRows(run: () => Promise<unknown>): Promise<number> {
  const { prototype } = WallAgentRow;
  const { render } = prototype;
  let times = 0;
  prototype.render = function counted(this: WallAgentRow) {
    times += 1;
    return render.call(this);
  };
  try {
    await run();
  } finally {
    prototype.render = render;
  }
  return times;
}

describe('The live wall of a large shop', () => {
  before(() => setViewport({ width: 1440, height: 900 }));

  it('200 agents in 30 groups: a second draws only those for whom somebody waits, news only whom it is about', async () => {
    const { app, client, clock } = await mountWorkbench({
      session: { ...demoSession, roles: ['supervisor'] },
      prepare: (fake, now) => {
        fake.lines = groups.map((group, n) => load(group, { waiting: n, waitingSince: now - n * 10_000 }));
      },
    });
    button(app, zhCN.supervision.wall.open).click();
    await drawn(app);
    const agents = crowd(clock.now());
    client.supervision.tell(agents);
    await drawn(app);
    await painted();
    expect(all(app, 'wall-agent-row')).to.have.length(200);
    expect(all(app, 'wall-screen .group')).to.have.length(31);
    const second = await drawnRows(async () => {
      await clock.advance(1000);
      await drawn(app);
    });
    expect(second).to.equal(20);
    const [first, ...others] = agents;
    if (!first) throw new Error('nobody');
    const news = await drawnRows(async () => {
      client.supervision.tell([{ ...first, conversations: [] }, ...others]);
      await drawn(app);
    });
    expect(news).to.equal(1);
    app.remove();
  });
});
