import { ShopbellError, type Phrase } from '@shopbell/sdk/agent';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { byFolder, filled, firstGap, matchingPhrases, slashAt } from '../../src/phrases/phraseText.ts';
import { zhCN } from '../../src/words/zhCN.ts';
import { demoDesk } from './support/demoDesk.ts';
import { open, press, texts, type } from './support/hands.ts';
import { all, button, drawn, focused, mountWorkbench, one, type Mounted } from './support/mountWorkbench.ts';

const text = zhCN.phrases;
let mounted: Mounted;

const phrase = (title: string, said: string, folder?: string): Phrase => {
  return { id: title, title, text: said, version: 1, ...(folder === undefined ? {} : { folder }) };
};
const hello = phrase('问候', '{customer}您好，我是{shop}的{agent}', '开场');
const order = phrase('查单', '订单 {order} 正在查，请稍等', '售后');
const bye = phrase('结束语', '感谢您的咨询');

const area = (): HTMLTextAreaElement => {
  const found = one(mounted.app, 'message-composer textarea');
  if (!(found instanceof HTMLTextAreaElement)) throw new Error('no reply box');
  return found;
};
const offers = () => texts(mounted.app, 'message-composer [role=option] .name');
const showPanel = async (): Promise<void> => {
  button(mounted.app, text.title).click();
  await drawn(mounted.app);
};

