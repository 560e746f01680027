import type { AdminClient } from '@shopbell/sdk/admin';
import { isShopbellError, type ShopbellError } from '@shopbell/sdk/model';
import { managedShop } from './admin.ts';
import { adminPage } from './clients.ts';
import { portHost, type Host } from './host.ts';

/** The shop of `openShop` on a real port, and its manager on the settings pages of a workbench. */
export async function shopOfBoss(): Promise<{ host: Host; boss: AdminClient }> {
  const host = await portHost();
  await managedShop(host);
  return { host, boss: await adminPage(host, 'boss') };
}

/** Why it was refused, which it must be. */
export async function refusal(asked: Promise<unknown>): Promise<ShopbellError> {
  const error = await asked.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!isShopbellError(error)) throw new Error(`was not refused: ${String(error)}`);
  return error;
}

export function codes(asked: readonly Promise<unknown>[]): Promise<string[]> {
  return Promise.all(asked.map(async (one) => (await refusal(one)).code));
}
