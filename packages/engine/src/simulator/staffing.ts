import type { Command } from '../command.ts';
import type { DeskEvent } from '../event.ts';
import type { DeskSettings } from '../settings.ts';

type SetupCommand = Extract<
  Command,
  {
    type:
      | 'shop.open'
      | 'shop.configure'
      | 'agent.add'
      | 'agent.configure'
      | 'agent.set-status'
      | 'group.create'
      | 'group.edit'
      | 'group.delete';
  }
>;

interface Membership {
  readonly agentId: string;
  readonly weight?: number;
}

/** What is tried out: everything else stays as it was. */
export interface Changes {
  readonly settings?: Partial<DeskSettings>;
  readonly agents?: readonly {
    readonly agentId: string;
    readonly receiving?: boolean;
    readonly capacity?: number | null;
  }[];
  readonly groups?: readonly {
    readonly groupId: string;
    readonly enabled?: boolean;
    readonly allowDefaultFallback?: boolean;
    readonly overflow?: boolean;
    readonly weights?: Readonly<Record<string, number>>;
  }[];
  /** Agents who were not there: in which groups, and when they are at work each day, in ms since that day's first arrival. */
  readonly moreAgents?: readonly {
    readonly agentId: string;
    readonly groups: readonly { readonly groupId: string; readonly weight?: number }[];
    readonly capacity?: number | null;
    readonly from?: number;
    readonly until?: number;
  }[];
}

/** How the shop was set up and staffed, as commands in the order of the journal. */
export function staffingOf(events: Iterable<DeskEvent>): SetupCommand[] {
  const commands: SetupCommand[] = [];
  for (const event of events) {
    const { at } = event;
    switch (event.type) {
      case 'shop.opened':
        commands.push({ ...event, type: 'shop.open' });
        break;
      case 'shop.configured':
        commands.push({ type: 'shop.configure', at, settings: event.settings });
        break;
      case 'agent.added':
        commands.push({ ...event, type: 'agent.add' });
        break;
      case 'agent.configured':
        commands.push({ ...event, type: 'agent.configure' });
        break;
      case 'agent.status-changed':
        commands.push({ type: 'agent.set-status', at, agentId: event.agentId, status: event.status });
        break;
      case 'group.created':
        commands.push({ ...event, type: 'group.create' });
        break;
      case 'group.edited':
        commands.push({ ...event, type: 'group.edit' });
        break;
      case 'group.deleted':
        commands.push({ ...event, type: 'group.delete' });
        break;
      default:
    }
  }
  return commands;
}

/**
 * Changes to somebody or something that the journal never had would change nothing and say nothing.
 * @throws Error that names the first such agent or group
 */
function checkKnown(commands: readonly SetupCommand[], { agents = [], groups = [] }: Changes): void {
  const known = new Set(
    commands.flatMap((command) => {
      if (command.type === 'shop.open') return command.defaultGroupId;
      if (command.type === 'agent.add') return command.agentId;
      return command.type === 'group.create' ? command.groupId : [];
    }),
  );
  const unknown = [
    ...agents.map(({ agentId }) => ['agent', agentId] as const),
    ...groups.flatMap(({ groupId, weights = {} }) => [
      ['group', groupId] as const,
      ...Object.keys(weights).map((agentId) => ['agent', agentId] as const),
    ]),
  ].find(([, id]) => !known.has(id));
  if (unknown) throw new Error(`The journal has no ${unknown[0]} "${unknown[1]}".`);
}

/** The same commands with what is tried out; `from` is when the first customer comes. */
export function withChanges(
  commands: readonly SetupCommand[],
  changes: Changes,
  from: number,
): SetupCommand[] {
  checkKnown(commands, changes);
  const { settings = {}, agents = [], groups = [], moreAgents = [] } = changes;
  const changed = commands.map((command): SetupCommand => {
    switch (command.type) {
      case 'shop.open':
      case 'shop.configure':
        return { ...command, settings: { ...command.settings, ...settings } };
      case 'agent.configure': {
        const own = agents.find(({ agentId }) => agentId === command.agentId);
        return own ? { ...command, ...own } : command;
      }
      case 'group.create':
      case 'group.edit': {
        const { weights, ...own } = groups.find(({ groupId }) => groupId === command.groupId) ?? {};
        const members = command.members?.map(({ agentId, weight }) => {
          const other = weights?.[agentId] ?? weight;
          return other === undefined ? { agentId } : { agentId, weight: other };
        });
        // Who came in addition stays when the record says anew who is in it.
        if (command.type === 'group.edit' && command.at >= from)
          members?.push(...joining(moreAgents, command.groupId));
        return { ...command, ...own, ...(members ? { members } : {}) };
      }
      default:
        return command;
    }
  });
  // Setup comes before the first customer; staffing keeps its time.
  const start = changed.reduce((least, { at }) => Math.min(least, at), from);
  const added = changed.flatMap((command): SetupCommand[] => {
    const own = agents.find(({ agentId }) => command.type === 'agent.add' && agentId === command.agentId);
    return own ? [command, { type: 'agent.configure', at: command.at, ...own }] : [command];
  });
  const more = moreAgents.flatMap(({ agentId, capacity, from: comes = 0, until }): SetupCommand[] => [
    { type: 'agent.add', at: start, agentId, name: agentId },
    ...(capacity === undefined ? [] : [{ type: 'agent.configure', at: start, agentId, capacity } as const]),
    { type: 'agent.set-status', at: from + comes, agentId, status: 'online' },
    ...(until === undefined
      ? []
      : [{ type: 'agent.set-status', at: from + until, agentId, status: 'offline' } as const]),
  ]);
  return [...added, ...more];
}

/** Who joins a group beside those of the record. */
export function joining(moreAgents: NonNullable<Changes['moreAgents']>, groupId: string): Membership[] {
  return moreAgents.flatMap(({ agentId, groups }) =>
    groups
      .filter((group) => group.groupId === groupId)
      .map(({ weight }) => (weight === undefined ? { agentId } : { agentId, weight })),
  );
}
