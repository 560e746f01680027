import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { config, expect } from 'chai';
import { languages } from '../../src/words/words.ts';
import { wordsIn } from '../../src/words/wordsIn.ts';
import { violations } from './support/axe.ts';
import { aftersale, explanation, load, presale, withColleagues } from './support/colleagues.ts';
import { demoDesk } from './support/demoDesk.ts';
import { managerSession } from './support/demoShop.ts';
import type { FakeAgentClient } from './support/fakeAgentClient.ts';
import { all, button, drawn, mountWorkbench, one, type Mounted } from './support/mountWorkbench.ts';

// What is wrong is told whole.
config.truncateThreshold = 0;

/** A desk with everything that this issue brings: colleagues, lines, leave messages to assign. */
function busyDesk(client: FakeAgentClient, now: number): void {
  demoDesk(client, now);
  withColleagues(client);
  client.lines = [
    load(presale, { taking: 1, waiting: 3, waitingSince: now - 200_000 }),
    load(aftersale, { pendingLeaveMessages: 1 }),
  ];
  const scope = { page: 'shop', channel: 'web' } as const;
  client.pending = [
    {
      conversationId: 'p',
      group: aftersale,
      customer: { id: 'c-9f2a' },
      scope,
      at: now - 60_000,
      text: '在吗',
    },
  ];
  client.explanation = explanation([{ group: presale }, { group: aftersale, failed: 'weight', weight: 0 }]);
}

describe('Accessibility (axe)', () => {
  let mounted: Mounted;

  before(async () => {
    await setViewport({ width: 1440, height: 900 });
    // A colour on its way from one theme to the other is no colour to judge.
    await emulateMedia({ reducedMotion: 'reduce' });
  });

  after(() => emulateMedia({ reducedMotion: 'no-preference' }));

  afterEach(() => {
    mounted.app.remove();
  });

  for (const language of languages) {
    const words = wordsIn(language);
    for (const theme of ['light', 'dark'] as const) {
      it(`sign-in, ${language}, ${theme}`, async () => {
        mounted = await mountWorkbench({ signedIn: false, language, theme });
        expect(document.documentElement.lang).to.equal(language);
        expect(await violations()).to.equal('');
        button(mounted.app, words.signIn.submit).click();
        await drawn(mounted.app);
        expect(await violations()).to.equal('');
      });

      it(`desk, ${language}, ${theme}`, async () => {
        mounted = await mountWorkbench({ language, theme, prepare: demoDesk });
        await mounted.clock.advance(100_000);
        expect(await violations()).to.equal('');

        all(mounted.app, 'conversation-list .row')[1]?.click();
        await drawn(mounted.app);
        button(mounted.app, words.customer.title).click();
        await drawn(mounted.app);
        mounted.client.send('short', 'a');
        mounted.client.become('offline');
        await drawn(mounted.app);
        expect(await violations()).to.equal('');

        button(mounted.app, words.conversation.end).click();
        await drawn(mounted.app);
        expect(await violations()).to.equal('');
        button(mounted.app, words.conversation.endQuestion.no).click();
        button(mounted.app, words.header.shortcuts + 'Alt+/').click();
        await drawn(mounted.app);
        expect(await violations()).to.equal('');
      });

      it(`dialogs of the desk, ${language}, ${theme}`, async () => {
        mounted = await mountWorkbench({ language, theme, session: managerSession, prepare: busyDesk });
        const dialogs = words.reception;
        all(mounted.app, 'conversation-list .row')[0]?.click();
        one(mounted.app, 'line-strip summary').click();
        await drawn(mounted.app);
        const looked = async (opener: string, tag: string): Promise<void> => {
          button(mounted.app, opener).click();
          await drawn(mounted.app);
          expect(all(mounted.app, `${tag} dialog`)).to.have.length(1);
          expect(await violations(), tag).to.equal('');
          one(mounted.app, `${tag} .top .icon-button`).click();
          await drawn(mounted.app);
          expect(all(mounted.app, `${tag} dialog`)).to.have.length(0);
        };
        await looked(dialogs.transfer.button, 'transfer-dialog');
        await looked(dialogs.block.button, 'block-dialog');
        await looked(words.status.names.offline, 'going-dialog');
        await looked(dialogs.pending.open(1), 'pending-dialog');
        await looked(dialogs.why.menu, 'why-panel');
      });
    }
  }
});
