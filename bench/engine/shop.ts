import { decide, emptyDesk, evolve, type Command, type Desk, type DeskEvent } from '@shopbell/engine';

type Undated<C> = C extends Command ? Omit<C, 'at'> : never;

/** A shop at work, for measuring: every command decided and applied. */
export class BenchShop {
  readonly desk: Desk = emptyDesk();
  at = Date.UTC(2026, 4, 4, 1);

  readonly #record: DeskEvent[] | undefined;

  /** What happens is added to `record`, if it is given. */
  constructor(agents: number, groups: number, capacity: number | null, record?: DeskEvent[]) {
    this.#record = record;
    this.ask({
      type: 'shop.open',
      shopId: 'bench',
      name: 'bench',
      defaultGroupId: 'default',
      defaultGroupName: 'default',
    });
    for (let i = 0; i < agents; i++) {
      const agentId = `agent-${i}`;
      this.ask({ type: 'agent.add', agentId, name: agentId });
      if (capacity !== null) this.ask({ type: 'agent.configure', agentId, capacity });
      this.ask({ type: 'agent.set-status', agentId, status: 'online' });
    }
    for (let g = 0; g < groups; g++) {
      const members = Array.from({ length: Math.ceil(agents / groups) }, (_, i) => ({
        agentId: `agent-${(g + i * groups) % agents}`,
        weight: 1 + ((g + i) % 10),
      }));
      const scopes = { pages: [], skus: [`sku-${g}`] };
      this.ask({ type: 'group.create', groupId: `group-${g}`, name: `group ${g}`, scopes, members });
    }
  }

  ask(command: Undated<Command>): void {
    const decision = decide(this.desk, { ...command, at: this.at });
    if (!decision.taken) throw new Error(`${command.type}: ${JSON.stringify(decision.refusal)}`);
    for (const event of decision.events) evolve(this.desk, event);
    this.#record?.push(...decision.events);
  }

  enter(n: number, groups: number): void {
    this.ask({
      type: 'conversation.open',
      conversationId: `conversation-${n}`,
      customerId: `customer-${n}`,
      scope: { page: 'product', sku: `sku-${n % groups}`, channel: 'web' },
    });
  }

  end(n: number): void {
    this.ask({
      type: 'conversation.end',
      conversationId: `conversation-${n}`,
      by: { kind: 'customer', id: `customer-${n}` },
    });
  }
}
