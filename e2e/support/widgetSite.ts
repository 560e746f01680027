import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const room = fileURLToPath(new URL('../../packages/widget/', import.meta.url));

/** A shop's site: pages by name, and `/app.js`, which is what the widget's package comes to in a page's own bundle. */
export class WidgetSite {
  readonly origin: string;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    this.origin = `http://localhost:${String((server.address() as AddressInfo).port)}`;
  }

  /** `pages` are bodies of HTML, asked for when a page is. */
  static async open(pages: Readonly<Record<string, () => string>>): Promise<WidgetSite> {
    const { outputFiles } = await build({
      // By its own name, as somebody does who installed it.
      stdin: { contents: "import '@shopbell/widget';", resolveDir: room },
      bundle: true,
      splitting: true,
      minify: true,
      write: false,
      format: 'esm',
      entryNames: 'app',
      outdir: 'out',
      logLevel: 'error',
    });
    const files = new Map(
      outputFiles.map(({ path, text }) => [basename(path) === 'stdin.js' ? 'app.js' : basename(path), text]),
    );
    const server = createServer(({ url = '/' }, response) => {
      // Asked for with another query it is another copy of the same.
      const name = decodeURIComponent(new URL(url, 'http://page').pathname.slice(1));
      const file = files.get(name);
      response.setHeader('content-type', file === undefined ? 'text/html' : 'text/javascript');
      response.end(
        file ??
          `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title><link rel="icon" href="data:,">
          </head><body><h1>${name}</h1>${pages[name]?.() ?? ''}</body></html>`,
      );
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new WidgetSite(server);
  }

  at(name: string): string {
    return `${this.origin}/${name}`;
  }

  close(): void {
    this.#server.close();
  }
}
