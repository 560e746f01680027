import { describe, expect, test } from 'vitest';
import { losePower } from './powerLoss/powerLoss.ts';
import { canRecord, record } from './powerLoss/recording.ts';

const messages = 40;

// Where one program may not watch another's calls, what was synced cannot be known: docs/reliability.md says so.
describe.runIf(canRecord())('the power goes at any moment', { timeout: 600_000 }, () => {
  test('whatever was told to anybody is on the disk, in one piece', async () => {
    const report = await losePower(await record(messages), { every: 60, seed: 1 });
    expect(report.told).toBe(4 * messages);
    expect(report.images).toBeGreaterThan(100);
    expect(report.broken).toEqual([]);
  });

  test.each(['OFF', 'NORMAL'] as const)('a server with synchronous=%s is caught', async (weakSync) => {
    const report = await losePower(await record(messages, { weakSync }), { every: 200, seed: 1 });
    expect(report.told).toBe(4 * messages);
    expect(report.broken).not.toEqual([]);
  });
});
