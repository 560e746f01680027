/** Registers every element of the workbench; importing a view alone has no side effect. */
import { WorkbenchApp } from './app/workbenchApp.ts';
import { ConversationView } from './conversation/conversationView.ts';
import { MessageComposer } from './conversation/messageComposer.ts';
import { MessageTimeline } from './conversation/messageTimeline.ts';
import { CustomerPanel } from './customer/customerPanel.ts';
import { DeskScreen } from './desk/deskScreen.ts';
import { ConfirmDialog } from './frame/confirmDialog.ts';
import { ConnectionBar } from './frame/connectionBar.ts';
import { DeskHeader } from './frame/deskHeader.ts';
import { FiguresMenu } from './frame/figuresMenu.ts';
import { PreferencesMenu } from './frame/preferencesMenu.ts';
import { ShortcutSheet } from './frame/shortcutSheet.ts';
import { StatusSwitch } from './frame/statusSwitch.ts';
import { ConversationList } from './list/conversationList.ts';
import { LineStrip } from './lines/lineStrip.ts';
import { NoticeStrip } from './notices/noticeStrip.ts';
import { TransferDialog } from './transfer/transferDialog.ts';
import { TargetList } from './transfer/targetList.ts';
import { BlobPicture } from './attachments/blobPicture.ts';
import { CardDialog } from './attachments/cardDialog.ts';
import { FileTray } from './attachments/fileTray.ts';
import { FileView } from './attachments/fileView.ts';
import { ShopCard } from './attachments/shopCard.ts';
import { BlockDialog } from './block/blockDialog.ts';
import { EraseDialog } from './erase/eraseDialog.ts';
import { GoingDialog } from './status/goingDialog.ts';
import { AgentPanel } from './performance/agentPanel.ts';
import { PasswordDialog } from './password/passwordDialog.ts';
import { PasswordForm } from './password/passwordForm.ts';
import { PasswordView } from './password/passwordView.ts';
import { PhraseDialog } from './phrases/phraseDialog.ts';
import { PhrasePanel } from './phrases/phrasePanel.ts';
import { PendingDialog } from './pending/pendingDialog.ts';
import { NoteDialog } from './notes/noteDialog.ts';
import { HistoryList } from './list/historyList.ts';
import { CustomerSearch } from './search/customerSearch.ts';
import { SearchDialog } from './search/searchDialog.ts';
import { RowList } from './rows/rowList.ts';
import { SearchResults } from './search/searchResults.ts';
import { WhyPanel } from './why/whyPanel.ts';
import { SettingsScreen } from './settings/settingsScreen.ts';
import { ManagerScreen } from './settings/managerScreen.ts';
import { SaveBar } from './settings/form/saveBar.ts';
import { GroupsPage } from './settings/groups/groupsPage.ts';
import { GroupEditor } from './settings/groups/groupEditor.ts';
import { SkuField } from './settings/groups/skuField.ts';
import { MemberTable } from './settings/groups/memberTable.ts';
import { AgentsPage } from './settings/agents/agentsPage.ts';
import { AgentDialog } from './settings/agents/agentDialog.ts';
import { AccountDialog } from './settings/accounts/accountDialog.ts';
import { AccountsPage } from './settings/accounts/accountsPage.ts';
import { HoursPage } from './settings/hours/hoursPage.ts';
import { RoutingPreview } from './settings/preview/routingPreview.ts';
import { RulesForm } from './settings/rules/rulesForm.ts';
import { AgentChoice } from './settings/rules/agentChoice.ts';
import { RepliesForm } from './settings/replies/repliesForm.ts';
import { RobotForm } from './settings/robot/robotForm.ts';
import { KnowledgePage } from './settings/knowledge/knowledgePage.ts';
import { EntryDialog } from './settings/knowledge/entryDialog.ts';
import { ChangesPage } from './settings/changes/changesPage.ts';
import { BlockedPage } from './settings/blocked/blockedPage.ts';
import { SimulatorPage } from './settings/simulator/simulatorPage.ts';
import { StatisticsForm } from './settings/statistics/statisticsForm.ts';
import { StatisticsVersions } from './settings/statistics/statisticsVersions.ts';
import { StatisticsAgentsPage } from './settings/statistics/statisticsAgentsPage.ts';
import { StatisticsAgentDialog } from './settings/statistics/statisticsAgentDialog.ts';
import { ReportsScreen } from './reports/reportsScreen.ts';
import { ReportBar } from './reports/reportBar.ts';
import { ReportTable } from './reports/reportTable.ts';
import { LineChart } from './charts/lineChart.ts';
import { TrendChart } from './reports/trendChart.ts';
import { FigurePicker } from './reports/figurePicker.ts';
import { DetailsDialog } from './reports/detailsDialog.ts';
import { ExplainDialog } from './reports/explainDialog.ts';
import { RecordDialog } from './reports/recordDialog.ts';
import { SaveDialog } from './reports/saveDialog.ts';
import { ConsultationsPage } from './reports/consultations/consultationsPage.ts';
import { DefectsPage } from './reports/defects/defectsPage.ts';
import { FormulaField } from './reports/salary/formulaField.ts';
import { SalariesPage } from './reports/salary/salariesPage.ts';
import { TemplateDialog } from './reports/salary/templateDialog.ts';
import { FollowStrip } from './supervision/followStrip.ts';
import { SupervisionBar } from './supervision/supervisionBar.ts';
import { WallAgentRow } from './wall/wallAgentRow.ts';
import { WallScreen } from './wall/wallScreen.ts';
import { GroupList } from './groups/groupList.ts';
import { GroupScreen } from './groups/groupScreen.ts';
import { GroupDialog } from './chats/groupDialog.ts';
import { StaffContacts } from './staff/staffContacts.ts';
import { ChatList } from './chats/chatList.ts';
import { ChatMembers } from './chats/chatMembers.ts';
import { StaffScreen } from './staff/staffScreen.ts';
import { ChatTimeline } from './chats/chatTimeline.ts';
import { ChatView } from './chats/chatView.ts';
import { SignInView } from './signIn/signInView.ts';

