import { adminLimits, limits } from '@shopbell/sdk/model';
import { knowledgePath, robotPath } from './admin/knowledgeRoutes.ts';
import { batchPaths } from './admin/recordRoutes.ts';
import { factsPath } from './admin/factRoutes.ts';

/** Groups, and what tries one out. */
const group = /^\/v1\/admin\/(?:groups(?:\/[^/]+)?|routing\/preview)$/;

/** Bytes that the body of a request may have: a frame's worth, and more for what carries whole lists. */
export function bodyLimitOf(pathname: string): number {
  if (batchPaths.includes(pathname) || pathname === factsPath) return adminLimits.batchBody;
  if (group.test(pathname)) return adminLimits.groupBody;
  return pathname === knowledgePath || pathname === robotPath ? adminLimits.knowledgeBody : limits.frame;
}
