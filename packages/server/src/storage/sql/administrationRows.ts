import type { Selectable } from 'kysely';
import type { ApiKeyRow, CustomerKeyRow, FactRow } from '../administration.ts';
import type { AdministrationTables } from './administrationSchema.ts';

/** Rows of the administration's tables as the port's rows, and back. */

/** What is null in a column is left out of the row. */
function given<K extends string, T>(name: K, value: T | null): { [key in K]?: T } {
  return value === null ? {} : ({ [name]: value } as { [key in K]?: T });
}

export function apiKeyOf(row: Selectable<AdministrationTables['api_key']>): ApiKeyRow {
  return {
    shopId: row.shop_id,
    keyId: row.key_id,
    name: row.name,
    hash: row.hash,
    scopes: JSON.parse(row.scopes) as string[],
    ...given('agentId', row.agent_id),
    createdAt: row.created_at,
    ...given('lastUsedAt', row.last_used_at),
    ...given('expiresAt', row.expires_at),
    ...given('revokedAt', row.revoked_at),
  };
}

export function apiKeyRowOf(key: ApiKeyRow): AdministrationTables['api_key'] {
  return {
    shop_id: key.shopId,
    key_id: key.keyId,
    name: key.name,
    hash: key.hash,
    scopes: JSON.stringify(key.scopes),
    agent_id: key.agentId ?? null,
    created_at: key.createdAt,
    last_used_at: key.lastUsedAt ?? null,
    expires_at: key.expiresAt ?? null,
    revoked_at: key.revokedAt ?? null,
  };
}

export function customerKeyOf(row: Selectable<AdministrationTables['customer_key']>): CustomerKeyRow {
  return {
    shopId: row.shop_id,
    kid: row.kid,
    alg: row.alg,
    publicKey: row.public_key,
    thumbprint: row.thumbprint,
    createdAt: row.created_at,
    ...given('notBefore', row.not_before),
    ...given('expiresAt', row.expires_at),
    ...given('revokedAt', row.revoked_at),
  };
}

export function customerKeyRowOf(key: CustomerKeyRow): AdministrationTables['customer_key'] {
  return {
    shop_id: key.shopId,
    kid: key.kid,
    alg: key.alg,
    public_key: key.publicKey,
    thumbprint: key.thumbprint,
    created_at: key.createdAt,
    not_before: key.notBefore ?? null,
    expires_at: key.expiresAt ?? null,
    revoked_at: key.revokedAt ?? null,
  };
}

export function factOf(row: Selectable<AdministrationTables['fact_now']>): FactRow {
  return {
    id: row.id,
    mark: row.mark,
    revision: row.revision,
    ...given('customerId', row.customer_id),
    ...given('orderId', row.order_id),
    about: row.about,
    data: row.data,
  };
}
