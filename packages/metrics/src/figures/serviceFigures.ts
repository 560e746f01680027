import { dimensions, ratio, share, sum, withProducts, type FigureDefinition } from './definition.ts';

const repeat = { profiles: 'all', delay: 'repeat', dimensions } as const;
const inquiry = { profiles: 'all', delay: 'inquiry', dimensions: withProducts } as const;

/** SY: after-sale service and recommendations. */
export const serviceFigures = [
  {
    id: 'repeatCustomers',
    zh: '再次咨询人数',
    en: 'After-sale customers who came again',
    unit: 'people',
    rules: ['SY-08', 'D38'],
    formula:
      'After-sale customers of the day with another session that they wrote in within the set hours after the last message of the first.',
    ...repeat,
    value: sum('repeatCustomers'),
    pending: sum('repeatWaiting'),
    list: 'repeats',
  },
  {
    id: 'firstContactResolution',
    zh: '售后首次解决率',
    en: 'First-contact resolution',
    unit: 'share',
    rules: ['SY-09'],
    formula: '1 − repeatCustomers ÷ receivedAftersale.',
    ...repeat,
    value: (tally) =>
      ratio(tally.get('receivedAftersale') - tally.get('repeatCustomers'), tally.get('receivedAftersale')),
    pending: (tally) => tally.get('repeatWaiting') + tally.get('aftersalePending'),
    better: 'higher',
    list: 'repeats',
  },
  {
    id: 'recommendedCustomers',
    zh: '商品推荐人数',
    en: 'Customers who were recommended something',
    unit: 'people',
    rules: ['SY-06'],
    formula: 'Customers of each day to whom an agent recommended a product.',
    ...inquiry,
    value: sum('recommended'),
    list: 'recommendations',
  },
  {
    id: 'recommendedOrdered',
    zh: '推荐下单人数',
    en: 'Customers who ordered what was recommended',
    unit: 'people',
    rules: ['SY-06'],
    formula: 'Those of recommendedCustomers who ordered the product after it, that day or the next.',
    ...inquiry,
    value: sum('recommendedOrdered'),
    pending: sum('recommendedWaiting'),
    list: 'recommendations',
  },
  {
    id: 'recommendationConversion',
    zh: '推荐转化率',
    en: 'Conversion of recommendations',
    unit: 'share',
    rules: ['SY-06'],
    formula: 'recommendedOrdered ÷ recommendedCustomers.',
    ...inquiry,
    value: share('recommendedOrdered', 'recommended'),
    pending: sum('recommendedWaiting'),
    better: 'higher',
    list: 'recommendations',
  },
] as const satisfies readonly FigureDefinition[];
