import type { Session } from '@shopbell/sdk/agent';
import { TestClock } from '@shopbell/sdk/testing';
import { WorkbenchApp } from '../../../src/app/workbenchApp.ts';
import '../../../src/define.ts';
import type { PreferenceStorage } from '../../../src/preferences/preferences.ts';
import { FakeAdmin } from './fakeAdminClient.ts';
import { FakeAgentClient, demoSession } from './fakeAgentClient.ts';

/** A storage that forgets with the test. */
export class MemoryStorage implements PreferenceStorage {
  readonly #values = new Map<string, string>();

  getItem(key: string): string | null {
    return this.#values.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.#values.set(key, value);
  }
}

export interface Mounted {
  readonly app: WorkbenchApp;
  readonly client: FakeAgentClient;
  readonly admin: FakeAdmin;
  readonly clock: TestClock;
  readonly local: MemoryStorage;
  readonly tab: MemoryStorage;
  /** How often the sound was made. */
  readonly rung: { times: number };
}

/** The whole application on a fake client, signed in unless told otherwise. */
export async function mountWorkbench(
  options: {
    signedIn?: boolean;
    session?: Session;
    shop?: (admin: FakeAdmin, now: number) => void;
    language?: 'zh-CN' | 'en';
    theme?: 'light' | 'dark';
    local?: MemoryStorage;
    tab?: MemoryStorage;
    prepare?: (client: FakeAgentClient, now: number) => void;
  } = {},
): Promise<Mounted> {
  const client = new FakeAgentClient();
  const clock = new TestClock();
  if (options.signedIn ?? true) client.signedIn = options.session ?? demoSession;
  options.prepare?.(client, clock.now());
  const admin = new FakeAdmin();
  options.shop?.(admin, clock.now());
  const local = options.local ?? new MemoryStorage();
  if (!options.local) {
    const { language = 'zh-CN', theme = 'light' } = options;
    local.setItem('shopbell.workbench.preferences', JSON.stringify({ language, theme }));
  }
  const tab = options.tab ?? new MemoryStorage();
  const rung = { times: 0 };
  const sound = { unlock: () => undefined, ring: () => void (rung.times += 1) };
  const app = new WorkbenchApp({ client, admin: admin.client, clock, sound, local, tab });
  document.body.append(app);
  const mounted = { app, client, admin, clock, local, tab, rung };
  await drawn(app);
  return mounted;
}

/** Until nothing in the application waits to be drawn. */
export async function drawn(app: WorkbenchApp): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    await Promise.resolve();
    for (const element of [app, ...deep(app)]) {
      if ('updateComplete' in element) await element.updateComplete;
    }
  }
}

/** Every element below, through shadow roots. */
function* deep(root: Element | ShadowRoot): Generator<Element> {
  const below = root instanceof Element && root.shadowRoot ? [root.shadowRoot, root] : [root];
  for (const one of below) {
    for (const child of one.children) {
      yield child;
      yield* deep(child);
    }
  }
}

/** All elements that match, in the order of the document. A space goes down through shadow roots. */
export function all(app: Element, selector: string): HTMLElement[] {
  let found: Element[] = [app];
  for (const step of selector.split(' ')) {
    found = [...new Set(found.flatMap((from) => [...deep(from)].filter((one) => one.matches(step))))];
  }
  return found.filter((one): one is HTMLElement => one instanceof HTMLElement);
}

/** Until the browser has drawn: sizes are told to observers before that. */
export async function painted(): Promise<void> {
  for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** The one element that matches; throws if there is none. */
export function one(app: Element, selector: string): HTMLElement {
  const [found] = all(app, selector);
  if (!found) throw new Error(`nothing on screen matches ${selector}`);
  return found;
}

/** The button or link with this name on it. */
export function button(app: Element, name: string): HTMLElement {
  const found = all(app, 'button').find(
    (one) => one.getAttribute('aria-label') === name || one.textContent.trim() === name,
  );
  if (!found) throw new Error(`no button is called ${name}`);
  return found;
}

/** What has the focus, through shadow roots. */
export function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** The names of the rows in the list that is shown. */
export function rowNames(app: Element): string[] {
  return all(app, 'conversation-list .row .name').map((name) => name.textContent);
}
