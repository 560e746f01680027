import { createRoute } from '@hono/zod-openapi';
import {
  FaqEntry,
  Id,
  IntentAnswer,
  KnowledgeBase,
  knowledgeInputs,
  KnowledgeKind,
  KnowledgeReplacement,
  RecommendationEntry,
  RobotEntry,
  RobotSettings,
  RobotSettingsInput,
  type KnowledgeInput,
} from '@shopbell/sdk/model';
import * as z from 'zod';
import { invalid } from '../../admin/parse.ts';
import type { Services } from '../../services.ts';
import type { Api } from '../api.ts';
import {
  allows,
  answers,
  body,
  callerOf,
  changerIn,
  done,
  etagOf,
  ifVersionIn,
  MayIfMatch,
  withEveryReason,
} from './describe.ts';

export const knowledgePath = '/v1/admin/knowledge';
export const robotPath = '/v1/admin/robot';

const params = z.object({ id: Id });

const put = <K extends KnowledgeKind, I extends z.ZodType, E extends z.ZodType>(
  kind: K,
  input: I,
  entry: E,
  what: string,
) =>
  createRoute({
    ...allows('knowledge.write'),
    method: 'put',
    path: `${knowledgePath}/${kind}/{id}` as const,
    summary: `Write ${what}`,
    description:
      'A known id in its place, a new one at the end of its list. With If-Match only at that version of the entry, "0" if there must be none, else CHANGED_MEANWHILE.',
    request: { params, headers: MayIfMatch, body: body(input) },
    responses: answers(entry, 'The entry as it is kept.'),
  });

const routes = {
  read: createRoute({
    ...allows('knowledge.read'),
    method: 'get',
    path: knowledgePath,
    summary: 'FAQ, recommendations and the robot’s answers',
    responses: answers(KnowledgeBase, 'Each list in its order.'),
  }),
  replace: createRoute({
    ...allows('knowledge.write'),
    method: 'put',
    path: knowledgePath,
    summary: 'Replace whole lists',
    description:
      'All of it is stored, or nothing; lists left out stay as they are. With If-Match only at that version of all lists together, else CHANGED_MEANWHILE.',
    request: { headers: MayIfMatch, body: body(KnowledgeReplacement) },
    responses: answers(KnowledgeBase, 'Everything as it is kept.'),
  }),
  putFaq: put('faq', knowledgeInputs.faq, FaqEntry, 'a frequently asked question (RB-08)'),
  putRecommendation: put(
    'recommendation',
    knowledgeInputs.recommendation,
    RecommendationEntry,
    'a recommendation (RB-07)',
  ),
  putRobotEntry: put(
    'robot-entry',
    knowledgeInputs['robot-entry'],
    RobotEntry,
    'a question and its answer for the robot (RB-02)',
  ),
  putIntentAnswer: put(
    'intent-answer',
    knowledgeInputs['intent-answer'],
    IntentAnswer,
    'the answer to something that the robot recognises (RB-03)',
  ),
  remove: createRoute({
    ...allows('knowledge.write'),
    method: 'delete',
    path: `${knowledgePath}/{kind}/{id}`,
    summary: 'Delete an entry',
    request: { params: z.object({ kind: KnowledgeKind, id: Id }), headers: MayIfMatch },
    responses: done,
  }),
  readRobot: createRoute({
    ...allows('knowledge.read'),
    method: 'get',
    path: robotPath,
    summary: 'The robot',
    description:
      'Who answers for the shop, and on which categories’ product pages (RB-04). Whether it stands at the door is a setting of the desk.',
    responses: answers(RobotSettings, 'The settings; the secret is never told.'),
  }),
  writeRobot: createRoute({
    ...allows('knowledge.write'),
    method: 'put',
    path: robotPath,
    summary: 'Set the robot, whole',
    description:
      'A robot of one’s own is asked over HTTP, with the built-in one behind it. Its secret is needed once, and again when the address moves to another origin. With If-Match only at that version, else CHANGED_MEANWHILE.',
    request: { headers: MayIfMatch, body: body(RobotSettingsInput) },
    responses: answers(RobotSettings, 'The settings.'),
  }),
} as const;

