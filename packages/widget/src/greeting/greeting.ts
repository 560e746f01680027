/**
 * A word beside the closed bell, of the shop's own choosing: `dist/widget/greeting.js`. It is loaded only where a page asks
 * for it, stands alone (no Lit, no SDK), and keeps one key: which greetings this device has seen.
 */
import { X } from 'lucide';
import { watchCover } from '../bell/covers.ts';
import { drawIcon } from '../icons/drawIcon.ts';
import { pickLocale } from '../words/locale.ts';
import { greetingStyle } from './greeting.style.ts';
import { dismissWords } from './greetingWords.ts';

const key = 'shopbell:greeted';
/** More greetings than a shop has. */
const keep = 20;
/** Seconds on the page before it greets by its attributes. */
const afterSeconds = 15;

function seen(): string[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(list) ? list.filter((entry) => typeof entry === 'string') : [];
  } catch {
    // Forbidden: then it holds on this page.
    return [];
  }
}

function remember(text: string): void {
  try {
    localStorage.setItem(key, JSON.stringify([...seen(), text].slice(-keep)));
  } catch {
    // As above.
  }
}

const here = new Set<string>();

/** What is said of the page: by an attribute, or once the element is there by its property. */
function said(element: Element, name: 'page' | 'shop' | 'server'): string | null | undefined {
  return (element as Partial<Record<typeof name, string>>)[name] ?? element.getAttribute(name);
}

/** Who is talking already, or has the panel open or in the page, needs no greeting. */
function isTalking(element: Element): boolean {
  try {
    const address = `${said(element, 'shop')}@${said(element, 'server')}`;
    return (
      element.matches('[opened], [display=inline]') || !!localStorage.getItem(`shopbell:${address}:open`)
    );
  } catch {
    return false;
  }
}

const planned = new WeakMap<Element, () => void>();

/**
 * Shows a text beside the bell, each text once on a device. Without one it is what the attributes say, `greeting-product` on
 * a product page, else `greeting`, after `greeting-after` seconds on the visible page. A later call takes the place of the
 * one before. Text is text, never markup.
 */
export function greet(element: HTMLElement, given?: string): void {
  planned.get(element)?.();
  const isNew = (text: string) => text && !here.has(text) && !seen().includes(text);
  // The page may be another one by the time that it greets.
  const textNow = () =>
    given ??
    element.getAttribute(`greeting-${said(element, 'page') ?? 'shop'}`) ??
    element.getAttribute('greeting') ??
    '';
  const seconds = given === undefined ? Number(element.getAttribute('greeting-after') ?? afterSeconds) : 0;
  const waiting = new AbortController();
  const show = () => {
    if (element.isConnected && (document.hidden || isTalking(element))) return;
    waiting.abort();
    if (!element.isConnected) return;
    const text = textNow();
    // Another tab may have been faster.
    if (!isNew(text)) return;
    here.add(text);
    remember(text);
    planned.set(element, say(element, text));
  };
  const timer = setTimeout(
    () => {
      // In a tab that nobody looks at nobody is greeted.
      document.addEventListener('visibilitychange', show, { signal: waiting.signal });
      show();
    },
    (seconds >= 0 ? seconds : afterSeconds) * 1000,
  );
  planned.set(element, () => {
    clearTimeout(timer);
    waiting.abort();
  });
}

/** Draws it into the open shadow root of loader or element; hands back how to take it away. */
function say(element: HTMLElement, text: string): () => void {
  const root = element.shadowRoot;
  const bell = root?.querySelector<HTMLElement>('.bell');
  if (!root || !bell) return () => 0;
  const make = <Name extends keyof HTMLElementTagNameMap>(
    name: Name,
    given: Partial<HTMLElementTagNameMap[Name]>,
    ...children: Node[]
  ) => {
    const made = Object.assign(document.createElement(name), given);
    made.append(...children);
    return made;
  };
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(greetingStyle);
  const ended = new AbortController();
  const { signal } = ended;
  const words = make('button', { type: 'button', className: 'words', textContent: text, dir: 'auto' });
  const away = make(
    'button',
    {
      type: 'button',
      className: 'away',
      ariaLabel: dismissWords[pickLocale(element.getAttribute('locale'))],
    },
    drawIcon(X),
  );
  const bubble = make('div', { className: 'greeting', role: 'status' }, words, away);
  bubble.setAttribute('part', 'greeting');
  const end = () => {
    ended.abort();
    bubble.remove();
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
  };
  words.addEventListener('click', () => {
    end();
    bell.click();
  });
  away.addEventListener('click', () => {
    end();
    bell.focus();
  });
  bubble.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    end();
    bell.focus();
  });
  element.addEventListener('shopbell-open', end, { signal });
  bell.addEventListener('click', end, { signal });
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  root.append(bubble);
  // Never over a button of the shop: while one lies below it is not there.
  watchCover(
    element,
    () => {
      if (!element.isConnected) end();
      return bubble;
    },
    signal,
  );
  return end;
}
