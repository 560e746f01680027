import { expect } from 'chai';
import { arrivals, nextWaiting, sectionOf, sectionsOf } from '../../src/list/sections.ts';
import { byWaiting, unreadCount, waitLevel, waitingSince } from '../../src/list/waiting.ts';
import { conversation } from './support/conversations.ts';
import { demoSession } from './support/fakeAgentClient.ts';

const at = (time: string): number => Date.parse(`2026-05-04T${time}+08:00`);
const me = demoSession.agent.id;
const openedAt = at('09:00:00');

const waits = (id: string, since: string) =>
  conversation({ id, openedAt, said: [['customer', at(since), '在吗']] });
const replied = (id: string, activity: string) =>
  conversation({
    id,
    openedAt,
    said: [
      ['customer', at('09:30:00'), '在吗'],
      ['agent', at(activity), '在的'],
    ],
  });

describe('Waiting times', () => {
  it('WB-15 count from the first customer message after the last human reply', () => {
    const two = conversation({
      id: 'x',
      openedAt,
      said: [
        ['customer', at('10:00:00'), '在吗'],
        ['customer', at('10:01:00'), '?'],
      ],
    });
    expect(at('10:02:00') - (waitingSince(two) ?? 0)).to.equal(120_000);

    const answered = conversation({
      id: 'y',
      openedAt,
      said: [
        ['customer', at('10:00:00'), '在吗'],
        ['agent', at('10:00:30'), '在的'],
        ['customer', at('10:01:00'), '有货吗'],
        ['customer', at('10:01:30'), '?'],
      ],
    });
    expect(waitingSince(answered)).to.equal(at('10:01:00'));
  });

  it('WB-15 go on through an automatic reply, which is no human one', () => {
    const auto = conversation({
      id: 'x',
      openedAt,
      said: [
        ['customer', at('10:00:00'), '在吗'],
        ['auto', at('10:00:01'), '您好，请稍候'],
      ],
    });
    expect(waitingSince(auto)).to.equal(at('10:00:00'));
  });

  it('WB-15 end with the human reply, and with the conversation', () => {
    expect(waitingSince(replied('x', '10:00:00'))).to.equal(undefined);
    const over = conversation({
      id: 'y',
      openedAt,
      state: 'ended',
      said: [['customer', at('10:00:00'), '在吗']],
    });
    expect(waitingSince(over)).to.equal(undefined);
  });

  it('WB-15 and what is unread count from before what is held: an automatic reply alone does not look answered', () => {
    const whole = conversation({
      id: 'x',
      openedAt,
      seenByAgent: 0,
      said: [
        ['customer', at('10:00:00'), '在吗'],
        ['customer', at('10:01:00'), '?'],
        ['auto', at('10:01:01'), '您好，请稍候'],
      ],
    });
    const told = { ...whole, items: whole.items.slice(-1), more: true };
    expect(waitingSince(told)).to.equal(at('10:00:00'));
    expect(unreadCount(told)).to.equal(2);
    expect(nextWaiting(sectionsOf([replied('y', '10:02:00'), told], me), undefined)?.id).to.equal('x');
    const came = conversation({ id: 'z', openedAt, said: [['customer', at('10:00:30'), '在吗']] });
    const newest = sectionsOf([came, told], me, 'newest').ongoing.map(({ id }) => id);
    expect(newest).to.deep.equal(['x', 'z']);
    const entry = sectionsOf([came, told], me, 'entry').ongoing.map(({ id }) => id);
    expect(entry).to.deep.equal(['x', 'z']);
  });

  it('change level exactly at 30 seconds and 3 minutes', () => {
    expect([0, 29_999, 30_000, 179_999, 180_000].map(waitLevel)).to.deep.equal([
      'calm',
      'calm',
      'slow',
      'slow',
      'late',
    ]);
  });

  it('WB-13 order the list, longest first', () => {
    const list = [waits('y', '10:01:30'), waits('x', '10:00:30')].sort(byWaiting);
    expect(list.map((one) => one.id)).to.deep.equal(['x', 'y']);
  });

  it('WB-14 put replied conversations after all waiting ones, newest activity first', () => {
    const list = [replied('old', '10:00:00'), replied('new', '11:00:00'), waits('z', '11:30:00')].sort(
      byWaiting,
    );
    expect(list.map((one) => one.id)).to.deep.equal(['z', 'new', 'old']);
  });

  it('WB-13 give the same order whatever order they come in', () => {
    const many = [
      waits('b', '10:00:00'),
      waits('a', '10:00:00'),
      replied('d', '10:00:00'),
      replied('c', '10:00:00'),
    ];
    const expected = ['a', 'b', 'c', 'd'];
    expect([...many].sort(byWaiting).map((one) => one.id)).to.deep.equal(expected);
    expect(
      [...many]
        .reverse()
        .sort(byWaiting)
        .map((one) => one.id),
    ).to.deep.equal(expected);
  });
});

