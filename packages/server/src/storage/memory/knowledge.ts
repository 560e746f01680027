import type { KnowledgeRow, RobotRow } from '../storage.ts';

/** Robot, FAQ and recommendations of every shop in memory. */
export class MemoryKnowledge {
  /** By shop, then by list, then by id: a map keeps the order in which its keys came. */
  readonly #shops = new Map<string, Map<string, Map<string, KnowledgeRow>>>();
  readonly #robots = new Map<string, RobotRow>();

  list(shopId: string): KnowledgeRow[] {
    return [...(this.#shops.get(shopId)?.values() ?? [])].flatMap((list) => [...list.values()]);
  }

  put(shopId: string, rows: readonly KnowledgeRow[]): void {
    for (const row of rows) this.#listOf(shopId, row.kind).set(row.id, row);
  }

  delete(shopId: string, kind: string, id: string): boolean {
    return this.#listOf(shopId, kind).delete(id);
  }

  replace(shopId: string, kinds: readonly string[], rows: readonly KnowledgeRow[]): void {
    for (const kind of kinds) this.#listOf(shopId, kind).clear();
    this.put(shopId, rows);
  }

  findRobot(shopId: string): RobotRow | undefined {
    return this.#robots.get(shopId);
  }

  saveRobot(shopId: string, robot: RobotRow): void {
    this.#robots.set(shopId, robot);
  }

  #listOf(shopId: string, kind: string): Map<string, KnowledgeRow> {
    let lists = this.#shops.get(shopId);
    if (!lists) this.#shops.set(shopId, (lists = new Map<string, Map<string, KnowledgeRow>>()));
    let list = lists.get(kind);
    if (!list) lists.set(kind, (list = new Map<string, KnowledgeRow>()));
    return list;
  }
}
