import type { KnowledgeBook, KnowledgeRow, NewKnowledgeRow, RobotInput, RobotRow } from '../storage.ts';

interface Shop {
  version: number;
  /** By list, then by id: a map keeps the order in which its keys came. */
  readonly lists: Map<string, Map<string, KnowledgeRow>>;
}

/** Robot, FAQ and recommendations of every shop in memory. */
export class MemoryKnowledge {
  readonly #shops = new Map<string, Shop>();
  readonly #robots = new Map<string, RobotRow>();

  list(shopId: string): KnowledgeBook {
    const { version, lists } = this.#shop(shopId);
    return { version, rows: [...lists.values()].flatMap((list) => [...list.values()]) };
  }

  put(shopId: string, rows: readonly NewKnowledgeRow[], expectedVersion?: number): number | undefined {
    const shop = this.#shop(shopId);
    const known = rows.map(({ kind, id }) => listOf(shop, kind).get(id)?.version ?? 0);
    if (expectedVersion !== undefined && known.some((version) => version !== expectedVersion))
      return undefined;
    shop.version += 1;
    for (const row of rows) listOf(shop, row.kind).set(row.id, { ...row, version: shop.version });
    return shop.version;
  }

  delete(
    shopId: string,
    { kind, id }: { kind: string; id: string },
    expectedVersion?: number,
  ): number | undefined {
    const shop = this.#shop(shopId);
    const known = listOf(shop, kind).get(id)?.version;
    if (known === undefined || known !== (expectedVersion ?? known)) return undefined;
    listOf(shop, kind).delete(id);
    return (shop.version += 1);
  }

  replace(
    shopId: string,
    { kinds, rows }: { kinds: readonly string[]; rows: readonly NewKnowledgeRow[] },
    expectedVersion?: number,
  ): number | undefined {
    const shop = this.#shop(shopId);
    if (shop.version !== (expectedVersion ?? shop.version)) return undefined;
    for (const kind of kinds) listOf(shop, kind).clear();
    return this.put(shopId, rows);
  }

  findRobot(shopId: string): RobotRow | undefined {
    return this.#robots.get(shopId);
  }

  saveRobot(shopId: string, robot: RobotInput, expectedVersion?: number): number | undefined {
    const known = this.#robots.get(shopId)?.version ?? 0;
    if (known !== (expectedVersion ?? known)) return undefined;
    this.#robots.set(shopId, { ...robot, version: known + 1 });
    return known + 1;
  }

  #shop(shopId: string): Shop {
    let shop = this.#shops.get(shopId);
    if (!shop) this.#shops.set(shopId, (shop = { version: 1, lists: new Map() }));
    return shop;
  }
}

function listOf({ lists }: Shop, kind: string): Map<string, KnowledgeRow> {
  let list = lists.get(kind);
  if (!list) lists.set(kind, (list = new Map<string, KnowledgeRow>()));
  return list;
}
