import { methods, type Method, type MethodPermission } from '@shopbell/sdk/model';
import type { Storage } from '../../storage/storage.ts';
import { maySignIn, rolesAllow, type Permission } from './roles.ts';

/** Who asks, once it is known. */
export type Caller =
  | {
      readonly kind: 'customer';
      readonly shopId: string;
      readonly id: string;
      /** The login that its token belongs to: sockets are closed by it. */
      readonly credential: string;
      /** When the token that it showed expires. */
      readonly endsAt: number;
    }
  | {
      readonly kind: 'agent';
      readonly shopId: string;
      readonly id: string;
      /** What it showed: see `sessionCredential` and `keyCredential`. Sockets are closed by it. */
      readonly credential: string;
      /** When that stops holding; Infinity for an API key without an end. */
      readonly endsAt: number;
      /** Of a bot: the API key that it showed. */
      readonly apiKey?: { readonly id: string; readonly name: string };
    };

/**
 * Who may call what, on every transport: `by` and `needs` of the model's table of methods, with the table of roles. Roles
 * are read when they are needed, so that a change holds at once. Whose thing it is, the desk checks.
 */
export class Permissions {
  readonly #storage: Pick<Storage, 'findAccountOfAgent'>;

  constructor(storage: Pick<Storage, 'findAccountOfAgent'>) {
    this.#storage = storage;
  }

  async mayCall(caller: Caller, method: Method): Promise<boolean> {
    const { by, needs } = tableOf(method);
    if (!by.includes(caller.kind)) return false;
    if (caller.kind === 'customer') return needs === undefined;
    const roles = await this.#rolesOf(caller.shopId, caller.id);
    return [needs ?? 'cs.online']
      .flat()
      .every((need) => (need === 'sign-in' ? maySignIn(roles) : rolesAllow(roles, need)));
  }

  /** Whether some role of the agent's account carries the permission; of a disabled one none does. */
  async carries(caller: Caller, permission: Permission): Promise<boolean> {
    return caller.kind === 'agent' && this.agentCarries(caller.shopId, caller.id, permission);
  }

  async agentCarries(shopId: string, agentId: string, permission: Permission): Promise<boolean> {
    return rolesAllow(await this.#rolesOf(shopId, agentId), permission);
  }

  /** Of a disabled account none hold. */
  async #rolesOf(shopId: string, agentId: string): Promise<readonly string[]> {
    const account = await this.#storage.findAccountOfAgent(shopId, agentId);
    return account?.disabledAt === undefined ? (account?.roles ?? []) : [];
  }
}

export function isMethod(name: string): name is Method {
  return Object.hasOwn(methods, name);
}

function tableOf(method: Method): {
  readonly by: readonly Caller['kind'][];
  readonly needs?: MethodPermission | readonly MethodPermission[];
} {
  return methods[method];
}
