/** Anything that tells when something of it changed. */
interface Changing {
  on(event: 'conversation' | 'outgoing' | 'reset' | 'connection', listener: () => void): () => void;
}

/** Looks now and after every change of the client, until there is something to be found. */
export function until<Found>(client: Changing, look: () => Found | undefined | false): Promise<Found> {
  return new Promise((resolve) => {
    const off: (() => void)[] = [];
    const check = (): void => {
      const found = look();
      if (found === undefined || found === false) return;
      for (const end of off) end();
      resolve(found);
    };
    for (const event of ['conversation', 'outgoing', 'reset', 'connection'] as const) {
      off.push(client.on(event, check));
    }
    check();
  });
}
