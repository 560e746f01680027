import { isCount, isFlag, listOf, shape } from '../guards/shape.ts';
import type { SimulatedStaffing, SimulationAnswer } from '../model/admin/simulation.ts';

const isStaffing = shape<SimulatedStaffing>({
  entries: isCount,
  received: isCount,
  queued: isCount,
  abandoned: isCount,
  leaveMessages: isCount,
  waitMs: shape<SimulatedStaffing['waitMs']>({ p50: isCount, p90: isCount, longest: isCount }),
  spread: listOf(isCount),
  hours: listOf(
    shape<SimulatedStaffing['hours'][number]>({
      at: isCount,
      entries: isCount,
      waitMs: isCount,
      queued: isCount,
      leaveMessages: isCount,
    }),
  ),
  nobodyOnline: isFlag,
});

export const isSimulation = shape<SimulationAnswer>({
  bounds: listOf(isCount),
  before: isStaffing,
  after: isStaffing,
});
