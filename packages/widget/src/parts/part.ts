/** What comes later, each a file of its own; a page asks for it by address (`bundle.plugins.ts`). */
const parts = {
  extras: () => import('../extras/extras.ts'),
  forms: () => import('../extras/forms.ts'),
  attached: () => import('../extras/attached.ts'),
  tools: () => import('../tools/tools.ts'),
  groups: () => import('../groups/groups.ts'),
  'groups-zh-CN': () => import('../words/groups/zhCN.ts'),
  'groups-en': () => import('../words/groups/en.ts'),
  'groups-ar': () => import('../words/groups/ar.ts'),
  greeting: () => import('../greeting/greeting.ts'),
  alerts: () => import('../extras/alerts/tell.ts'),
  'later-zh-CN': () => import('../words/later/zhCN.ts'),
  'later-en': () => import('../words/later/en.ts'),
  'later-ar': () => import('../words/later/ar.ts'),
} as const;

type Parts = typeof parts;

export const part = <Name extends keyof Parts>(name: Name) => parts[name]() as ReturnType<Parts[Name]>;
