import type { Storage } from '@shopbell/server/storage/sqlite';

/**
 * Moments of a message's way at which the process can be killed: the commit has not begun, it was handed to the writing
 * thread this moment, it is durable but nobody was told.
 */
export type KillPoint = 'before-commit' | 'during-commit' | 'after-commit';

/** Kills this process the way the power goes: no handler runs, nothing is flushed. */
function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

/** A storage under which this process dies at a chosen moment of the next commit that holds a message. */
export function withKillPoint(storage: Storage): { storage: Storage; arm(point: KillPoint): void } {
  let armed: KillPoint | undefined;
  return {
    arm: (point) => {
      armed = point;
    },
    storage: {
      ...storage,
      append: async (entries) => {
        const hasMessage = entries.some(({ rows }) => rows.some(({ message }) => message !== undefined));
        const point = hasMessage ? armed : undefined;
        if (point === 'before-commit') die();
        const commit = storage.append(entries);
        if (point === 'during-commit') setImmediate(die);
        const results = await commit;
        if (point === 'after-commit') die();
        return results;
      },
    },
  };
}
