import { ShopbellError, type Session } from '@shopbell/sdk/agent';
import { expect } from 'chai';
import { en } from '../../src/words/en.ts';
import { zhCN } from '../../src/words/zhCN.ts';
import { violations } from './support/axe.ts';
import { demoDesk } from './support/demoDesk.ts';
import { demoShop, officeSession } from './support/demoShop.ts';
import { demoSession } from './support/fakeAgentClient.ts';
import { press, texts, type } from './support/hands.ts';
import { all, button, drawn, focused, mountWorkbench, one, type Mounted } from './support/mountWorkbench.ts';

const text = zhCN.password;
const due: Session = { ...demoSession, mustChangePassword: true };
let mounted: Mounted;

/** The present password, the new one and it again, by keyboard from where the focus is. */
async function enter(...[current, fresh, again]: [string, string, string]): Promise<void> {
  for (const field of ['current', 'fresh', 'again']) {
    const input = one(mounted.app, `password-form #${field}`);
    if (input instanceof HTMLInputElement) input.value = '';
  }
  one(mounted.app, 'password-form #current').focus();
  await type(mounted.app, current);
  await press(mounted.app, 'Tab');
  await type(mounted.app, fresh);
  await press(mounted.app, 'Tab');
  await type(mounted.app, again);
  await press(mounted.app, 'Enter');
}

const faults = () => texts(mounted.app, 'password-form .wrong');
const problem = () => texts(mounted.app, 'password-form #problem');

