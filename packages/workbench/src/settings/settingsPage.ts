import { html } from 'lit';
import type { SettingsPage } from '../words/settings/words.ts';
import type { Words } from '../words/words.ts';
import type { GroupEditor } from './groups/groupEditor.ts';
import type { SettingsController } from './settingsController.ts';

/** What the pages are drawn from, once all of it was read. */
export interface PageParts {
  readonly words: Words;
  readonly settings: SettingsController;
  readonly groupId: string | undefined;
  readonly today: number;
  readonly saveGroup: GroupEditor['save'];
  readonly moveEntry: SettingsController['moveEntry'];
}

export function settingsPage(
  page: SettingsPage,
  { words, settings, groupId, today, saveGroup, moveEntry }: PageParts,
) {
  switch (page) {
    case 'groups':
      return html`<groups-page
        .words=${words}
        .groups=${settings.groups.value}
        .agents=${settings.agentsNow}
        .warnings=${settings.warnings.value}
        .openId=${groupId}
        .save=${saveGroup}
        .previewRouting=${settings.previewRouting}
        .now=${today}
      ></groups-page>`;
    case 'agents':
      return html`<agents-page
        .words=${words}
        .agents=${settings.agentsNow}
        .groups=${settings.groups.value}
      ></agents-page>`;
    case 'rules':
    case 'leave':
      return html`<rules-form
        .words=${words}
        .page=${page}
        .setup=${settings.setup.value}
        .agents=${settings.agentsNow}
        .save=${settings.configure}
        .previewRouting=${settings.previewRouting}
        .now=${today}
      ></rules-form>`;
    case 'simulator':
      return html`<simulator-page
        .words=${words}
        .groups=${settings.groups.value}
        .simulate=${settings.simulate}
        .timeZone=${settings.shop.value?.timeZone ?? 'UTC'}
        .now=${today}
      ></simulator-page>`;
    case 'replies':
      return html`<replies-form
        .words=${words}
        .setup=${settings.setup.value}
        .save=${settings.configure}
      ></replies-form>`;
    case 'robot':
      return html`<robot-form
        .words=${words}
        .setup=${settings.setup.value}
        .robot=${settings.robot.value}
        .savePosition=${settings.configure}
        .saveRobot=${settings.saveRobot}
      ></robot-form>`;
    case 'knowledge':
      return html`<knowledge-page
        .words=${words}
        .knowledge=${settings.knowledge.value}
        .save=${settings.saveEntry}
        .move=${moveEntry}
      ></knowledge-page>`;
    case 'accounts':
      return html`<accounts-page
        .words=${words}
        .accounts=${settings.accounts.value}
        .shopId=${settings.shop.value?.id ?? ''}
        .create=${settings.createAccount}
        .change=${settings.changeAccount}
      ></accounts-page>`;
    case 'hours':
      return html`<hours-page
        .words=${words}
        .groups=${settings.groups.value}
        .groupId=${settings.hoursGroupId}
        .hours=${settings.hours.value}
        .failed=${settings.hours.failed && settings.hours.value === undefined}
        .timeZone=${settings.shop.value?.timeZone ?? ''}
        .save=${settings.saveHours}
      ></hours-page>`;
    case 'statistics':
      return html`<statistics-form
        .words=${words}
        .counting=${settings.counting.settings.value}
        .timeZone=${settings.shop.value?.timeZone ?? 'UTC'}
        .now=${today}
        .save=${settings.counting.change}
      ></statistics-form>`;
    case 'statisticsAgents':
      return html`<statistics-agents-page
        .words=${words}
        .accounts=${settings.counting.agents.value}
        .groups=${settings.groups.value}
        .timeZone=${settings.shop.value?.timeZone ?? 'UTC'}
        .now=${today}
        .save=${settings.counting.countAgent}
      ></statistics-agents-page>`;
    case 'changes':
      return html`<changes-page
        .words=${words}
        .admin=${settings.admin}
        .agents=${settings.agentsNow}
        .today=${today}
      ></changes-page>`;
    case 'blocked':
      return html`<blocked-page
        .words=${words}
        .blocked=${settings.blocked.value}
        .today=${today}
      ></blocked-page>`;
  }
}
