/** Runs per second: the best of five rounds, each of at least `ms`, after one to warm up. */
export function perSecond(run: (times: number) => void, ms = 300): number {
  let times = 1;
  for (;;) {
    const took = time(run, times);
    if (took > 20) break;
    times *= 4;
  }
  let best = 0;
  for (let round = 0; round < 5; round++) {
    let done = 0;
    let took = 0;
    while (took < ms) {
      took += time(run, times);
      done += times;
    }
    best = Math.max(best, (done / took) * 1000);
  }
  return best;
}

function time(run: (times: number) => void, times: number): number {
  const start = performance.now();
  run(times);
  return performance.now() - start;
}

export function rate(perSecond: number): string {
  return perSecond >= 1e6 ? `${(perSecond / 1e6).toFixed(2)}M/s` : `${(perSecond / 1e3).toFixed(1)}k/s`;
}
