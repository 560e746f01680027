import { ShopbellError } from '@shopbell/sdk/agent';
import { expect } from 'chai';
import { en } from '../../src/words/en.ts';
import { zhCN } from '../../src/words/zhCN.ts';
import { demoDesk } from './support/demoDesk.ts';
import { all, button, drawn, focused, mountWorkbench, one, type Mounted } from './support/mountWorkbench.ts';

async function fill(mounted: Mounted, account: string, password: string): Promise<void> {
  const fields: [string, string][] = [
    ['#account', account],
    ['#password', password],
  ];
  for (const [selector, value] of fields) {
    const field = one(mounted.app, selector);
    if (field instanceof HTMLInputElement) field.value = value;
  }
  one(mounted.app, 'sign-in-view button.primary').click();
  await drawn(mounted.app);
}

const alertText = (mounted: Mounted): string | undefined =>
  all(mounted.app, '#problem')[0]?.textContent.trim();

describe('Signing in', () => {
  let mounted: Mounted;

  afterEach(() => {
    mounted.app.remove();
  });

  it('opens the desk, connects, and survives a reload', async () => {
    mounted = await mountWorkbench({ signedIn: false, prepare: demoDesk });
    expect(mounted.client.connection).to.equal('idle');
    await fill(mounted, 'demo:lin', 'right');
    expect(mounted.client.connection).to.equal('online');
    expect(one(mounted.app, 'preferences-menu .opener').textContent).to.contain('林晓');

    mounted.app.remove();
    mounted = await mountWorkbench({ prepare: demoDesk });
    expect(all(mounted.app, 'desk-screen')).to.have.length(1);
  });

  it('takes the full-width colon of a Chinese keyboard', async () => {
    mounted = await mountWorkbench({ signedIn: false });
    const asked: string[] = [];
    const { client } = mounted;
    const signIn = client.signIn.bind(client);
    client.signIn = (credentials) => {
      asked.push(credentials.account);
      return signIn(credentials);
    };
    await fill(mounted, ' demo：lin ', 'right');
    expect(asked).to.deep.equal(['demo:lin']);
  });

  it('asks for what is missing before it asks the server', async () => {
    mounted = await mountWorkbench({ signedIn: false });
    await fill(mounted, '', '');
    expect(alertText(mounted)).to.equal(zhCN.signIn.accountMissing);
    expect(focused()?.id).to.equal('account');
    await fill(mounted, 'demo:lin', '');
    expect(alertText(mounted)).to.equal(zhCN.signIn.passwordMissing);
    expect(focused()?.id).to.equal('password');
  });

  it('AC-01 says each refusal in plain words, in both languages', async () => {
    const refusals = [
      [new ShopbellError('BAD_CREDENTIALS', ''), zhCN.signIn.badCredentials, en.signIn.badCredentials],
      [new ShopbellError('NOT_CS_ACCOUNT', ''), zhCN.signIn.notAgent, en.signIn.notAgent],
      [new ShopbellError('CONNECTION_LOST', '', { retry: true }), zhCN.signIn.offline, en.signIn.offline],
      [new ShopbellError('INTERNAL', '', { retry: true }), zhCN.signIn.unavailable, en.signIn.unavailable],
    ] as const;
    for (const [error, chinese, english] of refusals) {
      mounted = await mountWorkbench({ signedIn: false });
      mounted.client.refuse.set('signIn', error);
      await fill(mounted, 'demo:lin', 'right');
      expect(alertText(mounted)).to.equal(chinese);
      button(mounted.app, 'English').click();
      await drawn(mounted.app);
      expect(alertText(mounted)).to.equal(english);
      mounted.app.remove();
    }
  });

  it('counts down when there were too many attempts, and takes none before', async () => {
    mounted = await mountWorkbench({ signedIn: false });
    mounted.client.refuse.set(
      'signIn',
      new ShopbellError('RATE_LIMITED', '', { details: { retryAfterMs: 2500 } }),
    );
    await fill(mounted, 'demo:lin', 'right');
    expect(alertText(mounted)).to.equal(zhCN.signIn.rateLimited(3));
    expect(one(mounted.app, 'button.primary').textContent.trim()).to.equal(zhCN.signIn.waitToSubmit(3));

    await fill(mounted, 'demo:lin', 'right');
    expect(all(mounted.app, 'desk-screen')).to.have.length(0);
    await mounted.clock.advance(1000);
    await drawn(mounted.app);
    expect(one(mounted.app, 'button.primary').textContent.trim()).to.equal(zhCN.signIn.waitToSubmit(2));
    await mounted.clock.advance(2000);
    await fill(mounted, 'demo:lin', 'right');
    expect(all(mounted.app, 'desk-screen')).to.have.length(1);
  });

  it('asks again by itself while the server cannot be reached at the start', async () => {
    mounted = await mountWorkbench({
      prepare: (client, now) => {
        demoDesk(client, now);
        client.refuse.set('session', new ShopbellError('CONNECTION_LOST', '', { retry: true }));
      },
    });
    expect(one(mounted.app, '[role=alert]').textContent).to.equal(zhCN.connection.unreachable);
    await mounted.clock.advance(3000);
    await drawn(mounted.app);
    expect(all(mounted.app, 'desk-screen')).to.have.length(1);
  });

  it('signing out asks first, says what is open, and leaves nothing behind', async () => {
    mounted = await mountWorkbench({ prepare: demoDesk });
    button(mounted.app, zhCN.header.signOut).click();
    await drawn(mounted.app);
    expect(one(mounted.app, 'going-dialog dialog').textContent).to.contain(zhCN.reception.going.open(3));
    one(mounted.app, 'going-dialog .primary').click();
    await drawn(mounted.app);
    expect(mounted.client.statuses).to.deep.equal([{ status: 'offline', conversations: 're-route' }]);
    expect(all(mounted.app, 'sign-in-view')).to.have.length(1);
    expect(all(mounted.app, '.told')).to.have.length(0);
    expect(document.title).to.equal(zhCN.workbench);
  });

  it('a session that ends by itself leads back here, and says so', async () => {
    mounted = await mountWorkbench({ prepare: demoDesk });
    mounted.client.signedIn = undefined;
    mounted.client.become('closed');
    await drawn(mounted.app);
    expect(one(mounted.app, '.told').textContent).to.equal(zhCN.signIn.signedOut);
  });
});