describe('Quick phrases', () => {
  before(() => setViewport({ width: 1440, height: 900 }));

  beforeEach(async () => {
    mounted = await mountWorkbench({
      prepare: (client, now) => {
        demoDesk(client, now);
        client.quickPhrases = { shop: [hello, order], own: [bye], mayEditShop: false };
      },
    });
    await open(mounted.app, '桃子');
  });

  afterEach(() => {
    mounted.app.remove();
  });

  it('WB-17: are closed at first, and read when they are opened', async () => {
    expect(all(mounted.app, 'phrase-panel')).to.have.length(0);
    expect(mounted.client.phrasesAsked).to.equal(0);
    await showPanel();
    expect(texts(mounted.app, 'phrase-panel h3')).to.deep.equal(['开场', '售后']);
    expect(texts(mounted.app, 'phrase-panel .name')).to.deep.equal(['问候', '查单']);
    expect(focused() === one(mounted.app, 'phrase-panel [type=search]')).to.equal(true);
    button(mounted.app, text.hide).click();
    await drawn(mounted.app);
    expect(all(mounted.app, 'phrase-panel')).to.have.length(0);
    expect(focused()?.localName).to.equal('textarea');
  });

  it('a press inserts one, with what is known in place of its variables', async () => {
    await showPanel();
    all(mounted.app, 'phrase-panel .phrase')[0]?.click();
    await drawn(mounted.app);
    expect(area().value).to.equal('桃子您好，我是山茶生活馆的林晓');
    await press(mounted.app, 'Enter');
    expect(mounted.client.sent[0]?.text).to.equal('桃子您好，我是山茶生活馆的林晓');
  });

  it('what nobody knows stays and is selected, to be typed over', async () => {
    area().focus();
    await type(mounted.app, '好的 ');
    await showPanel();
    all(mounted.app, 'phrase-panel .phrase')[1]?.click();
    await drawn(mounted.app);
    const { value, selectionStart, selectionEnd } = area();
    expect(value.slice(selectionStart, selectionEnd)).to.equal('{order}');
    await type(mounted.app, 'A-1');
    expect(area().value).to.equal('好的 订单 A-1 正在查，请稍等');
  });

  it('a slash offers them while one types: arrows choose, Enter takes, and nothing is sent by it', async () => {
    area().focus();
    await type(mounted.app, '/');
    expect(mounted.client.phrasesAsked).to.equal(1);
    expect(offers()).to.deep.equal(['结束语', '问候', '查单']);
    await press(mounted.app, 'ArrowDown');
    await press(mounted.app, 'ArrowUp');
    await press(mounted.app, 'ArrowUp');
    expect(area().getAttribute('aria-activedescendant')).to.equal('offer-2');
    await press(mounted.app, 'ArrowUp');
    await press(mounted.app, 'Enter');
    expect(area().value).to.equal('桃子您好，我是山茶生活馆的林晓');
    expect(mounted.client.sent).to.have.length(0);
    expect(offers()).to.deep.equal([]);
  });

  it('a slash is a slash where Escape says so, inside of words, and where nothing fits', async () => {
    area().focus();
    await type(mounted.app, 'a/b');
    expect(all(mounted.app, '.offers')).to.have.length(0);
    await type(mounted.app, ' /');
    expect(offers()).to.have.length(3);
    await press(mounted.app, 'Escape');
    expect(offers()).to.have.length(0);
    expect(focused()).to.equal(area());
    await type(mounted.app, 'x');
    expect(offers()).to.have.length(0);
    await type(mounted.app, ' /zzz');
    expect(texts(mounted.app, '.offers .none')).to.deep.equal([text.nothingFound]);
    await press(mounted.app, 'Enter');
    expect(mounted.client.sent[0]?.text).to.equal('a/b /x /zzz');
  });

  it('searches title, folder and text', async () => {
    await showPanel();
    one(mounted.app, 'phrase-panel input[type=search]').focus();
    await type(mounted.app, '售后');
    expect(texts(mounted.app, 'phrase-panel .name')).to.deep.equal(['查单']);
  });

  it('one’s own are written, changed and deleted, by keyboard alone; the shop’s by who may', async () => {
    await showPanel();
    expect(all(mounted.app, 'phrase-panel li .icon-button')).to.have.length(0);
    all(mounted.app, 'phrase-panel .tabs button')[1]?.click();
    await drawn(mounted.app);
    button(mounted.app, text.add).focus();
    await press(mounted.app, 'Enter');
    await press(mounted.app, 'Enter');
    expect(texts(mounted.app, 'phrase-dialog .wrong')).to.deep.equal([text.required, text.required]);
    await type(mounted.app, '物流');
    await press(mounted.app, 'Tab');
    await press(mounted.app, 'Tab');
    await type(mounted.app, '运单 ');
    button(mounted.app, text.variableNames.tracking).click();
    one(mounted.app, 'phrase-dialog .primary').click();
    await drawn(mounted.app);
    expect(mounted.client.quickPhrases.own.at(-1)).to.include({
      title: '物流',
      text: '运单 {tracking}',
      version: 1,
    });
    expect(texts(mounted.app, 'phrase-panel .name')).to.deep.equal(['结束语', '物流']);

    button(mounted.app, `${text.edit}: 结束语`).click();
    await drawn(mounted.app);
    mounted.client.refuse.set(
      'putPhrase',
      new ShopbellError('CHANGED_MEANWHILE', '', { details: { version: 2 } }),
    );
    one(mounted.app, 'phrase-dialog .primary').click();
    await drawn(mounted.app);
    expect(texts(mounted.app, 'phrase-dialog .callout')).to.deep.equal([text.changedMeanwhile]);
    one(mounted.app, 'phrase-dialog .top .icon-button').click();
    await drawn(mounted.app);

    button(mounted.app, `${text.remove}: 结束语`).click();
    await drawn(mounted.app);
    button(mounted.app, text.removeQuestion('').yes).click();
    await drawn(mounted.app);
    expect(mounted.client.quickPhrases.own.map(({ title }) => title)).to.deep.equal(['物流']);
  });

  it('finds, fills and places exactly', () => {
    expect(slashAt('/', 1)).to.deep.equal({ from: 0, typed: '' });
    expect(slashAt('好 /wen', 6)).to.deep.equal({ from: 2, typed: 'wen' });
    expect(slashAt('http://a', 8)).to.equal(undefined);
    expect(slashAt('/ a', 3)).to.equal(undefined);
    expect(filled('{customer}{nobody}{order}', { customer: '{order}' })).to.equal('{order}{nobody}{order}');
    expect(firstGap('ab{sku}')).to.deep.equal({ from: 2, to: 7 });
    expect(matchingPhrases([order, hello], '您好').map(({ title }) => title)).to.deep.equal(['问候']);
    expect(
      byFolder([bye, order, hello], 'zh-CN')
        .map(([folder]) => folder)
        .at(-1),
    ).to.equal('');
  });
});
