import { shopbellError, type Clock } from '@shopbell/sdk/model';
import type { Storage } from '../../storage/storage.ts';
import { Changes } from '../changes/changes.ts';
import type { Log } from '../options.ts';
import { Origins } from '../origins.ts';
import { StoredShops } from '../shop/storedShops.ts';
import { Reports } from '../statistics/reports.ts';
import { ApiKeys } from './apiKeys.ts';
import { CustomerKeys } from './customerKeys.ts';
import { Hours } from './hours.ts';
import { Settings } from './settings.ts';

/** What can be read of shops without opening them: no desk begins to work, no lease is given, nothing is written. */
export interface ShopLook {
  readonly settings: Pick<Settings, 'read' | 'list'>;
  readonly apiKeys: Pick<ApiKeys, 'list'>;
  readonly customerKeys: Pick<CustomerKeys, 'list'>;
  readonly hours: Pick<Hours, 'read' | 'opening'>;
  readonly changes: Changes;
  readonly reports: Omit<Reports, 'settings' | 'saved'> & {
    readonly settings: Pick<Reports['settings'], 'shop' | 'read' | 'accounts'>;
  };
}

/** A look at the shops of a storage, which may be one that cannot write. Figures that are shown are not kept as shown. */
export function shopLook(services: { storage: Storage; clock: Clock; log: Log }): ShopLook {
  const { storage, clock, log } = services;
  // Only what changes something asks for shops at work, and nothing of that is handed out.
  const unopened = { of: () => Promise.reject(shopbellError('UNAVAILABLE')) };
  const shops = new StoredShops(storage, log);
  return {
    settings: new Settings({ storage, clock, shops: unopened, origins: new Origins() }),
    apiKeys: new ApiKeys({ storage, clock, shops: unopened }),
    customerKeys: new CustomerKeys({ storage, clock }),
    hours: new Hours({ storage, clock, shops }),
    changes: new Changes({ storage }),
    reports: new Reports({ storage, clock, shops, remembers: false }),
  };
}
