import type { SimulatorWords } from './simulatorWords.ts';

const span = (seconds: number): string =>
  seconds < 60 ? `${String(seconds)} s` : `${String(Math.round(seconds / 6) / 10)} min`;

export const simulator: SimulatorWords = {
  intro:
    'The customers who really came on these days come again, to see what more agents would have changed. How long they wait and how long they are served is as recorded. Nothing that goes on now is touched.',
  agents: 'More agents',
  group: 'In the group',
  from: 'Recorded from',
  to: 'to',
  fromHour: 'Each day from',
  toHour: 'to',
  capacity: 'Capacity of each',
  noCapacity: 'no limit',
  run: 'Simulate',
  running: 'Simulating; with many records it takes some seconds…',
  failed: 'The simulation failed. Try again later.',
  hoursBackwards: 'The hours end before they begin.',
  daysBackwards: 'The days end before they begin.',
  tooManyDays: (days) => `At most ${String(days)} days at a time.`,
  agentsWrong: (most) => `From 1 to ${String(most)}.`,
  capacityWrong: (most) => `From 1 to ${String(most)}, or leave it empty.`,
  before: 'As it was',
  after: (agents) => (agents === 1 ? 'With 1 more agent' : `With ${String(agents)} more agents`),
  figures: {
    entries: 'Entries',
    received: 'Received',
    queued: 'Waited in line',
    abandoned: 'Gave up waiting',
    leaveMessages: 'Left a message',
  },
  waits: { p50: 'Half waited at most', p90: 'Nine in ten waited at most', longest: 'Longest wait' },
  what: 'Figure',
  byHour: 'Waits by hour (nine in ten at most)',
  queuedByHour: 'Customers in line by hour',
  spread: 'Customers by how long they waited',
  hour: 'Hour',
  wait: 'Wait',
  within: (seconds) => `≤ ${span(seconds)}`,
  longer: (seconds) => `> ${span(seconds)}`,
  seconds: (ms) => span(Math.round(ms / 1000)),
  nobody: 'No agent was online on these days: as it was, nobody was received.',
  nobodyCame: 'Nobody came on these days. Choose others.',
  says: (before, after) => `Nine in ten waited at most ${before} before, ${after} after`,
  values: 'Values',
};
