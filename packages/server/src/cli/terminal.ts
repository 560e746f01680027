import type { Terminal } from './admin/command.ts';

/** What is drawn beside the answer goes where errors go; undefined if that is no terminal. */
export function stderrTerminal(): Terminal | undefined {
  const { stderr } = process;
  if (!stderr.isTTY) return undefined;
  return {
    draw: (line) => void stderr.write(`\r\u001B[K${line}`),
    clear: () => void stderr.write('\r\u001B[K'),
    // Some terminals do not say how wide they are.
    columns: () => (stderr.columns > 0 ? stderr.columns : 80),
  };
}
