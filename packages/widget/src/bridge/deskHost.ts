import type { CustomerClient } from '@shopbell/sdk';
import type { ReactiveControllerHost } from 'lit';
import type { PageScope } from '../bell/scopeAttributes.ts';
import type { BellEvents } from './bellEvents.ts';

/** What the controller needs of `<shop-bell>`. */
export interface DeskHost extends ReactiveControllerHost {
  readonly opened: boolean;
  /** What the panel shows is looked at, if the page is. */
  readonly inSight: boolean;
  readonly scope: PageScope;
  /** Whether the page wants to hear of metrics: what puts them into words is loaded for those alone. */
  readonly metrics: boolean;
  tell<Name extends keyof BellEvents>(name: Name, detail: BellEvents[Name]): void;
}

/** Where the desk is reached: a client of the page's own, or the address and shop for one that the widget makes. */
export interface DeskAccess {
  readonly client: CustomerClient | undefined;
  readonly server: string | undefined;
  readonly shop: string | undefined;
}
