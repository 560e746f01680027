import type { AgentStatus } from '@shopbell/sdk/agent';
import type { Language } from './words.ts';

/** What each status is called, wherever it is named. */
export const statusNames: Readonly<Record<Language, Readonly<Record<AgentStatus, string>>>> = {
  'zh-CN': { online: '在线', away: '离开', suspended: '挂起', offline: '离线' },
  en: { online: 'Online', away: 'Away', suspended: 'Suspended', offline: 'Offline' },
};
