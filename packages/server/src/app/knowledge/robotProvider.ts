import type { Page } from '@shopbell/sdk/model';
import { asksForAgent } from './agentWish.ts';
import type { KnowledgeMatch } from './robotMemory.ts';
import type { ShopKnowledge } from './shopKnowledge.ts';

/** Whoever answers for a shop while no person does. */
export interface RobotProvider {
  /** Rejects only with the reason of an aborted `signal`; whatever else goes wrong is told in the answer. */
  answer(question: RobotQuestion, options?: { readonly signal?: AbortSignal }): Promise<RobotAnswer>;
}

export interface RobotQuestion {
  /** As the customer wrote it. */
  readonly text: string;
  readonly page: Page;
  readonly sku?: string | undefined;
  /** Told to a shop's own robot, so that it can keep a thread. */
  readonly conversationId?: string | undefined;
}

export type RobotAnswer = (
  | {
      readonly kind: 'answer';
      /** Plain text, never markup. */
      readonly text: string;
      /** RB-05: a person is offered with the answer. */
      readonly handOver: boolean;
    }
  /** Nothing is known; a person is offered (RB-05). */
  | { readonly kind: 'no-answer'; readonly handOver: true }
  /** The customer asked for a person: hand over without another question. */
  | { readonly kind: 'hand-over'; readonly handOver: true }
) & {
  readonly by: 'built-in' | 'http';
  /** The entry that the built-in robot answered from, and why. */
  readonly match?: KnowledgeMatch;
  /** Why the shop's own robot did not answer and the built-in one did. */
  readonly fault?: RobotFault;
};

export type RobotFault =
  /** No whole answer in time. */
  | 'timeout'
  | 'unreachable'
  /** It sent us elsewhere: the secret and the customer's words go to the configured address only. */
  | 'redirect'
  /** An HTTP status that is not 200. */
  | 'status'
  | 'too-large'
  | 'not-json'
  /** JSON that is not a `RobotHttpAnswer`. */
  | 'bad-shape';

/** The robot that answers from what the shop has written. A wish for a person comes before everything. */
export function builtInRobot(knowledge: ShopKnowledge): RobotProvider {
  return {
    async answer(question, { signal } = {}) {
      signal?.throwIfAborted();
      if (asksForAgent(question.text)) return { kind: 'hand-over', handOver: true, by: 'built-in' };
      const match = await knowledge.answer(question);
      signal?.throwIfAborted();
      if (!match) return { kind: 'no-answer', handOver: true, by: 'built-in' };
      return { kind: 'answer', text: match.answer, handOver: match.needsAgent, by: 'built-in', match };
    },
  };
}
