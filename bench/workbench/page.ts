/** Runs in the browser: the whole workbench on the client that its tests use, so that only the browser's part is measured. */
import type { Conversation, FoundCustomer } from '../../packages/sdk/src/agent.ts';
import { conversation } from '../../packages/workbench/test/browser/support/conversations.ts';
import {
  all,
  drawn,
  mountWorkbench,
  one,
} from '../../packages/workbench/test/browser/support/mountWorkbench.ts';
import { BareList, type BareRow } from './bareList.ts';

const ongoing = 500;
const messages = 60;
const longMessages = 5000;
const history = 100_000;
const historyPage = 1000;
const times = 60;

/** Milliseconds of each run: scripts, and layout of what they changed. */
export interface Measured {
  readonly write: readonly number[];
  readonly second: readonly number[];
  readonly open: readonly number[];
  readonly openLong: readonly number[];
  readonly historyPage: readonly number[];
  readonly scroll: readonly number[];
  readonly bareWrite: readonly number[];
  readonly bareBuild: readonly number[];
  readonly bareLong: readonly number[];
  readonly rowsInDocument: number;
  readonly linesInDocument: number;
  readonly historyRowsInDocument: number;
}

/** Everything that a change asked of the elements is done, and laid out. */
async function done(): Promise<void> {
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
  document.body.getBoundingClientRect();
}

async function took(run: (n: number) => unknown, runs = times): Promise<number[]> {
  const each: number[] = [];
  for (let n = 0; n < runs; n++) {
    const from = performance.now();
    await run(n);
    await done();
    each.push(performance.now() - from);
    // What the browser does of its own, it does before the next.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }
  return each;
}

function past(n: number, now: number): FoundCustomer {
  const { id, scope, state, openedAt, agent, customer } = conversation({
    id: `past-${String(n)}`,
    name: `老顾客${String(n)}`,
    state: 'ended',
    openedAt: now - n * 60_000,
  });
  return {
    customer,
    blocked: false,
    conversations: [{ id, scope, state, openedAt, ...(agent ? { agent } : {}) }],
  };
}

function talk(id: string, now: number, count: number): Conversation {
  return conversation({
    id,
    name: `顾客${id.slice(1)}`,
    openedAt: now - count * 10_000,
    said: Array.from({ length: count }, (_, m) => [
      m % 2 === 0 ? ('customer' as const) : ('agent' as const),
      now - (count - m) * 10_000,
      `第 ${String(m)} 条消息，问的是这款白茶怎么保存，多久能到`,
    ]),
  });
}

const bareRowsOf = (count: number): BareRow[] =>
  Array.from({ length: count }, (_, n) => ({ id: `c${String(n)}`, name: `顾客${String(n)}`, text: '…' }));

async function measure(): Promise<Measured> {
  const bare = new BareList();
  document.body.append(bare);
  const bareRows = bareRowsOf(ongoing);
  const bareBuild = await took((n) => {
    bare.rows = n % 2 === 0 ? bareRows : [];
  });
  const bareLong: number[] = [];
  const longRows = bareRowsOf(longMessages);
  for (let n = 0; n < 10; n++) {
    bare.rows = [];
    await done();
    bareLong.push(
      ...(await took(() => {
        bare.rows = longRows;
      }, 1)),
    );
  }
  bare.rows = bareRows;
  await done();
  const bareWrite = await took((n) => {
    const at = (n * 7) % bare.rows.length;
    const row = bare.rows[at];
    if (row) bare.rows = [{ ...row, text: `消息 ${String(n)}` }, ...bare.rows.toSpliced(at, 1)];
  });
  bare.remove();

  let reads = 0;
  const { app, client, clock } = await mountWorkbench({
    prepare: (fake, now) => {
      const conversations = Array.from({ length: ongoing }, (_, n) =>
        talk(`c${String(n)}`, now - 2_400_000 + n, messages),
      );
      fake.conversations = new Map(conversations.map((each) => [each.id, each]));
      fake.searchCustomers = (_text, search) => {
        const after = search?.after ?? 0;
        reads++;
        const customers = Array.from({ length: historyPage }, (_, n) => past(after + n, now));
        const next = after + historyPage;
        return Promise.resolve({ customers, ...(next < history ? { next } : {}) });
      };
    },
  });
  const list = one(app, 'conversation-list');
  list.dispatchEvent(new CustomEvent('order-list', { detail: 'newest', bubbles: true, composed: true }));
  await drawn(app);
  const write = await took((n) => {
    client.customerWrites(`c${String((n * 7) % ongoing)}`, `消息 ${String(n)}`, clock.now() + n);
  });
  const second = await took(() => clock.advance(1000));
  const open = await took((n) => {
    const rows = all(app, 'conversation-list .row');
    rows[1 + (n % 5)]?.click();
  });
  const rowsInDocument = all(app, 'conversation-list row-list li').length;
  const long = [0, 1].map((n) => talk(`l${String(n)}`, clock.now(), longMessages));
  for (const each of long) client.put(each);
  await drawn(app);
  const openLong = await took((n) => {
    list.dispatchEvent(
      new CustomEvent('open-conversation', { detail: long[n % 2]?.id, bubbles: true, composed: true }),
    );
  });
  if (!one(app, 'message-timeline').shadowRoot?.textContent.includes(`第 ${String(longMessages - 1)} 条`))
    throw new Error('the newest message is not shown');
  const linesInDocument = all(app, 'message-timeline row-list li').length;

  one(app, '#tab-ended').click();
  await drawn(app);
  const pages = await took(() => {
    all(app, 'history-list .more')[0]?.click();
  }, history / historyPage);
  if (reads !== history / historyPage) throw new Error(`${String(reads)} pages were read`);
  const panel = one(app, 'conversation-list .panel');
  const scroll = await took((n) => {
    panel.scrollTop = (panel.scrollHeight / times) * n;
    return new Promise((resolve) => requestAnimationFrame(resolve));
  });
  return {
    ...{ write, second, open, openLong, historyPage: pages, scroll, rowsInDocument, linesInDocument },
    ...{ bareWrite, bareBuild, bareLong },
    historyRowsInDocument: all(app, 'history-list row-list li').length,
  };
}

declare global {
  interface Window {
    measureWorkbench: () => Promise<Measured>;
  }
}

window.measureWorkbench = measure;
