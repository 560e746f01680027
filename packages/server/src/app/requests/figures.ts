import { ownFigures } from '../figures/ownFigures.ts';
import type { Caller } from '../permissions/callers.ts';
import { handler, type Handlers } from './handler.ts';

/** Agents read their own figures, and nobody else's: whose they are is never asked. */
const own = ({ id }: Caller) => ({ kind: 'agent', id }) as const;

/** What agents ask about their own work (WB-05, WB-20). */
export const figureHandlers: Handlers<
  'figures.today' | 'figures.read' | 'figures.details' | 'figures.explain'
> = {
  'figures.today': handler('figures.today', ({ caller, shop }) => shop.figures.today(caller.id)),

  'figures.read': handler('figures.read', ({ caller, shop, services: { admin, clock } }, asked) =>
    ownFigures({ reports: admin.reports, clock }, shop.desk.shop, caller.id, asked),
  ),

  'figures.details': handler('figures.details', ({ caller, services: { admin } }, page) =>
    admin.reports.details(caller.shopId, { ...page, ...own(caller) }),
  ),

  'figures.explain': handler('figures.explain', ({ caller, services: { admin } }, of) =>
    admin.reports.explain(caller.shopId, { ...of, ...own(caller) }),
  ),
};
