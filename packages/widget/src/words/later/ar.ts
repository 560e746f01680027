import type { LaterWords } from './laterWords.ts';

const rules = new Intl.PluralRules('ar');
type Forms = Readonly<Record<'one' | 'two' | 'few' | 'other', string>>;
/** One and two are words of their own; 3 to 10 take the plural, all others the singular. */
const count = (many: number, forms: Forms) => {
  const rule = rules.select(many);
  if (rule === 'one' || rule === 'two') return forms[rule];
  return `${many} ${forms[rule === 'few' ? 'few' : 'other']}`;
};
const files = { one: 'ملف واحد', two: 'ملفان', few: 'ملفات', other: 'ملفًا' } as const;
const minutesIn = { one: 'دقيقة', two: 'دقيقتين', few: 'دقائق', other: 'دقيقة' } as const;
const items = { product: 'هذا المنتج', order: 'هذا الطلب', parcel: 'هذا الطرد' } as const;
const about = (minutes: number | undefined) => (minutes ? `، نحو ${count(minutes, minutesIn)}` : '');

const endings = {
  customer: 'أنهيتَ المحادثة',
  agent: 'أنهى موظف الخدمة المحادثة',
  desk: 'انتهت المحادثة',
  idle: 'انتهت المحادثة بعد توقف طويل',
  absent: 'غبتَ عن الصفحة، فلم تعد في الانتظار',
  solved: 'حُلّت المسألة، ولم تعد في الانتظار',
  blocked: 'أنهى المتجر المحادثة ولا يستقبل رسائل أخرى',
  'signed-out': 'انتهى دوام موظف الخدمة، فانتهت المحادثة',
} as const;

