import type { LitElement } from 'lit';
import '../../../src/define.ts';
import type { ShopBell } from '../../../src/element.ts';
import './accessible.ts';
import { FakeClient } from './fakeClient.ts';

declare global {
  interface Element {
    /** What a screen reader gets (`accessible.ts`). */
    readonly computedRole: string;
    readonly computedName: string;
  }
}

export interface Mounted {
  readonly bell: ShopBell;
  readonly client: FakeClient;
}

/** The conversation that was begun last. */
export const idIn = ({ client }: Mounted): string => [...client.conversations.keys()].at(-1) ?? '';

/** A bell on a product page, with a client made by hand. */
export function mount(given: Partial<ShopBell> = {}, client = new FakeClient()): Mounted {
  const bell = document.createElement('shop-bell');
  Object.assign(bell, { client, page: 'product', sku: '1001', locale: 'en', ...given });
  document.body.append(bell);
  return { bell, client };
}

/** Mounts and opens it, and waits until it shows where the entry led to. */
export async function openBell(given: Partial<ShopBell> = {}, client = new FakeClient()): Promise<Mounted> {
  const mounted = mount(given, client);
  mounted.bell.open();
  // Its words may be on their way.
  await until(() => mounted.bell.shadowRoot?.querySelector('.inside'));
  await settled(mounted.bell);
  // The views that come later, once for a page.
  await customElements.whenDefined('shop-bell-standing');
  await settled(mounted.bell);
  return mounted;
}

export function unmountAll(): void {
  for (const bell of document.querySelectorAll('shop-bell')) bell.remove();
}

/** Every element below, through all shadow roots. */
export function* deep(root: Element | ShadowRoot): Generator<Element> {
  // No `instanceof`: pages in frames have classes of their own.
  const inside = 'shadowRoot' in root ? (root.shadowRoot?.children ?? []) : [];
  for (const child of [...inside, ...root.children]) {
    yield child;
    yield* deep(child);
  }
}

/** They come once they are needed, in a file of their own. */
const forms = 'shop-bell-rating, shop-bell-contact';

const isLit = (element: Element): element is LitElement => 'updateComplete' in element;

/** Waits until nothing in the bell wants to render any more, and the browser has laid it out. */
export async function settled(bell: Element): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    for (const element of [bell, ...deep(bell)]) {
      if (element.matches(forms)) await customElements.whenDefined(element.localName);
      if (isLit(element)) await element.updateComplete;
    }
    await new Promise(requestAnimationFrame);
  }
}

/** Everything with a role, and a name if one is given, as the accessibility tree has it. */
export function allByRole(bell: Element, role: string, name?: string | RegExp): HTMLElement[] {
  return [...deep(bell)].filter(
    (element): element is HTMLElement =>
      element instanceof HTMLElement &&
      // Asking for a role is slow: these have one only where it is written.
      (element.hasAttribute('role') || !element.matches('p, div, span, time')) &&
      element.checkVisibility() &&
      element.computedRole === role &&
      (name === undefined ||
        (typeof name === 'string' ? element.computedName === name : name.test(element.computedName))),
  );
}

/** The one with this role and name. */
export function byRole(bell: Element, role: string, name?: string | RegExp): HTMLElement {
  const [found, ...more] = allByRole(bell, role, name);
  if (found && more.length === 0) return found;
  const there = [...deep(bell)].flatMap((element) =>
    element.checkVisibility() && !/^(generic|none|)$/.test(element.computedRole)
      ? [`${element.computedRole} "${element.computedName}"`]
      : [],
  );
  throw new Error(`${found ? 'more than one' : 'no'} ${role} "${name}"; there are:\n${there.join('\n')}`);
}

/** What somebody sees, in order, without what is only spoken. */
export function seenText(bell: Element): string {
  return [...deep(bell)]
    .filter((element) => element.checkVisibility() && !element.closest('.spoken'))
    .map((element) =>
      [...element.childNodes].flatMap((node) =>
        node.nodeType === Node.TEXT_NODE ? [node.textContent ?? ''] : [],
      ),
    )
    .map((texts) => texts.join(' ').replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '')
    .join('\n');
}

/** The element with the focus, through all shadow roots. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** Writes into a field as somebody does. */
export function type(field: Element, text: string): void {
  if (!(field instanceof HTMLTextAreaElement)) throw new Error('no text field');
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

export function press(target: Element, key: string, given: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', {
    key,
    bubbles: true,
    composed: true,
    cancelable: true,
    ...given,
  });
  target.dispatchEvent(event);
  return event;
}

export async function eventOf(target: EventTarget, name: string): Promise<CustomEvent> {
  return await new Promise((resolve) => {
    target.addEventListener(name, (event) => resolve(event as CustomEvent), { once: true });
  });
}

/** Waits for something that the page brings about; the runner's own limit ends it. */
export async function until<T>(look: () => T | undefined | null | false): Promise<T> {
  for (;;) {
    const found = look();
    if (found) return found;
    await new Promise(requestAnimationFrame);
  }
}
