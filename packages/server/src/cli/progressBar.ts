const width = 24;

/** A bar on a terminal, drawn over itself. */
export function barOf(part: number, text: string, columns: number): string {
  const full = Math.round(Math.min(Math.max(part, 0), 1) * width);
  const bar = `${'█'.repeat(full)}${'░'.repeat(width - full)}`;
  const line = `${bar} ${String(Math.floor(part * 100)).padStart(3)} %  ${text}`;
  return line.slice(0, Math.max(columns - 1, 20));
}
