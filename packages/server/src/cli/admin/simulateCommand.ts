import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import {
  arrivalsOf,
  defaultPatienceMs,
  makeUpDay,
  simulate,
  staffingOf,
  type Arrival,
  type Changes,
  type DeskEvent,
  type MadeUpDay,
  type SimulationHint,
  type SimulationReport,
} from '@shopbell/engine';
import * as z from 'zod';
import { DeskSettingsChange, Id } from '@shopbell/sdk/model';
import { UsageError } from '../usageError.ts';
import { needed, text, words, type Given, type Reading, type Told } from './command.ts';
import { readJournal, readJournalFile } from './journalFile.ts';

const Weight = z.int().min(0).max(10);
const Capacity = z.int().min(0).nullable();

/** What is tried out. */
const ChangesFile = z.strictObject({
  settings: DeskSettingsChange.strict().optional(),
  agents: z
    .array(z.strictObject({ agentId: Id, receiving: z.boolean().optional(), capacity: Capacity.optional() }))
    .optional(),
  groups: z
    .array(
      z.strictObject({
        groupId: Id,
        enabled: z.boolean().optional(),
        allowDefaultFallback: z.boolean().optional(),
        overflow: z.boolean().optional(),
        weights: z.record(Id, Weight).optional(),
      }),
    )
    .optional(),
  moreAgents: z
    .array(
      z.strictObject({
        agentId: Id,
        groups: z.array(z.strictObject({ groupId: Id, weight: Weight.optional() })).min(1),
        capacity: Capacity.optional(),
        from: z.int().min(0).optional(),
        until: z.int().min(0).optional(),
      }),
    )
    .optional(),
});

/** Without the data folder, if the journal is a file. */
export function simulateFile(given: Given): Promise<Told> | undefined {
  const journal = needed(given, 'journal');
  return existsSync(journal)
    ? readJournalFile(journal).then((events) => simulateEvents(given, events))
    : undefined;
}

export async function simulateShop({ storage, given }: Reading): Promise<Told> {
  return simulateEvents(given, await readJournal(storage, needed(given, 'journal')));
}

async function simulateEvents(given: Given, events: readonly DeskEvent[]): Promise<Told> {
  words(given);
  const serviceMs = number(given, 'service-seconds', 240, 86_400) * 1000;
  const recordedUntil = events.at(-1)?.at ?? 0;
  const hours = number(given, 'hours', 14, 24);
  const { arrivals, until } =
    text(given, 'generate') === undefined
      ? { arrivals: arrivalsOf(events), until: recordedUntil }
      : {
          arrivals: madeUp(given, events, { from: recordedUntil, hours, serviceMs }),
          until: recordedUntil + hours * 3_600_000,
        };
  const report = run({ events, arrivals, until, changes: await changesOf(given), serviceMs });
  return { json: report, lines: linesOf(report) };
}

function run({
  events,
  arrivals,
  until,
  changes,
  serviceMs,
}: {
  events: readonly DeskEvent[];
  arrivals: readonly Arrival[];
  until: number;
  changes: Changes;
  serviceMs: number;
}): SimulationReport {
  try {
    return simulate({ staffing: staffingOf(events), arrivals, until, changes, serviceMs });
  } catch (error) {
    // A change that this shop cannot take.
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function madeUp(
  given: Given,
  events: readonly DeskEvent[],
  day: Pick<MadeUpDay, 'from' | 'hours' | 'serviceMs'>,
): Arrival[] {
  const opened = events.flatMap((event) => (event.type === 'conversation.opened' ? event.scope : []));
  const bound = events.flatMap((event) =>
    event.type === 'group.created'
      ? event.scopes.skus.map((sku) => ({ page: 'product', sku, channel: 'web' }) as const)
      : [],
  );
  const plain = [{ page: 'shop', channel: 'web' } as const, ...bound.slice(0, 1000)];
  return makeUpDay({
    ...day,
    count: number(given, 'generate', 1, 1_000_000),
    seed: number(given, 'seed', 1, 2 ** 31),
    scopes: opened.length > 0 ? opened : plain,
    patienceMs: number(given, 'patience-seconds', defaultPatienceMs / 1000, 86_400) * 1000,
  });
}

async function changesOf(given: Given): Promise<Changes> {
  const file = text(given, 'settings');
  if (file === undefined) return {};
  let written: unknown;
  try {
    written = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = ChangesFile.safeParse(written);
  if (!parsed.success) {
    const reasons = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new UsageError(`${file}: ${reasons.join('; ')}`);
  }
  // What zod leaves out is left out here too: none of it is undefined.
  return JSON.parse(JSON.stringify(parsed.data)) as Changes;
}

function number(given: Given, option: string, otherwise: number, most: number): number {
  const value = text(given, option);
  if (value === undefined) return otherwise;
  if (!/^\d{1,10}$/.test(value) || Number(value) < 1 || Number(value) > most)
    throw new UsageError(`--${option} ${value} is no number from 1 to ${String(most)}.`);
  return Number(value);
}

const hints: Readonly<Record<SimulationHint, string>> = {
  'nobody-online':
    'in all that time nobody was online in the journal: name agents as moreAgents in --settings, or take a journal of a working day',
};

function linesOf(report: SimulationReport): string[] {
  const { entries, received, queued, abandoned, leaveMessages, waitMs, agents, staffing } = report;
  const percent = (part: number): string => `${(part * 100).toFixed(1)} %`;
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(0)} s`;
  const overtime = report.overtime > 0 ? `, ${String(report.overtime)} of them after the end` : '';
  return [
    `${String(entries)} entries: ${String(received)} received${overtime}, ${String(queued)} waited, ${String(abandoned)} gave up, ${String(leaveMessages)} left a message (${percent(report.leaveMessageRate)})`,
    ...report.hints.map((hint) => `note: ${hints[hint]}`),
    `wait: half within ${seconds(waitMs.p50)}, nine in ten within ${seconds(waitMs.p90)}, longest ${seconds(waitMs.longest)}`,
    ...agents.map(
      ({ agentId, conversations, share, busiest }) =>
        `${agentId}  ${String(conversations)} conversations (${percent(share)}), at most ${String(busiest)} at a time`,
    ),
    `staffing (AC-09): ${staffing.customersPerDay.toFixed(0)} customers a day, ${staffing.customersPerAgentAndDay.toFixed(1)} for each agent: ${String(staffing.agentsNeeded ?? 'nobody served; unknown')}`,
  ];
}
