import { outcomeOf } from '@shopbell/engine';
import {
  limits,
  methods,
  shopbellError,
  type Method,
  type ResultOf,
  type RoutingOutcome,
} from '@shopbell/sdk/model';
import type * as z from 'zod';
import type { DeskReply } from '../../desk/request.ts';
import type { ConversationReader } from '../feed/conversations.ts';
import { issuesOf } from '../json/readJson.ts';
import { isMethod, mayCall, type Caller } from '../permissions/callers.ts';
import type { OpenShop } from '../shop/openShop.ts';

/** Who asks, and where. */
export interface Asking {
  readonly caller: Caller;
  readonly shop: OpenShop;
  readonly reader: ConversationReader;
}

/**
 * Answers a request, whichever way it came; resolves only when what the answer rests on is durable. Rejects with a
 * `ShopbellError`, and then nothing was done.
 */
export async function answer(asking: Asking, method: string, params: unknown): Promise<unknown> {
  if (!isMethod(method)) throw shopbellError('UNKNOWN_METHOD', { method });
  if (!mayCall(asking.caller, method)) throw shopbellError('FORBIDDEN');
  return handlers[method](asking, params === undefined ? {} : params);
}

type Params<M extends Method> = z.output<(typeof methods)[M]['params']>;
type Handler = (asking: Asking, params: unknown) => Promise<unknown>;

/** Parses the parameters with the schema of the method, so that `run` sees what the model says and nothing else. */
function handler<M extends Method>(
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

const handlers: Readonly<Record<Method, Handler>> = {
  'conversation.open': handler('conversation.open', async ({ caller, shop, reader }, { scope }) => {
    const conversationId = crypto.randomUUID();
    const reply = await shop.desk.submit({
      type: 'conversation.open',
      conversationId,
      customerId: caller.id,
      scope,
    });
    if (reply.result.kind !== 'conversation') throw shopbellError('INTERNAL');
    const entered = reply.result.conversationId;
    const outcome = outcomeIn(reply, shop, entered);
    const conversation = await reader.read(entered);
    if (!conversation) throw shopbellError('INTERNAL');
    return { outcome, conversation };
  }),

  'conversation.choose': handler(
    'conversation.choose',
    async ({ caller, shop }, { conversationId, groupId }) => {
      const reply = await shop.desk.submit({
        type: 'conversation.choose',
        conversationId,
        customerId: caller.id,
        groupId,
      });
      return { outcome: outcomeIn(reply, shop, conversationId) };
    },
  ),

  'conversation.end': handler('conversation.end', async ({ caller, shop }, { conversationId }) => {
    await shop.desk.submit({ type: 'conversation.end', conversationId, by: authorOf(caller) });
    return {};
  }),

  'message.send': handler('message.send', async ({ caller, shop }, { conversationId, clientId, text }) => {
    if (text.length > limits.text)
      throw shopbellError('TEXT_TOO_LONG', { limit: limits.text, length: text.length });
    const reply = await shop.desk.submit({
      type: 'message.send',
      conversationId,
      by: authorOf(caller),
      messageId: crypto.randomUUID(),
      clientId,
      text: wellFormed(text),
    });
    if (reply.result.kind !== 'message') throw shopbellError('INTERNAL');
    const { messageId, seq, at } = reply.result;
    return { id: messageId, seq, at };
  }),

  'message.seen': handler('message.seen', async ({ caller, shop }, { conversationId, upTo }) => {
    await shop.desk.submit({ type: 'message.see', conversationId, by: authorOf(caller), upTo });
    return {};
  }),

  'history.read': handler(
    'history.read',
    async ({ reader }, { conversationId, before = Infinity, limit }) => {
      const told = await reader.readable(conversationId);
      if (!told) throw shopbellError('NOT_FOUND', { what: 'conversation' });
      return reader.page(told, before, limit);
    },
  ),

  'status.set': handler('status.set', async ({ caller, shop }, { status }) => {
    await shop.desk.submit({ type: 'agent.set-status', agentId: caller.id, status });
    return {};
  }),

  'figures.today': handler('figures.today', ({ caller, shop }) => shop.figures.today(caller.id)),
};

function authorOf({ kind, id }: Caller): { kind: 'customer' | 'agent'; id: string } {
  return { kind, id };
}

function outcomeIn(reply: DeskReply, shop: OpenShop, conversationId: string): RoutingOutcome {
  const outcome = reply.outcome ?? outcomeOf(shop.desk.desk, conversationId);
  if (!outcome) throw shopbellError('CONVERSATION_ENDED');
  return outcome;
}

/** Halves of surrogate pairs cannot be stored as UTF-8: each becomes the replacement character. */
function wellFormed(text: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(text));
}
