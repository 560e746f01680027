import { isShopbellError, type ApiKeyScope, type CustomerKey } from '@shopbell/sdk/model';
import { UsageError } from '../usageError.ts';
import { list, needed, text, words, type Reading, type Run, type Told } from './command.ts';

const day = 24 * 60 * 60 * 1000;

export async function addKey({ admin, given, now }: Run): Promise<Told> {
  const { shop } = words(given, 'shop');
  const days = text(given, 'days');
  if (days !== undefined && !/^[1-9]\d{0,4}$/.test(days))
    throw new UsageError(`--days ${days} is no number of days.`);
  const account = text(given, 'agent');
  const agentId = account === undefined ? undefined : await agentOf(admin, shop, account);
  const made = await admin.apiKeys.create(shop, {
    name: needed(given, 'name'),
    // Checked there against the schema.
    scopes: (list(given, 'scope') ?? []) as ApiKeyScope[],
    ...(agentId === undefined ? {} : { agentId }),
    ...(days === undefined ? {} : { expiresAt: now + Number(days) * day }),
  });
  return {
    json: made,
    lines: [`The key ${made.id} is made:`, made.key, 'It is shown this once.'],
  };
}

export async function listKeys({ admin, given }: Reading): Promise<Told> {
  const { shop } = words(given, 'shop');
  // A shop that is none is told as such.
  await admin.settings.read(shop);
  const apiKeys = await admin.apiKeys.list(shop);
  const customerKeys = await admin.customerKeys.list(shop);
  const lines = [
    ...apiKeys.map((key) => `${key.id}  ${key.scopes.join('+')}  ${key.name}${stateOf(key)}`),
    ...customerKeys.map((key) => `${key.kid}  ${key.alg}  ${key.thumbprint}${stateOf(key)}`),
  ];
  return { json: { apiKeys, customerKeys }, lines: lines.length > 0 ? lines : ['There are no keys.'] };
}

export async function revokeKey({ admin, given }: Run): Promise<Told> {
  const { shop, key } = words(given, 'shop', 'key');
  const lines = [`The key ${key} is revoked.`];
  try {
    return { json: await admin.apiKeys.revoke(shop, key), lines };
  } catch (error) {
    if (!isShopbellError(error, 'NOT_FOUND')) throw error;
    return { json: await admin.customerKeys.revoke(shop, key), lines };
  }
}

export async function addCustomerKey({ admin, given, stdin }: Run): Promise<Told> {
  const { shop, kid } = words(given, 'shop', 'kid');
  // Checked there against the schema.
  const alg = needed(given, 'alg') as CustomerKey['alg'];
  const added = await admin.customerKeys.add(shop, { kid, alg, publicKey: await stdin() });
  return { json: added, lines: [`The key ${kid} is added; its thumbprint is ${added.thumbprint}.`] };
}

/** The agent of an account's name: people know no ids. One that is none is left to the check of the id. */
async function agentOf(admin: Run['admin'], shop: string, account: string): Promise<string> {
  const accounts = await admin.accounts.list(shop);
  return accounts.find(({ name }) => name === account)?.id ?? account;
}

function stateOf({
  expiresAt,
  revokedAt,
}: {
  expiresAt?: number | undefined;
  revokedAt?: number | undefined;
}): string {
  if (revokedAt !== undefined) return `  revoked ${new Date(revokedAt).toISOString()}`;
  return expiresAt === undefined ? '' : `  until ${new Date(expiresAt).toISOString()}`;
}