export function addKnowledgeRoutes(api: Api, { admin: { knowledge } }: Services): void {
  const judged = (kind: KnowledgeKind) =>
    withEveryReason((context, entry: KnowledgeInput<KnowledgeKind>) => {
      // Not even an object, perhaps: that is for the schema to say.
      const at = typeof entry === 'object' ? entryAt({ id: context.req.param('id') ?? '' }, entry) : entry;
      return knowledge.put(callerOf(context).shopId, kind, at);
    });

  api.openapi(routes.read, async (context) => {
    const base = await knowledge.list(callerOf(context).shopId);
    return context.json(base, 200, etagOf(base));
  });
  api.openapi(
    routes.replace,
    async (context) => {
      const { ifVersion } = ifVersionIn(context.req.valid('header'));
      const base = await knowledge.replace(
        callerOf(context).shopId,
        context.req.valid('json'),
        ifVersion,
        changerIn(context),
      );
      return context.json(base, 200, etagOf(base));
    },
    withEveryReason((context, lists: KnowledgeReplacement) =>
      knowledge.replace(callerOf(context).shopId, lists),
    ),
  );
  api.openapi(
    routes.putFaq,
    async (context) => {
      const entry = entryAt(context.req.valid('param'), context.req.valid('json'));
      const { ifVersion } = ifVersionIn(context.req.valid('header'));
      const written = await knowledge.put(
        callerOf(context).shopId,
        'faq',
        entry,
        ifVersion,
        changerIn(context),
      );
      return context.json(written, 200, etagOf(written));
    },
    judged('faq'),
  );
  api.openapi(
    routes.putRecommendation,
    async (context) => {
      const entry = entryAt(context.req.valid('param'), context.req.valid('json'));
      const { ifVersion } = ifVersionIn(context.req.valid('header'));
      const written = await knowledge.put(
        callerOf(context).shopId,
        'recommendation',
        entry,
        ifVersion,
        changerIn(context),
      );
      return context.json(written, 200, etagOf(written));
    },
    judged('recommendation'),
  );
  api.openapi(
    routes.putRobotEntry,
    async (context) => {
      const entry = entryAt(context.req.valid('param'), context.req.valid('json'));
      const { ifVersion } = ifVersionIn(context.req.valid('header'));
      const written = await knowledge.put(
        callerOf(context).shopId,
        'robot-entry',
        entry,
        ifVersion,
        changerIn(context),
      );
      return context.json(written, 200, etagOf(written));
    },
    judged('robot-entry'),
  );
  api.openapi(
    routes.putIntentAnswer,
    async (context) => {
      const entry = entryAt(context.req.valid('param'), context.req.valid('json'));
      const { ifVersion } = ifVersionIn(context.req.valid('header'));
      const written = await knowledge.put(
        callerOf(context).shopId,
        'intent-answer',
        entry,
        ifVersion,
        changerIn(context),
      );
      return context.json(written, 200, etagOf(written));
    },
    judged('intent-answer'),
  );
  api.openapi(routes.remove, async (context) => {
    const { kind, id } = context.req.valid('param');
    const { ifVersion } = ifVersionIn(context.req.valid('header'));
    await knowledge.delete(callerOf(context).shopId, kind, id, ifVersion, changerIn(context));
    return context.body(null, 204);
  });
  api.openapi(routes.readRobot, async (context) => {
    const robot = await knowledge.robotSettings(callerOf(context).shopId);
    return context.json(robot, 200, etagOf(robot));
  });
  api.openapi(
    routes.writeRobot,
    async (context) => {
      const { ifVersion } = ifVersionIn(context.req.valid('header'));
      const input = context.req.valid('json');
      const robot = await knowledge.setRobotSettings(
        callerOf(context).shopId,
        input,
        ifVersion,
        changerIn(context),
      );
      return context.json(robot, 200, etagOf(robot));
    },
    withEveryReason((context, robot: RobotSettingsInput) =>
      knowledge.setRobotSettings(callerOf(context).shopId, robot),
    ),
  );
}

/** The address says which entry it is. */
function entryAt<T extends { id?: string | undefined }>(
  { id }: { id: string },
  entry: T,
): T & { id: string } {
  if (entry.id !== undefined && entry.id !== id) throw invalid('id', 'is another one than in the address');
  return { ...entry, id };
}
