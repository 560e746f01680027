import * as z from 'zod';
import { AgentRef, AgentStatus, CustomerRef } from './people.ts';
import { Id, Instant } from './scope.ts';

/** A colleague who looks over a conversation: reads it as it runs (`watching`), or writes in it too (`joined`). */
export const Supervisor = z
  .object({ agent: AgentRef, how: z.enum(['watching', 'joined']) })
  .meta({ id: 'Supervisor' });
export type Supervisor = z.infer<typeof Supervisor>;

/** What somebody does with a conversation of a colleague from now on. */
export const Supervision = z.enum(['watching', 'joined', 'left']).meta({ id: 'Supervision' });
export type Supervision = z.infer<typeof Supervision>;

/** A running conversation of an agent, as the wall shows it. */
export const WallConversation = z
  .object({
    id: Id,
    customer: CustomerRef,
    /** The group through which it came. */
    groupId: Id.optional(),
    /** When its agent got it. */
    since: Instant,
    /** WB-15: the first message that is not answered yet; missing where nobody waits. */
    waitingSince: Instant.optional(),
  })
  .meta({ id: 'WallConversation' });
export type WallConversation = z.infer<typeof WallConversation>;

/** An agent as the wall shows them. */
export const WallAgent = z
  .object({
    ...AgentRef.shape,
    status: AgentStatus,
    /** RT-43: how many conversations at most; null is any number. */
    capacity: z.int().min(0).nullable(),
    groupIds: z.array(Id),
    /** Those that run, as they came. */
    conversations: z.array(WallConversation),
  })
  .meta({ id: 'WallAgent' });
export type WallAgent = z.infer<typeof WallAgent>;