const elements = {
  'workbench-app': WorkbenchApp,
  'sign-in-view': SignInView,
  'desk-screen': DeskScreen,
  'desk-header': DeskHeader,
  'figures-menu': FiguresMenu,
  'agent-panel': AgentPanel,
  'status-switch': StatusSwitch,
  'preferences-menu': PreferencesMenu,
  'connection-bar': ConnectionBar,
  'confirm-dialog': ConfirmDialog,
  'shortcut-sheet': ShortcutSheet,
  'conversation-list': ConversationList,
  'conversation-view': ConversationView,
  'message-timeline': MessageTimeline,
  'message-composer': MessageComposer,
  'customer-panel': CustomerPanel,
  'blob-picture': BlobPicture,
  'file-view': FileView,
  'file-tray': FileTray,
  'shop-card': ShopCard,
  'card-dialog': CardDialog,
  'password-dialog': PasswordDialog,
  'password-form': PasswordForm,
  'password-view': PasswordView,
  'phrase-panel': PhrasePanel,
  'phrase-dialog': PhraseDialog,
  'line-strip': LineStrip,
  'notice-strip': NoticeStrip,
  'transfer-dialog': TransferDialog,
  'target-list': TargetList,
  'block-dialog': BlockDialog,
  'erase-dialog': EraseDialog,
  'going-dialog': GoingDialog,
  'pending-dialog': PendingDialog,
  'history-list': HistoryList,
  'note-dialog': NoteDialog,
  'customer-search': CustomerSearch,
  'search-dialog': SearchDialog,
  'row-list': RowList,
  'search-results': SearchResults,
  'why-panel': WhyPanel,
  'settings-screen': SettingsScreen,
  'manager-screen': ManagerScreen,
  'save-bar': SaveBar,
  'groups-page': GroupsPage,
  'group-editor': GroupEditor,
  'sku-field': SkuField,
  'member-table': MemberTable,
  'agents-page': AgentsPage,
  'agent-dialog': AgentDialog,
  'accounts-page': AccountsPage,
  'account-dialog': AccountDialog,
  'hours-page': HoursPage,
  'routing-preview': RoutingPreview,
  'rules-form': RulesForm,
  'agent-choice': AgentChoice,
  'replies-form': RepliesForm,
  'robot-form': RobotForm,
  'knowledge-page': KnowledgePage,
  'entry-dialog': EntryDialog,
  'blocked-page': BlockedPage,
  'changes-page': ChangesPage,
  'simulator-page': SimulatorPage,
  'statistics-form': StatisticsForm,
  'statistics-versions': StatisticsVersions,
  'statistics-agents-page': StatisticsAgentsPage,
  'statistics-agent-dialog': StatisticsAgentDialog,
  'reports-screen': ReportsScreen,
  'report-bar': ReportBar,
  'report-table': ReportTable,
  'line-chart': LineChart,
  'trend-chart': TrendChart,
  'figure-picker': FigurePicker,
  'details-dialog': DetailsDialog,
  'explain-dialog': ExplainDialog,
  'record-dialog': RecordDialog,
  'save-dialog': SaveDialog,
  'consultations-page': ConsultationsPage,
  'defects-page': DefectsPage,
  'salaries-page': SalariesPage,
  'template-dialog': TemplateDialog,
  'formula-field': FormulaField,
  'follow-strip': FollowStrip,
  'supervision-bar': SupervisionBar,
  'wall-agent-row': WallAgentRow,
  'wall-screen': WallScreen,
  'group-dialog': GroupDialog,
  'staff-contacts': StaffContacts,
  'chat-list': ChatList,
  'chat-members': ChatMembers,
  'staff-screen': StaffScreen,
  'group-list': GroupList,
  'group-screen': GroupScreen,
  'chat-timeline': ChatTimeline,
  'chat-view': ChatView,
};

