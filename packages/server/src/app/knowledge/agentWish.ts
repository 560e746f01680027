import { comparable } from '@shopbell/sdk/model';

/** Said anywhere in a text. */
const anywhere =
  /人工客服|人工服务|转人工|找人工|接人工|真人客服|联系客服|找客服|转客服|(?:human|live|real) (?:agent|person|being)|(?:talk|speak|chat) (?:to|with) (?:a |an |some)?(?:human|person|agent|one|body)|customer service/u;
/** Said as the whole text: `人工智能` is a product. */
const alone = /^(?:人工|客服|真人|agent|human|operator|representative)[\p{P}\s]*$/u;

/** Whether a customer asks for a person: hand-over works at any time, whatever the shop has written. */
export function asksForAgent(text: string): boolean {
  const said = comparable(text);
  return anywhere.test(said) || alone.test(said);
}
