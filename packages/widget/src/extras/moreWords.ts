import type { ItemKind } from '../words/words.ts';
import type { Locale } from '../words/locale.ts';

const itemsZh = { product: '这件商品', order: '这个订单', parcel: '这个包裹' } as const;
const aboutZh = (minutes: number | undefined) => (minutes ? `，约 ${minutes} 分钟` : '');

const count = (many: number, one: string) => `${many} ${one}${many === 1 ? '' : 's'}`;
const itemsEn = { product: 'item', order: 'order', parcel: 'parcel' } as const;
const aboutEn = (minutes: number | undefined) => (minutes ? `, about ${count(minutes, 'minute')}` : '');

/** The words of the views that come later. Both languages are small enough to come in one file. */
export interface MoreWords {
  readonly pick: string;
  pickText(someoneOnline: boolean): string;
  readonly onlineNow: string;
  /** The wait is left out where nobody can tell. */
  ahead(people: number, minutes: number | undefined): string;
  readonly nobodyNow: string;
  /** Of a group that was offered a moment ago. */
  readonly gone: string;

  readonly queueNext: string;
  readonly solved: string;
  readonly leaveInstead: string;

  readonly leave: string;
  readonly left: string;
  readonly answerLater: string;
  readonly answerHere: string;

  readonly stillThere: string;
  /** `time` as minutes and seconds, `1:30`. */
  endsIn(time: string): string;
  readonly stillHere: string;

  readonly faq: string;
  readonly faqWhileWaiting: string;
  readonly recommendations: string;
  showAll(count: number): string;
  dismiss(card: string): string;
  readonly noAnswers: string;
  readonly newWindow: string;
  askAbout(title: string): string;
  /** What stands in the composer then. */
  draftAbout(title: string): string;

  readonly endQuestion: string;
  readonly endYes: string;
  readonly endNo: string;
  readonly ended: string;
  readonly gladly: string;
  readonly again: string;

  askAboutIt(kind: ItemKind): string;
  readonly yes: string;
  /** Another group serves it. */
  servedBy(group: string): string;
  readonly connectThere: string;
  readonly stay: string;
  readonly no: string;
  readonly otherConversation: string;
  readonly goThere: string;
}

export const moreWords: Readonly<Record<Locale, MoreWords>> = {
  'zh-CN': {
    pick: '想咨询哪一组？',
    pickText: (someoneOnline) =>
      someoneOnline ? '点一下，马上为您接通。' : '现在都没有人在。选一组留言，之后就在这里回复您。',
    onlineNow: '在线，现在就能接待',
    ahead: (people, minutes) => `在线，前面还有 ${people} 位${aboutZh(minutes)}`,
    nobodyNow: '现在没有人，可以留言',
    gone: '这一组刚刚停止接待',

    queueNext: '轮到您时会在这里提醒，可以先写下问题。',
    solved: '问题解决了',
    leaveInstead: '改为留言',

    leave: '客服现在不在，请留言',
    left: '留言收到了',
    answerLater: '客服上线后就在这里回复您，铃铛上会有提示。',
    answerHere: '回复会出现在这里，铃铛上会有提示。',

    stillThere: '还在吗？',
    endsIn: (time) => `${time} 后结束会话`,
    stillHere: '我还在',

    faq: '常见问题',
    faqWhileWaiting: '等待时，先看看这些',
    recommendations: '店长推荐',
    showAll: (count) => `查看全部 ${count} 条`,
    dismiss: (card) => `不再显示：${card}`,
    noAnswers: '常见问题没能取到',
    newWindow: '在新窗口打开',
    askAbout: (title) => `咨询：${title}`,
    draftAbout: (title) => `想了解「${title}」：`,

    endQuestion: '结束这次会话？',
    endYes: '结束',
    endNo: '继续聊',
    ended: '会话已结束',
    gladly: '很高兴问题解决了',
    again: '再次咨询',

    askAboutIt: (kind) => `改为咨询${itemsZh[kind]}吗？`,
    yes: '好',
    servedBy: (group) => `这个问题由${group}接待`,
    connectThere: '帮我转过去',
    stay: '就在这里问',
    no: '不用',
    otherConversation: '您还有一段会话在进行',
    goThere: '去看看',
  },
  en: {
    pick: 'Who would you like to ask?',
    pickText: (someoneOnline) =>
      someoneOnline
        ? 'Tap one and we will connect you right away.'
        : 'Everybody is away. Pick one to leave a message; the answer comes to this same place.',
    onlineNow: 'Online, ready for you now',
    ahead: (people, minutes) => `Online, ${people} ahead of you${aboutEn(minutes)}`,
    nobodyNow: 'Away, you can leave a message',
    gone: 'Takes nobody any more',

    queueNext: 'We will tell you here when it is your turn. You can write already.',
    solved: 'Solved',
    leaveInstead: 'Leave a message instead',

    leave: 'Nobody is here now. Leave a message',
    left: 'We have your message',
    answerLater: 'Once somebody is back, the answer comes to this same place, and the bell will tell you.',
    answerHere: 'The answer will appear here, and the bell will tell you.',

    stillThere: 'Are you still there?',
    endsIn: (time) => `This ends in ${time}`,
    stillHere: 'I am still here',

    faq: 'Frequent questions',
    faqWhileWaiting: 'While you wait',
    recommendations: 'The shop recommends',
    showAll: (count) => `Show all ${count}`,
    dismiss: (card) => `Do not show again: ${card}`,
    noAnswers: 'The frequent questions did not come',
    newWindow: 'opens in a new window',
    askAbout: (title) => `Ask about: ${title}`,
    draftAbout: (title) => `About “${title}”: `,

    endQuestion: 'End this conversation?',
    endYes: 'End it',
    endNo: 'Keep chatting',
    ended: 'Conversation ended',
    gladly: 'Glad that is solved',
    again: 'Ask again',

    askAboutIt: (kind) => `Ask about this ${itemsEn[kind]} instead?`,
    yes: 'Yes',
    servedBy: (group) => `${group} can help you with this`,
    connectThere: 'Connect me',
    stay: 'Stay here',
    no: 'No',
    otherConversation: 'You have another conversation running',
    goThere: 'Go there',
  },
};
