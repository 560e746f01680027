// The ledger is the engine's own affair: measured where it lies.
import {
  addSeat,
  chargeTurn,
  emptyLedger,
  stand,
  whoseTurn,
} from '../../packages/engine/src/fairness/ledger.ts';
import { perSecond, rate } from './measure.ts';
import { SmoothWrr } from './smoothWrr.ts';

/** Whose turn is it, and charging it: fairness alone. */
export function picks(): void {
  console.log('picks           weighted (RT-15)   rotation (RT-39)   smooth WRR, linear   weighted / linear');
  for (const agents of [10, 1_000, 100_000]) {
    const weights = Array.from({ length: agents }, (_, i) => 1 + ((i * 7) % 10));
    const [weighted, rotation] = (['weighted', 'rotation'] as const).map((profile) => {
      const ledger = emptyLedger(profile);
      weights.forEach((weight, i) => {
        addSeat(ledger, `agent-${i}`, weight);
        stand(ledger, `agent-${i}`, 'free');
      });
      let seq = 0;
      return perSecond((times) => {
        for (let n = 0; n < times; n++) chargeTurn(ledger, whoseTurn(ledger) ?? '', ++seq);
      });
    });
    const linear = new SmoothWrr(weights);
    const baseline = perSecond((times) => {
      for (let n = 0; n < times; n++) linear.pick();
    });
    const cells = [weighted ?? 0, rotation ?? 0, baseline].map((figure) => rate(figure).padEnd(18));
    console.log(
      `${String(agents).padStart(7)} agents  ${cells.join(' ')}   × ${((weighted ?? 0) / baseline).toFixed(1)}`,
    );
  }
  console.log();
}
