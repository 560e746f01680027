import { agentOf } from '@shopbell/engine';
import {
  AccountChange,
  NewAccount,
  shopbellError,
  type Account,
  type Changer,
  type Clock,
  type PasswordChange,
} from '@shopbell/sdk/model';
import type { AccountRow, Storage } from '../../storage/storage.ts';
import { changeRows, operator, type About } from '../changes/changeRow.ts';
import type { Passwords } from '../options.ts';
import { maySignIn, rolesAllow } from '../permissions/roles.ts';
import { leaveCustomerGroups } from '../shop/groupMembers.ts';
import type { OpenShop } from '../shop/openShop.ts';
import type { OpenShops } from '../shop/openShops.ts';
import { isSession, type AgentCaller, type AgentSessions } from '../signIn/agentSessions.ts';
import { isDemoPassword } from '../signIn/demoPassword.ts';
import { Reasons } from './reasons.ts';
import { Turns } from './turns.ts';

/** Checked against the schema: the roles may be any strings here. */
export type NewAccountInput = Readonly<Omit<NewAccount, 'roles'>> & { readonly roles: readonly string[] };

interface AccountServices {
  readonly storage: Storage;
  readonly shops: OpenShops;
  readonly passwords: Passwords;
  readonly sessions: AgentSessions;
  readonly clock: Clock;
}

/**
 * Who may sign in to a shop. An account that may serve customers (AC-01) is an agent at the desk too, in the default
 * group (AC-08), usable at once (AC-02); one that may not is not.
 */
export class Accounts {
  readonly #services: AccountServices;
  /** Changes of one shop's accounts are made one after another: two at once could remove the last two managers. */
  readonly #turns = new Turns();

  constructor(services: AccountServices) {
    this.#services = services;
  }

  /** Rejects with INVALID_ARGUMENT, NOT_FOUND, or ALREADY_EXISTS; what a crash cut short is completed by a repeat. */
  async create(
    shopId: string,
    input: NewAccountInput,
    agentId?: string,
    by: Changer = operator,
  ): Promise<Account> {
    const { storage, passwords } = this.#services;
    const { desk } = await this.#shop(shopId);
    const reasons = new Reasons<NewAccount>(NewAccount, input);
    const { name: asked } = reasons.given;
    if (!reasons.whole && asked !== undefined && (await storage.findAccount(shopId, asked)))
      reasons.refused('name', shopbellError('ALREADY_EXISTS'));
    const { name, displayName, password, roles } = reasons.settled();
    if (agentId !== undefined && agentOf(desk.desk, agentId)) throw shopbellError('ALREADY_EXISTS');
    const account: AccountRow = {
      shopId,
      agentId: agentId ?? crypto.randomUUID(),
      name,
      displayName,
      passwordHash: await passwords.hash(password),
      ...(isDemoPassword(password) ? { demoPassword: true as const } : {}),
      roles,
    };
    const created = await storage.writeLogged(
      changeRows(this.#about(account, by), { after: toldOf(account), secrets: ['password'] }),
      'createAccount',
      account,
    );
    const known = created ? account : await storage.findAccount(shopId, name);
    // An account that may serve customers and that no desk knows is one whose making was cut short.
    const complete = known && (agentOf(desk.desk, known.agentId) || !rolesAllow(known.roles, 'cs.online'));
    if (!known || (!created && complete)) throw shopbellError('ALREADY_EXISTS');
    await this.#bringToDesk(known);
    return accountOf(known);
  }

  /** By name. Rejects with NOT_FOUND. */
  async list(shopId: string): Promise<Account[]> {
    await this.#shop(shopId);
    return (await this.#services.storage.listAccounts(shopId)).map(accountOf);
  }

  /** The account as it is now, for permissions; undefined if there is none or it is disabled. */
  async enabled(shopId: string, agentId: string): Promise<AccountRow | undefined> {
    const account = await this.#services.storage.findAccountOfAgent(shopId, agentId);
    return account?.disabledAt === undefined ? account : undefined;
  }

  /**
   * Takes effect at once: whoever is signed in with an account that gets a new password, is disabled, or may not serve
   * customers any more, is signed out everywhere; a new password is none of the business of a bot with an API key. Rejects with INVALID_ARGUMENT, NOT_FOUND or LAST_MANAGER.
   */
  change(shopId: string, agentId: string, input: AccountChange, by: Changer = operator): Promise<Account> {
    return this.#turns.take(shopId, () => this.#change(shopId, agentId, input, by));
  }

  async #change(shopId: string, agentId: string, input: AccountChange, by: Changer): Promise<Account> {
    const { storage, clock } = this.#services;
    const account = await storage.findAccountOfAgent(shopId, agentId);
    if (!account) throw shopbellError('NOT_FOUND', { what: 'account' });
    const reasons = new Reasons<AccountChange>(AccountChange, input);
    const given = reasons.given;
    // Of roles that cannot be read nobody knows what they let the account do.
    const left = reasons.isRead('roles') && given.roles && !rolesAllow(rolesIn(given.roles), 'shop.manage');
    if (manages(account) && (given.disabled === true || left === true)) {
      const others = (await storage.listAccounts(shopId)).filter((other) => other.agentId !== agentId);
      if (!others.some(manages))
        reasons.refused(left === true ? 'roles' : 'disabled', shopbellError('LAST_MANAGER'));
    }
    const { roles, password, disabled } = reasons.settled();
    const disabledAt = disabled === true ? (account.disabledAt ?? clock.now()) : null;
    const newPassword = password === undefined ? {} : await this.#stored(password);
    const before = toldOf(account);
    const after = { ...before, roles: roles ?? account.roles, disabled: disabled ?? before.disabled };
    const changed = await storage.writeLogged(
      changeRows(this.#about(account, by), {
        before,
        after,
        ...(password === undefined ? {} : { secrets: ['password'] }),
      }),
      'changeAccount',
      shopId,
      agentId,
      {
        ...(roles === undefined ? {} : { roles }),
        ...newPassword,
        ...(disabled === undefined ? {} : { disabledAt }),
      },
    );
    if (!changed) throw shopbellError('NOT_FOUND', { what: 'account' });
    const servedBefore = rolesAllow(account.roles, 'cs.online');
    const serves = rolesAllow(changed.roles, 'cs.online');
    const shop = await this.#shop(shopId);
    // By all that stands now, not only by what changes: a repeat completes it. What fails of it keeps nothing else back.
    const leavesDesk = !serves && (servedBefore || shop.isAtDesk(agentId));
    const out = disabled === true || leavesDesk || !maySignIn(changed.roles);
    const groupsLeft = this.#leaveCustomerGroupsUnlessServing(changed);
    groupsLeft.catch(() => undefined);
    if (out || password !== undefined) await this.#signOut(changed, out ? () => true : isSession);
    await this.#bringToDesk(changed);
    if (serves) shop.comeAnew(agentId);
    if (disabled === true || !rolesAllow(changed.roles, 'cs.supervise')) await this.#endSupervision(changed);
    await groupsLeft;
    return accountOf(changed);
  }

