import type { Conversation, ScopeInput } from '@shopbell/sdk';
import type { Visitor } from '../scenarios/visitor.ts';

/** Somebody who comes to the shop, with the test's own notes of all that was said: what the desk keeps is held against them. */
export class Person {
  readonly number: number;
  readonly visitor: Visitor;
  /** What they wrote, and what people of the shop wrote to them, in order. */
  readonly said: string[] = [];
  readonly heard: string[] = [];
  /** Whether their last word is unanswered. */
  waits = false;
  /** An agent had them when they came; else they left a message. */
  served = false;

  constructor(number: number, visitor: Visitor) {
    this.number = number;
    this.visitor = visitor;
  }

  get conversation(): Conversation {
    return this.visitor.conversation;
  }

  get agentId(): string | undefined {
    return this.conversation.agent?.id;
  }

  /** Enters, and says it; of several groups they choose the one that is named. */
  async comes(scope: ScopeInput, text: string, choice?: string): Promise<void> {
    let outcome = await this.visitor.enter(scope);
    if (outcome.kind === 'choose') {
      const group = outcome.options.find(({ name }) => name === choice);
      if (!group) throw new Error(`no group ${choice ?? ''} is offered`);
      outcome = await this.visitor.client.choose(this.visitor.conversationId, group.id);
    }
    this.served = outcome.kind === 'assigned';
    await this.says(text);
  }

  /** Every text names who said it, so that a screen shows whose it is. */
  async says(text: string): Promise<void> {
    const said = `${String(this.number)} 号：${text}`;
    await this.visitor.say(said);
    this.said.push(said);
    this.waits = true;
  }

  /** Has it on their screen, from an agent. */
  async hears(text: string): Promise<void> {
    await this.visitor.becomes(({ items }) =>
      items.some((item) => item.kind === 'message' && item.author.kind === 'agent' && item.text === text),
    );
    this.heard.push(text);
    this.waits = false;
  }

  /** What it comes to when they try again. */
  async triesAgain(scope: ScopeInput): Promise<string> {
    return (await this.visitor.client.open(scope)).outcome.kind;
  }
}
