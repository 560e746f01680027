import type { RecordKind } from '@shopbell/sdk/model';
import type { FactInput } from '../administration.ts';

/** The tables of a shop's administration. */
export interface AdministrationTables {
  api_key: {
    shop_id: string;
    key_id: string;
    name: string;
    hash: string;
    scopes: string;
    agent_id: string | null;
    created_at: number;
    last_used_at: number | null;
    expires_at: number | null;
    revoked_at: number | null;
  };
  customer_key: {
    shop_id: string;
    kid: string;
    alg: string;
    public_key: string;
    thumbprint: string;
    created_at: number;
    not_before: number | null;
    expires_at: number | null;
    revoked_at: number | null;
  };
  setting: { shop_id: string; name: string; version: number; data: string };
  /** What agents are told of orders, products and tickets; `seq` is the order of telling. */
  notice: { shop_id: string; seq: number; id: string; kind: string; data: string };
  /** The log of facts: what the shop's back end told, in the order it was told. */
  fact: { shop_id: string; seq: number; at: number; kind: RecordKind; id: string; data: string };
  /** What is known now of each id. */
  fact_now: {
    shop_id: string;
    kind: RecordKind;
    id: string;
    mark: FactInput['mark'];
    revision: number;
    customer_id: string | null;
    order_id: string | null;
    about: number;
    data: string;
  };
}
