import { rangeNames, type RangeName } from '../reports/range.ts';

/** The days that agents look at. */
export type PanelRange = Exclude<RangeName, 'own'>;

export const panelRanges: readonly PanelRange[] = rangeNames.filter((name) => name !== 'own');
