import type { DefectWords } from './defectWords.ts';

export const defects: DefectWords = {
  title: 'Defect rate',
  intro:
    'What the platform assesses a month by, and the points it gives. It comes from this monthly report alone, never from today’s figures.',
  month: 'Month',
  earlier: 'Month before',
  later: 'Next month',
  points: 'Points of the month',
  pointsOf: (points) => (points === 1 ? '1 point' : `${points} points`),
  pointsMean:
    'One figure fails: 2 points; two: 4; all three: 8. A figure with too little volume never fails.',
  final: 'Final',
  soFar: (moment) => `So far; pending until ${moment}`,
  inactive: 'Marked as an inactive shop',
  active: 'Not marked as inactive',
  signedIn: (days) =>
    days === 0
      ? 'Last sign-in on the last day counted'
      : `${days} ${days === 1 ? 'day' : 'days'} without a sign-in`,
  unknown: 'Nothing is known of sign-ins',
  inactiveMeans: 'From so many days without a sign-in and so many points on: see the statistics settings.',
  columns: {
    figure: 'Figure',
    value: 'Value',
    limit: 'Must be',
    state: 'State',
    missing: 'What it would take',
  },
  figures: {
    satisfaction: {
      name: 'Satisfaction',
      means: 'Good ratings among all ratings of the month',
      limit: 'over 85%',
      volume: (count, limit) => `${count} ratings, assessed over ${limit}`,
      missing: (count) => `${count} more good ratings`,
    },
    averageResponse: {
      name: 'Average response',
      means: 'Replies of people in online conversations',
      limit: 'under 40 s',
      volume: (count, limit) => `${count} consultations, assessed over ${limit}`,
      missing: (count) => `${count} seconds less waiting in all`,
    },
    leaveRate: {
      name: 'Leave-message rate',
      means: 'Leave messages among all consultations',
      limit: 'under 50%',
      volume: (count, limit) => `${count} consultations, assessed over ${limit}`,
      missing: (count) => `${count} leave messages received online instead`,
    },
  },
  states: { met: 'Met', fails: 'Fails', notAssessed: 'Not assessed' },
  nothing: 'Nothing',
  tooFew: (limit) => `Nothing: ${limit} or fewer are not assessed`,
  openRows: (figure) => `${figure}: show the rows`,
  failed: 'The defect rate did not load.',
};
