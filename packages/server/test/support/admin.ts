import type { ApiKeyGrant, ApiKeyScope, ErrorCode } from '@shopbell/sdk/model';
import type { Host } from './host.ts';
import { codeOf, openShop, password, signIn } from './shop.ts';

/** Whoever asks the administration: by a session's cookie on the workbench's origin, or by an API key. */
export type Asker = Readonly<Record<string, string>>;

/** The shop of `openShop` with a manager who serves nobody. */
export async function managedShop(host: Host): Promise<Asker> {
  await openShop(host);
  const { shopId } = host;
  await host.app.admin.addAgent({
    shopId,
    agentId: 'boss',
    name: 'boss',
    displayName: '店长',
    password,
    roles: ['manager'],
  });
  return sessionOf(host, 'boss');
}

export async function sessionOf(host: Host, name: string): Promise<Asker> {
  return { Cookie: (await signIn(host, name)).cookie, Origin: host.workbenchOrigin };
}

/** A key of the shop; a bot's works as amy. */
export async function keyOf(host: Host, scopes: ApiKeyScope[], shopId = host.shopId): Promise<Asker> {
  const bot = scopes.includes('agent') ? { agentId: 'amy' } : {};
  return bearer(await host.app.admin.apiKeys.create(shopId, { name: 'ERP', scopes, ...bot }));
}

export function bearer({ key }: Pick<ApiKeyGrant, 'key'>): Asker {
  return { Authorization: `Bearer ${key}` };
}

/** Another shop on the same server. */
export async function foreignShop(host: Host): Promise<string> {
  const shopId = `${host.shopId}-foreign`;
  await host.app.admin.createShop({
    shopId,
    name: '别家',
    origins: [],
    timeZone: 'Asia/Shanghai',
    defaultGroupName: '客服',
  });
  return shopId;
}

export interface Asked {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export function ask(host: Host, who: Asker, path: string, { method, body, headers = {} }: Asked = {}) {
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  return host.fetch(`/v1/admin${path}`, {
    method: method ?? (text === undefined ? 'GET' : 'POST'),
    headers: { ...(text === undefined ? {} : { 'Content-Type': 'application/json' }), ...who, ...headers },
    ...(text === undefined ? {} : { body: text }),
  });
}

/** The answer, which must be no refusal. */
export async function askFor<T>(host: Host, who: Asker, path: string, asked?: Asked): Promise<T> {
  const response = await ask(host, who, path, asked);
  if (response.status !== 200) throw new Error(await response.text());
  return (await response.json()) as T;
}

/** The code of a refusal, which it must be. */
export async function refusalOf(host: Host, who: Asker, path: string, asked?: Asked): Promise<ErrorCode> {
  return codeOf(await ask(host, who, path, asked));
}
