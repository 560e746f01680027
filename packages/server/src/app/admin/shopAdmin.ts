import type { Ticket } from '@shopbell/sdk/model';
import type { DeskReply, DeskRequest } from '../../desk/request.ts';

import type { Changes } from '../changes/changes.ts';
import type { Accounts } from './accounts.ts';
import type { ApiKeys } from './apiKeys.ts';
import type { BackOffice } from './backOffice.ts';
import type { Consultations } from './consultations.ts';
import type { CustomerKeys } from './customerKeys.ts';
import type { Customers } from './customers.ts';
import type { FactIntake } from '../statistics/factIntake.ts';
import type { ShopReports } from '../statistics/shopReports.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Hours } from './hours.ts';
import type { Inquiry } from './inquiry.ts';
import type { RoutingPreviews } from './routingPreview.ts';
import type { Routing } from './routing.ts';
import type { Settings } from './settings.ts';

/** Sets shops up. Every method rejects with a `ShopbellError`; nothing is half done, and a repeat after a crash completes. */
export interface ShopAdmin {
  readonly settings: Settings;
  readonly accounts: Accounts;
  readonly apiKeys: ApiKeys;
  readonly customerKeys: CustomerKeys;
  readonly customers: Customers;
  readonly hours: Hours;
  readonly backOffice: BackOffice;
  readonly routing: Routing;
  readonly inquiry: Inquiry;
  readonly consultations: Consultations;
  readonly previews: RoutingPreviews;
  readonly knowledge: Knowledge;
  readonly changes: Changes;
  readonly facts: FactIntake;
  readonly reports: ShopReports;

  /** Rejects with ALREADY_EXISTS, NAME_REQUIRED or INVALID_ARGUMENT. */
  createShop(shop: NewShop): Promise<{ shopId: string; defaultGroupId: string }>;
  /** An account `shopId:name`; if its roles let it serve customers, an agent too, who joins the default group (AC-08). Rejects with ALREADY_EXISTS, NOT_FOUND or INVALID_ARGUMENT. */
  addAgent(agent: NewAgent): Promise<{ agentId: string }>;
  /** Rejects with ALREADY_EXISTS, NAME_REQUIRED, NAME_TAKEN, SCOPE_TAKEN, WEIGHT_OUT_OF_RANGE, NOT_FOUND or INVALID_ARGUMENT; several reasons at once are one INVALID_ARGUMENT. */
  createGroup(group: NewGroup): Promise<{ groupId: string }>;
  /** Any other command to a shop's desk, under the desk's own checks. */
  submit(shopId: string, request: DeskRequest): Promise<DeskReply>;
  hasShop(shopId: string): Promise<boolean>;
  /**
   * Begins a session for an agent and returns a ticket for its first socket: for hosts that act as an agent themselves
   * (a director in a page, which can hold no session cookie). Not on any wire. Rejects with NOT_FOUND or
   * NOT_CS_ACCOUNT (AC-01).
   */
  ticketFor(agent: { readonly shopId: string; readonly agentId: string }): Promise<Ticket>;
  /**
   * Every token that customers of the shop hold expires now, before its half hour is over: their sockets are closed with
   * `tokenExpired`, and they come back by their renewals. For hosts that play time (a director). Not on any wire. Rejects
   * with NOT_FOUND.
   */
  expireTokens(shopId: string): Promise<void>;
}

export interface NewShop {
  readonly shopId: string;
  readonly name: string;
  /** Web origins of the pages that carry the widget: `https://shop.example`. */
  readonly origins: readonly string[];
  /** IANA name: figures go by the shop's calendar day. */
  readonly timeZone: string;
  readonly defaultGroupName: string;
}

export interface NewAgent {
  readonly shopId: string;
  /** Made if left out. */
  readonly agentId?: string;
  /** The account's name within its shop; letters, digits, - and _. */
  readonly name: string;
  /** What customers see. */
  readonly displayName: string;
  /** 6 to 256 code units. */
  readonly password: string;
  /** Without a role that carries `cs.online` the account serves nobody (AC-01). */
  readonly roles: readonly string[];
}

export interface NewGroup {
  readonly shopId: string;
  /** Made if left out. */
  readonly groupId?: string;
  readonly name: string;
  readonly pages?: readonly ('shop' | 'product' | 'order' | 'tracking')[];
  readonly skus?: readonly string[];
  /** RT-13: a weight left out is 6. */
  readonly members: readonly { readonly agentId: string; readonly weight?: number }[];
  /** RT-08: true if left out. */
  readonly allowDefaultFallback?: boolean;
}
