import type { AgentStatus, Page } from '@shopbell/sdk/agent';
import type { IconNode } from 'lucide';
import { circleCheck, circlePause, moon, packageBox, power, receipt, store, truck } from './icons.ts';

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
