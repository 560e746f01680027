import type { ConsultationWords } from './consultationWords.ts';

export const consultations: ConsultationWords = {
  title: 'Consultations',
  intro: 'All of the shop, whoever served, by the day they began. Open one to see how it was routed.',
  group: 'Group entered through',
  agent: 'Agent',
  kind: 'Kind',
  kinds: { online: 'online', leave: 'leave message' },
  everyGroup: 'All groups',
  everyAgent: 'All agents',
  everyKind: 'Both kinds',
  text: 'What was said',
  textHint: 'Two letters at least',
  textTooShort: 'Type at least two letters.',
  found: (total) => (total === 1 ? '1 consultation' : `${String(total)} consultations`),
  none: 'No consultation fits.',
  loading: 'Loading consultations…',
  failed: 'The consultations did not load.',
  more: 'Show more',
  cut: 'Too many messages contain this text: older consultations may be missing. Choose fewer days, or type more of it.',
  goesOn: 'goes on',
  nobody: 'nobody yet',
};