describe('Sections', () => {
  it('LM-16 a delivered leave message is in 留言 and not in 正在咨询, until it is assigned by the reply', () => {
    const left = conversation({
      id: 'x',
      openedAt,
      state: 'leave-message',
      said: [['customer', openedAt, '在吗']],
    });
    expect(sectionOf(left, me)).to.equal('leave');
    expect(sectionOf({ ...left, state: 'assigned' }, me)).to.equal('ongoing');
  });

  it('hold only what is this agent’s', () => {
    const other = { ...waits('x', '10:00:00'), agent: { id: 'agent-other', name: '陈' } };
    const { agent: _nobody, ...undelivered } = conversation({ id: 'y', openedAt, state: 'leave-message' });
    expect(sectionOf(other, me)).to.equal(undefined);
    expect(sectionOf(undelivered, me)).to.equal(undefined);
  });

  it('WB-07 are ongoing, leave messages and ended, each in its order', () => {
    const sections = sectionsOf(
      [
        conversation({ id: 'e1', openedAt, state: 'ended', said: [['customer', at('10:00:00'), '好']] }),
        conversation({ id: 'e2', openedAt, state: 'ended', said: [['customer', at('11:00:00'), '好']] }),
        waits('o', '10:00:00'),
        conversation({ id: 'l', openedAt, state: 'leave-message' }),
      ],
      me,
    );
    expect(sections.ongoing.map((one) => one.id)).to.deep.equal(['o']);
    expect(sections.leave.map((one) => one.id)).to.deep.equal(['l']);
    expect(sections.ended.map((one) => one.id)).to.deep.equal(['e2', 'e1']);
  });

  it('next waiting is the longest wait, then the one after it, leave messages last, and round again', () => {
    const left = conversation({
      id: 'l',
      openedAt,
      state: 'leave-message',
      said: [['customer', openedAt, '在吗']],
    });
    const sections = sectionsOf(
      [waits('b', '10:01:00'), waits('a', '10:00:00'), replied('r', '10:02:00'), left],
      me,
    );
    const order = ['a', 'b', 'l', 'a'];
    let open: string | undefined;
    for (const expected of order) {
      open = nextWaiting(sections, open)?.id;
      expect(open).to.equal(expected);
    }
    expect(nextWaiting(sections, 'r')?.id).to.equal('a');
    expect(nextWaiting(sectionsOf([replied('r', '10:02:00')], me), undefined)).to.equal(undefined);
  });

  it('an arrival is an open conversation that was not there', () => {
    const sections = sectionsOf([waits('a', '10:00:00'), waits('b', '10:00:00')], me);
    expect(arrivals(new Set(['a']), sections).map((one) => one.id)).to.deep.equal(['b']);
  });
});

describe('Unread', () => {
  it('counts customer messages above what agents have seen', () => {
    const said = [
      ['customer', at('10:00:00'), '1'],
      ['agent', at('10:00:10'), '2'],
      ['customer', at('10:00:20'), '3'],
      ['customer', at('10:00:30'), '4'],
    ] as const;
    expect(unreadCount(conversation({ id: 'x', openedAt, said, seenByAgent: 3 }))).to.equal(2);
    expect(unreadCount(conversation({ id: 'x', openedAt, said }))).to.equal(0);
  });
});
