import type { AgentStatus, Page } from '@shopbell/sdk/agent';
import type { IconNode } from 'lucide';
import type { SettingsPage } from '../words/settings/words.ts';
import {
  ban,
  bot,
  chartLine,
  circleCheck,
  circleHelp,
  circlePause,
  clock,
  headset,
  history,
  keyRound,
  inbox,
  listChecks,
  moon,
  packageBox,
  power,
  receipt,
  sliders,
  store,
  truck,
  userRoundPlus,
  users,
  zap,
} from './icons.ts';

export const pageIcons: Readonly<Record<Page, IconNode>> = {
  shop: store,
  product: packageBox,
  order: receipt,
  tracking: truck,
};

/** A shape for each status: colour alone tells nothing to some. */
export const statusIcons: Readonly<Record<AgentStatus, IconNode>> = {
  online: circleCheck,
  away: moon,
  suspended: circlePause,
  offline: power,
};

export const settingsIcons: Readonly<Record<SettingsPage, IconNode>> = {
  groups: users,
  agents: headset,
  accounts: keyRound,
  hours: clock,
  rules: sliders,
  simulator: userRoundPlus,
  leave: inbox,
  replies: zap,
  robot: bot,
  knowledge: circleHelp,
  blocked: ban,
  statistics: chartLine,
  statisticsAgents: listChecks,
  changes: history,
};
