import type { Clock } from '@shopbell/sdk/model';
import type { Storage } from '../../storage/storage.ts';
import type { ShopViews } from '../shop/openShops.ts';

/** What statistics need of the app. */
export interface ReportServices {
  readonly storage: Storage;
  readonly shops: ShopViews;
  readonly clock: Clock;
  /** False where nothing may be written: then what is shown is not remembered as shown. True if left out. */
  readonly remembers?: boolean;
}
