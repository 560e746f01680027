import type { Insertable, Selectable } from 'kysely';
import type { AccountRow, NewShopRow, SecretRow, ShopRow, StoredRow } from '../storage.ts';
import type { Tables } from './schema.ts';

/** Rows of the tables as the port's rows, and back. */

export function storedRowOf(row: StoredRowColumns): StoredRow {
  const { text, parts, facts, ...journalRow } = row;
  return {
    ...journalRow,
    ...(text === null ? {} : { text }),
    ...(parts === null ? {} : { parts }),
    ...(facts === null ? {} : { facts }),
  };
}

type StoredRowColumns = Omit<StoredRow, 'text' | 'parts' | 'facts'> & {
  readonly text: string | null;
  readonly parts: string | null;
  readonly facts: string | null;
};

export function shopOf(row: Selectable<Tables['shop']>): ShopRow {
  return {
    shopId: row.shop_id,
    name: row.name,
    epoch: row.epoch,
    origins: JSON.parse(row.origins) as string[],
    timeZone: row.time_zone,
    noticeChannel: row.notice_channel,
    version: row.version,
  };
}

export function shopRowOf(shop: NewShopRow): Insertable<Tables['shop']> {
  return {
    shop_id: shop.shopId,
    name: shop.name,
    epoch: shop.epoch,
    origins: JSON.stringify(shop.origins),
    time_zone: shop.timeZone,
  };
}

export function accountOf(row: Selectable<Tables['account']>): AccountRow {
  return {
    shopId: row.shop_id,
    agentId: row.agent_id,
    name: row.name,
    displayName: row.display_name,
    passwordHash: row.password_hash,
    ...(row.demo_password === 0 ? {} : { demoPassword: true as const }),
    roles: JSON.parse(row.roles) as string[],
    ...(row.disabled_at === null ? {} : { disabledAt: row.disabled_at }),
  };
}

export function accountRowOf(account: AccountRow): Tables['account'] {
  return {
    shop_id: account.shopId,
    agent_id: account.agentId,
    name: account.name,
    display_name: account.displayName,
    password_hash: account.passwordHash,
    demo_password: account.demoPassword ? 1 : 0,
    roles: JSON.stringify(account.roles),
    disabled_at: account.disabledAt ?? null,
  };
}

export function secretOf(row: Selectable<Tables['secret']>): SecretRow {
  return {
    kind: row.kind,
    hash: row.hash,
    shopId: row.shop_id,
    subject: row.subject,
    expiresAt: row.expires_at,
  };
}

export function secretRowOf(secret: SecretRow): Tables['secret'] {
  return {
    kind: secret.kind,
    hash: secret.hash,
    shop_id: secret.shopId,
    subject: secret.subject,
    expires_at: secret.expiresAt,
  };
}