export const later: LaterWords = {
  notices: {
    robotFirst: 'يجيبك المساعد الآلي أولًا',
    queuedAt: (group) => `أنت في الانتظار: ${group}`,
    transferred: (from, agent) => `حوّلك ${from} إلى ${agent}`,
    asksAboutNow: 'من هنا الحديث عن',
    asksAbout: (number) => `من هنا الحديث عن ${number ?? 'المتجر'}`,
    recalled: 'سحب موظف الخدمة رسالة',
    idleWarned: (time) => `هل ما زلت هنا؟ من دون رد منك تنتهي المحادثة في ${time}`,
    becameMessage: (leftLine) => (leftLine ? 'خرجت من الانتظار لترك رسالة' : 'لم يكن أحد متصلًا'),
    delivered: (agent) => `استلم ${agent} رسالتك`,
    endedBy: (whom) => endings[whom],
  },
  more: {
    retry: 'إعادة الإرسال',
    discard: 'حذف',
    refusedBlocked: 'المتجر لا يستقبل رسائلك الآن',
    refusedEnded: 'انتهت المحادثة. اسأل من جديد',

    pick: 'من تود أن تسأل؟',
    pickText: (someoneOnline) =>
      someoneOnline ? 'اختر فريقًا ونوصلك به.' : 'لا أحد متصل الآن. اختر فريقًا لترك رسالة، ويصلك الرد هنا.',
    onlineNow: 'متصل، جاهز لخدمتك الآن',
    ahead: (people, minutes) =>
      `متصل، ${people ? `أمامك ${count(people, { one: 'شخص واحد', two: 'شخصان', few: 'أشخاص', other: 'شخصًا' })}` : 'دورك التالي'}${about(minutes)}`,
    nobodyNow: 'غير متصل، يمكنك ترك رسالة',
    gone: 'توقف عن الاستقبال',

    queueNext: 'سننبهك هنا عندما يحين دورك. يمكنك الكتابة من الآن.',
    solved: 'حُلّت المسألة',
    leaveInstead: 'ترك رسالة بدل الانتظار',

    at: (day, time) => `${day} الساعة ${time}`,
    onDay: (day) => `يوم ${day}`,
    yourTime: (moment) => ` (${moment} بتوقيتك)`,
    nobodyUntil: (moment) => `نعود ${moment}. يمكنك ترك رسالة`,
    peopleFrom: (moment) => `يعود فريقنا ${moment}. حتى ذلك الحين يجيبك المساعد الآلي.`,

    leave: 'لا أحد هنا الآن. اترك رسالة',
    leaveClosed: 'نحن خارج أوقات العمل. اترك رسالة',
    leaveInsteadNow: 'لم تعد في الانتظار. اترك رسالة',
    left: 'وصلتنا رسالتك',
    answerLater: 'عند عودة أحدنا يصلك الرد هنا، وينبهك الجرس.',
    answerFrom: (moment) => `نعود ${moment}. يصلك الرد هنا، وينبهك الجرس.`,
    answerSoon: 'حالما يتفرغ أحدنا يصلك الرد هنا، وينبهك الجرس.',
    answerHere: 'سيظهر الرد هنا، وينبهك الجرس.',

    stillThere: 'هل ما زلت هنا؟',
    endsIn: (time) => `تنتهي المحادثة بعد ${time}`,
    stillHere: 'ما زلت هنا',

    faq: 'أسئلة شائعة',
    faqWhileWaiting: 'أثناء انتظارك',
    recommendations: 'يوصي المتجر بـ',
    showAll: (all) => `عرض الكل (${all})`,
    dismiss: (card) => `عدم الإظهار مجددًا: ${card}`,
    noAnswers: 'تعذر جلب الأسئلة الشائعة',
    newWindow: 'يُفتح في نافذة جديدة',
    askAbout: (title) => `اسأل عن: ${title}`,
    draftAbout: (title) => `بخصوص «${title}»: `,

    pause: '. ',
    endQuestion: 'هل تريد إنهاء المحادثة؟',
    endYes: 'إنهاء',
    endNo: 'متابعة المحادثة',
    ended: 'انتهت المحادثة',
    gladly: 'يسعدنا أن المسألة حُلّت',
    again: 'اسأل من جديد',

    askAboutIt: (kind) => `هل تسأل عن ${items[kind]} بدلًا من ذلك؟`,
    yes: 'نعم',
    servedBy: (group) => `يساعدك في هذا ${group}`,
    connectThere: 'حوّلني إليهم',
    stay: 'البقاء هنا',
    no: 'لا',
    otherConversation: 'لديك محادثة أخرى',
    goThere: 'الانتقال إليها',
  },

  problems: {
    network: {
      title: 'يتعذر الوصول إلينا الآن',
      text: 'تحقق من اتصالك وحاول بعد قليل. ما كتبته محفوظ.',
    },
    closed: { title: 'لم تُفعّل المحادثة هنا بعد', text: 'تواصل مع المتجر بطريقة أخرى.' },
    group: { title: 'لا يستطيع هذا الفريق استقبالك الآن', text: 'اختر من جديد.' },
    blocked: { title: 'لا يستطيع المتجر خدمتك هنا', text: 'تواصل معه بطريقة أخرى.' },
    tooMany: { title: 'محادثات كثيرة في وقت واحد', text: 'أنهِ واحدة قبل أن تبدأ أخرى.' },
    notQueued: { title: 'لم تعد في الانتظار', text: 'انظر أدناه ما حدث.' },
    unforeseen: { title: 'حدث خطأ هنا', text: 'حاول مرة أخرى. إن لم يفد ذلك فأعد تحميل الصفحة.' },
  },

  rating: {
    rate: 'تقييم الخدمة',
    question: 'كيف كانت الخدمة؟',
    thanks: 'شكرًا لك. يمكنك تغيير التقييم',
    grades: { 1: 'غير راضٍ أبدًا', 2: 'غير راضٍ', 3: 'محايد', 4: 'راضٍ', 5: 'راضٍ جدًا' },
    comment: 'هل تود إضافة شيء؟ (اختياري)',
    sendComment: 'إرسال',
    commentSent: 'وصلنا، شكرًا لك',
    close: 'إغلاق التقييم',
    nobody: 'لم يخدمك أحد بعد، فلا شيء يُقيَّم',
    tooLate: 'مضى على انتهائها وقت طويل لا يسمح بالتقييم',
    failed: 'لم يصل تقييمك. انقر مرة أخرى',
  },

  send: {
    attach: 'إضافة صور أو ملفات',
    attached: 'يُرسل مع الرسالة التالية',
    drop: 'أفلت الملفات لإضافتها',
    remove: (name) => `إزالة ${name}`,
    count: (many) => (many ? `أُضيف ${count(many, files)}` : 'لم تبق ملفات للإرسال'),

    wrongType: (name) => `لا يمكن إرسال «${name}». يمكن إرسال الصور وPDF وTXT وMP4`,
    tooLarge: (name, megabytes) => `«${name}» أكبر من ${megabytes} ميغابايت. صغّره لإرساله`,
    empty: (name) => `«${name}» فارغ`,
    tooMany: (most) => `${count(most, files)} كحد أقصى معًا. أرسل الباقي مع الرسالة التالية`,

    refusedType: 'محتوى الملف لا يطابق اسمه. أرسل ملفًا آخر',
    refusedSize: 'الملف كبير جدًا. صغّره لإرساله',
    refusedQuota: 'بلغت حد الملفات لهذا اليوم. أرسله غدًا',

    cancel: 'إلغاء',
    uploading: 'جارٍ الرفع',
  },

  files: {
    open: (name) => `عرض ${name}`,
    save: (name) => `حفظ ${name}`,
    saveIt: 'حفظ',
    close: 'إغلاق',
    fetching: 'جارٍ الجلب…',
    missing: 'لم يصل',
    fetchAgain: (name) => `جلب ${name} من جديد`,
  },

  contact: {
    offer: 'إضافة هاتف أو بريد إلكتروني (اختياري)',
    label: 'هاتف أو بريد إلكتروني نصل إليك به خارج هذه الصفحة',
    send: 'إرسال',
    wrong: 'اكتب رقم هاتف أو عنوان بريد إلكتروني',
    given: 'يمكن الوصول إليك أيضًا على',
    change: 'تغيير',
  },

  cards: {
    kinds: { product: 'منتج', order: 'طلب', parcel: 'طرد', contact: 'وسيلة تواصل' },
    orderStates: {
      placed: 'لم يُدفع بعد',
      paid: 'مدفوع',
      shipped: 'شُحن',
      received: 'استُلم',
      cancelled: 'أُلغي',
    },
    parcelStates: {
      announced: 'لم يُستلم للشحن بعد',
      'in-transit': 'في الطريق',
      'out-for-delivery': 'خرج للتوصيل',
      delivered: 'سُلّم',
      returned: 'أُعيد',
      lost: 'مفقود',
    },
    more: (lines) =>
      `و${count(lines, { one: 'منتج آخر', two: 'منتجان آخران', few: 'منتجات أخرى', other: 'منتجًا آخر' })}`,
    total: 'المجموع',
    ofOrder: (id) => `طلب ${id}`,
    newWindow: 'يُفتح في نافذة جديدة',
  },

  tools: {
    open: 'رموز ومنتجات وتنبيهات',
    emoji: 'رموز تعبيرية',
    shelves: { orders: 'طلباتي', parcels: 'طرودي', cart: 'السلة', viewed: 'شوهدت' },
    looking: 'جارٍ البحث…',
    missing: 'تعذر جلب طلباتك ومنتجاتك',
    send: (name) => `إرسال ${name}`,
    sound: 'تنبيه بالصوت والعنوان',
    notify: 'إشعارات المتصفح',

    save: 'حفظ المحادثة',
    saving: 'جارٍ التحضير…',
    saveFailed: 'لم تُحفظ. حاول مرة أخرى',
    fileName: (day) => `محادثة ${day}`,
    picture: 'صورة',
  },
};
