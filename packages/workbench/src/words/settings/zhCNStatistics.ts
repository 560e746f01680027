import type { SettingsWords } from './words.ts';

export const zhCN: Pick<SettingsWords, 'statistics' | 'statisticsAgents'> = {
  statistics: {
    intro: '各项数据怎么统计。已经过去的日子保持原来的规则，不会重新计算。',
    from: '从哪天起生效',
    fromMeans: '以下修改从这一天起生效，最早是今天。',
    fromWrong: (today) => `这一天已经过去，最早从今天（${today}）起。`,
    holds: (day, since) => `以下是 ${day} 的规则，自 ${since} 起生效。`,
    holdsDefaults: (day) => `以下是 ${day} 的规则。从未修改过，都是默认值。`,
    laterHolds: (day) => `${day} 起已另有规则。这里的修改只到那天为止；要改之后的规则，请选那一天。`,
    savedFrom: (day) => `已保存，${day} 起生效`,

    sections: {
      figures: { name: '口径' },
      response: { name: '响应' },
      replies: { name: '自动回复' },
      filters: {
        name: '不计入的聊天',
        means: '始终不计：没有消息的聊天、自家账号之间的聊天、与软件服务商客服的聊天。',
      },
      inquiry: { name: '询单与流失' },
      sales: { name: '销售归属' },
      service: { name: '留言、回头咨询、不活跃店铺' },
    },

    choices: {
      profile: {
        name: '统计口径',
        choices: {
          official: {
            name: '官方口径',
            means: '自动回复不算回复；有聊天记录就算咨询。默认。',
          },
          thirdParty: {
            name: '第三方绩效软件',
            means: '自动回复算回复，除非按符号识别出来。',
          },
          sycm2024: {
            name: '2024 官方新口径',
            means: '顾客说过话才算咨询，双方都说过话才算接待。',
          },
        },
      },
      judging: {
        name: '落实下单和落实付款算谁的',
        choices: {
          lastChat: { name: '按聊天时间', means: '在此之前最后聊天的客服。默认。' },
          rounds: { name: '按回合数', means: '在此之前回合最多的客服；相同时算最后聊天的。' },
        },
      },
      ownership: {
        name: '销售额算谁的',
        choices: {
          payment: { name: '付款归属', means: '落实付款的客服。默认。' },
          orderFirst: { name: '下单优先', means: '落实下单的客服；没有时算落实付款的客服。' },
          influenced: {
            name: '促成（官方）',
            means: '下单前、在下面的时间内最后聊天的客服，聊过所购商品的优先。',
          },
        },
      },
    },

    fields: {
      currency: {
        name: '币种',
        means: '三个字母，如 CNY。对所有日期有效；其他币种的订单不计入任何数据。',
      },
      'maxWait.on': {
        name: '过长的等待不计',
        means: '等待达到下面的时间，就不算响应时间。关闭则全部计入。',
      },
      'maxWait.minutes': { name: '最长等待', means: '正好等于这个时间也不计。' },
      'slow.seconds': { name: '超过多久算慢响应', means: '超过才算，正好等于不算。' },
      'slow.times': { name: '几次算慢响应接待', means: '同一位客服对同一位顾客，一天内慢响应达到这个次数。' },
      'assessed.from': { name: '考核开始时间', means: '30 秒和 3 分钟应答率只看这段时间内开始的。' },
      'assessed.to': { name: '考核结束时间', means: '不含这一刻。24:00 表示当天结束。' },
      resumeMinutes: {
        name: '多久内回来算同一次会话',
        means: '只用于 30 秒应答率：更早回来的，接着上一次会话算。0 表示从不。',
      },
      ignoreNoise: {
        name: '不需要回复的消息不计时',
        means: '结束语、广告、辱骂，以及以顾客名义发出的系统消息，不开始计算等待。',
      },
      'autoReply.detect': {
        name: '按符号识别自动回复',
        means: '用于第三方口径：以这个符号开头的消息都算自动回复，不论谁发的。',
      },
      'autoReply.symbol': { name: '符号', means: '只能是符号，不含字母、数字和空格。' },
      keepAftersale: { name: '售后客服不过滤', means: '可以关闭的过滤规则对售后客服不起作用。' },
      'filters.otherShops': { name: '客户子账号过滤', means: '顾客是别家店铺的子账号时不计。' },
      'filters.offDuty': { name: '客服离线过滤', means: '客服当天最后一条消息之后才来的咨询不计。' },
      'filters.broadcast': { name: '群发过滤', means: '群发的消息不计；顾客回复了就计入。' },
      'filters.transfer.on': { name: '客服转发过滤', means: '只说了几句就转给别人的，不算这位客服接待。' },
      'filters.transfer.messages': { name: '转发前最多', means: '消息数不超过它就过滤。' },
      'filters.advertising.on': { name: '广告消息过滤', means: '前几条回复里有约定的暗语，这次聊天就不计。' },
      'filters.advertising.replies': { name: '看前几条回复', means: '只看这么多条。' },
      'filters.advertising.phrase': { name: '暗语', means: '必须完全一致，多一个字少一个字都不行。' },
      'filters.singleLine.on': {
        name: '客户单句过滤',
        means: '顾客只说了一句，客服回复后再没有说话。',
      },
      'filters.singleLine.replies': { name: '客服回复至少', means: '达到这个条数才过滤。' },
      'filters.monologue.on': { name: '客服单口相声过滤', means: '客服主动开口，而顾客几乎没有回应。' },
      'filters.monologue.messages': { name: '顾客最多说', means: '不超过这个条数就过滤。' },
      vendorAccounts: { name: '软件服务商客服的账号', means: '每行一个。与他们的聊天不计入任何数据。' },
      aftersaleDays: { name: '售后期', means: '付款后这么多天内的聊天算售后，不算询单。' },
      'agentContact.noLoss': {
        name: '客服主动联系的不算流失',
        means: '客服主动联系而没有下单的顾客，不算询单流失。',
      },
      'agentContact.replyDays': { name: '多久内回复', means: '在这个时间内回复了的，也不算流失。' },
      crossDayOnce: { name: '跨天聊天只算一次流失', means: '跨过零点的聊天只在第二天算流失。' },
      payHours: { name: '多久未付款算付款流失', means: '下单后在这个时间内没有付款。' },
      influencedHours: { name: '下单前多久内聊过', means: '从聊天到下单的时间。' },
      'followUp.byBuyer.on': {
        name: '全静默订单：顾客主动联系',
        means: '付款后顾客首先联系的客服得到这笔订单。',
      },
      'followUp.byBuyer.minutes': { name: '付款后', means: '双方都要在这个时间内聊过。' },
      'followUp.byAgent.on': {
        name: '全静默订单：客服主动跟进',
        means: '付款后首先联系顾客的客服得到这笔订单。',
      },
      'followUp.byAgent.minutes': { name: '付款后', means: '双方都要在这个时间内聊过。' },
      leaveDelayDays: { name: '留言数据延迟', means: '一天的留言数据，过这么多天才显示。' },
      repeatHours: { name: '多久内再来算重复咨询', means: '售后顾客在这个时间内又来咨询。' },
      'inactive.days': {
        name: '多久未登录算不活跃',
        means: '没有人登录达到这个天数，且扣分达到下面的分数。',
      },
      'inactive.points': { name: '且扣分达到', means: '当月扣分不少于它。' },
    },
    units: { s: '秒', min: '分钟', h: '小时', days: '天', times: '次', messages: '条', points: '分' },
    wrong: {
      time: '请填写时间，如 09:00',
      order: '结束时间要晚于开始时间。',
      signs: '一到八个符号，不含字母、数字和空格。',
      tooLong: '最多 200 个字。',
      accounts: '最多 1,000 个账号，每个最多 128 个字符。',
      currency: '三个大写字母，如 CNY。',
    },
    versions: {
      title: '历次规则',
      means: '过去、现在和将来的规则，以及各从哪天起。以前的日子不会重新计算。',
      none: '从未修改过，都是默认值。',
      from: (day) => `${day} 起`,
      states: { now: '现在生效', will: '将生效', held: '曾经生效', replaced: '同一天后来又改过' },
      changedAt: (moment) => `修改于 ${moment}`,
      show: '全部规则',
      same: '与之前相同',
      before: '原为',
    },
  },

  statisticsAgents: {
    intro: '客服的工作怎么计入统计。只影响数据，不影响分流和接待。',
    columns: { name: '姓名', type: '类型', team: '团队', group: '客服组', from: '起始', actions: '操作' },
    types: {
      presale: { name: '售前', means: '所有数据都计，参与销售归属。默认。' },
      aftersale: { name: '售后', means: '只计接待人数和响应时间，不参与销售归属。' },
      frozen: { name: '冻结', means: '不计入任何数据。账号不能删除，只能冻结。' },
    },
    always: '一直',
    none: '–',
    empty: '还没有客服',
    editTitle: (name) => `统计账号：${name}`,
    type: '类型',
    team: '团队',
    teamMeans: '团队报表把名称相同的合在一起。可以不填。',
    teamWrong: '最多 128 个字符，首尾不能有空格。',
    group: '客服组',
    groupMeans: '聊天没有客服组时（如导入的数据），算在这个组。',
    noGroup: '无',
    from: (day) => `从今天（${day}）起按新的规则计，以前的日子不变。`,
    gone: '这位客服已经不在了。',
    saved: (name) => `已保存：${name}`,
  },
};
