import { words, type Reading, type Run, type Told } from './command.ts';
import { readJournal } from './journalFile.ts';

export async function listShops({ admin, given }: Reading): Promise<Told> {
  words(given);
  const shops = await admin.settings.list();
  const lines = shops.map(({ id, name, timeZone, origins }) => {
    return `${id}  ${name}  ${timeZone}  ${origins.length > 0 ? origins.join(' ') : '(no origins)'}`;
  });
  return { json: { shops }, lines: lines.length > 0 ? lines : ['There are no shops.'] };
}

export async function setOrigins({ admin, given }: Run): Promise<Told> {
  const [shop = '', ...origins] = given.positionals;
  if (shop === '') words(given, 'shop');
  const settings = await admin.settings.change(shop, { origins });
  const told = origins.length > 0 ? origins.join(' ') : 'no page';
  return { json: settings, lines: [`The bell of ${shop} may stand on ${told}.`] };
}

export async function exportJournal({ storage, given }: Reading): Promise<Told> {
  const { shop } = words(given, 'shop');
  const events = await readJournal(storage, shop);
  return { json: { events }, lines: events.map((event) => JSON.stringify(event)) };
}
