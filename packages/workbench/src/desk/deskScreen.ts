import type { AdminClient } from '@shopbell/sdk/admin';
import type { AgentClient, Clock, Conversation, Session } from '@shopbell/sdk/agent';
import { LitElement, html, nothing } from 'lit';
import { CardController } from '../attachments/cardController.ts';
import { manages } from '../app/roles.ts';
import { BlockController } from '../block/blockController.ts';
import { AttentionController, type Sound } from '../attention/attentionController.ts';
import { windowTitle } from '../attention/windowTitle.ts';
import { EraseController } from '../erase/eraseController.ts';
import type { ConversationView } from '../conversation/conversationView.ts';
import type { Drafts } from '../conversation/drafts.ts';
import { CustomerController } from '../customer/customerController.ts';
import { KeyboardController } from '../keyboard/keyboardController.ts';
import { LinesController } from '../lines/linesController.ts';
import type { ConversationList } from '../list/conversationList.ts';
import { GroupsPlace } from '../groups/groupsPlace.ts';
import { HistoryController } from '../list/historyController.ts';
import { NoteController } from '../notes/noteController.ts';
import { NoticesController } from '../notices/noticesController.ts';
import { PendingController } from '../pending/pendingController.ts';
import { PerformanceController } from '../performance/performanceController.ts';
import { PhrasesController } from '../phrases/phrasesController.ts';
import type { Preferences } from '../preferences/preferences.ts';
import type { CustomerSearch } from '../search/customerSearch.ts';
import { FindController } from '../search/findController.ts';
import { findTemplate } from '../search/findTemplate.ts';
import { SearchController } from '../search/searchController.ts';
import type { SearchResults } from '../search/searchResults.ts';
import { StaffPlace } from '../staff/staffPlace.ts';
import { SupervisionController } from '../supervision/supervisionController.ts';
import { StatusController } from '../status/statusController.ts';
import { shared } from '../styles/shared.ts';
import { canBePassedOn } from '../transfer/targets.ts';
import { TransferController } from '../transfer/transferController.ts';
import { WhyController } from '../why/whyController.ts';
import { en } from '../words/en.ts';
import { startOfMinute } from '../words/times.ts';
import type { Words } from '../words/words.ts';
import { attentionTemplate } from './attentionTemplate.ts';
import { DeskActions } from './deskActions.ts';
import { deskDialogs, isDialogOpen, type DeskDialogs } from './deskDialogs.ts';
import { DeskController } from './deskController.ts';
import { deskStyle } from './deskStyle.ts';
import { ManagerSide } from './managerSide.ts';
import { questionsTemplate } from './questionsTemplate.ts';
import { ReceptionController, oneColumn } from './receptionController.ts';
import { ShowFound } from './showFound.ts';
import { stripsTemplate } from './stripsTemplate.ts';
import { TickController } from './tickController.ts';

/** What a desk works with. */
export interface DeskParts {
  readonly client: AgentClient;
  readonly admin: AdminClient;
  readonly session: Session;
  readonly clock: Clock;
  readonly drafts: Drafts;
  readonly sound: Sound;
  /** Rejects if the server could not be told. */
  readonly signOut: () => Promise<void>;
}

/** One agent's desk in three columns: who waits, what was said, who it is. Wires views to controllers. */
export class DeskScreen extends LitElement {
  static override properties = {
    words: { attribute: false },
    preferences: { attribute: false },
  };

  declare words: Words;
  declare preferences: Preferences | undefined;
  /** A dialog of the application stands over it: the keys are for that. */
  covered = false;

  readonly #session: Session;
  readonly #attention: AttentionController;
  readonly #tick: TickController;
  readonly #desk: DeskController;
  readonly #reception: ReceptionController;
  readonly #actions: DeskActions;
  readonly #lines: LinesController;
  readonly #notices: NoticesController;
  readonly #customer: CustomerController;
  readonly #dialogs: DeskDialogs;
  readonly #find: FindController;
  readonly #said: ShowFound;
  readonly #history: HistoryController;
  /** Only of those who supervise, or administer the shop. */
  readonly #side: ManagerSide | undefined;
  readonly #supervision: SupervisionController;
  readonly #staff: StaffPlace;
  readonly #groups: GroupsPlace;
  readonly #draftOf: ConversationList['draftOf'];

