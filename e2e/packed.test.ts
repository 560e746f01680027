import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire, SourceMap } from 'node:module';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { internalNames } from '../packages/sdk/internalNames.ts';
import { installPacked } from './packed/install.ts';
import { commonJs, imports, page, typed, worker } from './packed/programs.ts';
import { launchChromium } from './support/chromium.ts';
import { DemoServer } from './support/demoServer.ts';

const run = promisify(execFile);

let desk: DemoServer;
let browser: Browser;
let installed: Awaited<ReturnType<typeof installPacked>>;

/** Writes a program into the stranger's folder. */
async function written(name: string, text: string): Promise<string> {
  const file = join(installed.folder, name);
  await writeFile(file, text);
  return file;
}

beforeAll(async () => {
  [desk, browser, installed] = await Promise.all([DemoServer.start(), launchChromium(), installPacked()]);
});

afterAll(async () => {
  await Promise.all([browser.close(), desk.stop(), installed.remove()]);
});

describe('the packed SDK in somebody else’s folder', () => {
  test('imported as a module: it leaves no global behind, and does nothing', async () => {
    const { stdout } = await run(process.execPath, [await written('imports.mjs', imports)]);
    const { found, globals, model } = JSON.parse(stdout) as {
      found: string[][];
      globals: string[];
      model: number;
    };
    expect(found.map((names) => names.find((name) => /^create|^Test/.test(name)))).toEqual([
      'createCustomerClient',
      'createAgentClient',
      'createAdminClient',
      'TestClock',
    ]);
    expect(globals).toEqual([]);
    expect(model).toBeGreaterThan(100);
  });

  test('names of members are short where nobody outside sees them, and nowhere else', async () => {
    const dist = join(installed.folder, 'node_modules/@shopbell/sdk/dist');
    const files = await readdir(dist);
    const words = async (ending: RegExp): Promise<Set<string>> => {
      const found = files.filter((file) => ending.test(file));
      const texts = await Promise.all(found.map((file) => readFile(join(dist, file), 'utf8')));
      const bare = texts.join('\n').replace(/\/\*[^]*?\*\/|"[^"\n]*"|'[^'\n]*'|`[^`]*`/g, ' ');
      return new Set(bare.match(/[\w$]+/g));
    };
    const [shown, shipped] = [await words(/\.d\.ts$/), await words(/^(?:index|agent|chunk-.*)\.js$/)];
    const letters =
      'from to kind body put drop sent progress draft text seen upTo person owner clientId'.split(' ');
    const names: readonly string[] = internalNames;
    expect(names.filter((name) => shown.has(name) || letters.includes(name))).toEqual([]);
    expect(names.filter((name) => shipped.has(name))).toEqual([]);
    expect(shipped).toContain('conversationId');
  });

  test('its source maps lead to the sources that are packed with it', async () => {
    const dist = join(installed.folder, 'node_modules/@shopbell/sdk/dist');
    const code = await readFile(join(dist, 'index.js'), 'utf8');
    const map = new SourceMap(JSON.parse(await readFile(join(dist, 'index.js.map'), 'utf8')) as never);
    const before = code.slice(0, code.indexOf('shopbell:')).split('\n');
    const found = map.findEntry(before.length - 1, before.at(-1)?.length ?? 0);
    if (!('originalSource' in found)) throw new Error('leads nowhere');
    const source = await readFile(join(dist, found.originalSource), 'utf8');
    expect(source.split('\n')[found.originalLine]).toContain('shopbell:');
  });

  test('required from CommonJS: a file goes there and comes back', async () => {
    const file = await written('commonJs.cjs', commonJs(desk.url));
    const { stdout } = await run(process.execPath, [file], { timeout: 120_000 });
    expect(stdout.trim()).toBe('from CommonJS');
  });

  test.each(['nodenext', 'bundler'])('types, resolved as by %s', async (moduleResolution) => {
    await written('typed.ts', typed);
    const module = moduleResolution === 'bundler' ? 'esnext' : moduleResolution;
    const compilerOptions = {
      strict: true,
      noEmit: true,
      target: 'es2022',
      module,
      moduleResolution,
      types: [],
    };
    await written('tsconfig.json', JSON.stringify({ compilerOptions, files: ['typed.ts'] }));
    const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
    const { stdout } = await run(process.execPath, [tsc], { cwd: installed.folder }).catch(
      (failure: unknown) => failure as { stdout: string },
    );
    expect(stdout).toBe('');
  });

  describe('bundled by esbuild, under a policy that allows neither eval nor anything else', () => {
    let host: Server;
    let shown: Page;
    const loaded: string[] = [];

    beforeAll(async () => {
      const bundle = await build({
        entryPoints: [await written('page.js', page(desk.url)), await written('worker.js', worker(desk.url))],
        bundle: true,
        splitting: true,
        format: 'esm',
        outdir: 'out',
        write: false,
      });
      const files = new Map(bundle.outputFiles.map(({ path, text }) => [`/${basename(path)}`, text]));
      const connect = `${desk.url} ${desk.url.replace('http', 'ws')}`;
      host = createServer(({ url = '/' }, response) => {
        const file = files.get(url);
        response.setHeader('content-type', file === undefined ? 'text/html' : 'text/javascript');
        response.setHeader(
          'content-security-policy',
          `default-src 'none'; script-src 'self'; worker-src 'self'; connect-src ${connect}`,
        );
        response.end(
          file ??
            `<!doctype html><title>shop</title>${url === '/' ? '<script type="module" src="/page.js"></script>' : ''}`,
        );
      }).listen(0, '127.0.0.1');
      await once(host, 'listening');
      shown = await (await browser.newContext()).newPage();
      shown.on('request', (request) => loaded.push(basename(new URL(request.url()).pathname)));
      await shown.goto(`http://localhost:${String((host.address() as AddressInfo).port)}/`);
    });

    afterAll(() => {
      host.close();
    });

    /** Waits until a page was told all of these. */
    const told = (where: Page, ...texts: string[]) =>
      where.waitForFunction(
        (all) => all.every((text) => (globalThis as { told?: string[] }).told?.includes(text)),
        texts,
      );
    const parts = () =>
      loaded.flatMap(
        (file) => /^(company|fileTransfer|metricsOf|service|streamSocket)/.exec(file)?.[1] ?? [],
      );

    test('a page talks, and loads nothing that it does not need', async () => {
      await told(shown, 'from a page');
      expect(parts()).toEqual([]);
    });

    test('files and metrics come when they are needed', async () => {
      await shown.evaluate('listen(), attach("with a file")');
      await told(shown, 'with a file', 'message.sent');
      expect(parts().sort()).toEqual(['fileTransfer', 'metricsOf']);
    });

    test('where a part cannot be loaded, the message waits, and goes later', async () => {
      const other = await (await browser.newContext()).newPage();
      let broken = true;
      await other.route(/fileTransfer/, (route) => (broken ? route.abort() : route.continue()));
      await other.goto(shown.url());
      await told(other, 'from a page');
      const refused = other.waitForEvent('requestfailed', (request) =>
        request.url().includes('fileTransfer'),
      );
      await other.evaluate('attach("patient")');
      await refused;
      broken = false;
      await told(other, 'patient');
      await other.context().close();
    });

    test('a second tab brings what tabs need to talk to each other; the first is put aside, and comes back', async () => {
      const cached = await launchChromium(['--disable-back-forward-cache']);
      try {
        const context = await cached.newContext();
        const [first, second] = [await context.newPage(), await context.newPage()];
        const asked: string[] = [];
        context.on('request', (request) => asked.push(basename(new URL(request.url()).pathname)));
        const becomes = (where: Page, state: string) =>
          where.waitForFunction((wanted) => {
            const { client } = globalThis as { client?: { connection: string; leads: boolean } };
            return client && `${client.connection} ${client.leads ? 'leads' : 'follows'}` === wanted;
          }, state);
        await first.goto(shown.url());
        await told(first, 'from a page');
        expect(asked.filter((file) => file.startsWith('company'))).toEqual([]);
        await second.goto(shown.url());
        await becomes(second, 'online follows');
        expect(asked.filter((file) => file.startsWith('company')).length).toBeGreaterThan(0);
        await becomes(first, 'online leads');
        await first.evaluate(
          "addEventListener('pageshow', ({ persisted }) => { window.cameBack = persisted; })",
        );
        await first.goto(`${shown.url()}elsewhere.html`);
        await becomes(second, 'online leads');
        await first.goBack({ waitUntil: 'commit' });
        await becomes(first, 'online follows');
        expect(await first.evaluate('window.cameBack')).toBe(true);
      } finally {
        await cached.close();
      }
    });

    test('a worker talks', async () => {
      expect(await shown.evaluate('work()')).toBe('from a worker');
    });
  });
});
