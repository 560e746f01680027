import { picker } from './choice.ts';
import { customerGroup } from './group.ts';
import { queueThenAssigned, queueThenMessage } from './line.ts';
import { agentDrops, nobodyOnline, robotHandOver, serverRestart, slowNetwork, transfer } from './service.ts';

/**
 * Ready-made scenes. Each sets the stage before the customer under test comes, says with which `scope` to open, and hands
 * over what happens next as functions, so that a test looks in between:
 *
 * ```ts
 * const { scope, moveUp, assign } = await scenarios.queueThenAssigned(mock, { ahead: 2 });
 * const { outcome } = await client.open(scope); // queued, place 3
 * await moveUp(); // place 2
 * const amy = await assign();
 * await amy.says('久等了');
 * ```
 *
 * Each begins with a shop at rest (after `start` or `reset`). A shop that lacks what a scene needs rejects with
 * SHOP_NOT_FITTING.
 */
export const scenarios = {
  picker,
  queueThenAssigned,
  queueThenMessage,
  nobodyOnline,
  agentDrops,
  transfer,
  robotHandOver,
  slowNetwork,
  serverRestart,
  customerGroup,
} as const;
