import type { NoticeChannel, ShopNotice } from '@shopbell/sdk/model';
import type { AccountRow } from '../../storage/storage.ts';
import { rolesAllow } from '../permissions/roles.ts';

type NoticeKind = ShopNotice['kind'];

/** AC-05: who is told of a notice; both the shop's channel and a permission of the account must want it. */
export function receiversOf(
  kind: NoticeKind,
  channel: NoticeChannel,
  accounts: readonly AccountRow[],
): AccountRow[] {
  if (channel === 'none') return [];
  return accounts.filter(
    ({ roles, disabledAt }) => disabledAt === undefined && rolesAllow(roles, `notice.${kind}`),
  );
}
