import { describe, expect, test } from 'vitest';
import { liveDay } from '../src/index.ts';
import { at, Story } from './story.ts';

function figures(stories: Story[], options: { agent?: string; now?: number; timeZone?: string } = {}) {
  const live = liveDay(options.timeZone ?? 'Asia/Shanghai');
  for (const story of stories) for (const fact of story.facts) live.record([fact]);
  const { day, values } = live.today(options.now ?? at('23:00:00'), options.agent);
  return { day, receptions: values.consultations, averageResponseSeconds: values.averageHumanResponse };
}

describe('average response', () => {
  test('RS-01 a gap runs from the first customer message after the last human reply to the next human reply', () => {
    const story = new Story()
      .entry(at('10:00:00'))
      .assigned(at('10:00:00'), 'a')
      .customer(at('10:00:00'), at('10:00:10'))
      .agent(at('10:00:30'), 'a')
      .customer(at('10:01:00'))
      .agent(at('10:01:10'), 'a');
    expect(figures([story], { agent: 'a' })).toEqual({
      day: '2026-05-04',
      receptions: 1,
      averageResponseSeconds: 20,
    });
    expect(figures([story])).toEqual({ day: '2026-05-04', receptions: 1, averageResponseSeconds: 20 });
  });

  test('RS-02, D14 automatic and robot messages neither answer nor ask', () => {
    const story = new Story()
      .assigned(at('10:00:00'), 'a')
      .customer(at('10:00:00'))
      .auto(at('10:00:01'), 'a')
      .robot(at('10:00:02'))
      .agent(at('10:00:40'), 'a')
      .auto(at('10:00:41'), 'a')
      .agent(at('10:05:00'), 'a');
    expect(figures([story]).averageResponseSeconds).toBe(40);
  });

  test('CF-11 each gap is floored to whole seconds: 10:00:00.900 to 10:00:05.100 is 4 s', () => {
    const story = new Story()
      .assigned(at('10:00:00'), 'a')
      .customer(at('10:00:00.900'))
      .agent(at('10:00:05.100'), 'a')
      .customer(at('10:01:00.000'))
      .agent(at('10:01:05.999'), 'a');
    expect(figures([story]).averageResponseSeconds).toBe(4.5);
  });

  test('RS-13 a leave message answered after twenty minutes has no effect, nor has what follows in its session', () => {
    const story = new Story()
      .left(at('10:00:00'))
      .customer(at('10:00:00'))
      .delivered(at('10:19:00'), 'a')
      .assigned(at('10:20:00'), 'a', 'leave-message')
      .agent(at('10:20:00'), 'a')
      .customer(at('10:21:00'))
      .agent(at('10:22:00'), 'a');
    expect(figures([story])).toEqual({ day: '2026-05-04', receptions: 0, averageResponseSeconds: null });
  });

  test('LM-20, D15 a customer who comes back is served in a session of its own, which starts afresh', () => {
    const story = new Story()
      .left(at('01:00:00'))
      .customer(at('01:00:00'))
      .converted(at('10:00:00'))
      .assigned(at('10:00:00'), 'a')
      .agent(at('10:00:05'), 'a')
      .customer(at('10:00:10'))
      .agent(at('10:00:18'), 'a');
    expect(figures([story])).toEqual({ day: '2026-05-04', receptions: 1, averageResponseSeconds: 8 });
  });

  test('RB-06 the human clock starts at the hand-off: 20 s, not 320 s', () => {
    const story = new Story()
      .entry(at('10:00:00'))
      .customer(at('10:00:00'))
      .robot(at('10:00:01'))
      .assigned(at('10:05:00'), 'a')
      .agent(at('10:05:20'), 'a');
    expect(figures([story])).toEqual({ day: '2026-05-04', receptions: 1, averageResponseSeconds: 20 });
  });

  test('RS-18, VM-08 after a transfer the receiver waits 10 s, the shop 60 s, the former owner has no answer', () => {
    const story = new Story()
      .assigned(at('10:00:00'), 'a')
      .customer(at('10:00:00'))
      .assigned(at('10:00:50'), 'b')
      .agent(at('10:01:00'), 'b');
    expect(figures([story], { agent: 'a' })).toMatchObject({ receptions: 0, averageResponseSeconds: null });
    expect(figures([story], { agent: 'b' })).toMatchObject({ receptions: 1, averageResponseSeconds: 10 });
    expect(figures([story])).toMatchObject({ receptions: 1, averageResponseSeconds: 60 });
  });

  test('RT-52 a session re-routed into a leave message leaves its open round unanswered', () => {
    const story = new Story()
      .assigned(at('10:00:00'), 'a')
      .customer(at('10:00:00'))
      .left(at('10:02:00'))
      .delivered(at('10:30:00'), 'b')
      .assigned(at('10:31:00'), 'b', 'leave-message')
      .agent(at('10:31:00'), 'b');
    expect(figures([story])).toMatchObject({ receptions: 1, averageResponseSeconds: null });
  });

  test('D19 no waiting limit: an hour counts as an hour', () => {
    const story = new Story()
      .assigned(at('10:00:00'), 'a')
      .customer(at('10:00:00'))
      .agent(at('11:00:00'), 'a');
    expect(figures([story]).averageResponseSeconds).toBe(3600);
  });

  test('D15 a round belongs to the day of its first question', () => {
    const story = new Story()
      .assigned(at('23:59:00'), 'a')
      .customer(at('23:59:50'))
      .agent(at('00:00:20', '2026-05-05'), 'a');
    expect(figures([story], { now: at('23:59:59') })).toMatchObject({
      day: '2026-05-04',
      averageResponseSeconds: 30,
    });
    const nextDay = figures([story], { now: at('00:00:30', '2026-05-05') });
    expect(nextDay).toEqual({ day: '2026-05-05', receptions: 0, averageResponseSeconds: null });
  });

  test('a reply that a faulty clock set before its question answers nothing, as in reports', () => {
    const story = new Story()
      .assigned(at('10:00:00'), 'a')
      .customer(at('10:00:10'))
      .agent(at('10:00:05'), 'a');
    expect(figures([story]).averageResponseSeconds).toBeNull();
  });
});

