import type { ShopBell } from '../element.ts';
import { bellIcon } from '../bell/bellIcon.ts';
import { bellStyle } from '../bell/bellStyle.ts';
import { attributeOf, writeScope } from '../bell/scopeAttributes.ts';
import type * as greeting from '../greeting/greeting.ts';
import { drawIcon } from '../icons/drawIcon.ts';
import { bellWords } from '../words/bellWords.ts';
import { pickLocale } from '../words/locale.ts';
import type { Command } from './command.ts';
import { mayHaveConversation } from './openConversation.ts';

type Greeting = typeof greeting;

/** What the loader needs of the element: what is said of it before the panel has upgraded it holds from then on. */
type BellElement = HTMLElement & Partial<Pick<ShopBell, 'items' | 'opened'>>;

/**
 * Puts one `<shop-bell>` on the page, with the attributes of the script tag, and draws its bell. The panel is loaded
 * on the first tap, or at once if storage says that a conversation is open; nothing else is requested or written.
 */
export function startBell(script: HTMLScriptElement): void {
  if (document.querySelector('shop-bell')) return;
  const element: BellElement = document.createElement('shop-bell');
  const { dataset, src } = script;
  const { display, shop, server = new URL(src).origin } = dataset;
  element.setAttribute('server', server);
  for (const name in dataset) element.setAttribute(attributeOf(name), dataset[name] ?? '');
  const locale = pickLocale(dataset['locale']);
  const words = bellWords[locale];

  let loading: Promise<unknown> | undefined;
  let attempts = '';
  const fetchPart = (name: string): Promise<unknown> =>
    import(/* @vite-ignore */ new URL(`widget/${name}.js${attempts}`, src).href);
  const load = () =>
    (loading ??= Promise.all(['panel', locale].map(fetchPart)).catch((error: unknown) => {
      loading = undefined;
      // A browser may remember that a module failed: another attempt gets another address.
      attempts += '?';
      throw error;
    }));

  const [bell, note] = drawBell(element, words.bell);
  const run = (...[command, given]: Command) => {
    if (command === 'update') {
      writeScope(element, given);
    } else if (command === 'greet') {
      void fetchPart('greeting').then(
        (part) => (part as Greeting).greet(element, given),
        () => 0,
      );
    } else if (command === 'destroy') {
      element.remove();
      delete window.shopbell;
    } else if (command === 'items') {
      element.items = given;
    } else if ((element.opened = command === 'toggle' ? !element.opened : command === 'open')) {
      bell.ariaBusy = 'true';
      note.textContent = '';
      load().catch(() => {
        element.opened = false;
        bell.ariaBusy = 'false';
        note.textContent = words.loadFailed;
      });
    }
  };
  bell.onclick = () => {
    run('open');
  };

  const waiting = window.shopbell?.q ?? [];
  window.shopbell = run;
  if (display === 'inline') script.after(element);
  // In the head of a page that is still being read there is no body yet, whatever the types say.
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition
  else (document.body ?? document.documentElement).append(element);
  for (const call of waiting) run(...(call as Command));
  // On whatever kind of page: the part knows which. Read, never written: half of the bytes of asking for the names.
  // eslint-disable-next-line no-restricted-properties
  if (/-greet/.test(script.outerHTML)) run('greet');
  // A page of its own is opened by whoever wants to talk.
  if (display === 'page') run('open');
  if (mayHaveConversation(server, shop)) load().catch(() => 0);
}

/** Draws the bell, and a place for a word beside it, into the open shadow root that the element will go on with. */
function drawBell(element: HTMLElement, name: string) {
  const bell = Object.assign(document.createElement('button'), {
    className: 'bell',
    part: 'bell',
    ariaLabel: name,
    ariaHasPopup: 'dialog',
    ariaExpanded: 'false',
  });
  bell.append(drawIcon(bellIcon));
  const note = Object.assign(document.createElement('div'), { className: 'note', role: 'status' });
  const root = element.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(bellStyle);
  root.adoptedStyleSheets = [sheet];
  root.append(bell, note);
  return [bell, note] as const;
}
