/** What the tab is called: how much waits to be read stands first, where a narrow tab still shows it. */
export function windowTitle(unread: number, shop: string | undefined, workbench: string): string {
  const place = shop === undefined ? workbench : `${shop} · ${workbench}`;
  return unread > 0 ? `(${unread > 99 ? '99+' : unread}) ${place}` : place;
}
