import { describe, expect, test } from 'vitest';
import { journeys, type Journey } from './parity/journeys.ts';
import type { Told } from './parity/recorder.ts';
import { Stage, startMockHost, startMockPort, startRealHost, type Host } from './parity/stages.ts';

// What differs by name is in `parityExceptions` of the mock server; journeys over these play on a real server only.
describe('the SDK tells the same on the mock, over MSW and on a port, and on a real server', () => {
  test.each(Object.entries(journeys))('%s', async (_name, journey) => {
    const real = await play(startRealHost, journey);
    expect(Object.values(real).flat().length).toBeGreaterThan(3);
    expect(await play(startMockHost, journey)).toEqual(real);
    expect(await play(startMockPort, journey)).toEqual(real);
  });
});

async function play(start: () => Promise<Host>, journey: Journey): Promise<Record<string, Told[]>> {
  const stage = new Stage(await start());
  try {
    await journey(stage);
    // What is told at most once a second is told by then.
    await stage.advance(2_000);
    return stage.recorder.record();
  } finally {
    await stage.close();
  }
}
