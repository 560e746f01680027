import { ShopbellError } from '@shopbell/sdk/admin';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { formulaProblem } from '../../src/reports/salary/formulaProblem.ts';
import { zhCN } from '../../src/words/zhCN.ts';
import { demoShop, officeSession } from './support/demoShop.ts';
import type { FakeStatistics } from './support/fakeStatistics.ts';
import { press, texts, type } from './support/hands.ts';
import { heldAnswer } from './support/heldAnswer.ts';
import { all, button, drawn, focused, mountWorkbench, one, type Mounted } from './support/mountWorkbench.ts';
import { fill } from './support/settingsHands.ts';

const { salary: text, ...reports } = zhCN.reports;
const { form } = zhCN.settings;
const template = { id: 'base', name: '底薪加提成', formula: '3000 + 0.01 * sales', version: 1 };
let mounted: Mounted;
let statistics: FakeStatistics;

async function click(name: string): Promise<void> {
  button(mounted.app, name).click();
  await drawn(mounted.app);
  await drawn(mounted.app);
}

const wrongFormula = (message: string) =>
  new ShopbellError('INVALID_ARGUMENT', '', { details: { issues: [{ path: 'formula', message }] } });
const saved = () => statistics.calls('saveSalaryTemplate');
const dialogs = (): number => all(mounted.app, 'template-dialog dialog').length;
const area = (): HTMLTextAreaElement => one(mounted.app, 'formula-field textarea') as HTMLTextAreaElement;