describe('receptions', () => {
  test('VM-07 an opened window without a message is none; two sessions of one customer are two', () => {
    const silent = new Story('c1').entry(at('10:00:00')).assigned(at('10:00:00'), 'a').ended(at('10:10:00'));
    expect(figures([silent]).receptions).toBe(0);
    const first = new Story('c2')
      .assigned(at('10:00:00'), 'a')
      .customer(at('10:00:01'))
      .ended(at('10:10:00'));
    const second = new Story('c3')
      .assigned(at('11:00:00'), 'a')
      .customer(at('11:00:01'))
      .customer(at('11:00:02'));
    expect(figures([silent, first, second]).receptions).toBe(2);
  });

  test('VM-07 a customer who was never connected is none', () => {
    const story = new Story().entry(at('10:00:00')).customer(at('10:00:01')).left(at('10:00:02'));
    expect(figures([story]).receptions).toBe(0);
  });

  test('D23 the day is the opening day', () => {
    const story = new Story().assigned(at('23:59:50'), 'a').customer(at('00:00:10', '2026-05-05'));
    expect(figures([story], { now: at('00:01:00', '2026-05-05') }).receptions).toBe(0);
    expect(figures([story], { now: at('23:59:59') }).receptions).toBe(1);
  });

  test('VM-08 a transfer before the customer wrote counts for the receiver alone', () => {
    const story = new Story()
      .assigned(at('10:00:00'), 'a')
      .assigned(at('10:00:05'), 'b')
      .customer(at('10:00:10'));
    expect(figures([story], { agent: 'a' }).receptions).toBe(0);
    expect(figures([story], { agent: 'b' }).receptions).toBe(1);
    expect(figures([story]).receptions).toBe(1);
  });
});

describe('days', () => {
  test('are those of the shop, daylight saving included', () => {
    const justBefore = Date.parse('2026-03-29T23:59:59+02:00');
    const story = new Story()
      .assigned(justBefore, 'a')
      .customer(justBefore)
      .agent(justBefore + 3000, 'a');
    const berlin = figures([story], { now: justBefore, timeZone: 'Europe/Berlin' });
    expect(berlin).toEqual({ day: '2026-03-29', receptions: 1, averageResponseSeconds: 3 });
    expect(figures([story], { now: justBefore + 1000, timeZone: 'Europe/Berlin' }).day).toBe('2026-03-30');
    expect(figures([story], { now: justBefore, timeZone: 'Asia/Shanghai' }).day).toBe('2026-03-30');
  });

  test('long gone leave today as it is', () => {
    const stories = ['2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04'].map((day, index) =>
      new Story(`c${index}`).assigned(at('10:00:00', day), 'a').customer(at('10:00:00', day)),
    );
    const late = new Story('late')
      .assigned(at('09:00:00', '2026-04-30'), 'a')
      .customer(at('09:00:00', '2026-04-30'));
    expect(figures([...stories, late]).receptions).toBe(1);
  });

  test('need a time zone that exists', () => {
    expect(() => liveDay('Mars/Olympus')).toThrow(RangeError);
  });
});
