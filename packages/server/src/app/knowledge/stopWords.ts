/** Words that say nothing about what is asked: they neither find an entry nor count against it. */
const chinese =
  '的 了 吗 呢 吧 啊 呀 么 嘛 哦 噢 哈 是 在 我 你 您 他 她 它 咱 我们 你们 咱们 这 那 这个 那个 这件 那件 这款 那款 这些 ' +
  '那些 哪 哪个 哪里 哪儿 哪些 什么 怎么 怎样 怎么样 如何 为什么 多少 请 请问 问 想问 问下 一下 想 要 可以 可 能 能不能 能否 ' +
  '可不可以 是否 是不是 会 会不会 就 都 也 还 还是 和 与 或 或者 给 对 把 被 从 很 太 个 件 款 一 一个 谁 你好 您好 亲 亲亲 ' +
  '谢谢 麻烦 麻烦您';
const english =
  'a an the is are am was were be been do does did can could will would shall should may might must have has had i ' +
  'you he she it we they me my your our their us this that these those what which who whose when where why how much many ' +
  'to of in on at for from with by and or not no so if then than as there here about please hi hello hey thanks thank ok ' +
  "it's what's i'm i'd i'll i've you're can't don't doesn't isn't won't that's there's get got any some just want need " +
  'know tell let offer provide possible';

export const stopWords: ReadonlySet<string> = new Set(`${chinese} ${english}`.split(' '));
