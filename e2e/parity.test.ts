import { describe, expect, test } from 'vitest';
import { journeys } from './parity/journeys.ts';
import type { Told } from './parity/recorder.ts';
import { Stage, startMockHost, startRealHost, type Host } from './parity/stages.ts';

/**
 * What the mock server cannot do, by name. Journeys over these play on a real server only.
 *
 * - Sessions in a page: browsers show `Set-Cookie` to nobody, so an agent cannot sign in there (in Node it can).
 * - Three tabs are three servers, and a reload empties each.
 * - Back-pressure: a slow reader is never closed.
 */
describe('the SDK tells the same on the mock and on a real server', () => {
  test.each(Object.entries(journeys))('%s', async (_name, journey) => {
    const real = await play(startRealHost, journey);
    const mocked = await play(startMockHost, journey);
    expect(Object.values(real).flat().length).toBeGreaterThan(3);
    expect(mocked).toEqual(real);
  });
});

async function play(
  start: () => Promise<Host>,
  journey: (stage: Stage) => Promise<void>,
): Promise<Record<string, Told[]>> {
  const stage = new Stage(await start());
  try {
    await journey(stage);
    await stage.quiet();
    return stage.recorder.record();
  } finally {
    await stage.close();
  }
}
