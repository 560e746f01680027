// WebKit as @web/test-runner wants a browser: WebKitGTK's own driver, on a screen that nobody sees.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

const display = ':97';
/** Keys that a driver knows by a code point of their own (W3C WebDriver, "Keyboard actions"). */
const codePoints = {
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Backspace: '\uE003',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  End: '\uE010',
  Home: '\uE011',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  Delete: '\uE017',
};

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * One window after another: WebKitGTK's driver has one session at a time.
 * @param {{ miniBrowser: string }} options where the browser is that the driver starts
 */
export function webkitLauncher({ miniBrowser }) {
  /** @type {import('node:child_process').ChildProcess[]} */
  const processes = [];
  /** By the runner's session: the driver's. @type {Map<string, { driver: string, url: string }>} */
  const windows = new Map();
  let address = '';

  /** @param {string} method @param {string} path @param {object} [body] */
  async function ask(method, path, body) {
    const response = await fetch(`${address}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const { value } = /** @type {{ value: any }} */ (await response.json());
    if (!response.ok) throw new Error(`WebKit's driver: ${value?.message ?? value?.error}`);
    return value;
  }

  /** @param {string} id */
  const windowOf = (id) => {
    const found = windows.get(id);
    if (!found) throw new Error('This session has no window.');
    return found;
  };

  return {
    name: 'WebKit',
    // What the plugins for commands ask of a page is what `getPage` answers.
    type: 'puppeteer',
    concurrency: 1,

    async initialize() {
      processes.push(spawn('Xvfb', [display, '-screen', '0', '1600x1200x24'], { stdio: 'ignore' }));
      const port = await freePort();
      address = `http://127.0.0.1:${String(port)}`;
      processes.push(
        spawn('WebKitWebDriver', [`--port=${String(port)}`], {
          stdio: 'ignore',
          env: { ...process.env, DISPLAY: display, GDK_BACKEND: 'x11', LIBGL_ALWAYS_SOFTWARE: '1' },
        }),
      );
      for (let attempt = 0; attempt < 100; attempt++) {
        const ready = await ask('GET', '/status').catch(() => undefined);
        if (ready) return;
        await new Promise((done) => setTimeout(done, 100));
      }
      throw new Error('WebKitWebDriver did not start.');
    },

    async stop() {
      for (const { driver } of windows.values())
        await ask('DELETE', `/session/${driver}`).catch(() => undefined);
      for (const child of processes) child.kill();
    },

    /** @param {string} id @param {string} url */
    async startSession(id, url) {
      const { sessionId } = await ask('POST', '/session', {
        capabilities: {
          alwaysMatch: {
            browserName: 'MiniBrowser',
            'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation'] },
          },
        },
      });
      windows.set(id, { driver: sessionId, url });
      await ask('POST', `/session/${sessionId}/url`, { url });
    },

    /** @param {string} id */
    isActive: (id) => windows.has(id),
    /** @param {string} id */
    getBrowserUrl: (id) => windows.get(id)?.url,

    /** @param {string} id */
    async stopSession(id) {
      const { driver } = windowOf(id);
      windows.delete(id);
      await ask('DELETE', `/session/${driver}`).catch(() => undefined);
      return {};
    },

    startDebugSession() {
      return Promise.reject(new Error('WebKit is started without a screen only.'));
    },

    /** @param {string} id */
    getPage(id) {
      const { driver } = windowOf(id);
      /** @param {{ type: string, value: string }[]} actions */
      const act = (actions) =>
        ask('POST', `/session/${driver}/actions`, {
          actions: [{ type: 'key', id: 'keyboard', actions }],
        });
      /** @param {string} key */
      const value = (key) => codePoints[/** @type {keyof typeof codePoints} */ (key)] ?? key;
      /** @param {string} key */
      const press = (key) => [
        { type: 'keyDown', value: value(key) },
        { type: 'keyUp', value: value(key) },
      ];
      return {
        keyboard: {
          /** @param {string} key */
          press: (key) => act(press(key)),
          /** @param {string} text */
          type: (text) => act([...text].flatMap(press)),
          /** @param {string} key */
          down: (key) => act([{ type: 'keyDown', value: value(key) }]),
          /** @param {string} key */
          up: (key) => act([{ type: 'keyUp', value: value(key) }]),
        },
        /** The window's inside is what counts: its frame is found out first. @param {{ width: number, height: number }} size */
        async setViewport({ width, height }) {
          const path = `/session/${driver}/window/rect`;
          const rect = await ask('GET', path);
          const inside = await ask('POST', `/session/${driver}/execute/sync`, {
            script: 'return [innerWidth, innerHeight]',
            args: [],
          });
          await ask('POST', path, {
            width: width + rect.width - inside[0],
            height: height + rect.height - inside[1],
          });
        },
      };
    },
  };
}
