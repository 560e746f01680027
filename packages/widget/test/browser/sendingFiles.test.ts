import { limits, ShopbellError } from '@shopbell/sdk';
import { fileTypes } from '@shopbell/sdk/model';
import { assert } from 'chai';
import { acceptedTypes } from '../../src/extras/files/accepted.ts';
import {
  allByRole,
  byRole,
  deep,
  focused,
  idIn,
  openBell,
  press,
  seenText,
  settled,
  type,
  unmountAll,
  until,
} from './support/bell.ts';
import { inChromium } from './support/media.ts';
import { pictureFile, textFile, transfer } from './support/pictures.ts';

/** Chooses files as the system's own window does. */
function choose(bell: Element, ...files: readonly File[]): void {
  const input = [...deep(bell)].find((element) => element instanceof HTMLInputElement);
  if (!input) throw new Error('nothing to choose with');
  input.files = transfer(...files).files;
  input.dispatchEvent(new Event('change'));
}

const names = (bell: Element) =>
  allByRole(bell, 'button', /^Remove /).map(({ computedName }) => computedName.slice('Remove '.length));
const asked = (client: { readonly asked: readonly string[] }) =>
  client.asked.filter((what) => what.startsWith('send'));

describe('sending files', () => {
  afterEach(unmountAll);

  it('takes what the model allows', () => {
    assert.deepEqual(acceptedTypes, [...fileTypes]);
  });

  it('by the button: looked at first, and sent with the text in one message', async () => {
    const { bell, client } = await openBell();
    byRole(bell, 'button', 'Add pictures or files');
    choose(bell, await pictureFile('tent.png'), textFile('notes.txt'));
    await settled(bell);
    byRole(bell, 'list', 'Goes with the next message');
    assert.deepEqual(names(bell), ['tent.png', 'notes.txt']);
    await until(() => allByRole(bell, 'image', 'tent.png')[0]);
    type(byRole(bell, 'textbox'), 'Like this one');
    press(byRole(bell, 'textbox'), 'Enter');
    await settled(bell);
    assert.deepEqual(asked(client), ['send Like this one[tent.png][notes.txt]']);
    assert.deepEqual(names(bell), []);
  });

  it('needs no text', async () => {
    const { bell, client } = await openBell();
    assert.isTrue(byRole(bell, 'button', 'Send').matches(':disabled'));
    choose(bell, textFile('notes.txt'));
    await settled(bell);
    byRole(bell, 'button', 'Send').click();
    assert.deepEqual(asked(client), ['send [notes.txt]']);
  });

  inChromium('by paste; a picture that comes with its text stays text', async () => {
    const { bell } = await openBell();
    const field = byRole(bell, 'textbox');
    const paste = (clipboardData: DataTransfer) => {
      const event = new ClipboardEvent('paste', {
        clipboardData,
        bubbles: true,
        composed: true,
        cancelable: true,
      });
      field.dispatchEvent(event);
      return event.defaultPrevented;
    };
    const both = transfer(await pictureFile('cells.png'));
    both.setData('text/plain', 'cells');
    assert.isFalse(paste(both));
    assert.isTrue(paste(transfer(await pictureFile('image.png'))));
    await settled(bell);
    assert.deepEqual(names(bell), ['image.png']);
  });

  it('by dropping them anywhere on the panel, which says so while they are held over it', async () => {
    const { bell } = await openBell();
    const head = byRole(bell, 'heading', 'Amy');
    const drag = (name: string, dataTransfer: DataTransfer) => {
      const event = new DragEvent(name, { dataTransfer, bubbles: true, composed: true, cancelable: true });
      head.dispatchEvent(event);
      return event.defaultPrevented;
    };
    const held = transfer(textFile('notes.txt'));
    assert.isTrue(drag('dragover', held));
    await settled(bell);
    assert.include(seenText(bell), 'Let go to add them');
    assert.isTrue(drag('drop', held));
    await settled(bell);
    assert.notInclude(seenText(bell), 'Let go');
    assert.deepEqual(names(bell), ['notes.txt']);
    assert.isFalse(drag('dragover', new DataTransfer()), 'a text that is dragged is none of ours');
  });

  it('what cannot be sent is told at once in plain words; the others stay', async () => {
    const { bell } = await openBell();
    const huge = textFile('log.txt');
    Object.defineProperty(huge, 'size', { value: limits.file + 1 });
    const files = [
      new File(['x'], 'a.exe', { type: 'application/x-msdownload' }),
      huge,
      textFile('ok.txt'),
      textFile('none.txt', ''),
    ];
    // A list that is given cannot hold a size of our own.
    const drop = new DragEvent('drop', {
      dataTransfer: transfer(textFile('x')),
      bubbles: true,
      cancelable: true,
    });
    Object.defineProperty(drop, 'dataTransfer', { value: { types: ['Files'], files } });
    bell.shadowRoot?.querySelector('dialog')?.dispatchEvent(drop);
    await settled(bell);
    const alert = allByRole(bell, 'alert')
      .map(({ textContent }) => textContent)
      .join(' ');
    assert.include(alert, '“a.exe” cannot be sent');
    assert.include(alert, '“log.txt” is over 10 MB');
    assert.include(alert, '“none.txt” is empty');
    assert.deepEqual(names(bell), ['ok.txt']);
  });

  it('ten go at once, and the eleventh is told', async () => {
    const { bell } = await openBell();
    choose(bell, ...Array.from({ length: 11 }, (_, n) => textFile(`${n}.txt`)));
    await settled(bell);
    assert.equal(names(bell).length, limits.filesPerMessage);
    assert.include(seenText(bell), 'At most 10 files go at once');
  });

  it('one can be taken out again, and the focus goes on to the next', async () => {
    const { bell } = await openBell();
    choose(bell, textFile('a.txt'), textFile('b.txt'));
    await settled(bell);
    byRole(bell, 'button', 'Remove a.txt').click();
    await settled(bell);
    assert.equal(focused(), byRole(bell, 'button', 'Remove b.txt'));
    byRole(bell, 'button', 'Remove b.txt').click();
    await settled(bell);
    assert.equal(focused(), byRole(bell, 'button', 'Add pictures or files'));
    assert.isTrue(byRole(bell, 'button', 'Send').matches(':disabled'));
  });

  it('they wait while the customer is asked about ending, each in its conversation', async () => {
    const mounted = await openBell();
    const { bell } = mounted;
    choose(bell, textFile('a.txt'));
    await settled(bell);
    byRole(bell, 'button', 'End conversation').click();
    await settled(bell);
    byRole(bell, 'button', 'Keep chatting').click();
    await settled(bell);
    assert.deepEqual(names(bell), ['a.txt']);
  });

  it('shows how far it is, and can be cancelled', async () => {
    const mounted = await openBell();
    const { bell, client } = mounted;
    choose(bell, textFile('a.txt'));
    await settled(bell);
    byRole(bell, 'button', 'Send').click();
    client.upload(idIn(mounted), 0.42);
    await settled(bell);
    const bar = byRole(bell, 'progressbar', 'Uploading') as HTMLProgressElement;
    assert.equal(bar.value, 0.42);
    assert.include(seenText(bell), '42%');
    byRole(bell, 'button', 'Cancel').click();
    await settled(bell);
    assert.match(client.asked.at(-1) ?? '', /^discard /);
    assert.notInclude(seenText(bell), 'a.txt');
  });

  it('is there still once it is stored: nobody fetches what was sent from here', async () => {
    const mounted = await openBell();
    const { bell, client } = mounted;
    choose(bell, await pictureFile('tent.png'));
    await settled(bell);
    byRole(bell, 'button', 'Send').click();
    await settled(bell);
    await customElements.whenDefined('shop-bell-file');
    client.store(idIn(mounted));
    await settled(bell);
    byRole(bell, 'button', 'Look at tent.png');
    assert.deepEqual(
      client.asked.filter((what) => what.startsWith('file')),
      [],
    );
    assert.deepEqual(allByRole(bell, 'progressbar'), []);
  });

  it('what failed may be sent again; what was refused for good says why', async () => {
    const mounted = await openBell();
    const { bell, client } = mounted;
    choose(bell, textFile('a.txt'));
    await settled(bell);
    byRole(bell, 'button', 'Send').click();
    client.fail(idIn(mounted), new ShopbellError('INTERNAL', 'no'));
    await settled(bell);
    byRole(bell, 'button', 'Send again').click();
    assert.match(client.asked.at(-1) ?? '', /^retry /);
    const details = { limit: 104_857_600 };
    client.fail(idIn(mounted), new ShopbellError('FILE_QUOTA_EXCEEDED', 'no', { details }));
    await settled(bell);
    assert.include(seenText(bell), 'Please send it tomorrow');
    assert.deepEqual(allByRole(bell, 'button', 'Send again'), []);
    byRole(bell, 'button', 'Delete');
  });
});
