/** An address that may be a link: `https:` and nobody's password in it. The server refuses others; so does this. */
export function safeLink(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, username, password, href } = new URL(url);
  return protocol === 'https:' && !username && !password ? href : undefined;
}
