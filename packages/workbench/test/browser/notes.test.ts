import { ShopbellError } from '@shopbell/sdk/agent';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { zhCN } from '../../src/words/zhCN.ts';
import { demoDesk } from './support/demoDesk.ts';
import { open, press, texts, type, write } from './support/hands.ts';
import { heldAnswer } from './support/heldAnswer.ts';
import { all, button, drawn, mountWorkbench, one, rowNames, type Mounted } from './support/mountWorkbench.ts';

const text = zhCN.finding.note;
let mounted: Mounted;

describe('Notes for colleagues', () => {
  before(() => setViewport({ width: 1440, height: 900 }));
  beforeEach(async () => {
    mounted = await mountWorkbench({ prepare: demoDesk });
    await open(mounted.app, '桃子');
  });
  afterEach(() => {
    mounted.app.remove();
  });

  it('are written apart from the reply, which stays as it is, and stand marked in the conversation', async () => {
    const { app, client } = mounted;
    await write(app, '还没写完的回复');
    button(app, text.add).click();
    await drawn(app);
    expect(texts(app, 'note-dialog h2')).to.deep.equal([text.title('桃子')]);
    await press(app, 'Enter');
    expect(texts(app, 'note-dialog #hint')).to.deep.equal([text.missing]);
    await type(app, '送长辈，<b>要礼盒</b>');
    await press(app, 'Enter');
    expect(client.notes).to.deep.equal([{ conversationId: 'long', text: '送长辈，<b>要礼盒</b>' }]);
    expect(client.sent).to.deep.equal([]);
    expect(all(app, 'note-dialog dialog')).to.have.length(0);
    const note = one(app, 'message-timeline .for-colleagues');
    expect(note.querySelector('.speaker')?.textContent).to.contain(text.own);
    expect(note.querySelector('.bubble')?.textContent).to.equal('送长辈，<b>要礼盒</b>');
    expect(note.querySelector('.mark')).to.equal(null);
    const area = one(app, 'message-composer textarea');
    expect(area instanceof HTMLTextAreaElement && area.value).to.equal('还没写完的回复');
  });

  it('answer nobody: the wait goes on, and the list shows what was said', async () => {
    const { app } = mounted;
    const row = () => texts(app, 'conversation-list .row').find((row) => row.includes('桃子')) ?? '';
    const before = row();
    button(app, text.add).click();
    await drawn(app);
    await type(app, '等我问仓库');
    await press(app, 'Enter');
    expect(row().replace(/\s+/g, ' ')).to.equal(before.replace(/\s+/g, ' '));
    expect(rowNames(app)[0]).to.equal('桃子');
  });

  it('that are not kept stay to be tried again, with the reason', async () => {
    const { app, client } = mounted;
    button(app, text.add).click();
    await drawn(app);
    for (const [error, words] of [
      [new ShopbellError('CONNECTION_LOST', ''), text.failed],
      [new ShopbellError('CONVERSATION_ENDED', ''), text.ended],
      [new ShopbellError('NOT_FOUND', '', { details: { what: 'conversation' } }), text.notYours],
    ] as const) {
      client.refuse.set('addNote', error);
      const area = one(app, 'note-dialog textarea');
      if (area instanceof HTMLTextAreaElement) area.value = '备注';
      button(app, text.save).click();
      await drawn(app);
      expect(texts(app, 'note-dialog [role=alert]').join()).to.contain(words);
    }
    button(app, text.save).click();
    await drawn(app);
    expect(client.notes).to.have.length(1);
  });

  it('tried again are one note: as the same one until the text changes', async () => {
    const { app, client } = mounted;
    const ids: unknown[] = [];
    client.addNote = async (_conversationId, _text, options?: { clientId?: string }) => {
      ids.push(options?.clientId);
      throw new ShopbellError('TIMEOUT', '');
    };
    button(app, text.add).click();
    await drawn(app);
    await type(app, '备注');
    for (let times = 0; times < 2; times++) await press(app, 'Enter');
    await type(app, '改了');
    await press(app, 'Enter');
    await press(app, 'Escape');
    button(app, text.add).click();
    await drawn(app);
    await type(app, '备注改了');
    await press(app, 'Enter');
    expect(ids).to.have.length(4);
    expect(ids[0]).to.be.a('string');
    expect(ids[1]).to.equal(ids[0]);
    expect(new Set(ids).size).to.equal(3);
  });

  it('answered after their dialog was closed touch no other one', async () => {
    const { app, client } = mounted;
    for (const error of [undefined, new ShopbellError('NOT_FOUND', '')]) {
      const answer = heldAnswer();
      client.addNote = () => answer.promise;
      await open(app, '桃子');
      button(app, text.add).click();
      await drawn(app);
      await type(app, '给桃子的');
      await press(app, 'Enter');
      await press(app, 'Escape');
      await open(app, '小满');
      button(app, text.add).click();
      await drawn(app);
      await type(app, '给小满的');
      answer.give(error);
      await drawn(app);
      expect(texts(app, 'note-dialog h2')).to.deep.equal([text.title('小满')]);
      expect(one(app, 'note-dialog textarea')).to.have.property('value', '给小满的');
      expect(texts(app, 'note-dialog [role=alert]').join('').trim()).to.equal('');
      expect(one(app, 'note-dialog .primary').getAttribute('aria-disabled')).to.equal(null);
      await press(app, 'Escape');
    }
  });
});
