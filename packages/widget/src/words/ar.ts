import type { Words } from './words.ts';

const rules = new Intl.PluralRules('ar');
type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;
/** One and two are words of their own; 3 to 10 take the plural, all others the singular. */
const count = (many: number, forms: Forms) => {
  const rule = rules.select(many);
  const form = forms[rule] ?? forms.other;
  return many === 1 || many === 2 ? form : `${many} ${form}`;
};
const messages = (many: number) =>
  count(many, { one: 'رسالة جديدة', two: 'رسالتان جديدتان', few: 'رسائل جديدة', other: 'رسالة جديدة' });
const characters = (many: number) =>
  count(many, { one: 'حرف واحد', two: 'حرفان', few: 'أحرف', other: 'حرفًا' });
const place = (rank: number) => (rank === 1 ? 'أنت التالي' : `ترتيبك ${rank}`);
const wait = (minutes: number) =>
  `نحو ${count(minutes, { one: 'دقيقة', two: 'دقيقتين', few: 'دقائق', other: 'دقيقة' })}`;

export const ar: Words = {
  locale: 'ar',
  direction: 'rtl',

  bell: 'تواصل معنا',
  unreadBell: (unread) => `تواصل معنا، ${messages(unread)}`,
  comma: '، ',
  desk: 'خدمة العملاء',
  close: 'إغلاق',

  connecting: 'جارٍ توصيلك…',
  reconnecting: 'جارٍ إعادة الاتصال…',
  offline: 'انقطع الاتصال. ما كتبته محفوظ وسيُرسل عند عودة الشبكة.',
  serving: 'في خدمتك',
  typing: 'يكتب…',
  received: 'وصلته رسالتك',

  writeWhileChoosing: 'أو اكتب سؤالك أولًا',

  waiting: 'أنت في الانتظار',
  place,
  wait,
  inLine: (rank, minutes) => place(rank) + (minutes ? ` · ${wait(minutes)}` : ''),
  endsSoon: 'ستنتهي قريبًا',

  robot: 'المساعد الآلي',
  robotText: 'يجيب تلقائيًا',
  toPerson: 'التحدث إلى موظف',

  messages: 'الرسائل',
  you: 'أنت',
  write: 'اكتب سؤالك',
  writeMessage: 'اكتب رسالتك',
  send: 'إرسال',
  room: (left) => `بقي ${characters(left)}`,
  tooLong: (over) => `زيادة ${characters(over)}. اختصر النص لإرساله`,

  sending: 'قيد الإرسال',
  sent: 'أُرسلت',
  seen: 'قُرئت',
  failed: 'لم تُرسل',

  newMessages: messages,
  loadingOlder: 'جارٍ تحميل رسائل أقدم…',

  automatic: 'رد تلقائي',

  assigned: (agent, cause) =>
    cause === 're-routed' || cause === 're-scoped'
      ? `تولّى ${agent} خدمتك`
      : `${cause === 'queue' ? 'حان دورك. ' : ''}${agent} في خدمتك`,

  end: 'إنهاء المحادثة',
  ended: 'انتهت المحادثة',

  tryAgain: 'حاول مرة أخرى',
  partMissing: 'لم يُفتح جزء من النافذة',
  unreachable: 'يتعذر الوصول إلينا الآن',
};
