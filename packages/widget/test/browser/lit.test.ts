import { assert } from 'chai';
import * as whole from 'lit/html.js';
import * as used from '../../src/lit/lit.ts';
import { childPlace } from '../../src/lit/template.ts';

type Tag = (strings: TemplateStringsArray, ...values: unknown[]) => unknown;

/** What can be told of a template's values. */
interface Given {
  readonly text?: unknown;
  readonly list?: readonly string[];
  readonly inner?: boolean;
  readonly kind?: string;
}

/** All that templates of this widget do: holes beside each other and at an end, lists, attributes of every kind. */
function draw(html: Tag, nothing: unknown, { text, list = [], inner, kind = '' }: Given): unknown {
  const item = (name: string) => html`<li class="item ${name} of ${list.length}">${name}: ${text}</li>`;
  return html`${text}${inner ? html`<b>${text}</b>${list.map(item)}` : nothing}
    <ul part="list ${kind}" ?hidden=${!inner} title=${text ?? nothing} lang=${kind}>
      ${list.map(item)}${list.length > 1 ? list.map((name) => name) : nothing}
    </ul>
    <svg viewBox="0 0 1 ${list.length}" aria-hidden="true"></svg>
    <input .value=${kind} aria-label=${kind} />${inner ? kind : html`<i>${kind}</i>`}`;
}

/** Without comments and space between tags, which nobody sees. */
const shown = (root: Element) =>
  new XMLSerializer()
    .serializeToString(root)
    .replace(/<!--[^]*?-->/g, '')
    .replace(/\s+/g, ' ');

describe('what the script tag has of Lit', () => {
  const steps: readonly Given[] = [
    {},
    { text: 'a', list: ['x'], inner: true, kind: 'k' },
    { text: '', list: ['x', 'y', 'z'], inner: true, kind: 'k' },
    { text: 0, list: ['z', 'y'], inner: false, kind: 'other' },
    { text: '<b>no markup</b> {} $', list: [], inner: true, kind: '"quoted" <' },
    { text: null, list: ['1', '2', '3', '4'], inner: true },
    { text: 'end', list: ['4'] },
  ];

  it('draws as Lit does, from every state to every other', () => {
    const expected = document.createElement('div');
    const found = document.createElement('div');
    const show = childPlace(found.appendChild(document.createComment('')), null, undefined);
    for (const from of steps) {
      for (const to of steps) {
        for (const given of [from, to]) {
          whole.render(draw(whole.html, whole.nothing, given), expected);
          show([draw(used.html, used.nothing, given)]);
          assert.equal(shown(found), shown(expected), JSON.stringify([from, to]));
          assert.equal(found.querySelector('input')?.value, given.kind ?? '');
        }
      }
    }
  });

  it('keeps the nodes of what stays', () => {
    const root = document.createElement('div');
    const show = childPlace(root.appendChild(document.createComment('')), null, undefined);
    show([draw(used.html, used.nothing, { list: ['x', 'y'], text: 'a' })]);
    const [first, second] = root.querySelectorAll('ul > li');
    show([draw(used.html, used.nothing, { list: ['x'], text: 'b' })]);
    assert.isTrue(root.querySelector('ul > li') === first);
    assert.isFalse(root.contains(second ?? null));
  });

  it('takes nothing for a template that was not made here', () => {
    const root = document.createElement('div');
    const show = childPlace(root.appendChild(document.createComment('')), null, undefined);
    show([{ strings: ['<img src=x>'], values: [], _$litType$: 1, raw: ['<img src=x>'] }]);
    assert.equal(root.querySelector('img'), null);
  });
});
