import type { Clock } from '@shopbell/sdk/model';
import type { Storage } from '../../storage/storage.ts';
import type { OpenShops } from '../shop/openShops.ts';

/** What statistics need of the app. */
export interface ReportServices {
  readonly storage: Storage;
  readonly shops: OpenShops;
  readonly clock: Clock;
}
