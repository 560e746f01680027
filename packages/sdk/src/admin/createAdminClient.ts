import { isNothing } from '../guards/results.ts';
import { callHttp } from '../http/callHttp.ts';
import { platformWith } from '../platform.ts';
import { at, query, type AdminCall } from './adminCall.ts';
import type { AdminClient, AdminClientOptions } from './adminClient.ts';
import { isChange, isChangeList } from './changeChecks.ts';
import * as checks from './checks.ts';
import { isConsultations } from './consultationChecks.ts';
import { createStatisticsClient } from './createStatisticsClient.ts';
import * as records from './recordChecks.ts';
import { isSimulation } from './simulationChecks.ts';

/** A client that asks the server at each call and keeps nothing. */
export function createAdminClient({ server, apiKey, platform: given }: AdminClientOptions): AdminClient {
  const platform = platformWith(given);
  const root = `${server.replace(/\/+$/, '')}/v1`;

  const ask: AdminCall = (path, { method = 'GET', ifVersion, ...rest }) =>
    callHttp(platform, root + path, {
      ...rest,
      method,
      // A key stands for itself: whoever happens to be signed in in this browser is none of its business.
      credentials: apiKey === undefined ? 'include' : 'omit',
      headers: {
        ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
        ...(ifVersion !== undefined && { 'if-match': `"${String(ifVersion)}"` }),
      },
    });
  const call: AdminCall = (path, asked) => ask(`/admin${path}`, asked);
  const remove = async (path: string, ifVersion?: number): Promise<void> => {
    await call(path, { method: 'DELETE', ifVersion, expect: isNothing });
  };
  const hoursPath = (groupId: string | undefined): string =>
    groupId === undefined ? '/hours' : `${at('/groups', groupId)}/hours`;

  return {
    statistics: createStatisticsClient(ask),

    settings: () => call('/desk', { expect: checks.isDeskSetup }),
    configure: (body, ifVersion) =>
      call('/desk', { method: 'PATCH', body, ifVersion, expect: checks.isDeskSetup }),

    groups: async () => (await call('/groups', { expect: checks.isGroupSetups })).groups,
    group: (groupId) => call(at('/groups', groupId), { expect: checks.isGroupSetup }),
    createGroup: (body) => call('/groups', { method: 'POST', body, expect: checks.isGroupSetup }),
    editGroup: (groupId, body, ifVersion) =>
      call(at('/groups', groupId), { method: 'PATCH', body, ifVersion, expect: checks.isGroupSetup }),
    deleteGroup: (groupId, ifVersion) => remove(at('/groups', groupId), ifVersion),

    agents: async () => (await call('/agents', { expect: checks.isAgentSetups })).agents,
    configureAgent: (agentId, body, ifVersion) =>
      call(at('/agents', agentId), { method: 'PATCH', body, ifVersion, expect: checks.isAgentSetup }),

    explain: (agentId, scope, seq) =>
      call(
        `${at('/agents', agentId)}/explain${query({ ...(scope && { page: 'shop', ...scope }), at: seq })}`,
        {
          expect: checks.isExplanation,
        },
      ),
    trace: (conversationId) =>
      call(`${at('/conversations', conversationId)}/trace`, { expect: checks.isTrace }),
    warnings: () => call('/warnings', { expect: checks.isWarnings }),
    previewRouting: (body) =>
      call('/routing/preview', { method: 'POST', body, expect: checks.isRoutingPreview }),
    simulate: (body) => call('/routing/simulation', { method: 'POST', body, expect: isSimulation }),
    consultations: (asked) => call(`/consultations${query(asked)}`, { expect: isConsultations }),

    blocked: async () => (await call('/blocked', { expect: checks.isBlockedList })).blocked,
    unblock: (customerId) => remove(at('/blocked', customerId)),
    eraseCustomer: (customerId) => remove(at('/customers', customerId)),

    knowledge: () => call('/knowledge', { expect: checks.isKnowledge }),
    putKnowledge: (kind, { id = platform.newId(), ...entry }, ifVersion) =>
      call(at(`/knowledge/${kind}`, id), {
        method: 'PUT',
        body: entry,
        ifVersion,
        expect: checks.isEntry(kind),
      }),
    deleteKnowledge: (kind, id, ifVersion) => remove(at(`/knowledge/${kind}`, id), ifVersion),
    replaceKnowledge: (body, ifVersion) =>
      call('/knowledge', { method: 'PUT', body, ifVersion, expect: checks.isKnowledge }),
    robot: () => call('/robot', { expect: checks.isRobot }),
    setRobot: (body, ifVersion) => call('/robot', { method: 'PUT', body, ifVersion, expect: checks.isRobot }),

    shop: () => call('/shop', { expect: checks.isShop }),
    changeShop: (body, ifVersion) =>
      call('/shop', { method: 'PATCH', body, ifVersion, expect: checks.isShop }),
    hours: (groupId) => call(hoursPath(groupId), { expect: checks.isHours }),
    setHours: (hours, ifVersion, groupId) =>
      call(hoursPath(groupId), { method: 'PUT', body: { hours }, ifVersion, expect: checks.isHours }),

    changes: (asked = {}) => call(`/changes${query(asked)}`, { expect: isChangeList }),
    change: (seq) => call(at('/changes', String(seq)), { expect: isChange }),

    notify: (notices) =>
      call('/notices', { method: 'POST', body: { notices }, expect: checks.isNoticesTold }),

    tell: (kind, rows) =>
      call(recordPaths[kind], { method: 'POST', body: { rows }, expect: records.isBatchResult }),
    product: (sku) => call(at('/products', sku), { expect: records.isProduct }),
    order: (orderId) => call(at('/orders', orderId), { expect: records.isOrder }),
    parcel: (trackingNo) => call(at('/parcels', trackingNo), { expect: records.isParcel }),
    orders: (customerId, after) =>
      call(`/orders${query({ customerId, after })}`, { expect: records.isOrderList }),

    accounts: async () => (await call('/accounts', { expect: checks.isAccounts })).accounts,
    createAccount: (body) => call('/accounts', { method: 'POST', body, expect: checks.isAccount }),
    changeAccount: (accountId, body) =>
      call(at('/accounts', accountId), { method: 'PATCH', body, expect: checks.isAccount }),

    apiKeys: async () => (await call('/api-keys', { expect: checks.isApiKeys })).keys,
    createApiKey: (body) => call('/api-keys', { method: 'POST', body, expect: checks.isApiKeyGrant }),
    revokeApiKey: (keyId) => call(at('/api-keys', keyId), { method: 'DELETE', expect: checks.isApiKey }),
    customerKeys: async () => (await call('/customer-keys', { expect: checks.isCustomerKeys })).keys,
    addCustomerKey: (body) => call('/customer-keys', { method: 'POST', body, expect: checks.isCustomerKey }),
    revokeCustomerKey: (kid) =>
      call(at('/customer-keys', kid), { method: 'DELETE', expect: checks.isCustomerKey }),
  };
}

const recordPaths = { product: '/products', order: '/orders', parcel: '/parcels' } as const;
