import type { NoticeChannel } from '@shopbell/sdk/model';
import type { Generated } from 'kysely';
import type { SecretKind } from '../storage.ts';
import type { AdministrationTables } from './administrationSchema.ts';
import type { ChangeTables } from './changes.ts';
import type { ErasureTables } from './erasures.ts';
import type { IdentityTables } from './identities.ts';
import type { StatisticsTables } from './statistics.ts';
import type { TextTables } from './texts.ts';
import type { UploadTables } from './uploadsSchema.ts';

/** The tables, as every SQL database of ours has them. Moments and sequences are whole numbers, lists are JSON. */
export interface Tables
  extends
    AdministrationTables,
    ChangeTables,
    ErasureTables,
    UploadTables,
    IdentityTables,
    StatisticsTables,
    TextTables {
  journal: {
    shop_id: string;
    seq: number;
    at: number;
    type: string;
    version: number;
    conversation_id: string | null;
    /** The kind of whoever did it. */
    by_kind: string | null;
    data: string;
  };
  /** The feed's index: who is told of which row. */
  audience: { shop_id: string; audience: string; seq: number };
  /** What was written, beside the journal: `text` and `parts` are null once they have been erased. */
  message: {
    shop_id: string;
    message_id: string;
    seq: number;
    conversation_id: string;
    author: string;
    client_id: string;
    digest: string;
    text: string | null;
    /** What was sent beside the text, as JSON. */
    parts: string | null;
    /** What statistics need of the text, as JSON. */
    facts: string | null;
  };
  /** `seq`: where it began. */
  conversation: { shop_id: string; conversation_id: string; customer_id: string; seq: number };
  customer: { shop_id: string; customer_id: string; tail: string; last_seq: number };
  /** Whose customers they are (WB-03). */
  served: { shop_id: string; agent_id: string; customer_id: string };
  snapshot: { shop_id: string; seq: number; version: number; data: string };
  shop: {
    shop_id: string;
    name: string;
    epoch: string;
    origins: string;
    time_zone: string;
    notice_channel: Generated<NoticeChannel>;
    version: Generated<number>;
  };
  account: {
    shop_id: string;
    agent_id: string;
    name: string;
    display_name: string;
    password_hash: string;
    demo_password: number;
    roles: string;
    disabled_at: number | null;
  };
  secret: { kind: SecretKind; hash: string; shop_id: string; subject: string; expires_at: number };
  /** What managers wrote for robot, FAQ and recommendations; `position` orders each list, with holes. */
  knowledge: {
    shop_id: string;
    kind: string;
    id: string;
    position: number;
    data: string;
    version: number;
  };
  /** Of the lists together. */
  knowledge_version: { shop_id: string; version: number };
  robot: { shop_id: string; settings: string; secret: string | null; version: number };
  /** One row; hex. */
  signing_key: { id: number; key: string };
}
