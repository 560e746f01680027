import type { Services } from '../../services.ts';
import type { Api } from '../api.ts';
import { addAccountRoutes } from './accountRoutes.ts';
import { addChangeRoutes } from './changeRoutes.ts';
import { addConsultationRoutes } from './consultationRoutes.ts';
import { addCustomerRoutes } from './customerRoutes.ts';
import { addDeskRoutes } from './deskRoutes.ts';
import { addFactRoutes } from './factRoutes.ts';
import { addHoursRoutes } from './hoursRoutes.ts';
import { addInquiryRoutes } from './inquiryRoutes.ts';
import { addKeyRoutes } from './keyRoutes.ts';
import { addKnowledgeRoutes } from './knowledgeRoutes.ts';
import { addNoticeRoutes } from './noticeRoutes.ts';
import { addRecordRoutes } from './recordRoutes.ts';
import { addReportRoutes } from './reportRoutes.ts';
import { addSavedReportRoutes } from './savedReportRoutes.ts';
import { addSettingsRoutes } from './settingsRoutes.ts';
import { addStatisticsRoutes } from './statisticsRoutes.ts';

/** What managers and back offices ask under `/v1/admin`: always of the caller's own shop. */
export function addAdminRoutes(api: Api, services: Services): void {
  addSettingsRoutes(api, services);
  addKeyRoutes(api, services);
  addAccountRoutes(api, services);
  addHoursRoutes(api, services);
  addChangeRoutes(api, services);
  addRecordRoutes(api, services);
  addNoticeRoutes(api, services);
  addFactRoutes(api, services);
  addReportRoutes(api, services);
  addSavedReportRoutes(api, services);
  addStatisticsRoutes(api, services);
  addDeskRoutes(api, services);
  addCustomerRoutes(api, services);
  addInquiryRoutes(api, services);
  addConsultationRoutes(api, services);
  addKnowledgeRoutes(api, services);
  api.openAPIRegistry.registerComponent('securitySchemes', 'apiKey', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key of the shop, `sbk_…`.',
  });
}