  /**
   * Another password of one's own, by whoever has just said the present one (`confirmed`): all sessions but that of
   * `caller` end. Rejects with INVALID_ARGUMENT for the present one and for the demo's, and with BAD_CREDENTIALS if it was
   * changed meanwhile.
   */
  changeOwnPassword(
    caller: AgentCaller,
    confirmed: AccountRow,
    { current, password }: PasswordChange,
  ): Promise<void> {
    const { shopId, id: agentId } = caller;
    if (password === current) throw notAnother('must be another than the present one');
    if (isDemoPassword(password)) throw notAnother('must be none that everybody knows');
    return this.#turns.take(shopId, async () => {
      const { storage, sessions } = this.#services;
      const account = await storage.findAccountOfAgent(shopId, agentId);
      if (account?.passwordHash !== confirmed.passwordHash) throw shopbellError('BAD_CREDENTIALS');
      const by = { kind: 'account', id: agentId, name: account.displayName } as const;
      const told = toldOf(account);
      await storage.writeLogged(
        changeRows(this.#about(account, by), { before: told, after: told, secrets: ['password'] }),
        'changeAccount',
        shopId,
        agentId,
        await this.#stored(password),
      );
      await sessions.endAll({ shopId, agentId }, caller.credential);
      const shop = await this.#shop(shopId);
      await shop.signOut(agentId, (credential) => isSession(credential) && credential !== caller.credential);
    });
  }

  /** Ends every session of one's own, on whatever machine; a bot with an API key works on. */
  async signOutEverywhere({ shopId, id: agentId }: AgentCaller): Promise<void> {
    await this.#services.sessions.endAll({ shopId, agentId });
    await (await this.#shop(shopId)).signOut(agentId, isSession);
  }

  /** As an account keeps a password. */
  async #stored(password: string) {
    return {
      passwordHash: await this.#services.passwords.hash(password),
      demoPassword: isDemoPassword(password),
    };
  }

  /** Whoever may look over conversations no longer leaves them at once. */
  async #endSupervision({ shopId, agentId }: AccountRow): Promise<void> {
    const { desk } = await this.#shop(shopId);
    if (agentOf(desk.desk, agentId)) await desk.submit({ type: 'supervision.end', agentId });
  }

  async #leaveCustomerGroupsUnlessServing({ shopId, agentId, roles, disabledAt }: AccountRow): Promise<void> {
    if (disabledAt === undefined && rolesAllow(roles, 'cs.online')) return;
    await leaveCustomerGroups((await this.#shop(shopId)).desk, agentId);
  }

  #about({ shopId, agentId, displayName }: AccountRow, by: Changer): About {
    return { shopId, at: this.#services.clock.now(), by, what: 'account', id: agentId, name: displayName };
  }

  async #signOut({ shopId, agentId }: AccountRow, ended: (credential: string) => boolean): Promise<void> {
    await this.#services.sessions.endAll({ shopId, agentId });
    await (await this.#shop(shopId)).signOut(agentId, ended);
  }

  async #bringToDesk({ shopId, agentId, displayName, roles }: AccountRow): Promise<void> {
    const { desk } = await this.#shop(shopId);
    if (!rolesAllow(roles, 'cs.online') || agentOf(desk.desk, agentId)) return;
    await desk.submit({ type: 'agent.add', agentId, name: displayName });
  }

  async #shop(shopId: string): Promise<OpenShop> {
    const shop = await this.#services.shops.of(shopId);
    if (!shop) throw shopbellError('NOT_FOUND', { what: 'shop' });
    return shop;
  }
}

function notAnother(message: string) {
  return shopbellError('INVALID_ARGUMENT', { issues: [{ path: 'password', message }] });
}

function rolesIn(roles: readonly (string | undefined)[]): string[] {
  return roles.filter((role) => role !== undefined);
}

/** As the log of changes tells of it. */
function toldOf({ name, displayName, roles, disabledAt }: AccountRow) {
  return { name, displayName, roles, disabled: disabledAt !== undefined };
}

function manages({ roles, disabledAt }: AccountRow): boolean {
  return disabledAt === undefined && rolesAllow(roles, 'shop.manage');
}

function accountOf({ agentId, name, displayName, roles, disabledAt }: AccountRow): Account {
  return {
    id: agentId,
    name,
    displayName,
    roles: [...roles],
    ...(disabledAt === undefined ? {} : { disabledAt }),
  };
}
