interface WebUrl {
  readonly origin: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly username: string;
  readonly password: string;
}
// Every platform has it, but no pure room has a platform's types: rooms without DOM compile this file too.
declare const URL: { canParse(text: string): boolean; new (text: string): WebUrl };

/** The address a text names over http or https; undefined if it is none, or carries a user name (a disguise). */
export function webUrlOf(text: string): WebUrl | undefined {
  // `https:shop.example` is an address for the parser, but a path on the page that links to it.
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.username === '' && url.password === '' ? url : undefined;
}
