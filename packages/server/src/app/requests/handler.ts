import { outcomeOf } from '@shopbell/engine';
import {
  methods,
  shopbellError,
  type Changer,
  type Method,
  type ResultOf,
  type RoutingOutcome,
} from '@shopbell/sdk/model';
import type * as z from 'zod';
import type { DeskReply } from '../../desk/request.ts';
import type { ConversationReader } from '../feed/conversations.ts';
import { agentRef } from '../feed/names.ts';
import type { Carries } from '../feed/ownership.ts';
import { issuesOf } from '../json/readJson.ts';
import type { Caller } from '../permissions/callers.ts';
import type { Services } from '../services.ts';
import type { Attendant, OpenShop } from '../shop/openShop.ts';

/** Who asks, and where. */
export interface Asking {
  readonly caller: Caller;
  readonly shop: OpenShop;
  readonly reader: ConversationReader;
  readonly services: Services;
  /** The connection on which it came. */
  readonly attendant: Attendant;
}

type Params<M extends Method> = z.output<(typeof methods)[M]['params']>;
export type Handler = (asking: Asking, params: unknown) => Promise<unknown>;
export type Handlers<M extends Method> = Readonly<Record<M, Handler>>;

/** Parses the parameters with the schema of the method, so that `run` sees what the model says and nothing else. */
export function handler<M extends Method>(
  method: M,
  run: (asking: Asking, params: Params<M>) => Promise<ResultOf<M>>,
): Handler {
  const schema = methods[method].params as unknown as z.ZodType<Params<M>>;
  return (asking, params) => {
    const parsed = schema.safeParse(params);
    if (!parsed.success) throw shopbellError('INVALID_ARGUMENT', { issues: issuesOf(parsed.error) });
    return run(asking, parsed.data);
  };
}

/** Whoever asks, as the desk names them. */
export function authorOf({ kind, id }: Caller): { kind: 'customer' | 'agent'; id: string } {
  return { kind, id };
}

/** What roles let whoever asks read of others' conversations; looked up only where it matters. */
export function carriesOf({ caller, services }: Asking): Carries {
  return (permission) => services.permissions.carries(caller, permission);
}

/** An agent as the log of changes names them: a bot by the API key that it showed, which many may work as. */
export function changerOf({ caller, shop }: Asking): Changer {
  if (caller.kind === 'agent' && caller.apiKey) return { kind: 'api-key', ...caller.apiKey };
  return { kind: 'account', id: caller.id, name: agentRef(shop.desk.desk, caller.id).name };
}

/** What an entry came to in a decision, with the answers that fit a wait (RT-47). */
export async function outcomeIn(
  { shop, services }: Asking,
  reply: DeskReply,
  conversationId: string,
): Promise<RoutingOutcome> {
  const { desk } = shop.desk;
  const outcome = reply.outcome ?? outcomeOf(desk, conversationId);
  if (!outcome) throw shopbellError('CONVERSATION_ENDED');
  if (outcome.kind !== 'queued') return outcome;
  const scope = desk.conversations.get(conversationId)?.scope;
  const { shopId } = shop.desk.shop;
  try {
    const known = await services.knowledge.of(shopId);
    const faq = scope ? known.faqFor({ page: scope.page, sku: scope.sku, queued: true }) : [];
    return { ...outcome, faq };
  } catch (error) {
    // The customer waits in the line all the same.
    services.log({ level: 'warn', shopId, message: 'The answers for a wait could not be read.', error });
    return outcome;
  }
}
