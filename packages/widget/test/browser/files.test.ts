import { assert } from 'chai';
import { ShopbellError, type FileRef } from '@shopbell/sdk';
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
  unmountAll,
  until,
  type Mounted,
} from './support/bell.ts';
import { picture } from './support/pictures.ts';

const photo: FileRef = {
  id: 'f1',
  name: 'tent.jpg',
  type: 'image/jpeg',
  size: 1_234_567,
  width: 800,
  height: 400,
};
const invoice: FileRef = { id: 'f2', name: 'invoice.pdf', type: 'application/pdf', size: 242_000 };

/** The agent sends files; waits until what shows them is there. */
async function receive({ bell, client }: Mounted, files: readonly FileRef[], text = ''): Promise<void> {
  client.say(idIn({ bell, client }), text, undefined, { files: [...files] });
  await settled(bell);
  await customElements.whenDefined('shop-bell-card');
  await settled(bell);
}

const canvasIn = (bell: Element) => [...deep(bell)].find((element) => element instanceof HTMLCanvasElement);

/** What is put among the downloads: name and address. */
function downloads(): HTMLAnchorElement[] {
  const saved: HTMLAnchorElement[] = [];
  HTMLAnchorElement.prototype.click = function click(this: HTMLAnchorElement) {
    saved.push(this);
  };
  return saved;
}

