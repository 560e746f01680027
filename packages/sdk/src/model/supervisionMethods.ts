import * as z from 'zod';
import { Conversation } from './conversation.ts';
import { Id } from './scope.ts';
import { Supervision, WallAgent } from './supervision.ts';

const nothing = z.object({});
/** It needs a place at the desk too; the wall does not. */
const lookingOver = ['cs.online', 'cs.supervise'] as const;

/** What supervisors ask: how everybody is doing, and to look over a conversation of a colleague. */
export const supervisionMethods = {
  'wall.read': {
    by: ['agent'],
    needs: 'cs.supervise',
    params: z.object({
      /** The wall is shown already: go on telling what changes, and nothing else. */
      renew: z.boolean().default(false),
    }),
    result: z.object({ agents: z.array(WallAgent).optional() }),
    means:
      'Everybody at the desk with what they have, for the live wall. What changes comes by `wall` frames, for two minutes after it was asked for the last time; without `agents` nothing was missed since.',
  },
  'conversation.supervise': {
    by: ['agent'],
    needs: lookingOver,
    params: z.object({ conversationId: Id, how: Supervision }),
    result: z.object({ conversation: Conversation.optional() }),
    means:
      'Watch a running conversation of a colleague, join it to write in it, or leave it. The colleague is told; the customer of joining. What comes in it is told as in one’s own; the whole of it is answered to whoever watches or joins.',
  },
  'conversation.take-over': {
    by: ['agent'],
    needs: lookingOver,
    params: z.object({
      conversationId: Id,
      /** Whoever has it, as the asker knows it: if somebody else has it by now, it is refused with ALREADY_ASSIGNED. */
      from: Id,
    }),
    result: nothing,
    means:
      'Take a conversation of a colleague as one’s own (RT-49), full or not, while not offline. Asked again it is answered again.',
  },
} as const;