describe('A password of one’s own', () => {
  afterEach(() => {
    mounted.app.remove();
  });

  describe('that is due', () => {
    it('stands before everything else, from signing in to the desk, by keyboard alone', async () => {
      mounted = await mountWorkbench({ signedIn: false, prepare: demoDesk });
      mounted.client.account = due;
      await type(mounted.app, 'demo:lin');
      await press(mounted.app, 'Tab');
      await type(mounted.app, 'right');
      await press(mounted.app, 'Enter');
      expect(one(mounted.app, 'password-view h1').textContent).to.equal(text.dueTitle);
      expect(all(mounted.app, 'desk-screen')).to.have.length(0);
      expect(mounted.client.connection).to.equal('idle');
      expect(focused()?.id).to.equal('current');
      await enter('right', 'a better horse', 'a better horse');
      expect(all(mounted.app, 'password-view')).to.have.length(0);
      expect(mounted.client.connection).to.equal('online');
      expect(mounted.client.password).to.equal('a better horse');
      expect(focused()?.closest('password-dialog') ?? null).to.equal(null);
      expect(all(mounted.app, 'password-dialog dialog')).to.have.length(0);
    });

    it('is asked for after a reload too; whoever would rather not signs out', async () => {
      mounted = await mountWorkbench({ session: due });
      expect(all(mounted.app, 'password-view')).to.have.length(1);
      mounted.client.refuse.set('signOut', new ShopbellError('CONNECTION_LOST', '', { retry: true }));
      button(mounted.app, zhCN.header.signOut).click();
      await drawn(mounted.app);
      expect(problem()).to.deep.equal([zhCN.signOutFailed]);
      button(mounted.app, zhCN.header.signOut).click();
      await drawn(mounted.app);
      expect(all(mounted.app, 'sign-in-view')).to.have.length(1);
      expect(mounted.client.signedIn).to.equal(undefined);
    });

    it('takes the place of a desk whose server was started anew without the demo', async () => {
      mounted = await mountWorkbench({ prepare: demoDesk });
      mounted.client.signedIn = due;
      mounted.client.become('closed');
      await drawn(mounted.app);
      expect(all(mounted.app, 'password-view')).to.have.length(1);
      expect(all(mounted.app, 'desk-screen')).to.have.length(0);
    });

    it('a session that ended meanwhile leads back to signing in, and says so', async () => {
      mounted = await mountWorkbench({ session: due });
      mounted.client.refuse.set('changePassword', new ShopbellError('UNAUTHENTICATED', ''));
      await enter('right', 'a better horse', 'a better horse');
      expect(one(mounted.app, 'sign-in-view .told').textContent).to.equal(zhCN.signIn.signedOut);
    });
  });

  it('is changed from the menu; Escape leaves it as it is, and the desk stays', async () => {
    mounted = await mountWorkbench({ prepare: demoDesk });
    const desk = one(mounted.app, 'desk-screen');
    button(mounted.app, text.menu).click();
    await drawn(mounted.app);
    expect(focused()?.id).to.equal('current');
    await press(mounted.app, 'Alt+/');
    expect(all(mounted.app, 'shortcut-sheet dialog')).to.have.length(0);
    await press(mounted.app, 'Escape');
    expect(all(mounted.app, 'password-dialog dialog')).to.have.length(0);
    expect(mounted.client.password).to.equal('right');

    button(mounted.app, text.menu).click();
    await drawn(mounted.app);
    await enter('right', 'a better horse', 'a better horse');
    expect(mounted.client.password).to.equal('a better horse');
    expect(texts(mounted.app, 'password-dialog p[role=status]')).to.deep.equal([text.done]);
    expect(focused()?.textContent.trim()).to.equal(text.close);
    await press(mounted.app, 'Enter');
    expect(all(mounted.app, 'password-dialog dialog')).to.have.length(0);
    expect(one(mounted.app, 'desk-screen') === desk).to.equal(true);
    expect(mounted.client.connection).to.equal('online');

    button(mounted.app, text.menu).click();
    await drawn(mounted.app);
    expect(all(mounted.app, 'password-dialog #current')).to.have.length(1);
  });

  it('a manager without a desk has it too', async () => {
    mounted = await mountWorkbench({ session: officeSession, shop: demoShop });
    button(mounted.app, text.menu).click();
    await drawn(mounted.app);
    await enter('right', 'a better horse', 'a better horse');
    expect(texts(mounted.app, 'password-dialog p[role=status]')).to.deep.equal([text.done]);
  });

  it('what is missing, too short, the same or not repeated is said before the server is asked', async () => {
    mounted = await mountWorkbench({ session: due });
    await enter('', '12345', '');
    expect(faults()).to.deep.equal([text.currentMissing, text.wrongLength(6, 256)]);
    expect(focused()?.id).to.equal('current');
    await enter('right', '12345', '12345');
    expect(faults()).to.deep.equal([text.wrongLength(6, 256)]);
    expect(focused()?.id).to.equal('fresh');
    await enter('right1', 'right1', 'right1');
    expect(faults()).to.deep.equal([text.unchanged]);
    await enter('right', '123456', '123457');
    expect(faults()).to.deep.equal([text.differs]);
    expect(focused()?.id).to.equal('again');
    expect(mounted.client.password).to.equal('right');
  });

  it('each refusal is said in plain words, in both languages; too many attempts wait', async () => {
    const refusals = [
      [new ShopbellError('BAD_CREDENTIALS', ''), text.currentWrong, en.password.currentWrong, 'current'],
      [
        new ShopbellError('INVALID_ARGUMENT', '', {
          details: { issues: [{ path: 'password', message: 'must be none that everybody knows' }] },
        }),
        text.known,
        en.password.known,
        'fresh',
      ],
      [
        new ShopbellError('CONNECTION_LOST', '', { retry: true }),
        zhCN.signIn.offline,
        en.signIn.offline,
        'current',
      ],
    ] as const;
    for (const [error, chinese, english, again] of refusals) {
      mounted = await mountWorkbench({ session: due });
      mounted.client.refuse.set('changePassword', error);
      await enter('right', 'a better horse', 'a better horse');
      expect(problem()).to.deep.equal([chinese]);
      expect(focused()?.id).to.equal(again);
      button(mounted.app, 'English').click();
      await drawn(mounted.app);
      expect(problem()).to.deep.equal([english]);
      mounted.app.remove();
    }
    mounted = await mountWorkbench({ session: due });
    const details = { retryAfterMs: 2500 };
    mounted.client.refuse.set('changePassword', new ShopbellError('RATE_LIMITED', '', { details }));
    await enter('right', 'a better horse', 'a better horse');
    expect(problem()).to.deep.equal([zhCN.signIn.rateLimited(3)]);
    await enter('right', 'a better horse', 'a better horse');
    expect(all(mounted.app, 'password-view')).to.have.length(1);
    await mounted.clock.advance(3000);
    await enter('right', 'a better horse', 'a better horse');
    expect(all(mounted.app, 'desk-screen')).to.have.length(1);
  });

  for (const [language, theme] of [
    ['zh-CN', 'light'],
    ['en', 'dark'],
  ] as const)
    it(`has nothing that axe objects to: ${language}, ${theme}`, async () => {
      mounted = await mountWorkbench({ session: due, language, theme });
      await enter('', '1', '');
      expect(await violations()).to.equal('');
      mounted.app.remove();
      mounted = await mountWorkbench({ prepare: demoDesk, language, theme });
      const words = { 'zh-CN': zhCN, en }[language];
      button(mounted.app, words.password.menu).click();
      await drawn(mounted.app);
      expect(await violations()).to.equal('');
    });
});
