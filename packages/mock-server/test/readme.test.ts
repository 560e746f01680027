import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { Agents } from '../src/director/agents.ts';
import { Customers } from '../src/director/customers.ts';
import { Queue } from '../src/director/queue.ts';
import {
  DirectedAgent,
  DirectedCustomer,
  DirectedGroup,
  Director,
  parityExceptions,
  scenarios,
} from '../src/node.ts';

const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
const section = (title: string): string => readme.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** What a class can do, but for its private parts and what the mock server alone calls. */
function wordsOf({ prototype }: { readonly prototype: object }): string[] {
  const own = new Set(['constructor', 'dismiss', 'enter', 'isExtra', 'find']);
  return Object.getOwnPropertyNames(prototype).filter((name) => !own.has(name));
}

describe('the README', () => {
  test('lists every exception to parity, word for word, and no other', () => {
    const listed = oneLine(section('What differs')).split('- **').slice(1);
    expect(listed.map((item) => `- **${item}`.trim())).toEqual(
      Object.entries(parityExceptions).map(([name, what]) => `- **${name}**: ${what}`),
    );
  });

  test('names every scenario', () => {
    const rows = [...section('Ready-made scenarios').matchAll(/^\| `(\w+)/gm)].map(([, name]) => name);
    expect(rows).toEqual(Object.keys(scenarios));
  });

  test.each([
    ['director', Director],
    ['agents', Agents],
    ['customers', Customers],
    ['queue', Queue],
    ['an agent', DirectedAgent],
    ['a customer', DirectedCustomer],
    ['a group', DirectedGroup],
  ])('says what %s can do', (_name, type) => {
    const table = section('The director');
    const missing = wordsOf(type).filter((word) => !new RegExp(`\\b${word}\\b`).test(table));
    expect(missing).toEqual([]);
  });
});
