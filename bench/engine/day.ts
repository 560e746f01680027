import { makeUpDay, simulate, staffingOf, type DeskEvent } from '@shopbell/engine';
import { BenchShop } from './shop.ts';

/** A day with 100,000 entries, simulated: 200 agents of capacity 5, customers of four minutes. */
export function day(): void {
  const events: DeskEvent[] = [];
  const shop = new BenchShop(200, 10, 5, events);
  const scopes = Array.from(
    { length: 10 },
    (_, g) => ({ page: 'product', sku: `sku-${g}`, channel: 'web' }) as const,
  );
  const arrivals = makeUpDay({
    count: 100_000,
    from: shop.at,
    hours: 14,
    seed: 1,
    scopes,
    serviceMs: 240_000,
  });
  const start = performance.now();
  const report = simulate({ staffing: staffingOf(events), arrivals, serviceMs: 240_000 });
  const seconds = (performance.now() - start) / 1000;
  const { entries, queued, waitMs } = report;
  console.log(
    `a simulated day: ${entries} entries in ${seconds.toFixed(1)} s (${queued} waited, p50 ${waitMs.p50} ms, p90 ${waitMs.p90} ms)`,
  );
}
