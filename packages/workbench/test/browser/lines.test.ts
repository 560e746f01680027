import { sendKeys, setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { zhCN } from '../../src/words/zhCN.ts';
import { aftersale, explanation, load, presale, withColleagues } from './support/colleagues.ts';
import { demoDesk } from './support/demoDesk.ts';
import { texts } from './support/hands.ts';
import { all, button, drawn, mountWorkbench, one, type Mounted } from './support/mountWorkbench.ts';

const text = zhCN.reception;
let mounted: Mounted;

async function mount(options: { desk?: boolean } = {}): Promise<void> {
  mounted = await mountWorkbench({
    prepare: (client, now) => {
      if (options.desk ?? true) demoDesk(client, now);
      withColleagues(client);
    },
  });
}

async function go(status: 'away' | 'suspended' | 'offline'): Promise<void> {
  button(mounted.app, zhCN.status.names[status]).click();
  await drawn(mounted.app);
}

const asked = (): HTMLElement[] => all(mounted.app, 'going-dialog dialog');

describe('Lines of the own groups, and going away', () => {
  before(() => setViewport({ width: 1440, height: 900 }));

  afterEach(() => {
    mounted.app.remove();
  });

  it('RT-46 tells live how many wait in my groups, and since when; other groups are not mine', async () => {
    await mount();
    const summary = () => texts(mounted.app, 'line-strip summary .told').join(' ');
    expect(summary()).to.equal(text.lines.nobody);
    const now = mounted.clock.now();
    mounted.client.tellLines([
      load(presale, { waiting: 1, waitingSince: now - 20_000 }),
      load(aftersale, { waiting: 2, waitingSince: now - 200_000 }),
      load({ id: 'group-other', name: '别组' }, { waiting: 9, waitingSince: now - 900_000 }),
    ]);
    await drawn(mounted.app);
    expect(summary()).to.equal(`${text.lines.waiting(3)} ${text.lines.longest('3:20')}`);
    expect(all(mounted.app, 'line-strip summary .late')).to.have.length(1);
    expect(texts(mounted.app, 'line-strip li .name')).to.deep.equal(['售后', '售前咨询']);
    mounted.client.tellLines([load(presale), load(aftersale)]);
    await drawn(mounted.app);
    expect(summary()).to.equal(text.lines.nobody);
  });

  it('asks anew which groups are mine when a manager changed something', async () => {
    await mount();
    mounted.client.explanation = explanation([{ group: aftersale }]);
    mounted.client.emit('setup', { what: 'group', id: presale.id });
    await drawn(mounted.app);
    expect(texts(mounted.app, 'line-strip li .name')).to.deep.equal(['售后']);
  });

  it('AC-07 reminds the last agent of a group before going away, and goes after that', async () => {
    await mount();
    mounted.client.tellLines([load(presale, { taking: 1, free: 1 }), load(aftersale)]);
    await go('away');
    expect(texts(mounted.app, 'going-dialog .callout strong')).to.deep.equal([text.going.last('“售前咨询”')]);
    expect(all(mounted.app, 'going-dialog .fate')).to.have.length(0);
    expect(mounted.client.me?.status).to.equal('online');
    await sendKeys({ press: 'Escape' });
    await drawn(mounted.app);
    expect(asked()).to.have.length(0);
    expect(mounted.client.statuses).to.deep.equal([]);
    await go('suspended');
    one(mounted.app, 'going-dialog .primary').click();
    await drawn(mounted.app);
    expect(mounted.client.statuses).to.deep.equal([{ status: 'suspended' }]);
  });

  it('AC-07 nobody is reminded who would not be missed', async () => {
    await mount();
    await go('away');
    expect(asked()).to.have.length(0);
    expect(mounted.client.me?.status).to.equal('away');
    button(mounted.app, zhCN.status.names.online).click();
    await drawn(mounted.app);
    // Weight 0: new customers never came to this agent.
    mounted.client.explanation = explanation([{ group: presale, failed: 'weight', weight: 0 }]);
    mounted.client.emit('setup', { what: 'group' });
    mounted.client.tellLines([load(presale, { taking: 1 })]);
    await drawn(mounted.app);
    await go('away');
    expect(asked()).to.have.length(0);
  });

  it('ST-06 going offline with open conversations asks what becomes of them; whoever waits is passed on', async () => {
    await mount();
    await go('offline');
    const dialog = asked()[0]?.textContent ?? '';
    expect(dialog).to.contain(text.going.open(3)).and.to.contain(text.going.unanswered(2));
    expect(dialog).to.contain(text.going.leaveMessages(1));
    const chosen = () => all(mounted.app, 'going-dialog [type=radio]:checked')[0]?.getAttribute('value');
    expect(chosen()).to.equal('re-route');
    all(mounted.app, 'going-dialog .fate')[1]?.click();
    one(mounted.app, 'going-dialog .primary').click();
    await drawn(mounted.app);
    expect(mounted.client.statuses).to.deep.equal([{ status: 'offline', conversations: 'keep' }]);
  });

  it('ST-06 with nothing open, offline is one press', async () => {
    await mount({ desk: false });
    await go('offline');
    expect(asked()).to.have.length(0);
    expect(mounted.client.statuses).to.deep.equal([{ status: 'offline' }]);
  });
});
