import * as z from 'zod';
import { cardKinds } from './cards.ts';
import { AssignCause, EndCause, Grade, MessageAuthor } from './conversation.ts';
import { AgentRef, GroupRef } from './people.ts';
import { Id, Instant, Scope } from './scope.ts';

/** What an entry came to, without what its screen shows. */
const OutcomeKind = z.enum(['assigned', 'queued', 'choose', 'leave-message', 'robot', 'refused']);

/** `outcome` is what the entry has come to by then; for one that has ended, what it had come to. */
const about = { conversationId: Id, scope: Scope, outcome: OutcomeKind.optional(), at: Instant };
const duration = z.int().min(0);

/**
 * What an integrator forwards to analytics: told once, by the tab that leads, when it happens or is heard of after a
 * break; never for what a snapshot replays. No event holds a word that somebody wrote.
 */
export const MetricsEvent = z
  .discriminatedUnion('type', [
    z
      .object({ type: z.literal('entry.opened'), ...about })
      .meta({ description: 'The customer entered: a conversation began.' }),
    z
      .object({ type: z.literal('group.offered'), ...about, groups: z.array(GroupRef) })
      .meta({ description: 'Two or more groups fit, and the customer is asked to choose (RT-21).' }),
    z
      .object({ type: z.literal('group.chosen'), ...about, group: GroupRef })
      .meta({ description: 'One of them was chosen, or the desk chose after waiting (RT-23).' }),
    z
      .object({
        type: z.literal('queue.joined'),
        ...about,
        group: GroupRef,
        place: z.int().min(1),
        expectedWaitMs: duration.optional(),
      })
      .meta({ description: 'The customer waits in a line (RT-46).' }),
    z
      .object({
        type: z.literal('queue.left'),
        ...about,
        group: GroupRef,
        /** The state that followed, or why the conversation ended. */
        how: z.string(),
        waitedMs: duration.optional(),
      })
      .meta({
        description:
          'The customer waits no longer. `how` is `assigned`, `leave-message`, `choosing`, `solved`, `absent`, or another cause of an end.',
      }),
    z
      .object({ type: z.literal('robot.started'), ...about })
      .meta({ description: 'The robot answers for now (RB-05).' }),
    z
      .object({ type: z.literal('robot.handed-over'), ...about })
      .meta({ description: 'From the robot to people, whatever that came to.' }),
    z
      .object({
        type: z.literal('conversation.assigned'),
        ...about,
        agent: AgentRef,
        group: GroupRef,
        cause: AssignCause,
      })
      .meta({ description: 'An agent has it from now on.' }),
    z
      .object({
        type: z.literal('conversation.transferred'),
        ...about,
        from: AgentRef,
        agent: AgentRef,
        group: GroupRef,
      })
      .meta({ description: 'An agent passed it on to another one (RT-49).' }),
    z
      .object({
        type: z.literal('message.sent'),
        ...about,
        by: MessageAuthor.shape.kind,
        /** In UTF-16 code units. */
        length: z.int().min(0),
        files: z.int().min(0),
        card: z.enum(cardKinds).optional(),
      })
      .meta({
        description:
          'A message was stored: who wrote it, how long its text is, how many files and what card it carries.',
      }),
    z.object({ type: z.literal('first-response'), ...about, agent: AgentRef, ms: duration }).meta({
      description:
        'The first message of a person; `ms` since the customer first wrote, or entered if they did not write yet. Only where the conversation is held from its beginning.',
    }),
    z
      .object({ type: z.literal('message.left'), ...about, group: GroupRef })
      .meta({ description: 'The customer’s words are a leave message now.' }),
    z.object({ type: z.literal('rated'), ...about, grade: Grade }).meta({
      description: 'The customer rated the service (QS-01); the last rating of a conversation counts.',
    }),
    z
      .object({ type: z.literal('scope.changed'), ...about, former: Scope })
      .meta({ description: 'The customer asks about something else; `scope` is the new one.' }),
    z
      .object({
        type: z.literal('conversation.ended'),
        ...about,
        by: z.enum(['customer', 'agent', 'desk']),
        cause: EndCause.optional(),
        durationMs: duration,
      })
      .meta({ description: 'It has ended, so long after it was opened.' }),
    z
      .object({ type: z.literal('identified'), customerId: Id, at: Instant })
      .meta({ description: 'A JWT of the shop said who the customer is, who was somebody else until then.' }),
    z
      .object({ type: z.literal('error'), code: z.string(), at: Instant })
      .meta({ description: 'What the event `error` told, by its code. In every tab for itself.' }),
  ])
  .meta({ id: 'MetricsEvent' });
export type MetricsEvent = z.infer<typeof MetricsEvent>;
