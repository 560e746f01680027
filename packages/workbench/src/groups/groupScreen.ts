import type {
  AgentClient,
  Clock,
  CustomerGroup,
  CustomerRef,
  GroupPeople,
  Session,
} from '@shopbell/sdk/agent';
import { css, html, type CSSResultGroup } from 'lit';
import { isCustomer, sortedGroups } from '../chats/chatText.ts';
import { ChatScreen } from '../chats/chatScreen.ts';
import type { Choice, GroupAnswer, GroupQuestion } from '../chats/groupDialog.ts';
import type { Drafts } from '../conversation/drafts.ts';
import { customerLabel } from '../customer/customerLabel.ts';
import { quiet } from '../search/findController.ts';

/** Customers who are offered to choose from, beside those who are searched for. */
const offered = 50;

/** The open customer group (WB-07): what was said, who is in it, and what is asked about it. */
export class GroupScreen extends ChatScreen<CustomerGroup> {
  static override properties = {
    ...ChatScreen.properties,
    _found: { state: true },
    _preset: { state: true },
  };

  declare _found: readonly CustomerRef[];
  declare _preset: readonly Choice[];
  readonly #closed: () => void;
  #search: AbortController | undefined;
  #cancel: () => void = () => {};

  /** `closed`: the list is to be shown. */
  constructor(
    client: AgentClient,
    me: Session['agent'],
    drafts: Drafts,
    { clock, closed }: { readonly clock: Clock; readonly closed: () => void },
  ) {
    super(client, me, drafts, {
      held: client.customerGroups,
      changes: 'customerGroups',
      shown: sortedGroups,
    });
    this._found = [];
    this._preset = [];
    this.#closed = closed;
    this.hear('find-people', (text) => {
      this.#stop();
      this.#cancel = clock.after(quiet, () => void this.#find(text));
    });
    this.hear('close-group-question', () => {
      if (!this.chats.chat) this.#closed();
    });
  }

  static override styles: CSSResultGroup = [
    ChatScreen.styles,
    css`
      :host {
        grid-template-columns: minmax(0, 1fr) auto;
      }
    `,
  ];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  override render() {
    return html`<div class="open">${this.view}</div>
      ${this.beside}`;
  }

  override ask(question: GroupQuestion, customer?: CustomerRef): void {
    this._preset = customer ? [this.#choiceOf(customer)] : [];
    this._found = [];
    super.ask(question);
    void this.#find('');
  }

  protected override get text() {
    const { group, ...hints } = this.words.customerGroups;
    return { group, hints };
  }

  protected override get chosen(): readonly Choice[] {
    return this._preset;
  }

  protected override get emptyText(): string {
    return this.words.customerGroups.nobodyToChoose;
  }

  /** Customers who were found, then colleagues. */
  protected override get choices(): readonly Choice[] {
    const members = this._question === 'new' ? [] : (this.chats.chat?.members ?? []);
    const isIn = new Set(members.filter(isCustomer).map(({ id }) => id));
    const customers = this._found.filter(({ id }) => !isIn.has(id)).map((one) => this.#choiceOf(one));
    return [...customers, ...this.colleagues];
  }

  protected override fits({ members }: GroupAnswer): boolean {
    return this._question !== 'new' || members.some(({ kind }) => kind === 'customer');
  }

  protected override create({ name, members }: GroupAnswer): Promise<CustomerGroup> {
    return this.client.customerGroups.create({ name, ...peopleOf(members) });
  }

  protected override add({ id }: CustomerGroup, members: readonly Choice[]): Promise<void> {
    return this.client.customerGroups.add(id, peopleOf(members));
  }

  protected override rename({ id }: CustomerGroup, name: string): Promise<void> {
    return this.client.customerGroups.rename(id, name);
  }

  protected override takeOut(chat: CustomerGroup, member: Choice): Promise<void> {
    return this.client.customerGroups.takeOut(chat.id, member);
  }

  protected override closed(): void {
    this.#closed();
  }

  #choiceOf(customer: CustomerRef): Choice {
    const { subject } = customer;
    const about = subject ?? this.words.customerGroups.customer;
    return { kind: 'customer', id: customer.id, name: customerLabel(customer, this.words), about };
  }

  /** What was asked before is of no use any more. */
  #stop(): void {
    this.#cancel();
    this.#search?.abort();
  }

  /** Empty: whoever was here last. */
  async #find(text: string): Promise<void> {
    this.#stop();
    const search = (this.#search = new AbortController());
    try {
      const { customers } = await this.client.searchCustomers(text, { signal: search.signal });
      if (!search.signal.aborted) this._found = customers.slice(0, offered).map(({ customer }) => customer);
    } catch {
      // Colleagues can be chosen all the same; the next letter asks again.
    }
  }
}

function peopleOf(members: readonly Choice[]): Required<GroupPeople> {
  const idsOf = (wished: Choice['kind']) => members.flatMap(({ kind, id }) => (kind === wished ? id : []));
  return { customerIds: idsOf('customer'), agentIds: idsOf('agent') };
}
