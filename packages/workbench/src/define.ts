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
import { PreferencesMenu } from './frame/preferencesMenu.ts';
import { ShortcutSheet } from './frame/shortcutSheet.ts';
import { StatusSwitch } from './frame/statusSwitch.ts';
import { ConversationList } from './list/conversationList.ts';
import { SignInView } from './signIn/signInView.ts';

const elements = {
  'workbench-app': WorkbenchApp,
  'sign-in-view': SignInView,
  'desk-screen': DeskScreen,
  'desk-header': DeskHeader,
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
};

for (const [name, element] of Object.entries(elements)) customElements.define(name, element);

declare global {
  interface HTMLElementTagNameMap {
    'workbench-app': WorkbenchApp;
    'sign-in-view': SignInView;
    'desk-screen': DeskScreen;
    'desk-header': DeskHeader;
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
  }
}
