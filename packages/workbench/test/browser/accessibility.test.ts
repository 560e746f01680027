import { emulateMedia, setViewport } from '@web/test-runner-commands';
import axe from 'axe-core';
import { expect } from 'chai';
import { languages } from '../../src/words/words.ts';
import { wordsIn } from '../../src/words/wordsIn.ts';
import { demoDesk } from './support/demoDesk.ts';
import { all, button, drawn, mountWorkbench, type Mounted } from './support/mountWorkbench.ts';

async function violations(): Promise<string[]> {
  const { violations } = await axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
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
        expect(await violations()).to.deep.equal([]);
        button(mounted.app, words.signIn.submit).click();
        await drawn(mounted.app);
        expect(await violations()).to.deep.equal([]);
      });

      it(`desk, ${language}, ${theme}`, async () => {
        mounted = await mountWorkbench({ language, theme, prepare: demoDesk });
        await mounted.clock.advance(100_000);
        expect(await violations()).to.deep.equal([]);

        all(mounted.app, 'conversation-list .row')[1]?.click();
        await drawn(mounted.app);
        button(mounted.app, words.customer.title).click();
        await drawn(mounted.app);
        mounted.client.send('short', 'a');
        mounted.client.become('offline');
        await drawn(mounted.app);
        expect(await violations()).to.deep.equal([]);

        button(mounted.app, words.conversation.end).click();
        await drawn(mounted.app);
        expect(await violations()).to.deep.equal([]);
        button(mounted.app, words.conversation.endQuestion.no).click();
        button(mounted.app, words.header.shortcuts + 'Alt+/').click();
        await drawn(mounted.app);
        expect(await violations()).to.deep.equal([]);
      });
    }
  }
});
