/** What stands for nothing: an attribute that is not there, a place without content. */
export const nothing = Symbol();
/** What leaves a place as it is. */
export const noChange = Symbol();

/** A template with the values for its holes. That it was made here is its class: nothing that was sent can pass for one. */
class Filled {
  readonly strings: TemplateStringsArray;
  readonly values: readonly unknown[];

  constructor(strings: TemplateStringsArray, values: readonly unknown[]) {
    this.strings = strings;
    this.values = values;
  }
}

export const html = (strings: TemplateStringsArray, ...values: readonly unknown[]) =>
  new Filled(strings, values);

const written = (value: unknown) => `${(value as string | number | boolean | null | undefined) ?? ''}`;

/** Where a template has a hole: the node's place among elements and comments, and what of it. */
interface Hole {
  readonly at: number;
  /** An attribute as it is written, with `.`, `?` or `@`. Undefined where a child goes. */
  readonly name?: string | undefined;
  /** What stands around its values. */
  readonly texts: readonly string[];
}

interface Template {
  readonly content: DocumentFragment;
  readonly holes: readonly Hole[];
}

/** Gives a place of the document its values. */
type Fill = (values: readonly unknown[]) => void;

/** What a browser has that knows Trusted Types. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createHTML(markup: string): string },
  ): { createHTML(markup: string): string };
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
/** What a page may allow has the name of Lit's. */
const policy = trustedTypes?.createPolicy('lit-html', { createHTML: (markup) => markup });

/** Stands in an attribute for a value: no text of a template has it. */
const mark = '{}';

const templates = new WeakMap<TemplateStringsArray, Template>();

/** Elements (1) and comments (128), which are what has holes. */
const walker = document.createTreeWalker(document, 129);

/** A child's hole becomes a comment, an attribute's a mark in its value; `$` keeps the platform from acting on that. */
function parse(strings: readonly string[]): Template {
  const names: string[] = [];
  const markup = strings.reduce((before, text) => {
    if (before.lastIndexOf('<') <= before.lastIndexOf('>')) return `${before}<?>${text}`;
    const named = before.replace(/([.?@]?[\w-]+)(="?[^"=]*)$/, (_all, name: string, value: string) => {
      names.push(name);
      return `${name}$${value}`;
    });
    return named + mark + text;
  });
  // What stands in the last hole ends somewhere, also between others' nodes.
  const whole = markup + (strings.at(-1) ? '' : '<!---->');
  const element = document.createElement('template');
  // Only what stands in our own sources comes here.
  // eslint-disable-next-line no-restricted-properties
  element.innerHTML = policy?.createHTML(whole) ?? whole;
  const { content } = element;
  const holes: Hole[] = [];
  walker.currentNode = content;
  for (let at = 0; walker.nextNode(); at += 1) {
    const node = walker.currentNode as Element | Comment;
    if ('data' in node) {
      if (node.data) holes.push({ at, texts: ['', ''] });
      continue;
    }
    for (const attribute of node.getAttributeNames()) {
      if (!attribute.endsWith('$')) continue;
      holes.push({ at, name: names.shift(), texts: written(node.getAttribute(attribute)).split(mark) });
      node.removeAttribute(attribute);
    }
  }
  return { content, holes };
}

/** A template for the document, and what fills it. */
function instance(strings: TemplateStringsArray, host: unknown): readonly [DocumentFragment, Fill] {
  let template = templates.get(strings);
  if (!template) templates.set(strings, (template = parse(strings)));
  const { content, holes } = template;
  const fragment = document.importNode(content, true);
  walker.currentNode = fragment;
  let reached = -1;
  const places = holes.map(({ at, name, texts }) => {
    for (; reached < at; reached += 1) walker.nextNode();
    const node = walker.currentNode as ChildNode;
    return name === undefined
      ? childPlace(node, node.nextSibling, host)
      : attributePlace(node as ChildNode & Element, name, texts, host);
  });
  walker.currentNode = document;
  const fill: Fill = (values) => {
    let from = 0;
    holes.forEach(({ texts }, n) => {
      places[n]?.(values.slice(from, (from += texts.length - 1)));
    });
  };
  return [fragment, fill];
}

/** A place for content, behind a comment: text, a template, or a list of either. */
export function childPlace(start: ChildNode, end: ChildNode | null, host: unknown): Fill {
  /** What stands there: a text, a template's strings, the places of a list and where each ends. */
  let held: string | TemplateStringsArray | undefined = '';
  let fill: Fill;
  let list: (readonly [Fill, ChildNode])[] | undefined;

  const insert = <Inserted extends Node>(node: Inserted) => start.parentNode?.insertBefore(node, end) ?? node;
  const clear = (from = start.nextSibling) => {
    while (from && from !== end) {
      const next: ChildNode | null = from.nextSibling;
      from.remove();
      from = next;
    }
  };

  return ([value]) => {
    if (value === noChange) return;
    if (value instanceof Filled) {
      const { strings, values } = value;
      if (held === strings) {
        fill(values);
        return;
      }
      const [fragment, fillIt] = instance(strings, host);
      (fill = fillIt)(values);
      clear();
      insert(fragment);
      held = strings;
      list = undefined;
    } else if (Array.isArray(value)) {
      if (!list) {
        clear();
        list = [];
        held = undefined;
      }
      const places = list;
      value.forEach((one, at) => {
        let place = places[at];
        if (!place) {
          const [first, last] = [insert(document.createComment('')), insert(document.createComment(''))];
          places.push((place = [childPlace(first, last, host), last]));
        }
        place[0]([one]);
      });
      if (value.length < places.length) clear((places[value.length - 1]?.[1] ?? start).nextSibling);
      places.length = value.length;
    } else {
      const text = value === nothing ? '' : written(value);
      if (text === held) return;
      if (text && held && typeof held === 'string') (start.nextSibling as Text).data = text;
      else {
        clear();
        if (text) insert(document.createTextNode(text));
      }
      held = text;
      list = undefined;
    }
  };
}

/** An attribute, a property (`.`), whether an attribute is there (`?`) or a listener (`@`). */
function attributePlace(element: Element, named: string, texts: readonly string[], host: unknown): Fill {
  const [kind] = named;
  const name = named.replace(/^\W/, '');
  let held: unknown = nothing;
  if (kind === '@') {
    element.addEventListener(name, (event) => {
      if (typeof held === 'function') held.call(host, event);
    });
  }
  return (values) => {
    const value =
      texts.length > 2 || texts.join('')
        ? texts.reduce((before, text, n) => before + written(values[n - 1]) + text)
        : values[0];
    // An object may have changed within.
    if (value === held && Object(value) !== value) return;
    held = value;
    const given = value === nothing ? undefined : value;
    if (kind === '.') Object.assign(element, { [name]: given });
    else if (kind === '?') element.toggleAttribute(name, !!given);
    else if (value === nothing) element.removeAttribute(name);
    else if (kind !== '@') element.setAttribute(name, written(given));
  };
}
