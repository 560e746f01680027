import { FakeBrowser, type Tab } from './browser.ts';
import { FakeServer } from './fakeServer.ts';

export const leaders = (tabs: readonly Tab[]): number =>
  tabs.filter(({ client, dead }) => !dead && client.leads).length;

export const sockets = (server: FakeServer): number => server.sockets.all.filter(({ open }) => open).length;

export const outgoing = ({ client }: Tab, id: string): string[] =>
  client.outgoing(id).map(({ text, state }) => `${text} ${state}`);

/** How tabs settle who leads. */
export const ways = [
  ['with locks', {}],
  ['without locks', { locks: false }],
] as const;

/** Some tabs online, of which the first leads, and a conversation that each of them shows. */
export async function openTabs(
  count: number,
  options: ConstructorParameters<typeof FakeBrowser>[1] = {},
): Promise<{ server: FakeServer; browser: FakeBrowser; tabs: Tab[]; id: string }> {
  const server = new FakeServer();
  const browser = new FakeBrowser(server, options);
  const tabs = await browser.tabs(count);
  const opening = tabs[0]?.client.open();
  // Whoever has a database needs turns of the event loop.
  await (options.indexedDB ? server.settleAll() : server.settle());
  const id = (await opening)?.conversation.id ?? '';
  return { server, browser, tabs, id };
}
