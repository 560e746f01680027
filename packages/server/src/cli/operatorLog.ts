import type { LogLine } from '../app/options.ts';

/** Warnings and errors as lines on stderr; what is fine is not told. */
export function operatorLog({ level, message, shopId, error }: LogLine): void {
  if (level === 'info') return;
  const about = shopId === undefined ? '' : ` [${shopId}]`;
  console.error(
    `${new Date().toISOString()} ${level}${about} ${message}${error === undefined ? '' : ` ${reasonOf(error)}`}`,
  );
}

/** Faults of our own need their stack; a full disk does not. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return ['StorageError', 'ShopbellError'].includes(error.name)
    ? error.message
    : (error.stack ?? error.message);
}
