import { ShopbellError, limits, type Message } from '@shopbell/sdk/agent';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { zhCN } from '../../src/words/zhCN.ts';
import { demoDesk } from './support/demoDesk.ts';
import { announced, open, press, say, texts, write } from './support/hands.ts';
import {
  all,
  button,
  drawn,
  focused,
  mountWorkbench,
  one,
  painted,
  type Mounted,
} from './support/mountWorkbench.ts';
import { pictureFile, textFile, transfer } from './support/pictures.ts';

const text = zhCN.content.files;
let mounted: Mounted;

/** Chooses files as the system's own window does. */
async function choose(...files: readonly File[]): Promise<void> {
  const input = one(mounted.app, 'message-composer input[type=file]');
  if (!(input instanceof HTMLInputElement)) throw new Error('nothing to choose with');
  input.files = transfer(...files).files;
  input.dispatchEvent(new Event('change'));
  await drawn(mounted.app);
}

/** Waits for what a picture needs: decoding is no promise of the application. */
async function until(done: () => boolean): Promise<void> {
  for (let turn = 0; turn < 200; turn++) {
    if (done()) return;
    await drawn(mounted.app);
    await painted();
  }
  throw new Error('it did not happen');
}

/** The customer of `long` says something. */
function customerSends(content: Pick<Message, 'files' | 'card'> & { text?: string }): void {
  const held = mounted.client.conversations.get('long');
  if (!held) throw new Error('no such conversation');
  const seq = held.lastSeq + 1;
  const author = { kind: 'customer' as const, id: held.customer.id };
  const at = mounted.clock.now();
  const message: Message = { kind: 'message', id: `m-${seq}`, seq, at, author, text: '', ...content };
  mounted.client.put({ ...held, lastSeq: seq, items: [...held.items, message] });
  mounted.client.emit('message', { conversationId: 'long', message });
}

