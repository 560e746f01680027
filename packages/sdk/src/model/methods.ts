import * as z from 'zod';
import { Conversation, TimelineItem } from './conversation.ts';
import { limits } from './limits.ts';
import { RoutingOutcome } from './outcome.ts';
import { AgentStatus } from './people.ts';
import { Id, Instant, Scope, Seq } from './scope.ts';

const nothing = z.object({});
/** No limit on `text` here: a long text gets its own refusal, TEXT_TOO_LONG, not a general one. */
const Text = z.string().refine((text) => text.trim() !== '', 'must not be blank');

/** Figures of the workbench header (WB-05). Null where nothing has been counted yet. */
export const FiguresToday = z
  .object({
    /** The shop's calendar day, `2026-11-21`. */
    day: z.string(),
    /** Conversations of today in which the agent was connected and the customer wrote (VM-07). */
    receptions: z.int().min(0),
    /** RS-01, human replies only, in seconds. */
    averageResponseSeconds: z.number().min(0).nullable(),
  })
  .meta({ id: 'FiguresToday' });
export type FiguresToday = z.infer<typeof FiguresToday>;

/** Requests over the socket: who may ask, with what, and what comes back. The server's permission table is built on it. */
export const methods = {
  'conversation.open': {
    by: ['customer'],
    params: z.object({ scope: Scope }),
    result: z.object({ outcome: RoutingOutcome, conversation: Conversation }),
    means:
      'Enter with a scope. A running conversation of the same scope is returned again, so a repeat is harmless.',
  },
  'conversation.choose': {
    by: ['customer'],
    params: z.object({ conversationId: Id, groupId: Id }),
    result: z.object({ outcome: RoutingOutcome }),
    means: 'Take one of the groups offered (RT-21).',
  },
  'conversation.end': {
    by: ['customer', 'agent'],
    params: z.object({ conversationId: Id }),
    result: nothing,
    means: 'End the conversation. Ending an ended one is harmless.',
  },
  'message.send': {
    by: ['customer', 'agent'],
    params: z.object({ conversationId: Id, clientId: Id, text: Text }),
    result: z.object({ id: Id, seq: Seq, at: Instant }),
    means: 'Store a message once. The same client id with the same content gets the first answer again.',
  },
  'message.seen': {
    by: ['customer', 'agent'],
    params: z.object({ conversationId: Id, upTo: Seq }),
    result: nothing,
    means: 'Everything up to this sequence was on screen.',
  },
  'history.read': {
    by: ['customer', 'agent'],
    params: z.object({
      conversationId: Id,
      /** Items below this sequence; without it the newest. */
      before: Seq.optional(),
      limit: z.int().min(1).max(limits.historyPage).default(limits.historyPage),
    }),
    result: z.object({ items: z.array(TimelineItem), more: z.boolean() }),
    means: 'A page of older messages and notices, oldest first.',
  },
  'status.set': {
    by: ['agent'],
    params: z.object({ status: AgentStatus }),
    result: nothing,
    means: 'Set the own status (ST-01).',
  },
  'figures.today': {
    by: ['agent'],
    params: nothing,
    result: FiguresToday,
    means: 'The figures of the workbench header, for the asking agent.',
  },
} as const satisfies Record<
  string,
  { by: readonly ('customer' | 'agent')[]; params: z.ZodType; result: z.ZodType; means: string }
>;

export type Method = keyof typeof methods;
export type ParamsOf<M extends Method> = z.input<(typeof methods)[M]['params']>;
export type ResultOf<M extends Method> = z.output<(typeof methods)[M]['result']>;
