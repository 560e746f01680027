import type { StaffWords } from './words.ts';

const who = (name: string | undefined): string => name ?? '你';

export const zhCN: StaffWords = {
  places: '工作区',
  reception: '接待',
  chat: '聊天',
  unread: (count) => `${count} 条未读`,

  tabs: { chats: '聊天', contacts: '联系人' },
  lists: { friends: '我的好友', groups: '我的群组', organisation: '组织架构' },
  empty: {
    chats: '还没有聊天',
    friends: '还没有好友',
    groups: '还没有群组',
    organisation: '店铺里还没有其他同事',
  },
  emptyHint: {
    chats: '在联系人里找一位同事，或者新建群聊。',
    friends: '在组织架构里点星标，常联系的同事就会出现在这里。',
    groups: '新建群聊，把同事拉进来。',
    organisation: '管理员添加客服后，会显示在这里。',
  },
  search: '查找同事或群组',
  notFound: '没有找到',
  markFriend: '加为好友',
  unmarkFriend: '取消好友',
  startChat: (name) => `和 ${name} 聊天`,

  none: '还没有打开聊天',
  noneHint: '在左侧选择一个聊天，或从联系人发起。',
  noMessages: '还没有消息，打个招呼吧。',
  loading: '正在载入…',
  loadFailed: '没有载入成功。',
  retry: '重试',
  placeholder: '发消息给同事，顾客看不到',
  members: '成员',
  hideMembers: '收起成员',
  memberCount: (count) => `${count} 人`,
  lead: '群主',
  you: '我',

  notice: {
    created: (by) => `${who(by)}创建了群聊`,
    renamed: (by, name) => `${who(by)}把群名称改为“${name}”`,
    added: (by, names) => `${who(by)}邀请${names}加入群聊`,
    left: (name) => `${who(name)}退出了群聊`,
    takenOut: (by, name) => `${who(by)}把${name}移出了群聊`,
    and: '、',
  },

  group: {
    new: '新建群聊',
    add: '添加成员',
    rename: '修改群名称',
    name: '群名称',
    nameMissing: '请填写群名称。',
    choose: '选择同事',
    search: '查找同事',
    chooseMissing: '请至少选择一位同事。',
    chosen: (count) => `已选 ${count} 人`,
    create: '创建',
    save: '保存',
    cancel: '取消',
    leave: '退出群聊',
    leaveQuestion: {
      title: '退出群聊？',
      text: '退出后看不到群里的消息，需要同事再次邀请。',
      yes: '退出',
      no: '留下',
    },
    takeOut: (name) => `把 ${name} 移出群聊`,
    takeOutQuestion: (name) => ({
      title: `把 ${name} 移出群聊？`,
      text: '移出后看不到群里之后的消息。',
      yes: '移出',
      no: '取消',
    }),
  },

  failed: '没有成功，请重试。',
  limit: (count) => `已达上限 ${count}。`,
  gone: '你已不在这个聊天里。',
  announce: (from, text) => `${from} 发来消息：${text}`,
};
