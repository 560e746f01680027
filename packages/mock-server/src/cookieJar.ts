/**
 * The cookies of the mock server's address, for Node, which keeps none. In a page it stays empty, because browsers show
 * `Set-Cookie` to nobody: an agent cannot sign in there (the director's agents do not need to).
 */
export class CookieJar {
  readonly #values = new Map<string, string>();

  get isEmpty(): boolean {
    return this.#values.size === 0;
  }

  /** Takes in what a response sets or deletes. Attributes other than a life of zero seconds are not looked at. */
  keep(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';');
      const equals = pair.indexOf('=');
      const name = pair.slice(0, equals).trim();
      const isDeleted = attributes.some((attribute) => /^\s*max-age=0\s*$/i.test(attribute));
      if (isDeleted) this.#values.delete(name);
      else this.#values.set(name, pair.slice(equals + 1).trim());
    }
  }

  /** As the value of a `Cookie` header. */
  toString(): string {
    return [...this.#values].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}