for (const [name, element] of Object.entries(elements)) customElements.define(name, element);

declare global {
  interface HTMLElementTagNameMap {
    'workbench-app': WorkbenchApp;
    'sign-in-view': SignInView;
    'desk-screen': DeskScreen;
    'desk-header': DeskHeader;
    'figures-menu': FiguresMenu;
    'agent-panel': AgentPanel;
    'status-switch': StatusSwitch;
    'preferences-menu': PreferencesMenu;
    'connection-bar': ConnectionBar;
    'confirm-dialog': ConfirmDialog;
    'shortcut-sheet': ShortcutSheet;
    'conversation-list': ConversationList;
    'conversation-view': ConversationView;
    'message-timeline': MessageTimeline;
    'message-composer': MessageComposer;
    'customer-panel': CustomerPanel;
    'blob-picture': BlobPicture;
    'file-view': FileView;
    'file-tray': FileTray;
    'shop-card': ShopCard;
    'card-dialog': CardDialog;
    'password-dialog': PasswordDialog;
    'password-form': PasswordForm;
    'password-view': PasswordView;
    'phrase-panel': PhrasePanel;
    'phrase-dialog': PhraseDialog;
    'line-strip': LineStrip;
    'notice-strip': NoticeStrip;
    'transfer-dialog': TransferDialog;
    'target-list': TargetList;
    'block-dialog': BlockDialog;
    'erase-dialog': EraseDialog;
    'going-dialog': GoingDialog;
    'pending-dialog': PendingDialog;
    'history-list': HistoryList;
    'note-dialog': NoteDialog;
    'customer-search': CustomerSearch;
    'search-dialog': SearchDialog;
    'row-list': RowList;
    'search-results': SearchResults;
    'why-panel': WhyPanel;
    'settings-screen': SettingsScreen;
    'manager-screen': ManagerScreen;
    'save-bar': SaveBar;
    'groups-page': GroupsPage;
    'group-editor': GroupEditor;
    'sku-field': SkuField;
    'member-table': MemberTable;
    'agents-page': AgentsPage;
    'agent-dialog': AgentDialog;
    'accounts-page': AccountsPage;
    'account-dialog': AccountDialog;
    'hours-page': HoursPage;
    'routing-preview': RoutingPreview;
    'rules-form': RulesForm;
    'agent-choice': AgentChoice;
    'replies-form': RepliesForm;
    'robot-form': RobotForm;
    'knowledge-page': KnowledgePage;
    'entry-dialog': EntryDialog;
    'blocked-page': BlockedPage;
    'changes-page': ChangesPage;
    'simulator-page': SimulatorPage;
    'statistics-form': StatisticsForm;
    'statistics-versions': StatisticsVersions;
    'statistics-agents-page': StatisticsAgentsPage;
    'statistics-agent-dialog': StatisticsAgentDialog;
    'reports-screen': ReportsScreen;
    'report-bar': ReportBar;
    'report-table': ReportTable;
    'line-chart': LineChart;
    'trend-chart': TrendChart;
    'figure-picker': FigurePicker;
    'details-dialog': DetailsDialog;
    'explain-dialog': ExplainDialog;
    'record-dialog': RecordDialog;
    'save-dialog': SaveDialog;
    'consultations-page': ConsultationsPage;
    'defects-page': DefectsPage;
    'salaries-page': SalariesPage;
    'template-dialog': TemplateDialog;
    'formula-field': FormulaField;
    'follow-strip': FollowStrip;
    'supervision-bar': SupervisionBar;
    'wall-agent-row': WallAgentRow;
    'wall-screen': WallScreen;
    'group-dialog': GroupDialog;
    'staff-contacts': StaffContacts;
    'chat-list': ChatList;
    'chat-members': ChatMembers;
    'staff-screen': StaffScreen;
    'group-list': GroupList;
    'group-screen': GroupScreen;
    'chat-timeline': ChatTimeline;
    'chat-view': ChatView;
  }
}
