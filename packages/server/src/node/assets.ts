import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Folders of built files that the server hands out. What is left out is not served. */
export interface Assets {
  /** Holds `shopbell.js`, the loader, and `widget/`, what it fetches. */
  readonly widget?: string;
  readonly workbench?: string;
  readonly storefront?: string;
}

const builtFiles = {
  widget: { folder: 'packages/widget/dist', proof: 'shopbell.js' },
  workbench: { folder: 'packages/workbench/dist', proof: 'index.html' },
  storefront: { folder: 'examples/storefront/dist', proof: 'index.html' },
} as const;

/** The built files of the workspace that this code lies in, and the names of those that are not built. */
export function workspaceAssets(): { assets: Assets; missing: string[] } {
  const root = workspaceRoot(import.meta.dirname);
  const assets: { widget?: string; workbench?: string; storefront?: string } = {};
  const missing: string[] = [];
  for (const name of ['widget', 'workbench', 'storefront'] as const) {
    const { folder, proof } = builtFiles[name];
    const path = root === undefined ? undefined : join(root, folder);
    if (path !== undefined && existsSync(join(path, proof))) assets[name] = path;
    else missing.push(name);
  }
  return { assets, missing };
}

function workspaceRoot(from: string): string | undefined {
  if (existsSync(join(from, 'pnpm-workspace.yaml'))) return from;
  const parent = dirname(from);
  return parent === from ? undefined : workspaceRoot(parent);
}
