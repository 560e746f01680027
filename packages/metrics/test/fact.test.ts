import { describe, expect, test } from 'vitest';
import { Fact } from '../src/index.ts';
import { at, Story } from './story.ts';

describe('the schema of facts', () => {
  test('takes every kind of fact', () => {
    const now = at('10:00:00');
    const story = new Story()
      .entry(now)
      .left(now)
      .customer(now)
      .delivered(now, 'a')
      .converted(now)
      .queued(now)
      .assigned(now, 'a')
      .transferred(now, 'a', 'b')
      .agent(now, 'b')
      .ended(now);
    for (const fact of story.facts) expect(Fact.parse(fact)).toEqual(fact);
    const kinds = new Set(story.facts.map((fact) => fact.type));
    expect(kinds.size).toBe(Fact.options.length);
  });

  test('refuses what is none', () => {
    const message = new Story().customer(at('10:00:00')).facts[0];
    expect(Fact.safeParse({ ...message, from: 'ghost' }).success).toBe(false);
    expect(Fact.safeParse({ ...message, length: -1 }).success).toBe(false);
    expect(Fact.safeParse({ ...message, at: 0.5 }).success).toBe(false);
    expect(Fact.safeParse({ ...message, type: 'coffee' }).success).toBe(false);
  });
});
