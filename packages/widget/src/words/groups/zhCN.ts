import type { GroupWords } from '../../groups/groupWords.ts';

const who = (name: string | undefined) => name ?? '您';

export const groupWords: GroupWords = {
  groups: '群聊',
  all: '全部会话',
  back: '返回',
  members: '群成员',
  people: (count) => `${count} 人`,
  staff: '客服',
  visitor: (signs) => `访客 ${signs}`,
  says: (name) => `${name}：`,
  erased: '[消息已清除]',
  picture: '[图片]',
  file: '[文件]',
  nothingSaid: '还没有人说话，打个招呼吧',

  created: (by) => `${who(by)}创建了群聊`,
  renamed: (by, name) => `${who(by)}把群名改为“${name}”`,
  added: (by, names) => `${who(by)}邀请${names.join('、')}加入群聊`,
  left: (name) => `${who(name)}退出了群聊`,
  takenOut: (by, name) => `${who(by)}把${name}移出了群聊`,
  me: '您',

  write: '发到群里，群成员都能看到',
  announce: (group, from, text) => `${group}：${from}说：${text}`,
  loadFailed: '群里的消息没能取到',

  leave: '退出群聊',
  leaveQuestion: '退出这个群？',
  leaveText: '退出后看不到群里的消息，要再进群，请联系客服。',
  leaveYes: '退出',
  leaveNo: '不退出',
  haveLeft: (group) => `您已退出“${group}”`,

  gone: '您已不在这个群里',
  goneText: '群聊已解散，或者您被移出了。之后的消息看不到，也不能再发言。',
  notSent: '您写的这些没有发出去：',
};
