import { StartError } from '../node/startError.ts';

const oldest = 24;

/** Says so in one line where Node is too old, before anything is loaded that an old one does not know. */
export function requireNode(version: string): void {
  if (Number(version.split('.')[0]) >= oldest) return;
  throw new StartError(`Shopbell needs Node ${String(oldest)} or newer; this is Node ${version}.`);
}