describe('Reports: salaries (SL-08)', () => {
  before(() => setViewport({ width: 1280, height: 800 }));

  beforeEach(async () => {
    mounted = await mountWorkbench({ session: officeSession, shop: demoShop });
    ({ statistics } = mounted.admin);
    statistics.templates = [template];
    statistics.stored = [{ id: 'own', name: '月报', kind: 'comparison', figures: ['sales'], version: 1 }];
    await click(reports.open);
    await click(text.title);
  });

  afterEach(() => {
    mounted.app.remove();
  });

  it('SL-08 shows what agents earn by a template, and of whom nobody can say yet, why', () => {
    expect(texts(mounted.app, 'salaries-page .choice span')).to.deep.equal(['底薪加提成']);
    expect(texts(mounted.app, 'salaries-page tbody th')).to.deep.equal(['林晓', '陈洁', '周岩']);
    expect(texts(mounted.app, 'salaries-page tbody .number')).to.deep.equal([
      '¥3,500.00',
      text.pending,
      reports.noValue,
    ]);
    expect(texts(mounted.app, 'salaries-page tbody .hint')).to.deep.equal([
      '',
      text.problems.PENDING('销售额'),
      text.problems.DIVISION_BY_ZERO(''),
    ]);
    expect(texts(mounted.app, 'salaries-page tfoot :is(th,td)')).to.deep.equal([
      text.total,
      '¥3,500.00',
      text.without(2),
    ]);
  });

  it('asks for another month, for some agents, and hands out the same as a file', async () => {
    const asked = () => statistics.calls('salaries').at(-1)?.[0] as { from: string; to: string };
    const { from } = asked();
    await click(reports.defects.earlier);
    expect(asked().from < from).to.equal(true);
    expect(asked().to).to.match(/-(?:28|29|30|31)$/u);
    one(mounted.app, 'salaries-page agent-choice input').focus();
    await type(mounted.app, '林');
    await press(mounted.app, 'Enter');
    await drawn(mounted.app);
    expect(asked()).to.deep.include({ template: 'base', ids: ['agent-lin'] });
    await click(`${reports.export} CSV`);
    expect(statistics.calls('salariesFile')).to.deep.equal([[asked(), 'csv']]);
    expect(texts(mounted.app, 'salaries-page [role=status]')[0]).to.contain('底薪加提成-');
    statistics.refuse.set('salariesFile', new ShopbellError('CONNECTION_LOST', ''));
    await click(`${reports.export} XLSX`);
    expect(texts(mounted.app, 'salaries-page [role=alert] .bad')).to.deep.equal([reports.exportFailed]);
  });

  it('SL-08 a template is made by keyboard: figures are offered by name, tried, and stored once', async () => {
    await click(text.create);
    expect(focused()?.getAttribute('name')).to.equal('name');
    await type(mounted.app, '新模板');
    await press(mounted.app, 'Tab');
    await type(mounted.app, '3000 + 0.01 * ');
    await press(mounted.app, 'Tab');
    expect(focused()?.getAttribute('name')).to.equal('figure');
    await type(mounted.app, '销售');
    expect(texts(mounted.app, 'formula-field li code')).to.deep.equal(['sales']);
    await press(mounted.app, 'Enter');
    await drawn(mounted.app);
    expect(focused()).to.equal(area());
    expect(area().value).to.equal('3000 + 0.01 * sales');
    await type(mounted.app, ' * 2');
    await click(text.try);
    expect(statistics.calls('salaries').at(-1)?.[0]).to.include({ formula: '3000 + 0.01 * sales * 2' });
    expect(texts(mounted.app, 'template-dialog tbody th')).to.deep.equal(['林晓', '陈洁', '周岩']);
    await type(mounted.app, ' + 1');
    expect(all(mounted.app, 'template-dialog tbody')).to.have.length(0);
    // The answer gets lost: saving once more makes no second one.
    const { saveSalaryTemplate } = statistics;
    statistics.saveSalaryTemplate = async (...given) => {
      await saveSalaryTemplate.apply(statistics, given);
      throw new ShopbellError('CONNECTION_LOST', '');
    };
    await click(form.save);
    expect(texts(mounted.app, 'template-dialog .bad')).to.deep.equal([form.lost]);
    statistics.saveSalaryTemplate = saveSalaryTemplate;
    await click(form.save);
    expect(dialogs()).to.equal(0);
    expect(statistics.templates.map(({ name }) => name)).to.deep.equal(['底薪加提成', '新模板']);
    expect(texts(mounted.app, 'salaries-page h3')).to.deep.equal([text.payOf('新模板')]);
  });

  it('SL-08 a new one whose answer got lost, changed and saved again: theirs is taken, mine stays on top', async () => {
    await click(text.create);
    await fill(mounted.app, 'template-dialog [name=name]', '新模板');
    await fill(mounted.app, 'formula-field textarea', '3000');
    const { saveSalaryTemplate } = statistics;
    statistics.saveSalaryTemplate = async (...given) => {
      await saveSalaryTemplate.apply(statistics, given);
      throw new ShopbellError('TIMEOUT', '');
    };
    await click(form.save);
    statistics.saveSalaryTemplate = saveSalaryTemplate;
    await fill(mounted.app, 'formula-field textarea', '3000 + sales');
    await click(form.save);
    expect(one(mounted.app, 'template-dialog .callout').textContent).to.contain(form.changedMeanwhile);
    await click(form.takeTheirs);
    expect(area().value).to.equal('3000 + sales');
    await click(form.save);
    expect(dialogs()).to.equal(0);
    expect(statistics.templates.map(({ formula, version }) => [formula, version])).to.deep.equal([
      [template.formula, 1],
      ['3000 + sales', 2],
    ]);
  });

  it('SL-08 an answer to a dialog that was closed touches no other one', async () => {
    const answer = heldAnswer();
    const { saveSalaryTemplate } = statistics;
    statistics.saveSalaryTemplate = async (...given) => {
      await answer.promise;
      return saveSalaryTemplate.apply(statistics, given);
    };
    await click(`${form.edit}: 底薪加提成`);
    await fill(mounted.app, 'template-dialog [name=name]', '四月');
    await click(form.save);
    await press(mounted.app, 'Escape');
    await click(text.create);
    await fill(mounted.app, 'template-dialog [name=name]', '另一个');
    answer.give();
    await drawn(mounted.app);
    await drawn(mounted.app);
    expect(statistics.templates.map(({ name }) => name)).to.deep.equal(['四月']);
    expect(dialogs()).to.equal(1);
    expect(one(mounted.app, 'template-dialog [name=name]')).to.have.property('value', '另一个');
    await fill(mounted.app, 'formula-field textarea', '1');
    await click(form.save);
    expect(statistics.templates.map(({ name }) => name)).to.deep.equal(['四月', '另一个']);
  });

  it('SL-08 what is wrong with a formula is told where it stands, when tried and when saved', async () => {
    await click(`${form.edit}: 底薪加提成`);
    await fill(mounted.app, 'formula-field textarea', '3000 + 2 * salesx + sale');
    statistics.refuse.set('salaries', wrongFormula('There is no figure sale.'));
    await click(text.try);
    const told = () => texts(mounted.app, 'formula-field #formula-wrong .wrong')[0];
    expect(told()).to.equal(`${text.wrong.at(21)} ${text.wrong.noFigure('sale')}`);
    expect(texts(mounted.app, 'formula-field mark')).to.deep.equal(['sale']);
    expect(focused()).to.equal(area());
    expect([area().selectionStart, area().selectionEnd]).to.deep.equal([20, 24]);
    expect(area().getAttribute('aria-invalid')).to.equal('true');

    await fill(mounted.app, 'formula-field textarea', '3000 +');
    expect(told()).to.equal(undefined);
    statistics.refuse.set('saveSalaryTemplate', wrongFormula('Expected expression after + at character 6'));
    await click(form.save);
    expect(told()).to.equal(`${text.wrong.at(7)} ${text.wrong.unfinished}`);
    expect(texts(mounted.app, 'template-dialog .callout')).to.deep.equal([]);
    expect(focused()).to.equal(area());
    await fill(mounted.app, 'formula-field textarea', '');
    await click(form.save);
    expect(told()).to.equal(form.required);
    expect(saved()).to.have.length(1);
  });

  it('SL-08 every sentence of the server has its words, and one that is not known stands as it is', () => {
    const says = (message: string, formula: string) => formulaProblem(wrongFormula(message), formula, zhCN);
    const { wrong } = text;
    expect(says('There is no operator %.', '3 % 2')).to.deep.equal({
      says: wrong.noOperator('%'),
      place: { from: 2, to: 3 },
    });
    expect(says('Unclosed ( at character 2', '(3')?.says).to.equal(wrong.unclosed('('));
    expect(says('Expected ) at character 6', 'sales(')).to.deep.equal({
      says: wrong.expected(')'),
      place: { from: 6, to: 6 },
    });
    expect(says('Not a number: 1e5.', '2 * 1e5')?.place).to.deep.equal({ from: 4, to: 7 });
    expect(says('There are min, max, round and floor.', 'avg(sales)')).to.deep.equal({
      says: wrong.functions,
    });
    expect(says('min of nothing.', 'min()')?.says).to.equal(wrong.empty('min'));
    expect(says('A formula cannot contain this: Compound.', '3 sales')?.says).to.equal(wrong.form);
    expect(says('Variable names cannot start with a number (3x) at character 1', '3x')?.says).to.equal(
      wrong.number,
    );
    expect(says('Something new.', '3')?.says).to.equal('Something new.');
    // Spaces around are not sent, but stand in the field.
    expect(says('There is no figure sale.', '  3 * sale ')?.place).to.deep.equal({ from: 6, to: 10 });
    expect(says('Expected expression after + at character 3', ' 3 + ')?.place).to.deep.equal({
      from: 4,
      to: 4,
    });
    expect(formulaProblem(new ShopbellError('CONNECTION_LOST', ''), '3', zhCN)).to.equal(undefined);
  });

  it('two managers at one template: the second is told, takes the latest, and keeps their own change', async () => {
    await click(`${form.edit}: 底薪加提成`);
    await fill(mounted.app, 'template-dialog [name=name]', '四月');
    statistics.templates = [{ ...template, formula: '3500 + 0.01 * sales', version: 2 }];
    await click(form.save);
    expect(one(mounted.app, 'template-dialog .callout').textContent).to.contain(form.changedMeanwhile);
    await click(form.takeTheirs);
    expect(area().value).to.equal('3500 + 0.01 * sales');
    await click(form.save);
    expect(saved().map(([given, version]) => [given, version])).to.deep.equal([
      [{ id: 'base', name: '四月', formula: '3000 + 0.01 * sales' }, 1],
      [{ id: 'base', name: '四月', formula: '3500 + 0.01 * sales' }, 2],
    ]);
    expect(dialogs()).to.equal(0);
  });

  it('one that somebody has deleted is written anew; deleting asks first, and what is gone is deleted', async () => {
    await click(`${form.edit}: 底薪加提成`);
    await fill(mounted.app, 'formula-field textarea', '4000');
    statistics.templates = [];
    await click(form.save);
    expect(texts(mounted.app, 'template-dialog .callout')).to.deep.equal([form.deletedMeanwhile]);
    await click(form.save);
    expect(saved().at(-1)?.[1]).to.equal(0);
    expect(statistics.templates.map(({ formula }) => formula)).to.deep.equal(['4000']);

    // The report that was open before is not what is deleted here.
    await click('月报');
    await click(text.title);
    await click(`${form.remove}: 底薪加提成`);
    await press(mounted.app, 'Escape');
    expect(statistics.calls('deleteSalaryTemplate')).to.have.length(0);
    await click(`${form.remove}: 底薪加提成`);
    statistics.refuse.set('deleteSalaryTemplate', new ShopbellError('NOT_FOUND', ''));
    one(mounted.app, 'salaries-page confirm-dialog .danger').click();
    await drawn(mounted.app);
    expect(texts(mounted.app, 'salaries-page .empty')).to.deep.equal([text.noTemplates]);
    expect(statistics.calls('deleteCustomReport')).to.have.length(0);
  });

  it('pay and templates that do not load are asked for again', async () => {
    statistics.refuse.set('salaries', new ShopbellError('CONNECTION_LOST', ''));
    await click(reports.defects.earlier);
    expect(texts(mounted.app, 'salaries-page .failed p')).to.deep.equal([text.failed]);
    await click(reports.retry);
    expect(all(mounted.app, 'salaries-page tbody')).to.have.length(1);
    await click(reports.defects.title);
    statistics.refuse.set('salaryTemplates', new ShopbellError('CONNECTION_LOST', ''));
    await click(text.title);
    expect(texts(mounted.app, 'salaries-page .failed p')).to.deep.equal([text.templateFailed]);
    await click(reports.retry);
    expect(texts(mounted.app, 'salaries-page .choice span')).to.deep.equal(['底薪加提成']);
  });
});
