import type { GroupWords } from '../../groups/groupWords.ts';

const rules = new Intl.PluralRules('ar');
const forms: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = {
  one: 'عضو واحد',
  two: 'عضوان',
  few: 'أعضاء',
  many: 'عضوًا',
};
const people = (count: number) => {
  const form = forms[rules.select(count)] ?? 'عضو';
  return count === 1 || count === 2 ? form : `${count} ${form}`;
};

export const groupWords: GroupWords = {
  groups: 'المجموعات',
  all: 'المحادثات',
  back: 'رجوع',
  members: 'الأعضاء',
  people,
  staff: 'من المتجر',
  visitor: (signs) => `زائر ${signs}`,
  says: (name) => `${name}: `,
  erased: '[رسالة محذوفة]',
  picture: '[صورة]',
  file: '[ملف]',
  nothingSaid: 'لم يكتب أحد بعد. ألقِ التحية',

  created: (by) => (by ? `أنشأ ${by} المجموعة` : 'أنشأتَ المجموعة'),
  renamed: (by, name) => (by ? `غيّر ${by} اسم المجموعة إلى «${name}»` : `غيّرتَ اسم المجموعة إلى «${name}»`),
  added: (by, names) => `${by ? `أضاف ${by}` : 'أضفتَ'} إلى المجموعة: ${names.join('، ')}`,
  left: (name) => (name ? `غادر ${name} المجموعة` : 'غادرتَ المجموعة'),
  takenOut: (by, name) => `${by ? `أخرج ${by}` : 'أخرجتَ'} من المجموعة: ${name}`,
  me: 'أنت',

  write: 'اكتب إلى المجموعة',
  announce: (group, from, text) => `${group}: ${from}: ${text}`,
  loadFailed: 'تعذر جلب رسائل المجموعة',

  leave: 'مغادرة المجموعة',
  leaveQuestion: 'هل تغادر هذه المجموعة؟',
  leaveText: 'لن ترى رسائلها بعد ذلك. للعودة اطلب من المتجر إضافتك.',
  leaveYes: 'مغادرة',
  leaveNo: 'البقاء',
  haveLeft: (group) => `غادرتَ «${group}»`,

  gone: 'لم تعد في هذه المجموعة',
  goneText: 'أُغلقت المجموعة أو أُخرجتَ منها. لن يصلك ما يُكتب من الآن.',
  notSent: 'هذا ما كتبته ولم يُرسل:',
};
