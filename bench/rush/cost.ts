import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FromServer, ServerCost, ToServer } from './messages.ts';

/** Tells what something cost this process, from `measure` to `measured`. */
export function tellCosts(): void {
  const stalls = monitorEventLoopDelay({ resolution: 1 });
  let measured: { what: string; used: NodeJS.CpuUsage } | undefined;
  process.on('message', ({ kind, ...message }: ToServer) => {
    if (kind === 'measure' && 'what' in message) {
      measured = { what: message.what, used: process.cpuUsage() };
      stalls.reset();
      stalls.enable();
    } else if (kind === 'measured' && measured) {
      stalls.disable();
      const { user, system } = process.cpuUsage(measured.used);
      const cost: ServerCost = {
        what: measured.what,
        cpuMs: (user + system) / 1000,
        longestStallMs: stalls.max / 1e6,
      };
      tell({ kind: 'cost', cost });
    }
  });
}

export function tell(message: FromServer): void {
  process.send?.(message);
}