describe('files in a conversation', () => {
  const { click } = HTMLAnchorElement.prototype;
  afterEach(() => {
    HTMLAnchorElement.prototype.click = click;
    unmountAll();
  });

  it('a message with only a file has no empty bubble', async () => {
    const mounted = await openBell({ page: 'tracking', sku: null });
    await receive(mounted, [invoice]);
    const bubbles = [...deep(mounted.bell)].filter(({ part }) => part.contains('bubble'));
    assert.deepEqual(
      bubbles.filter((bubble) => bubble.checkVisibility()),
      [],
    );
    assert.include(seenText(mounted.bell), 'invoice.pdf');
    assert.include(seenText(mounted.bell), 'PDF · 242 kB');
  });

  it('a picture has its place before its bytes: nothing jumps when it comes', async () => {
    const mounted = await openBell({ page: 'tracking', sku: null });
    const { bell, client } = mounted;
    let come = (_blob: Blob): void => undefined;
    client.files = () => new Promise((resolve) => (come = resolve));
    await receive(mounted, [photo]);
    const thumb = byRole(bell, 'button', 'Look at tent.jpg');
    const before = thumb.getBoundingClientRect();
    assert.closeTo(before.width / before.height, 2, 0.05);
    await until(() => client.asked.includes('file f1'));
    come(await picture(800, 400));
    await until(() => canvasIn(bell)?.width !== 300 && canvasIn(bell));
    await settled(bell);
    const after = thumb.getBoundingClientRect();
    assert.deepEqual([after.width, after.height, after.top], [before.width, before.height, before.top]);
  });

  it('pictures stay in view at the end, and what is read is not moved by those above', async () => {
    const mounted = await openBell({ page: 'tracking', sku: null });
    const { bell, client } = mounted;
    client.files = () => picture(800, 400);
    for (let n = 0; n < 8; n += 1) await receive(mounted, [{ ...photo, id: `p${n}` }]);
    const log = byRole(bell, 'log');
    assert.isAtMost(log.scrollHeight - log.scrollTop - log.clientHeight, 1);
    log.scrollTop = 40;
    await settled(bell);
    client.historyPage = { items: [], more: false };
    const [item] = client.get(idIn(mounted)).items;
    if (!item) throw new Error('no item');
    const line = [...deep(bell)].find((element) => element.matches('shop-bell-file'));
    const place = line?.getBoundingClientRect().top;
    const old = {
      kind: 'message',
      id: 'old',
      seq: 1,
      at: item.at,
      author: { kind: 'agent', id: 'amy', name: 'Amy' },
    } as const;
    const { items } = client.get(idIn(mounted));
    client.change(idIn(mounted), {
      items: [
        { ...old, text: '', files: [photo, invoice], card: { kind: 'parcel', id: 'SF1', verified: false } },
        ...items,
      ],
    });
    await settled(bell);
    assert.equal(line?.getBoundingClientRect().top, place);
  });

  it('opens large in a dialog of its own; Escape closes it and not the panel, and the focus goes back', async () => {
    const mounted = await openBell();
    const { bell, client } = mounted;
    client.files = () => picture(800, 400);
    await receive(mounted, [photo]);
    const thumb = byRole(bell, 'button', 'Look at tent.jpg');
    await until(() => canvasIn(bell));
    thumb.focus();
    thumb.click();
    await settled(bell);
    const dialog = byRole(bell, 'dialog', 'tent.jpg') as HTMLDialogElement;
    assert.isTrue(dialog.matches(':modal'));
    byRole(bell, 'image', 'tent.jpg');
    press(byRole(bell, 'button', 'Save'), 'Escape');
    assert.isTrue(bell.opened, 'the panel stays');
    dialog.close();
    await settled(bell);
    assert.equal(focused(), thumb);
    assert.deepEqual(allByRole(bell, 'dialog', 'tent.jpg'), []);
  });

  it('a file is saved as plain bytes under its name, and its address is let go', async () => {
    const mounted = await openBell();
    const { bell, client } = mounted;
    client.files = () => new Blob(['<script>alert(1)</script>'], { type: 'text/html' });
    await receive(mounted, [{ ...invoice, name: 'in\u202evoice.pdf' }]);
    const saved = downloads();
    byRole(bell, 'button', /^Save invoice\.pdf/).click();
    await until(() => saved.length);
    assert.equal(saved[0]?.download, 'invoice.pdf');
    const blob = await (await fetch(saved[0]?.href ?? '')).blob();
    assert.notInclude(blob.type, 'html');
    assert.equal(client.asked.filter((what) => what === 'file f2').length, 1);
  });

  it('what did not come says so, and is fetched again by a tap', async () => {
    const mounted = await openBell();
    const { bell, client } = mounted;
    client.refusal = new ShopbellError('CONNECTION_LOST', 'gone');
    await receive(mounted, [photo, invoice]);
    const again = await until(() => allByRole(bell, 'button', 'Fetch tent.jpg again')[0]);
    assert.include(seenText(bell), 'It did not come');
    const saved = downloads();
    byRole(bell, 'button', /^Save invoice/).click();
    await until(() => allByRole(bell, 'button', /^Fetch invoice/)[0]);
    assert.deepEqual(saved, []);
    client.refusal = undefined;
    client.files = () => picture(8, 4);
    again.click();
    await until(() => canvasIn(bell));
    await settled(bell);
    byRole(bell, 'button', 'Look at tent.jpg');
  });

  it('what says it is a picture and is none is a file to save', async () => {
    const mounted = await openBell();
    const { bell, client } = mounted;
    client.files = () => new Blob(['<svg onload=alert(1)>'], { type: 'image/png' });
    await receive(mounted, [photo]);
    await until(() => allByRole(bell, 'button', /^Save tent\.jpg/)[0]);
  });

  it('names are text, whatever they hold', async () => {
    const mounted = await openBell();
    await receive(mounted, [{ ...invoice, name: '<img src=x onerror=alert(1)>.pdf' }], '<b>see</b>');
    assert.include(seenText(mounted.bell), '<img src=x onerror=alert(1)>.pdf');
    assert.include(seenText(mounted.bell), '<b>see</b>');
    assert.isFalse([...deep(mounted.bell)].some((element) => element.localName === 'img'));
  });

  it('pictures are fetched when they come into view, and not before', async () => {
    const mounted = await openBell({ page: 'tracking', sku: null });
    const { bell, client } = mounted;
    bell.close();
    await until(() => !bell.shadowRoot?.querySelector('dialog')?.checkVisibility());
    await receive(mounted, [photo]);
    assert.notInclude(client.asked, 'file f1');
    bell.open();
    await until(() => client.asked.includes('file f1'));
  });
});
