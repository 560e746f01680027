import type { FigureEntry } from '@shopbell/sdk/admin';
import type { Language } from '../words/words.ts';

export const figureGroups = [
  'volume',
  'response',
  'quality',
  'inquiry',
  'sales',
  'orders',
  'service',
] as const;
export type FigureGroup = (typeof figureGroups)[number];

/** By the family of a figure's first rule. */
const families: Readonly<Record<string, FigureGroup>> = {
  VM: 'volume',
  LM: 'volume',
  LR: 'volume',
  FL: 'volume',
  AR: 'volume',
  RS: 'response',
  QS: 'quality',
  IQ: 'inquiry',
  DL: 'inquiry',
  SL: 'sales',
  AT: 'orders',
  SY: 'service',
};

/** What each group begins with, for who opens the reports. */
export const usualFigures: Readonly<Record<FigureGroup, readonly string[]>> = {
  volume: [
    'consulted',
    'received',
    'consultations',
    'leaveConsultations',
    'leaveRate',
    'unreplied',
    'replyRate',
  ],
  response: [
    'averageResponse',
    'averageResponseCapped',
    'medianResponse',
    'firstResponse',
    'thirtySecondRate',
    'threeMinuteRate',
  ],
  quality: ['ratings', 'satisfaction', 'averageGrade', 'ratingParticipation'],
  inquiry: [
    'inquiries',
    'confirmedOrderCustomers',
    'inquiryConversion',
    'inquiryLoss',
    'paymentConversion',
    'finalConversion',
  ],
  sales: ['sales', 'salesCustomers', 'salesOrders', 'salesPerCustomer', 'itemsPerCustomer'],
  orders: [
    'confirmedOrders',
    'confirmedPayments',
    'confirmedPaymentAmount',
    'refundsApplied',
    'refundCompletedAmount',
  ],
  service: [
    'receivedAftersale',
    'repeatCustomers',
    'firstContactResolution',
    'recommendedCustomers',
    'recommendationConversion',
  ],
};

/** A figure of a family that is not known here, of a newer server, stands with the volumes. */
export function groupOf({ rules, list }: FigureEntry): FigureGroup {
  if (list === 'consultedNotOrdered' || list === 'orderedNotPaid') return 'inquiry';
  return families[rules[0]?.split('-')[0] ?? ''] ?? 'volume';
}

/** As the catalogue calls it. */
export function figureName(
  figure: { readonly zh: string; readonly en: string } | undefined,
  id: string,
  language: Language,
): string {
  if (!figure) return id;
  return language === 'zh-CN' ? figure.zh : figure.en;
}

/** Found by either name or by its id. */
export function matches({ id, zh, en }: FigureEntry, typed: string): boolean {
  const text = typed.trim().toLocaleLowerCase();
  return [id, zh, en].some((name) => name.toLocaleLowerCase().includes(text));
}

/** Figures that agents have, for a formula of pay: what they sell first, then what they do. */
export function payFigures(figures: readonly FigureEntry[]): readonly FigureEntry[] {
  const usual = [...usualFigures.sales, ...figureGroups.flatMap((group) => usualFigures[group])];
  const place = ({ id }: FigureEntry): number => (usual.includes(id) ? usual.indexOf(id) : usual.length);
  return figures
    .filter(({ dimensions }) => dimensions.includes('agent'))
    .toSorted((a, b) => place(a) - place(b));
}
