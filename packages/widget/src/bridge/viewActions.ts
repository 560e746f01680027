import type { CustomerClient, ShopbellError } from '@shopbell/sdk';
import type { PageScope } from '../bell/scopeAttributes.ts';

/** Something that is asked of the client in the conversation that is shown. */
export type Step = (client: CustomerClient, conversationId: string) => Promise<unknown>;

/** What is asked where people talk: in a conversation, and in a customer group. */
export interface TalkActions {
  /** For what later views ask of it themselves. */
  readonly client: CustomerClient | undefined;
  /** Tells the page of a refusal, and hands it back; whatever else was thrown is a fault of ours and goes on its way. */
  refusal(error: unknown): ShopbellError;
  /** Sends it with the files that are attached. */
  send(text: string): void;
  /** Files that go with the next message of this conversation. */
  readonly attached: readonly File[];
  attach(files: readonly File[]): void;
  /** What stands in the composer. */
  readonly draftText: string;
  /** The text in the composer has changed. */
  draft(text: string): void;
  retry(clientId: string): void;
  discard(clientId: string): void;
  /** The oldest line is near: load what is before it. */
  history(): void;
  /** The newest line came into view, or left it. */
  atBottom(on: boolean): void;
}

/** What views may ask for. The controller does it; a test may take its place. */
export interface ViewActions extends TalkActions {
  /** What the page is about. */
  readonly scope: PageScope;
  /** Why there is no conversation. */
  readonly problem: ShopbellError | undefined;
  /** Runs a step that may be refused without ending what is shown: a refusal is told above the conversation. */
  step(run: Step): Promise<void>;
  /** The same, where a second tap shall do nothing while the first is under way. */
  stepOnce(run: Step): void;
  choose(groupId: string): void;
  /** From the robot to a person (RB-05). */
  handOver(): void;
  /** Shows the running conversation or enters. Also the second attempt after a problem. */
  enter(): void;
  /** Enters with the page's scope in any case. */
  enterAnew(): void;
  /** Goes over to another running conversation. */
  show(conversationId: string): void;
  /** Something stands over the conversation, or does no longer: what cannot be seen is not taken for seen. */
  cover(on: boolean): void;
  /**
   * Messages in customer groups that were not seen: none until the view that comes for them has counted them, undefined until
   * there is news of any.
   */
  groupUnread: number | undefined;
}
