/**
 * What the agent panel shows (WB-20): what the header has (WB-05), the five of SY-01, and what each list of SY-02 is counted
 * by. Ids of the catalogue.
 */
export const panelFigures: readonly string[] = [
  'consultations',
  'received',
  'averageHumanResponse',
  'averageResponse',
  'firstResponse',
  'thirtySecondRate',
  'threeMinuteRate',
  'satisfaction',
  'inquiryConversion',
  'consultedNotOrdered',
  'orderedNotPaid',
  'sales',
];

/** What the header keeps behind its arrow (WB-06): those of SY-01 that it does not show already. */
export const menuFigures: readonly string[] = ['received', 'satisfaction', 'firstResponse'];

/** The same, where somebody tells of orders. */
export const tradeFigures: readonly string[] = ['consultedNotOrdered', 'orderedNotPaid'];
