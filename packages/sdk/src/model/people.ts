import * as z from 'zod';
import { Id } from './scope.ts';

/** ST-01: only `online` is routed new conversations in the weighted profile. */
export const agentStatuses = ['online', 'away', 'suspended', 'offline'] as const;
export const AgentStatus = z.enum(agentStatuses).meta({ id: 'AgentStatus' });
export type AgentStatus = z.infer<typeof AgentStatus>;

/** What customers see of an agent. */
export const AgentRef = z.object({ id: Id, name: z.string() }).meta({ id: 'AgentRef' });
export type AgentRef = z.infer<typeof AgentRef>;

export const GroupRef = z.object({ id: Id, name: z.string() }).meta({ id: 'GroupRef' });
export type GroupRef = z.infer<typeof GroupRef>;

/** Name and `subject` are told to agents only, of customers whom the shop's JWT names. */
export const CustomerRef = z
  .object({
    id: Id,
    name: z.string().optional(),
    /** The shop's own id of the customer: the `sub` of its JWT. */
    subject: z.string().optional(),
    /** They were erased, and what was written with them: nobody knows who it was. Told to agents. */
    erased: z.boolean().optional(),
  })
  .meta({ id: 'CustomerRef' });
export type CustomerRef = z.infer<typeof CustomerRef>;

/** The two sides of a conversation. */
export const Side = z.enum(['customer', 'agent']).meta({ id: 'Side' });
export type Side = z.infer<typeof Side>;
