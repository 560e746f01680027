import { ShopbellError } from '@shopbell/sdk/admin';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { config, expect } from 'chai';
import { languages } from '../../src/words/words.ts';
import { wordsIn } from '../../src/words/wordsIn.ts';
import { violations } from './support/axe.ts';
import { demoShop, officeSession } from './support/demoShop.ts';
import { all, button, drawn, mountWorkbench, one, type Mounted } from './support/mountWorkbench.ts';

// What is wrong is told whole.
config.truncateThreshold = 0;

describe('Accessibility of reports (axe)', () => {
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
      it(`reports and what they open, ${language}, ${theme}`, async () => {
        mounted = await mountWorkbench({ session: officeSession, shop: demoShop, language, theme });
        const { statistics, traces } = mounted.admin;
        statistics.cells.set('agent-lin consulted', { final: false, pending: 2 });
        statistics.rows = [{ day: '2026-05-04', agentId: 'agent-lin', conversationIds: ['talk-1'], wait: 3 }];
        traces.set('talk-1', []);
        const text = words.reports;
        const open = async (click: () => void, what: string): Promise<void> => {
          click();
          await drawn(mounted.app);
          await drawn(mounted.app);
          expect(await violations(), what).to.equal('');
        };
        const close = (dialog: string): void => {
          one(mounted.app, `${dialog} .top .icon-button`).click();
        };
        const press = (name: string) => () => {
          button(mounted.app, name).click();
        };
        await open(press(text.open), 'a report');
        await open(() => all(mounted.app, 'report-table thead .explain')[0]?.click(), 'an explanation');
        close('explain-dialog');
        await open(press(`${text.figures} (3)`), 'figures to choose from');
        close('figure-picker');
        await open(press(text.save), 'a report to save');
        await open(() => one(mounted.app, 'save-dialog .primary').click(), 'a report that is refused');
        close('save-dialog');
        await open(() => all(mounted.app, 'report-table tbody .value')[0]?.click(), 'rows');
        await open(press(text.details.openConversation('talk-1')), 'a conversation');
      });

      it(`the defect rate and salaries, ${language}, ${theme}`, async () => {
        mounted = await mountWorkbench({ session: officeSession, shop: demoShop, language, theme });
        const { statistics } = mounted.admin;
        const formula = '3000 + 0.01 * sales';
        statistics.templates = ['a', 'b'].map((id) => ({ id, name: `${id} 底薪`, formula, version: 1 }));
        const { defects, salary, open: openReports } = words.reports;
        const see = async (name: string, what: string): Promise<void> => {
          button(mounted.app, name).click();
          await drawn(mounted.app);
          await drawn(mounted.app);
          expect(await violations(), what).to.equal('');
        };
        await see(openReports, 'reports');
        await see(defects.title, 'a month');
        statistics.defects = { ...statistics.defects, inactive: true, final: true, points: 8 };
        await see(defects.earlier, 'a month that is final');
        statistics.refuse.set('defectRate', new ShopbellError('CONNECTION_LOST', ''));
        await see(defects.earlier, 'a month that does not load');
        await see(salary.title, 'salaries');
        await see(salary.create, 'a template');
        const issues = [{ path: 'formula', message: 'There is no figure sale.' }];
        statistics.refuse.set('salaries', new ShopbellError('INVALID_ARGUMENT', '', { details: { issues } }));
        const area = one(mounted.app, 'formula-field textarea') as HTMLTextAreaElement;
        area.value = '2 * sale';
        area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
        await see(salary.try, 'a formula that is refused');
        area.value = formula;
        area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
        await see(salary.try, 'a formula that is tried');
      });
    }
  }
});
