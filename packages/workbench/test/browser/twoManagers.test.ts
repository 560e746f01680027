import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { zhCN } from '../../src/words/zhCN.ts';
import { withColleagues } from './support/colleagues.ts';
import { demoShop, managerSession } from './support/demoShop.ts';
import { texts } from './support/hands.ts';
import { all, button, drawn, mountWorkbench, one, type Mounted } from './support/mountWorkbench.ts';
import { fill, openSettings, save } from './support/settingsHands.ts';

const { form } = zhCN.settings;
let mounted: Mounted;

async function mount(): Promise<void> {
  mounted = await mountWorkbench({ session: managerSession, shop: demoShop, prepare: withColleagues });
}

describe('Settings: two managers at once', () => {
  before(() => setViewport({ width: 1440, height: 900 }));

  beforeEach(mount);

  afterEach(() => {
    mounted.app.remove();
  });

  it('two managers at one agent: the second is told, takes the latest, and keeps their own change', async () => {
    await openSettings(mounted.app, 'agents');
    button(mounted.app, `${form.edit}: 林晓`).click();
    await drawn(mounted.app);
    await fill(mounted.app, 'agent-dialog [type=text]', '林晓晓');
    const { admin } = mounted;
    admin.agentList = admin.agentList.map((agent) =>
      agent.id === 'agent-lin' ? { ...agent, receiving: false, version: 2 } : agent,
    );
    one(mounted.app, 'agent-dialog .primary').click();
    await drawn(mounted.app);
    await drawn(mounted.app);
    expect(one(mounted.app, 'agent-dialog .callout').textContent).to.contain(form.changedMeanwhile);
    button(mounted.app, form.takeTheirs).click();
    await drawn(mounted.app);
    expect(one(mounted.app, 'agent-dialog [type=checkbox]').matches(':checked')).to.equal(false);
    one(mounted.app, 'agent-dialog .primary').click();
    await drawn(mounted.app);
    expect(admin.calls('configureAgent')).to.deep.equal([
      ['agent-lin', { name: '林晓晓' }, 1],
      ['agent-lin', { name: '林晓晓' }, 2],
    ]);
    expect(all(mounted.app, 'agent-dialog dialog')).to.have.length(0);
  });

  it('two managers at one answer: theirs is taken first; one that is gone is written anew', async () => {
    await openSettings(mounted.app, 'knowledge');
    const { admin } = mounted;
    const edit = async (answer: string) => {
      button(mounted.app, `${form.edit}: 能泡几泡？`).click();
      await drawn(mounted.app);
      await fill(mounted.app, 'entry-dialog [name=answer]', answer);
    };
    const change = async (some: object) => {
      const robotEntries = admin.base.robotEntries.map((entry) => ({ ...entry, ...some, version: 5 }));
      admin.base = { ...admin.base, robotEntries, version: 5 };
      one(mounted.app, 'entry-dialog .primary').click();
      await drawn(mounted.app);
      await drawn(mounted.app);
    };
    await edit('10 泡');
    await change({ needsAgent: true });
    expect(one(mounted.app, 'entry-dialog .callout').textContent).to.contain(form.changedMeanwhile);
    button(mounted.app, form.takeTheirs).click();
    await drawn(mounted.app);
    one(mounted.app, 'entry-dialog .primary').click();
    await drawn(mounted.app);
    const [, second] = admin.calls('putKnowledge');
    expect(second?.[1]).to.include({ answer: '10 泡', needsAgent: true });
    expect(second?.[2]).to.equal(5);
    expect(all(mounted.app, 'entry-dialog dialog')).to.have.length(0);

    await edit('12 泡');
    admin.base = { ...admin.base, robotEntries: [], version: 6 };
    mounted.client.emit('setup', { what: 'settings' });
    await drawn(mounted.app);
    await drawn(mounted.app);
    expect(texts(mounted.app, 'entry-dialog .callout')).to.deep.equal([form.deletedMeanwhile]);
    one(mounted.app, 'entry-dialog .primary').click();
    await drawn(mounted.app);
    expect(admin.calls('putKnowledge').at(-1)?.[2]).to.equal(0);
    expect(admin.calls('putKnowledge').at(-1)?.[1]).to.include({ id: 'entry-1', answer: '12 泡' });
  });

  const weights = () =>
    (all(mounted.app, 'member-table input[type=number]') as HTMLInputElement[]).map(({ value }) => value);

  /** The presale group, where `mine` is done to the first member, and the other manager leaves `theirs`. */
  async function contest(
    mine: () => Promise<void>,
    theirs: readonly { agentId: string; weight: number }[],
  ): Promise<void> {
    await openSettings(mounted.app, 'groups');
    all(mounted.app, 'groups-page .open')
      .find((row) => row.textContent.includes('售前咨询'))
      ?.click();
    await drawn(mounted.app);
    await mine();
    await mounted.admin.editGroup('group-presale', { members: [...theirs] }, 4);
    await save(mounted.app);
    button(mounted.app, form.takeTheirs).click();
    await drawn(mounted.app);
    expect(texts(mounted.app, 'group-editor .contested')).to.deep.equal([form.theirs]);
  }

  it('RT-26 one weight that both gave is mine; whom the other put in and took out stays so', async () => {
    await contest(
      () => fill(mounted.app, 'member-table [type=number]', '2'),
      [
        { agentId: 'agent-lin', weight: 3 },
        { agentId: 'agent-chen', weight: 5 },
        { agentId: 'agent-away', weight: 4 },
        { agentId: 'agent-off', weight: 1 },
      ],
    );
    expect(weights()).to.deep.equal(['2', '5', '4', '1']);
    await save(mounted.app);
    expect(mounted.admin.groupList[1]?.members).to.deep.equal([
      { agentId: 'agent-lin', weight: 2 },
      { agentId: 'agent-chen', weight: 5 },
      { agentId: 'agent-away', weight: 4 },
      { agentId: 'agent-off', weight: 1 },
    ]);
  });

  it('RT-26 whom I took out stays out although the other weighed them anew, and the rest is merged', async () => {
    await contest(async () => {
      one(mounted.app, 'member-table tbody button').click();
      await drawn(mounted.app);
    }, [
      { agentId: 'agent-lin', weight: 3 },
      { agentId: 'agent-sus', weight: 0 },
      { agentId: 'agent-away', weight: 4 },
    ]);
    expect(weights()).to.deep.equal(['0', '4']);
  });

  it('two managers at the robot: nothing is overwritten unseen', async () => {
    await openSettings(mounted.app, 'robot');
    await fill(mounted.app, 'robot-form [name=categories]', '绿茶');
    const { admin } = mounted;
    admin.robotSettings = { categories: ['乌龙'], provider: { kind: 'built-in' }, version: 2 };
    await save(mounted.app);
    await drawn(mounted.app);
    expect(admin.calls('setRobot').map((call) => call[1])).to.deep.equal([1]);
    expect(one(mounted.app, 'save-bar .callout').textContent).to.contain(form.changedMeanwhile);
    button(mounted.app, form.takeTheirs).click();
    await drawn(mounted.app);
    await save(mounted.app);
    expect(admin.calls('setRobot').at(-1)).to.deep.equal([
      { categories: ['绿茶'], provider: { kind: 'built-in' } },
      2,
    ]);
  });
});
