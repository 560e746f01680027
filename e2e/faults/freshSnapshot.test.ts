import fc from 'fast-check';
import { FeedEvent } from '@shopbell/sdk/model';
import { expect, test } from 'vitest';
import { asInSnapshot } from './feed/screen.ts';
import { Shop } from './feed/shop.ts';
import { anyStep } from './feed/steps.ts';

test('old snapshot + events = fresh snapshot, for every type of event', async () => {
  const heard = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 20, maxLength: 60, size: 'max' }), async (steps) => {
      const shop = await Shop.open(({ type }) => heard.add(type));
      try {
        for (const { run } of steps) {
          await run(shop);
          await shop.pass(1000);
        }
        await shop.allComeBack();
        // Places and loads are told once a second.
        await shop.pass(3000);
        for (const { screen, isAgent } of shop.all) {
          const fresh = await shop.freshOf(screen, isAgent);
          expect(asInSnapshot(screen, isAgent), screen.name).toEqual(asInSnapshot(fresh, isAgent));
          expect(screen.agents).toEqual(fresh.agents);
          expect(screen.staffChats, screen.name).toEqual(fresh.staffChats);
          expect(screen.customerGroups, screen.name).toEqual(fresh.customerGroups);
          expect(screen.friends, screen.name).toEqual(fresh.friends);
        }
      } finally {
        await shop.close();
      }
    }),
    { numRuns: 100 },
  );
  // Erasing is no step of a shift; the server has tests of its own for it (`eraseCustomer.test.ts`).
  const types = FeedEvent.options
    .map(({ shape }) => shape.type.value)
    .filter((type) => type !== 'customer.erased');
  expect([...heard].sort()).toEqual([...types].sort());
});
