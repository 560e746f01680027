import { methods, type Method } from '@shopbell/sdk/model';

/** Who asks, once it is known. */
export type Caller =
  | { readonly kind: 'customer'; readonly shopId: string; readonly id: string }
  | {
      readonly kind: 'agent';
      readonly shopId: string;
      readonly id: string;
      /** The session it signed in with. */
      readonly sessionHash: string;
      readonly sessionEndsAt: number;
    };

/** Who may call what, on every transport: the `by` of the model's table of methods. Whose thing it is, the desk checks. */
export function mayCall(caller: Pick<Caller, 'kind'>, method: Method): boolean {
  const by: readonly Caller['kind'][] = methods[method].by;
  return by.includes(caller.kind);
}

export function isMethod(name: string): name is Method {
  return Object.hasOwn(methods, name);
}