  constructor({ client, admin, session, clock, drafts, sound, signOut }: DeskParts) {
    super();
    this.words = en;
    this.#session = session;
    this.#draftOf = (id) => drafts.get(id);
    this.#attention = new AttentionController(this, sound, clock);
    this.#tick = new TickController(this, clock);
    this.#desk = new DeskController(this, client, session.agent.id, {
      arrived: (conversations) => {
        this.#actions.arrived(conversations);
      },
      reconnected: () => {
        this.#actions.reconnected();
      },
      wrote: (conversation, message) => {
        this.#actions.wrote(conversation, message);
      },
    });
    this.#reception = new ReceptionController(this, this.#desk, this.#attention, drafts);
    const [desk, attention] = [this.#desk, this.#attention];
    this.#lines = new LinesController(this, client);
    this.#notices = new NoticesController(this, client, session.agent.id, attention);
    this.#customer = new CustomerController(this, client, () =>
      this.#customerOpen ? desk.conversation(this.#reception.openId) : undefined,
    );
    const status = new StatusController(this, { desk, lines: this.#lines, attention, signOut });
    const openOne = (): Conversation | undefined => {
      const open = desk.conversation(this.#reception.openId);
      return open && desk.sectionOf(open) !== undefined ? open : undefined;
    };
    const agentId = session.agent.id;
    this.#supervision = new SupervisionController(this, {
      ...{ client, attention, agentId, reception: this.#reception },
    });
    const writable = () => openOne() ?? this.#supervision.joined(this.#reception.openId);
    const transfer = new TransferController(this, {
      client,
      attention,
      // A leave message is answered first, or assigned anew by a supervisor.
      openOne: () => {
        const one = openOne();
        return one && canBePassedOn(one) ? one : undefined;
      },
    });
    this.#dialogs = {
      client,
      status,
      transfer,
      block: new BlockController(this, { client, attention, openOne }),
      erase: new EraseController(this, { client, admin, attention, drafts }),
      note: new NoteController(this, { client, attention, openOne: writable }),
      pending: new PendingController(this, client, attention),
      card: new CardController(this, client, writable),
      phrases: new PhrasesController(this, client),
      performance: new PerformanceController(this, { client, admin, clock }),
      why: new WhyController(this, { explain: (scope) => client.explain(scope) }),
      search: new SearchController(this, client, ({ id }) => {
        this.#find.find('');
        this.#reception.open(id);
        this.focusReply();
      }),
    };
    this.#history = new HistoryController(this, client);
    this.#said = new ShowFound(this, desk, this.#reception);
    this.#find = new FindController(this, client, clock, (id, seq) => {
      const mine = this.#isMine(id);
      if (mine) this.#said.open(id, seq);
      return mine;
    });
    this.#side = ManagerSide.of(this, { admin, session, client, clock });
    const [me, side] = [session.agent, this.#side];
    this.#staff = new StaffPlace(this, { client, me, attention, drafts, side });
    const reception = this.#reception;
    this.#groups = new GroupsPlace(this, { client, clock, me, attention, drafts, reception });
    this.#actions = new DeskActions(this, {
      desk,
      reception: this.#reception,
      attention,
      status,
      transfer,
    });
    new KeyboardController(this, {
      active: () =>
        !this.covered &&
        this.#side?.shown === undefined &&
        !this.#staff.asking &&
        !this.#groups.asking &&
        !this.#actions.asking &&
        !this.#supervision.question &&
        !this.#actions.sheetOpen &&
        !isDialogOpen(this.#dialogs),
      questionMark: () => this.preferences?.questionMark ?? true,
      run: (command) => {
        if (!this.#staff.run(command) && !this.#groups.run(command)) this.#actions.run(command);
      },
    });
  }

  static override styles = [shared, deskStyle];

  override render() {
    const { words } = this;
    const [desk, reception, session] = [this.#desk, this.#reception, this.#session];
    const { client } = desk;
    const { catalogue, menu } = this.#dialogs.performance;
    const more = { figures: menu.figures, failed: menu.failed };
    const { now } = this.#tick;
    const order = this.preferences?.orders[session.agent.id] ?? 'waiting';
    desk.orderBy(order);
    const conversation = desk.conversation(reception.openId);
    const groups = this.#groups;
    const customerOpen = this.#customerOpen && !groups.shown;
    const side = this.#staff.screen(words, startOfMinute(now));
    // The reception goes on behind what stands before it.
    reception.covered = side !== undefined || groups.shown;
    return html`<div class="desk ${side ? 'in-settings' : `pane-${reception.pane}`}">
        <desk-header
          .words=${words}
          .shopName=${session.shop.name}
          .agentName=${session.agent.name}
          .figures=${client.figures}
          .more=${more}
          .catalogue=${catalogue}
          .status=${client.me?.status}
          .pendingStatus=${this.#dialogs.status.pending}
          .preferences=${this.preferences}
          .sides=${this.#side?.sides}
          .places=${this.#staff.places}
          .shown=${this.#side?.shown}
        ></desk-header>
        <connection-bar
          role="status"
          .words=${words}
          .connection=${client.connection}
          .wasOnline=${desk.wasOnline}
          .waitingToSend=${desk.waitingToSend}
        ></connection-bar>
        <div class="side ${this.#find.active ? 'finding' : ''}">
          ${findTemplate(this.#find, { words, today: startOfMinute(now), mine: this.#isMine })}
          ${stripsTemplate({ lines: this.#lines, notices: this.#notices, pending: this.#dialogs.pending.count, supervision: this.#supervision, openId: reception.openId }, words, now)}
          <conversation-list
            .words=${words}
            .sections=${desk.sections}
            .section=${reception.section}
            .order=${order}
            .history=${this.#history.shown}
            .groups=${groups.shown ? groups.list(startOfMinute(now)) : undefined}
            .groupCounts=${groups.counts}
            .mine=${this.#isMine}
            .openId=${reception.openId}
            .agentId=${session.agent.id}
            .now=${now}
            .loaded=${desk.loaded}
            .outgoingOf=${desk.outgoingOf}
            .draftOf=${this.#draftOf}
          ></conversation-list>
        </div>
        <main>
          ${groups.shown ? groups.screen(startOfMinute(now), side !== undefined) : this.#conversation(customerOpen)}
        </main>
        ${
          customerOpen
            ? html`<customer-panel
                .words=${words}
                .conversation=${conversation}
                .others=${conversation ? desk.othersOf(conversation) : []}
                .about=${this.#customer.about}
                .failed=${this.#customer.failed}
                .mayErase=${manages(session)}
                .now=${now}
              ></customer-panel>`
            : nothing
        }
        ${side ?? nothing}
      </div>
      ${deskDialogs(this.#dialogs, words, { me: session.agent, now, fetchFile: desk.fetchFile })}
      ${questionsTemplate(this, this.#actions, this.#supervision)} ${attentionTemplate(this.#attention)}`;
  }

  /** The open conversation, and where to answer. */
  #conversation(customerOpen: boolean) {
    const { words } = this;
    const [desk, reception, actions, session] = [this.#desk, this.#reception, this.#actions, this.#session];
    const { now } = this.#tick;
    const conversation = desk.conversation(reception.openId);
    return html`<conversation-view
      .words=${words}
      .conversation=${conversation}
      .outgoing=${conversation ? desk.outgoingOf(conversation.id) : []}
      .me=${session.agent}
      .mine=${conversation ? desk.sectionOf(conversation) !== undefined : false}
      .draft=${reception.draft}
      .files=${reception.files}
      .fetchFile=${desk.fetchFile}
      .recalls=${actions.recalls.of(conversation, now)}
      .phrases=${this.#dialogs.phrases.all}
      .phrasesFailed=${this.#dialogs.phrases.failed}
      .shop=${session.shop}
      .shown=${this.#said.shown}
      .today=${startOfMinute(now)}
      .history=${conversation ? desk.history(conversation.id) : 'idle'}
      .typing=${conversation ? desk.isTyping(conversation.id) : false}
      .online=${desk.client.connection === 'online'}
      .customerOpen=${customerOpen}
    ></conversation-view>`;
  }

  readonly #isMine = (id: string): boolean => {
    const conversation = this.#desk.conversation(id);
    return conversation !== undefined && this.#desk.sectionOf(conversation) !== undefined;
  };

  /** WB-21: as this agent left it; where there is one column, only while it is that. */
  get #customerOpen(): boolean {
    if (oneColumn()) return this.#reception.pane === 'customer';
    return this.preferences?.customerPanelOpen.includes(this.#session.agent.id) ?? false;
  }

  override updated(): void {
    document.title = windowTitle(
      this.#desk.unread + this.#groups.unread,
      this.#session.shop.name,
      this.words.workbench,
    );
  }

  /** Where somebody begins who has just signed in. */
  focusStart(): void {
    this.focusList();
  }

  focusSearch(): void {
    void this.updateComplete.then(() => {
      this.shadowRoot?.querySelector<CustomerSearch>('customer-search')?.focusField();
    });
  }

  focusReply(): void {
    void this.updateComplete.then(() => {
      this.shadowRoot?.querySelector<ConversationView>('conversation-view')?.focusReply();
    });
  }

  /** What was found stands in the place of the lists. */
  focusList(): void {
    void this.updateComplete.then(() => {
      const { shadowRoot } = this;
      if (this.#find.active) shadowRoot?.querySelector<SearchResults>('search-results')?.focusFirst();
      else shadowRoot?.querySelector<ConversationList>('conversation-list')?.focusList();
    });
  }
}
