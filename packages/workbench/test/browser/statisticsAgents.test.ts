import { ShopbellError } from '@shopbell/sdk/admin';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { zhCN } from '../../src/words/zhCN.ts';
import { withColleagues } from './support/colleagues.ts';
import { demoShop, managerSession } from './support/demoShop.ts';
import { today } from './support/demoStatistics.ts';
import type { FakeStatistics } from './support/fakeStatistics.ts';
import { press, texts, type } from './support/hands.ts';
import { heldAnswer } from './support/heldAnswer.ts';
import { all, button, drawn, focused, mountWorkbench, one, type Mounted } from './support/mountWorkbench.ts';
import { fill, openSettings } from './support/settingsHands.ts';

const { statisticsAgents: text, form } = zhCN.settings;
let mounted: Mounted;
let statistics: FakeStatistics;

async function click(name: string): Promise<void> {
  button(mounted.app, name).click();
  await drawn(mounted.app);
  await drawn(mounted.app);
}
const cells = (row: number): string[] =>
  texts(mounted.app, `statistics-agents-page tbody tr:nth-child(${row}) td:not(.actions)`);
const dialogs = (): number => all(mounted.app, 'statistics-agent-dialog dialog').length;

describe('Settings: what agents’ work counts for', () => {
  before(() => setViewport({ width: 1280, height: 800 }));

  beforeEach(async () => {
    mounted = await mountWorkbench({ session: managerSession, shop: demoShop, prepare: withColleagues });
    ({ statistics } = mounted.admin);
    await openSettings(mounted.app, 'statisticsAgents');
  });

  afterEach(() => {
    mounted.app.remove();
  });

  it('CF-01 … CF-05 tells type, team and group of each, and from when; also of those who are gone', async () => {
    expect(cells(1)).to.deep.equal(['陈洁', text.types.presale.name, text.none, text.none, text.always]);
    expect(cells(2)).to.deep.equal(['林晓', text.types.aftersale.name, 'north', '售后', '2026-05-01']);
    expect(cells(3)).to.deep.equal(['旧同事', text.types.frozen.name, text.none, text.none, '2026-03-01']);
    await fill(mounted.app, 'statistics-agents-page [type=search]', 'NORTH');
    expect(texts(mounted.app, 'statistics-agents-page .name')).to.deep.equal(['林晓']);
  });

  it('CF-05 by keyboard: an agent is frozen from today on, and put into a team', async () => {
    button(mounted.app, `${form.edit}: 陈洁`).focus();
    await press(mounted.app, 'Enter');
    expect(texts(mounted.app, 'statistics-agent-dialog .plain')).to.deep.equal([text.from(today)]);
    expect(focused()?.getAttribute('value')).to.equal('presale');
    await press(mounted.app, 'ArrowDown', 'ArrowDown', 'Tab');
    expect(focused()?.getAttribute('name')).to.equal('team');
    await type(mounted.app, 'south');
    await press(mounted.app, 'Enter');
    await drawn(mounted.app);
    expect(dialogs()).to.equal(0);
    expect(statistics.calls('changeAccount')).to.deep.equal([
      ['agent-chen', { accountType: 'frozen', teamId: 'south' }],
    ]);
    expect(cells(1)).to.deep.equal(['陈洁', text.types.frozen.name, 'south', text.none, today]);
    expect(texts(mounted.app, 'statistics-agents-page [role=status]')).to.deep.equal([text.saved('陈洁')]);
    expect(focused()?.getAttribute('aria-label')).to.equal(`${form.edit}: 陈洁`);
  });

  it('CF-05 two managers at one agent: what was not changed here stays as the other left it', async () => {
    await click(`${form.edit}: 林晓`);
    await fill(mounted.app, 'statistics-agent-dialog [name=team]', '');
    await statistics.changeAccount('agent-lin', {
      accountType: 'presale',
      teamId: 'north',
      groupId: 'group-presale',
    });
    await click(form.save);
    expect(statistics.calls('changeAccount').at(-1)).to.deep.equal([
      'agent-lin',
      { accountType: 'presale', groupId: 'group-presale' },
    ]);
    expect(cells(2)).to.deep.equal(['林晓', text.types.presale.name, text.none, '售前咨询', today]);
  });

  it('an answer to a dialog that was closed touches no other one', async () => {
    for (const error of [undefined, new ShopbellError('CONNECTION_LOST', '')]) {
      const answer = heldAnswer();
      const { changeAccount } = statistics;
      statistics.changeAccount = async (...given) => {
        await answer.promise;
        return changeAccount.apply(statistics, given);
      };
      await click(`${form.edit}: 林晓`);
      await fill(mounted.app, 'statistics-agent-dialog [name=team]', error ? 'east' : 'west');
      await click(form.save);
      await press(mounted.app, 'Escape');
      await click(`${form.edit}: 陈洁`);
      await fill(mounted.app, 'statistics-agent-dialog [name=team]', 'south');
      answer.give(error);
      await drawn(mounted.app);
      await drawn(mounted.app);
      statistics.changeAccount = changeAccount;
      expect(dialogs()).to.equal(1);
      expect(one(mounted.app, 'statistics-agent-dialog [name=team]')).to.have.property('value', 'south');
      expect(texts(mounted.app, 'statistics-agent-dialog .bad')).to.deep.equal([]);
      await press(mounted.app, 'Escape');
    }
    expect(cells(2)[2]).to.equal('west');
  });

  it('a team with spaces around is marked, what fails is told, and nothing changed is not saved', async () => {
    await click(`${form.edit}: 林晓`);
    await click(form.save);
    expect(dialogs()).to.equal(0);
    await click(`${form.edit}: 林晓`);
    await fill(mounted.app, 'statistics-agent-dialog [name=team]', ' north');
    await click(form.save);
    expect(texts(mounted.app, 'statistics-agent-dialog .wrong')).to.deep.equal([text.teamWrong]);
    expect(focused()?.getAttribute('name')).to.equal('team');
    await fill(mounted.app, 'statistics-agent-dialog [name=team]', 'north 2');
    statistics.refuse.set('changeAccount', new ShopbellError('CONNECTION_LOST', ''));
    await click(form.save);
    expect(texts(mounted.app, 'statistics-agent-dialog .bad')).to.deep.equal([form.lost]);
    statistics.refuse.set('changeAccount', new ShopbellError('NOT_FOUND', ''));
    await click(form.save);
    expect(texts(mounted.app, 'statistics-agent-dialog .bad')).to.deep.equal([text.gone]);
    await click(form.save);
    expect(dialogs()).to.equal(0);
    expect(one(mounted.app, 'statistics-agents-page tbody tr:nth-child(2) .team').textContent).to.equal(
      'north 2',
    );
  });
});
