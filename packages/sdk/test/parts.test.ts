import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { part } from '../src/parts/part.ts';

describe('parts that come when they are needed', () => {
  test('one load for all who ask', async () => {
    let loads = 0;
    const asked = part(() => Promise.resolve(++loads));
    expect(loads).toBe(0);
    await expect(Promise.all([asked(), asked()])).resolves.toEqual([1, 1]);
    await expect(asked()).resolves.toBe(1);
  });

  test('one that failed is worth another attempt, which the next who asks begins', async () => {
    let network = false;
    const asked = part(() => (network ? Promise.resolve('here') : Promise.reject(new TypeError('offline'))));
    const failures = await Promise.allSettled([asked(), asked()]);
    expect(failures.map((failure) => 'reason' in failure && (failure.reason as object))).toMatchObject([
      { code: 'TIMEOUT', retry: true },
      { code: 'TIMEOUT', retry: true },
    ]);
    network = true;
    await expect(asked()).resolves.toBe('here');
  });

  test('whoever gives up is told at once; the load goes on for the others', async () => {
    let come: (part: string) => void = () => undefined;
    const asked = part(() => new Promise<string>((resolve) => (come = resolve)));
    const giveUp = new AbortController();
    const [given, kept] = [asked(giveUp.signal), asked(new AbortController().signal)];
    giveUp.abort('enough');
    await expect(given).rejects.toMatchObject({ code: 'ABORTED', cause: 'enough' });
    await expect(asked(giveUp.signal)).rejects.toMatchObject({ code: 'ABORTED' });
    come('here');
    await expect(kept).resolves.toBe('here');
    await expect(asked()).resolves.toBe('here');
  });

  test('one that neither comes nor fails is worth another attempt after half a minute', async () => {
    const time = new AbortController();
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(time.signal);
    onTestFinished(() => {
      timeout.mockRestore();
    });
    let loads = 0;
    const asked = part(() => (loads++ === 0 ? new Promise<string>(() => {}) : Promise.resolve('here')));
    const hangs = expect(asked()).rejects.toMatchObject({ code: 'TIMEOUT', retry: true });
    expect(timeout).toHaveBeenCalledExactlyOnceWith(30_000);
    time.abort();
    await hangs;
    await expect(asked()).resolves.toBe('here');
  });
});
