import type { PerformanceWords } from './words.ts';

export const en: PerformanceWords = {
  more: 'More figures of today',
  moreTitle: 'My figures today',
  title: 'My performance',
  open: 'My performance',
  asOf: (time) => `As of ${time}`,
  figure: 'Figure',
  value: 'Me',
  before: 'Days before',
  daysBefore: (from, to) => (from === to ? from : `${from} to ${to}`),
  rank: 'Rank in the team',
  rankMeans:
    'Among the agents of your team who have figures on these days. Equal values share a place; names and values of colleagues are not shown.',
  rankAmongTeams: 'Rank among the teams',
  short: (place) => `#${place}`,
  place: (place, of) => `${place} of ${of}`,
  tied: (others) => `shared with ${others} more`,
  noPlace: 'not ranked',
  points: (change) => `${change} points`,
  details: 'Rows',
  detailsOf: (figure) => `Rows behind ${figure}`,
  running: 'These days are not over: figures will change',
  failed: 'The figures could not be loaded.',
  notReadable: 'This conversation cannot be read now: a colleague has it, or it came with an import.',
};
