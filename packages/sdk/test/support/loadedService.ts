import { beforeAll } from 'vitest';

// Loading takes turns of the event loop, which tests that import this do not wait for.
beforeAll(async () => {
  await import('../../src/customer/service.ts');
});