describe('Files and pictures', () => {
  before(() => setViewport({ width: 1440, height: 900 }));

  beforeEach(async () => {
    mounted = await mountWorkbench({ prepare: demoDesk });
    await open(mounted.app, '桃子');
  });

  afterEach(() => {
    mounted.app.remove();
  });

  it('are chosen, looked at first, and sent with the text in one message', async () => {
    await choose(await pictureFile('茶.png'), textFile('说明.txt'));
    expect(texts(mounted.app, 'file-tray .name')).to.deep.equal(['说明.txt']);
    expect(all(mounted.app, 'file-tray blob-picture')[0]?.ariaLabel).to.equal('茶.png');
    await say(mounted.app, '请看');
    expect(mounted.client.sent).to.deep.equal([
      { conversationId: 'long', text: '请看', files: ['茶.png', '说明.txt'] },
    ]);
    expect(all(mounted.app, 'file-tray li')).to.have.length(0);
    expect(all(mounted.app, 'message-timeline file-view')).to.have.length(2);
  });

  it('need no text, stay with their conversation, and are removed by keyboard', async () => {
    await choose(textFile('a.txt'), textFile('b.txt'));
    await open(mounted.app, '王建国');
    expect(all(mounted.app, 'file-tray li')).to.have.length(0);
    await open(mounted.app, '桃子');
    expect(texts(mounted.app, 'file-tray .name')).to.deep.equal(['a.txt', 'b.txt']);
    button(mounted.app, text.remove('a.txt')).focus();
    await press(mounted.app, 'Enter');
    expect(focused()?.ariaLabel).to.equal(text.remove('b.txt'));
    await press(mounted.app, 'Enter');
    expect(focused()?.ariaLabel).to.equal(text.attach);
    await choose(textFile('c.txt'));
    await press(mounted.app, 'Enter');
    expect(mounted.client.sent).to.deep.equal([{ conversationId: 'long', text: '', files: ['c.txt'] }]);
  });

  it('that cannot be sent are told at once, with why; the others stay', async () => {
    const huge = new File([new Uint8Array(limits.file + 1)], '片.mp4', { type: 'video/mp4' });
    await choose(
      textFile('a.txt'),
      textFile('run.exe', 'x', 'application/x-msdownload'),
      huge,
      textFile('leer.txt', ''),
    );
    expect(texts(mounted.app, 'file-tray .name')).to.deep.equal(['a.txt']);
    expect(texts(mounted.app, 'file-tray .faults p')).to.deep.equal([
      text.wrongType('run.exe'),
      text.tooLarge('片.mp4', 10),
      text.empty('leer.txt'),
    ]);
    const many = Array.from({ length: limits.filesPerMessage }, (_, index) => textFile(`${index}.txt`));
    await choose(...many);
    expect(all(mounted.app, 'file-tray li')).to.have.length(limits.filesPerMessage);
    expect(texts(mounted.app, 'file-tray .faults p')).to.deep.equal([text.tooMany(limits.filesPerMessage)]);
  });

  it('are pasted, unless text is', async () => {
    const area = one(mounted.app, 'message-composer textarea');
    const paste = async (clipboardData: DataTransfer): Promise<boolean> => {
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      area.dispatchEvent(event);
      await drawn(mounted.app);
      return event.defaultPrevented;
    };
    const withText = transfer(await pictureFile('word.png'));
    withText.setData('text/plain', '从文档里复制');
    expect(await paste(withText)).to.equal(false);
    expect(all(mounted.app, 'file-tray li')).to.have.length(0);
    expect(await paste(transfer(await pictureFile('shot.png')))).to.equal(true);
    expect(all(mounted.app, 'file-tray li')).to.have.length(1);
  });

  it('are dropped onto the conversation, and nowhere else does the browser open them', async () => {
    const view = one(mounted.app, 'conversation-view');
    const drag = (at: EventTarget, type: string, dataTransfer: DataTransfer): boolean => {
      const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, composed: true });
      at.dispatchEvent(event);
      return event.defaultPrevented;
    };
    drag(view, 'dragenter', transfer(textFile('a.txt')));
    await drawn(mounted.app);
    expect(texts(mounted.app, '.drop')).to.deep.equal([text.drop]);
    expect(drag(view, 'drop', transfer(textFile('a.txt')))).to.equal(true);
    await drawn(mounted.app);
    expect(all(mounted.app, '.drop')).to.have.length(0);
    expect(texts(mounted.app, 'file-tray .name')).to.deep.equal(['a.txt']);
    expect(drag(document.body, 'drop', transfer(textFile('b.txt')))).to.equal(true);
    expect(all(mounted.app, 'file-tray li')).to.have.length(1);
  });

  it('show how far they are, can be cancelled, and say why they were refused', async () => {
    await choose(textFile('a.txt'));
    await say(mounted.app, '');
    mounted.client.progress('client-1', 0.4);
    await drawn(mounted.app);
    expect(all(mounted.app, '.way progress').map((bar) => (bar as HTMLProgressElement).value)).to.deep.equal([
      0.4,
    ]);
    button(mounted.app, text.cancel).click();
    await drawn(mounted.app);
    expect(mounted.client.discarded).to.deep.equal(['client-1']);
    expect(all(mounted.app, 'message-timeline file-view')).to.have.length(0);

    await choose(textFile('b.txt'));
    await say(mounted.app, '');
    mounted.client.failSending(
      'client-2',
      new ShopbellError('FILE_TYPE_NOT_ALLOWED', '', { details: { allowed: [] } }),
    );
    await drawn(mounted.app);
    expect(texts(mounted.app, '.failure span')).to.deep.equal([text.refusedType]);
    expect(texts(mounted.app, '.failure button')).to.deep.equal([zhCN.conversation.discard]);

    await choose(textFile('c.txt'));
    await say(mounted.app, '');
    mounted.client.failSending(
      'client-3',
      new ShopbellError('FILE_QUOTA_EXCEEDED', '', { details: { limit: 1 } }),
    );
    await drawn(mounted.app);
    expect(texts(mounted.app, '.failure span').at(-1)).to.equal(text.refusedQuota);
    expect(texts(mounted.app, '.failure button')).to.include(zhCN.conversation.retry);
  });

  it('of a customer are fetched when they come into view, kept a place for, and shown large', async () => {
    mounted.client.files.set('f1', await pictureFile('杯.png', 400, 200));
    customerSends({
      files: [{ id: 'f1', name: '杯.png', type: 'image/png', size: 2000, width: 400, height: 200 }],
    });
    await drawn(mounted.app);
    const view = one(mounted.app, 'message-timeline file-view');
    const { width, height } = view.getBoundingClientRect();
    expect([width, height]).to.deep.equal([240, 120]);
    await until(() =>
      all(mounted.app, 'message-timeline blob-picture canvas').some((one) => one.offsetWidth > 200),
    );
    expect(view.getBoundingClientRect().height).to.equal(height);
    expect(mounted.client.filesAsked).to.deep.equal(['f1']);
    button(mounted.app, text.open('杯.png')).click();
    await until(() => all(mounted.app, 'file-view dialog').some((dialog) => dialog.matches(':modal')));
    await press(mounted.app, 'Escape');
    await until(() => all(mounted.app, 'file-view dialog').length === 0);
    expect(texts(mounted.app, '.line.customer')[0]).to.equal(text.short.image);
    expect(announced(mounted.app)).to.contain(text.short.image);
  });

  it('that cannot be fetched say so and can be fetched again; what is no picture becomes a row', async () => {
    customerSends({ files: [{ id: 'f2', name: '假.png', type: 'image/png', size: 5 }] });
    await until(() => texts(mounted.app, 'file-view .again').length === 1);
    expect(texts(mounted.app, 'file-view .again')).to.deep.equal([text.missing]);
    mounted.client.files.set('f2', new Blob(['no picture']));
    button(mounted.app, `${text.missing}: ${text.fetchAgain('假.png')}`).click();
    await until(() => all(mounted.app, 'file-view .row').length === 1);
    expect(texts(mounted.app, 'file-view .name')).to.deep.equal(['假.png']);
  });

  it('are saved under a name that shows its real ending, and never opened in the page', async () => {
    mounted.client.files.set('f3', new Blob(['<script>alert(1)</script>'], { type: 'text/html' }));
    customerSends({ files: [{ id: 'f3', name: 'a\u202egnp.exe', type: 'text/plain', size: 9 }] });
    await drawn(mounted.app);
    const saved: { name: string; type: string }[] = [];
    const { createObjectURL } = URL;
    const { click } = HTMLAnchorElement.prototype;
    let bytes: Blob | undefined;
    URL.createObjectURL = (blob: Blob) => {
      bytes = blob;
      return createObjectURL(blob);
    };
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      saved.push({ name: this.download, type: bytes?.type ?? '?' });
    };
    try {
      const row = one(mounted.app, 'file-view .row');
      expect(row.ariaLabel).to.contain(text.save('agnp.exe'));
      row.click();
      await until(() => saved.length > 0);
    } finally {
      URL.createObjectURL = createObjectURL;
      HTMLAnchorElement.prototype.click = click;
    }
    expect(saved).to.deep.equal([{ name: 'agnp.exe', type: '' }]);
  });

  it('cannot be given to a conversation that has ended', async () => {
    await write(mounted.app, '');
    const held = mounted.client.conversations.get('long');
    if (held) mounted.client.put({ ...held, state: 'ended', endedAt: mounted.clock.now() });
    await drawn(mounted.app);
    const event = new DragEvent('dragenter', { dataTransfer: transfer(textFile('a.txt')), cancelable: true });
    one(mounted.app, 'conversation-view').dispatchEvent(event);
    await drawn(mounted.app);
    expect(all(mounted.app, '.drop')).to.have.length(0);
  });
});
