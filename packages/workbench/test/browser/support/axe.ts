import axe from 'axe-core';

/** What axe finds on the page, a line for each rule; empty if nothing. */
export async function violations(): Promise<string> {
  const { violations } = await axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  });
  return violations
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
    .join('\n');
}
