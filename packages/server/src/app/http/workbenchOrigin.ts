import { shopbellError } from '@shopbell/sdk/model';
import type { Origins } from '../origins.ts';

/**
 * A session may be used from the workbench's own pages only. Browsers send an Origin with everything but plain reads;
 * one that hides it still says by Sec-Fetch-Site that another site asks. Throws ORIGIN_NOT_ALLOWED.
 */
export function checkWorkbenchOrigin({ headers }: Request, origins: Origins): void {
  const origin = headers.get('Origin') ?? undefined;
  const site = headers.get('Sec-Fetch-Site') ?? undefined;
  const foreign = origin === undefined && site !== undefined && site !== 'same-origin' && site !== 'none';
  if (foreign || !origins.allowsAgent(origin)) throw shopbellError('ORIGIN_NOT_ALLOWED');
}
