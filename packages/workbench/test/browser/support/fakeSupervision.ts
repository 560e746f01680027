import type {
  Conversation,
  ShopbellError,
  Supervising,
  Unsubscribe,
  Wall,
  WallAgent,
} from '@shopbell/sdk/agent';
import type { FakeEvents } from './fakeEvents.ts';

/** Colleagues' side of the fake agent client: a wall that the test tells, and conversations that may be looked over. */
export class FakeSupervision implements Supervising {
  readonly #events: FakeEvents;
  readonly #hold: (conversation: Conversation) => void;
  wall: Wall = { agents: new Map(), state: 'loading' };
  /** How many times it is shown at the moment. */
  shown = 0;
  /** What colleagues have, by id. */
  readonly theirs = new Map<string, Conversation>();
  readonly asked: string[] = [];
  /** What the next question is refused with. */
  refusal: ShopbellError | undefined;

  constructor(events: FakeEvents, hold: (conversation: Conversation) => void) {
    this.#events = events;
    this.#hold = hold;
  }

  show(): Unsubscribe {
    this.shown += 1;
    return () => {
      this.shown -= 1;
    };
  }

  tell(agents: readonly WallAgent[], state: Wall['state'] = 'live'): void {
    this.wall = { agents: new Map(agents.map((agent) => [agent.id, agent])), state };
    this.#events.emit('wall', this.wall);
  }

  watch(id: string): Promise<Conversation> {
    return this.#look(id, 'watching');
  }

  join(id: string): Promise<Conversation> {
    return this.#look(id, 'joined');
  }

  async unwatch(id: string): Promise<void> {
    this.#ask(`left ${id}`);
    const held = this.theirs.get(id);
    if (held) this.#hold({ ...held, supervisors: [] });
  }

  async takeOver(id: string, from: string): Promise<void> {
    this.#ask(`take over ${id} from ${from}`);
  }

  async #look(id: string, how: 'watching' | 'joined'): Promise<Conversation> {
    this.#ask(`${how} ${id}`);
    const held = this.theirs.get(id);
    if (!held) throw new Error(`nobody has ${id}`);
    const looked = { ...held, supervisors: [{ agent: { id: 'agent-lin', name: '林晓' }, how }] };
    this.#hold(looked);
    return looked;
  }

  #ask(what: string): void {
    this.asked.push(what);
    const { refusal } = this;
    this.refusal = undefined;
    if (refusal) throw refusal;
  }
}
