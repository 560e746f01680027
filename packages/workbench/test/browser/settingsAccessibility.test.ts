import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { config, expect } from 'chai';
import { settingsPages } from '../../src/words/settings/words.ts';
import { languages } from '../../src/words/words.ts';
import { wordsIn } from '../../src/words/wordsIn.ts';
import { violations } from './support/axe.ts';
import { withColleagues } from './support/colleagues.ts';
import { demoShop, managerSession } from './support/demoShop.ts';
import { all, button, drawn, mountWorkbench, one, type Mounted } from './support/mountWorkbench.ts';
import { fill } from './support/settingsHands.ts';

// What is wrong is told whole.
config.truncateThreshold = 0;

describe('Accessibility of settings (axe)', () => {
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
      it(`every page, ${language}, ${theme}`, async () => {
        mounted = await mountWorkbench({
          language,
          theme,
          session: managerSession,
          shop: demoShop,
          prepare: withColleagues,
        });
        button(mounted.app, words.header.shopSettings).click();
        await drawn(mounted.app);
        for (const page of settingsPages) {
          button(mounted.app, words.settings.pages[page]).click();
          await drawn(mounted.app);
          expect(await violations(), page).to.equal('');
        }
      });

      it(`what is edited, and what is refused, ${language}, ${theme}`, async () => {
        mounted = await mountWorkbench({
          language,
          theme,
          session: managerSession,
          shop: demoShop,
          prepare: withColleagues,
        });
        button(mounted.app, words.header.shopSettings).click();
        await drawn(mounted.app);
        button(mounted.app, words.settings.pages.groups).click();
        await drawn(mounted.app);
        all(mounted.app, 'groups-page .open')[1]?.click();
        await drawn(mounted.app);
        expect(await violations(), 'a group').to.equal('');
        button(mounted.app, words.settings.groups.create).click();
        await drawn(mounted.app);
        one(mounted.app, 'save-bar .primary').click();
        await drawn(mounted.app);
        expect(await violations(), 'a group that is refused').to.equal('');
        button(mounted.app, words.settings.pages.agents).click();
        await drawn(mounted.app);
        all(mounted.app, 'agents-page .actions button')[1]?.click();
        await drawn(mounted.app);
        expect(await violations(), 'an agent').to.equal('');
        one(mounted.app, 'agent-dialog .top .icon-button').click();
        button(mounted.app, words.settings.pages.accounts).click();
        await drawn(mounted.app);
        button(mounted.app, words.settings.accounts.create).click();
        await drawn(mounted.app);
        one(mounted.app, 'account-dialog .primary').click();
        await drawn(mounted.app);
        expect(await violations(), 'an account that is refused').to.equal('');
        one(mounted.app, 'account-dialog .top .icon-button').click();
        button(mounted.app, words.settings.pages.hours).click();
        await drawn(mounted.app);
        button(mounted.app, words.settings.hours.addDate).click();
        await drawn(mounted.app);
        one(mounted.app, 'save-bar .primary').click();
        await drawn(mounted.app);
        expect(await violations(), 'hours that are refused').to.equal('');
        button(mounted.app, words.settings.form.discard).click();
        await drawn(mounted.app);
        button(mounted.app, words.settings.pages.knowledge).click();
        await drawn(mounted.app);
        button(mounted.app, words.settings.knowledge.addTitle['robot-entry']).click();
        await drawn(mounted.app);
        expect(await violations(), 'an entry').to.equal('');
      });

      it(`how figures are counted, changed and refused, ${language}, ${theme}`, async () => {
        mounted = await mountWorkbench({ language, theme, session: managerSession, shop: demoShop });
        const { pages } = words.settings;
        const see = async (name: string, what: string): Promise<void> => {
          button(mounted.app, name).click();
          await drawn(mounted.app);
          expect(await violations(), what).to.equal('');
        };
        button(mounted.app, words.header.shopSettings).click();
        await drawn(mounted.app);
        button(mounted.app, pages.statistics).click();
        await drawn(mounted.app);
        for (const flag of all(mounted.app, 'statistics-form [type=checkbox]:not(:checked)')) flag.click();
        await fill(mounted.app, "statistics-form [id='payHours']", '0');
        await see(words.settings.form.save, 'settings that are refused');
        one(mounted.app, 'statistics-versions summary').click();
        await see(words.settings.form.discard, 'a version');
        button(mounted.app, pages.statisticsAgents).click();
        await drawn(mounted.app);
        await see(`${words.settings.form.edit}: 林晓`, 'an agent');
      });
    }
  }
});
