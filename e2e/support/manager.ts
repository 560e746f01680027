/** The demo shop's manager, over the administration's own routes as a program of theirs would use them. */
export class Manager {
  readonly #server: string;
  readonly #cookie: string;

  private constructor(server: string, cookie: string) {
    this.#server = server;
    this.#cookie = cookie;
  }

  static async signIn(server: string): Promise<Manager> {
    const response = await fetch(`${server}/v1/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: server },
      body: JSON.stringify({ account: 'demo:manager', password: 'shopbell' }),
    });
    if (!response.ok) throw new Error(`the manager could not sign in: ${await response.text()}`);
    return new Manager(server, response.headers.getSetCookie().join('; '));
  }

  /** RT-43: how many conversations an agent has at most. */
  async setCapacity(agentId: string, capacity: number | null): Promise<void> {
    await this.#patch(`/v1/admin/agents/${agentId}`, { capacity });
  }

  async configure(settings: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#patch('/v1/admin/desk', settings);
  }

  async #patch(path: string, body: unknown): Promise<void> {
    const response = await fetch(`${this.#server}${path}`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json', Origin: this.#server, Cookie: this.#cookie },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  }
}
