import { RobotSettingsInput, type RobotSettings } from '@shopbell/sdk/model';
import type { RobotRow } from '../../storage/storage.ts';
import { Reasons } from '../admin/reasons.ts';

/** Settings of a robot as they are to be kept, with the secret beside them; `given`: the one that was sent with them. */
interface CheckedRobot {
  readonly robot: Omit<RobotSettings, 'version'>;
  readonly secret?: string | undefined;
  readonly given?: string | undefined;
}

/** Throws INVALID_ARGUMENT with every reason. */
export async function checkedRobot(
  input: RobotSettingsInput,
  before: RobotSettings,
  kept: () => Promise<RobotRow | undefined>,
): Promise<CheckedRobot> {
  const reasons = new Reasons(RobotSettingsInput, input);
  const { provider: asked } = reasons.given;
  const address = reasons.isRead('provider') && asked?.kind === 'http' ? asked : undefined;
  const given = address?.secret;
  const stays =
    before.provider.kind === 'http' &&
    address?.url !== undefined &&
    originOf(before.provider.url) === originOf(address.url);
  const secret = given ?? (stays ? (await kept())?.secret : undefined);
  if (address && secret === undefined)
    reasons.wrong('provider.secret', 'is needed for a new address: it is sent there');
  const { categories, provider } = reasons.settled();
  if (provider.kind === 'built-in') return { robot: { categories, provider } };
  const { secret: _given, ...told } = provider;
  return { robot: { categories, provider: { ...told, secretSet: true } }, secret, given };
}

function originOf(url: string): string {
  return new URL(url).origin;
}
