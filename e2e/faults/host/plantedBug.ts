import type { Storage } from '@shopbell/server/storage/sqlite';

/**
 * Bugs that the harness must catch, made of wrappers around what the host hands to the server, or the last to the SDK; the
 * product has none of them. Weak syncs are planted by a module of their own, before the database is opened.
 */
export const plantedBugs = [
  'acknowledge-before-commit',
  'no-dedupe',
  'resume-off-by-one',
  'outbox-without-order',
] as const;
export type PlantedBug = (typeof plantedBugs)[number];

export function withBug(storage: Storage, bug: PlantedBug | undefined): Storage {
  switch (bug) {
    case undefined:
    case 'outbox-without-order':
      return storage;
    case 'acknowledge-before-commit':
      return acknowledgingEarly(storage);
    case 'no-dedupe':
      return forgettingClientIds(storage);
    case 'resume-off-by-one':
      return {
        ...storage,
        readFeed: async (shopId, query) => (await storage.readFeed(shopId, query)).slice(1),
      };
  }
}

/** How long a commit is put off after it was answered: another commit is what usually ends the wait. */
const putOff = 50;
/** For a message so long that a kill comes in between, however busy the machine is. */
const putOffMessages = 2_000;

/** Says "stored" at once and stores a moment later. Whoever reads waits for that, so that nothing else looks wrong. */
function acknowledgingEarly(storage: Storage): Storage {
  let written: Promise<unknown> = Promise.resolve();
  const afterwards = <Args extends unknown[], Result>(read: (...args: Args) => Promise<Result>) => {
    return async (...args: Args): Promise<Result> => {
      await written;
      return read(...args);
    };
  };
  return {
    ...storage,
    append: (entries) => {
      const isMessage = entries.some(({ rows }) => rows.some(({ message }) => message));
      const pause = new Promise((resolve) => setTimeout(resolve, isMessage ? putOffMessages : putOff));
      written = Promise.all([written, pause]).then(() => storage.append(entries));
      return Promise.resolve(entries.map(() => ({ stored: true }) as const));
    },
    readJournal: afterwards(storage.readJournal),
    readConversation: afterwards(storage.readConversation),
    readRows: afterwards(storage.readRows),
    readFeed: afterwards(storage.readFeed),
    lastTold: afterwards(storage.lastTold),
    findMessage: afterwards(storage.findMessage),
    findConversation: afterwards(storage.findConversation),
    close: afterwards(storage.close),
  };
}

const mark = '~';

/**
 * Client ids are unknown once the process has died: storage keeps each under another name, and the desk that is loaded
 * from it knows those only. Whoever is told of a message still sees the right one.
 */
function forgettingClientIds(storage: Storage): Storage {
  let count = 0;
  const told = async (rows: ReturnType<Storage['readFeed']>): ReturnType<Storage['readFeed']> =>
    (await rows).map((row) => ({ ...row, data: row.data.replaceAll(/("clientId":"[^"~]*)~[^"]*"/g, '$1"') }));
  return {
    ...storage,
    append: (entries) =>
      storage.append(
        entries.map((entry) => ({
          ...entry,
          rows: entry.rows.map((row) => {
            if (!row.message) return row;
            const { clientId } = row.message;
            const other = `${clientId}${mark}${process.pid}-${String(++count)}`;
            const data = row.data.replace(`"clientId":"${clientId}"`, `"clientId":"${other}"`);
            return { ...row, data, message: { ...row.message, clientId: other } };
          }),
        })),
      ),
    readFeed: (shopId, query) => told(storage.readFeed(shopId, query)),
    readConversation: (shopId, id, queries) => told(storage.readConversation(shopId, id, queries)),
    findMessage: () => Promise.resolve(undefined),
    // A snapshot would remember.
    saveSnapshot: () => Promise.resolve(),
  };
}
