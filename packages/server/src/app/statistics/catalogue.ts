import { delayClasses, detailLists, figureCatalogue, profiles } from '@shopbell/metrics';
import type { MetricsCatalogue } from '@shopbell/sdk/model';

/** Every figure and every detail list that there is (VM-18), as programs read it. */
export function metricsCatalogue(): MetricsCatalogue {
  return {
    figures: figureCatalogue.map((figure) => {
      const { id, zh, en, unit, formula, delay, list } = figure;
      return {
        id,
        zh,
        en,
        unit,
        rules: [...figure.rules],
        formula,
        profiles: figure.profiles === 'all' ? 'all' : [...figure.profiles],
        delay,
        delayMeans: delayClasses[delay],
        dimensions: [...figure.dimensions],
        ...('better' in figure ? { better: figure.better } : {}),
        list,
      };
    }),
    lists: detailLists.map(({ id, zh, en, rules }) => ({ id, zh, en, rules: [...rules] })),
    profiles: [...profiles],
  };
}
