import type { CustomerRef } from '@shopbell/sdk/model';
import type { Storage } from '../../storage/storage.ts';
import { customerRef } from './customerRef.ts';

interface Asked {
  readonly resolve: (ref: CustomerRef) => void;
  readonly reject: (error: unknown) => void;
}

/** Customers of one shop as agents see them. Those who are asked for in the same breath are looked up together. */
export class CustomerNames {
  readonly #storage: Pick<Storage, 'findIdentities'>;
  readonly #shopId: string;
  readonly #isErased: (customerId: string) => boolean;
  #asked = new Map<string, Asked[]>();

  constructor(
    storage: Pick<Storage, 'findIdentities'>,
    shopId: string,
    isErased: (customerId: string) => boolean,
  ) {
    this.#storage = storage;
    this.#shopId = shopId;
    this.#isErased = isErased;
  }

  of(customerId: string): Promise<CustomerRef> {
    if (this.#isErased(customerId)) return Promise.resolve({ id: customerId, erased: true });
    return new Promise((resolve, reject) => {
      if (this.#asked.size === 0) queueMicrotask(() => void this.#lookUp());
      const others = this.#asked.get(customerId);
      if (others) others.push({ resolve, reject });
      else this.#asked.set(customerId, [{ resolve, reject }]);
    });
  }

  async #lookUp(): Promise<void> {
    const asked = this.#asked;
    this.#asked = new Map();
    try {
      const found = await this.#storage.findIdentities(this.#shopId, [...asked.keys()]);
      const known = new Map(found.map((identity) => [identity.customerId, identity]));
      for (const [customerId, waiting] of asked) {
        for (const { resolve } of waiting) resolve(customerRef(customerId, known.get(customerId)));
      }
    } catch (error) {
      for (const { reject } of [...asked.values()].flat()) reject(error);
    }
  }
}
