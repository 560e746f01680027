import { isShopbellError, shopbellError } from '@shopbell/sdk/model';
import { list, needed, passwordOf, text, words, type Run, type Told } from './command.ts';

/** Makes a shop and its first manager; a repeat after a crash between the two makes the manager. */
export async function createShop(run: Run): Promise<Told> {
  const { admin, given } = run;
  const { shop: shopId } = words(given, 'shop');
  const name = needed(given, 'name');
  const { password, shown } = await passwordOf(run);
  try {
    await admin.createShop({
      shopId,
      name,
      origins: list(given, 'origin') ?? [],
      timeZone: text(given, 'time-zone') ?? 'Asia/Shanghai',
      defaultGroupName: text(given, 'default-group') ?? '在线客服',
    });
  } catch (error) {
    const cutShort =
      isShopbellError(error, 'ALREADY_EXISTS') && (await admin.accounts.list(shopId)).length === 0;
    if (!cutShort) throw error;
  }
  const manager = text(given, 'manager') ?? 'manager';
  await admin.accounts.create(shopId, { name: manager, displayName: manager, password, roles: ['manager'] });
  const account = `${shopId}:${manager}`;
  return toldOfAccount({ shop: shopId, account }, `The shop ${shopId} is made.`, shown);
}

export async function addAgent(run: Run): Promise<Told> {
  const { admin, given } = run;
  const { shop, account: name } = words(given, 'shop', 'account');
  const roles = list(given, 'role') ?? ['agent'];
  const { password, shown } = await passwordOf(run);
  const displayName = text(given, 'name') ?? name;
  const { id } = await admin.accounts.create(shop, { name, displayName, password, roles });
  const account = `${shop}:${name}`;
  return toldOfAccount({ shop, account, id, roles }, `The account ${account} is made.`, shown);
}

export async function setPassword(run: Run): Promise<Told> {
  const { admin, given } = run;
  const { shop, account: name } = words(given, 'shop', 'account');
  const found = (await admin.accounts.list(shop)).find((account) => account.name === name);
  if (!found) throw shopbellError('NOT_FOUND', { what: 'account' });
  const { password, shown } = await passwordOf(run);
  await admin.accounts.change(shop, found.id, { password });
  const account = `${shop}:${name}`;
  return toldOfAccount({ shop, account }, `The account ${account} has another password.`, shown);
}

function toldOfAccount(
  json: { readonly shop: string; readonly account: string; readonly id?: string; readonly roles?: string[] },
  line: string,
  shown: string | undefined,
): Told {
  if (shown === undefined) return { json, lines: [line] };
  return {
    json: { ...json, password: shown },
    lines: [line, `Sign in as ${json.account} with ${shown}`, 'The password is shown this once.'],
  };
}
