import { DirectorError } from './directorError.ts';

/** Milliseconds of the machine's clock to wait for what should be there at once: a mistake should say so, not hang. */
const patience = 5000;

interface Changing {
  on(
    event: 'conversation' | 'customerGroups' | 'outgoing' | 'reset' | 'connection',
    listener: () => void,
  ): () => void;
}

/** Looks now and after every change of the client, until there is something to be found. Rejects with NOTHING_CAME. */
export async function soon<Found>(
  client: Changing,
  complaint: string,
  look: () => Found | undefined,
): Promise<Found> {
  const off: (() => void)[] = [];
  try {
    return await new Promise<Found>((resolve, reject) => {
      const check = (): void => {
        try {
          const found = look();
          if (found !== undefined) resolve(found);
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      };
      const timer = setTimeout(() => {
        reject(new DirectorError('NOTHING_CAME', `${complaint} within ${String(patience / 1000)} s.`));
      }, patience);
      off.push(() => {
        clearTimeout(timer);
      });
      for (const event of ['conversation', 'customerGroups', 'outgoing', 'reset', 'connection'] as const) {
        off.push(client.on(event, check));
      }
      check();
    });
  } finally {
    for (const end of off) end();
  }
}
