import { agentsOf, conversationOf } from '@shopbell/engine';
import { shopbellError } from '@shopbell/sdk/model';
import { robotServes } from '../robot/shopRobot.ts';
import { authorOf, carriesOf, handler, outcomeIn, type Asking, type Handlers } from './handler.ts';

/** Entering, looking back and ending. */
export const conversationHandlers: Handlers<
  'conversation.open' | 'conversation.choose' | 'conversation.end' | 'history.read'
> = {
  'conversation.open': handler('conversation.open', async (asking, { scope }) => {
    const { caller, shop, reader } = asking;
    const conversationId = crypto.randomUUID();
    const robot = await robotServes(asking.services, caller.shopId, shop.desk.desk, scope);
    const reply = await shop.desk.submit({
      type: 'conversation.open',
      conversationId,
      customerId: caller.id,
      scope,
      robot,
    });
    const { result } = reply;
    if (result.kind !== 'conversation' && result.kind !== 'refused') throw shopbellError('INTERNAL');
    const { kind, conversationId: entered } = result;
    // Who is refused is not counted (WB-19).
    if (kind === 'conversation' && entered !== conversationId) await noteReturn(asking);
    const outcome = await outcomeIn(asking, reply, entered);
    const conversation = await reader.read(entered);
    if (!conversation) throw shopbellError('INTERNAL');
    return { outcome, conversation };
  }),

  'conversation.choose': handler('conversation.choose', async (asking, { conversationId, groupId }) => {
    const { caller, shop } = asking;
    const reply = await shop.desk.submit({
      type: 'conversation.choose',
      conversationId,
      customerId: caller.id,
      groupId,
    });
    return { outcome: await outcomeIn(asking, reply, conversationId) };
  }),

  'conversation.end': handler('conversation.end', async ({ caller, shop }, { conversationId }) => {
    await shop.desk.submit({ type: 'conversation.end', conversationId, by: authorOf(caller) });
    return {};
  }),

  'history.read': handler('history.read', async (asking, { conversationId, before = Infinity, limit }) => {
    const carries = carriesOf(asking);
    const page = await asking.reader.page(conversationId, { before, limit }, carries);
    if (page) return page;
    const goesOn = conversationOf(asking.shop.desk.desk, conversationId) !== undefined;
    if (goesOn && (await carries('cs.records'))) throw shopbellError('FORBIDDEN');
    throw shopbellError('NOT_FOUND', { what: 'conversation' });
  }),
};

/** What is only counted keeps nobody out. */
async function noteReturn({ caller, shop, services }: Asking): Promise<void> {
  const online = agentsOf(shop.desk.desk).some(({ status }) => status === 'online');
  try {
    await services.admin.facts.cameBack(shop.desk.shop, caller.id, online);
  } catch (error) {
    services.log({ level: 'warn', shopId: caller.shopId, message: 'A visit was not counted.', error });
  }
}
