import { describe, expect, test } from 'vitest';
import * as admin from '../src/admin.ts';
import * as agent from '../src/agent.ts';
import * as customer from '../src/index.ts';
import { aborted, badFrame, connectionLost, destroyed, timedOut } from '../src/client/clientErrors.ts';
import { errorCodes } from '../src/model.ts';

declare global {
  interface ImportMeta {
    /** Vite's. */
    glob<Module>(
      pattern: string,
      options: { query: string; import: string; eager: true },
    ): Record<string, Module>;
  }
}

const sources = import.meta.glob<string>('../src/**/*.ts', { query: '?raw', import: 'default', eager: true });

/** What a bundler would load for an entry: files, and packages by name. Type imports are not loaded. */
function loadedBy(entry: string): { files: string[]; packages: string[] } {
  const files = new Set<string>();
  const packages = new Set<string>();
  const visit = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    const source = sources[file] ?? '';
    for (const [, clause = '', from = ''] of source.matchAll(
      /^(?:import|export) ([^;]*?) from '([^']+)'/gm,
    )) {
      if (/^type\b/.test(clause)) continue;
      if (from.startsWith('.')) visit(`..${new URL(from, `file:///test/${file}`).pathname}`);
      else packages.add(from);
    }
  };
  visit(entry);
  return { files: [...files].map((file) => file.replace('../src/', '')).sort(), packages: [...packages] };
}

describe('what browsers load', () => {
  const index = loadedBy('../src/index.ts');

  test('of the model only what has no schema and no sentence', () => {
    const model = index.files.filter((file) => file.startsWith('model/'));
    expect(model).toEqual(['model/errors.ts', 'model/fold.ts', 'model/limits.ts']);
  });

  test('no package, and of the clients each its own', () => {
    expect(index.packages).toEqual([]);
    expect(index.files.filter((file) => /^(admin|agent|testing|model\.ts)/.test(file))).toEqual([]);
    const workbench = loadedBy('../src/agent.ts');
    expect(workbench.packages).toEqual([]);
    expect(workbench.files.filter((file) => file.startsWith('customer/'))).toEqual([]);
    expect(index.files.length).toBeGreaterThan(20);
    const settings = loadedBy('../src/admin.ts');
    expect(settings.packages).toEqual([]);
    expect(
      settings.files.filter((file) => /^(agent|customer|client|connection|model\/admin)/.test(file)),
    ).toEqual(['client/clientErrors.ts']);
  });
});

test('the exports are these and no others', () => {
  const common = ['ShopbellError', 'isShopbellError', 'limits'];
  expect(Object.keys(customer).sort()).toEqual(
    [...common, 'createCustomerClient', 'knowsOpenConversation', 'outcomeOf'].sort(),
  );
  expect(Object.keys(admin).sort()).toEqual(['ShopbellError', 'createAdminClient', 'isShopbellError']);
  expect(Object.keys(agent).sort()).toEqual(
    [...common, 'createAgentClient', 'deskLimits', 'fileTypes', 'staffChatLimits'].sort(),
  );
});

test('errors that are born in the client are worth another attempt where the vocabulary says so', () => {
  for (const error of [connectionLost(), timedOut(), destroyed(), aborted('x'), badFrame()]) {
    expect([error.message, error.retry]).toEqual([error.code, errorCodes[error.code].retry]);
  }
});
