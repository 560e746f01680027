// What `<shop-bell>` offers, read from the documentation comments of its class: tables for the README, and the manifest that
// editors and catalogues of components read (`custom-elements.json`, schema 1.0.0).
import { readFile } from 'node:fs/promises';
import { fromRoot } from './workspace.mjs';

/** What somebody who writes a page sets; the others are for scripts. */
const forScripts = ['opened', 'client', 'items'];

/** @param {string} name */
const kebab = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** @param {string} comment */
const plainText = (comment) =>
  comment
    .split('\n')
    .map((line) => line.replace(/^\s*\*\s?/, '').trim())
    .filter((line) => line !== '' && !line.startsWith('@'))
    .join(' ');

/** Everything that the class says of itself. */
export async function elementFacts() {
  const source = await readFile(fromRoot('packages/widget/src/element.ts'), 'utf8');
  /** @param {string} tag */
  const tagged = (tag) =>
    [...source.matchAll(new RegExp(`^ \\* @${tag} (\\S+) - (.+)$`, 'gm'))].map(
      ([, name = '', means = '']) => {
        const [, inside = name, preset] = /^\[([^=]+)(?:=(.+))?\]$/.exec(name) ?? [];
        return { name: inside, preset, shown: name.replace(/^\[|\]$/g, ''), means };
      },
    );
  const fields = [...source.matchAll(/\/\*\* (.+) \*\/\n {2}declare (\w+): (.+);/g)].map(
    ([, means = '', name = '', type = '']) => ({ name, type, means }),
  );
  const methods = [...source.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n {2}(\w+)\((.*)\): (\w+) \{/g)]
    .filter(([, comment]) => !comment?.includes('@internal'))
    .map(([, comment = '', name = '', parameters = '', returns = '']) => ({
      name,
      parameters,
      returns,
      means: plainText(comment),
    }));
  const [, description = ''] = /\/\*\*((?:(?!\*\/)[\s\S])*?)@element shop-bell/.exec(source) ?? [];
  return {
    description: plainText(description),
    fields,
    methods,
    attributes: tagged('attr'),
    events: tagged('fires'),
    slots: tagged('slot'),
    parts: tagged('csspart'),
    properties: tagged('cssprop'),
  };
}

/**
 * Tables by the name of their mark in the README.
 * @param {(head: string[], rows: string[][]) => string} table @param {(text: string) => string} code
 */
export async function elementTables(table, code) {
  const facts = await elementFacts();
  /** @param {string[]} head @param {{ shown: string, means: string }[]} entries */
  const list = (head, entries) => () =>
    table(
      head,
      entries.map(({ shown, means }) => [code(shown), means]),
    );
  return {
    attributes: () =>
      table(
        ['Script tag', 'Attribute', 'Property', 'Meaning'],
        [
          ...facts.fields
            .filter(({ name }) => !forScripts.includes(name))
            .map(({ name, means }) => [code(`data-${kebab(name)}`), code(kebab(name)), code(name), means]),
          ...facts.attributes.map(({ name, means }) => [code(`data-${name}`), code(name), '', means]),
        ],
      ),
    methods: () =>
      table(
        ['Method', 'Meaning'],
        facts.methods.map(({ name, parameters, means }) => [code(`${name}(${parameters})`), means]),
      ),
    events: list(['Event', 'When'], facts.events),
    slots: list(['Slot', 'Meaning'], facts.slots),
    parts: list(['Part', 'Meaning'], facts.parts),
    properties: list(['Custom property and default', 'Meaning'], facts.properties),
  };
}

/** The text of `custom-elements.json`. */
export async function elementManifest() {
  const { description, fields, methods, attributes, events, slots, parts, properties } = await elementFacts();
  /** @param {{ name: string, means: string }} entry */
  const described = ({ name, means }) => ({ name, description: means });
  const declaration = {
    kind: 'class',
    name: 'ShopBell',
    tagName: 'shop-bell',
    customElement: true,
    superclass: { name: 'LitElement', package: 'lit' },
    description,
    attributes: [
      ...fields
        .filter(({ name }) => !['client', 'items'].includes(name))
        .map(({ name, type, means }) => ({
          name: kebab(name),
          fieldName: name,
          type: { text: type },
          description: means,
        })),
      ...attributes.map(described),
    ],
    members: [
      ...fields.map(({ name, type, means }) => ({
        kind: 'field',
        name,
        type: { text: type },
        description: means,
      })),
      ...methods.map(({ name, parameters, returns, means }) => ({
        kind: 'method',
        name,
        parameters:
          parameters === ''
            ? []
            : parameters.split(', ').map((parameter) => {
                const [left = '', type = ''] = parameter.split(': ');
                return {
                  name: left.replace('?', ''),
                  type: { text: type },
                  ...(left.endsWith('?') ? { optional: true } : {}),
                };
              }),
        return: { type: { text: returns } },
        description: means,
      })),
    ],
    events: events.map((event) => ({ ...described(event), type: { text: 'CustomEvent' } })),
    slots: slots.map(described),
    cssParts: parts.map(described),
    cssProperties: properties.map((entry) => ({
      ...described(entry),
      ...(entry.preset === undefined ? {} : { default: entry.preset }),
    })),
  };
  const path = 'dist/element.js';
  const manifest = {
    schemaVersion: '1.0.0',
    modules: [
      {
        kind: 'javascript-module',
        path,
        declarations: [declaration],
        exports: [{ kind: 'js', name: 'ShopBell', declaration: { name: 'ShopBell', module: path } }],
      },
      {
        kind: 'javascript-module',
        path: 'dist/define.js',
        exports: [
          {
            kind: 'custom-element-definition',
            name: 'shop-bell',
            declaration: { name: 'ShopBell', module: path },
          },
        ],
      },
    ],
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
