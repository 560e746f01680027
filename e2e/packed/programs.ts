/** Programs of somebody who installed the package and read its README; `server` is filled in. */

/** What a process has after importing: names of the exports, and of globals that were not there before. */
export const imports = `
const before = new Set(Object.getOwnPropertyNames(globalThis));
const names = ['@shopbell/sdk', '@shopbell/sdk/agent', '@shopbell/sdk/admin', '@shopbell/sdk/testing'];
const found = [];
for (const name of names) found.push(Object.keys(await import(name)));
const globals = Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name));
console.log(JSON.stringify({ found, globals, model: Object.keys(await import('@shopbell/sdk/model')).length }));
`;

export const commonJs = (server: string) => `
const { createCustomerClient } = require('@shopbell/sdk');
const client = createCustomerClient({ server: '${server}', shopId: 'demo' });
client.on('message', ({ message }) => {
  if (message.files) client.file(message.files[0].id).then((blob) => blob.text()).then((text) => {
    console.log(text);
    client.destroy();
  });
});
client.open({ page: 'shop' }).then(({ conversation }) => {
  client.send(conversation.id, { files: [new File(['from CommonJS'], 'a.txt', { type: 'text/plain' })] });
});
`;

export const page = (server: string) => `
import { createCustomerClient } from '@shopbell/sdk';
const client = (globalThis.client = createCustomerClient({ server: '${server}', shopId: 'demo' }));
const told = (globalThis.told = []);
const { conversation } = await client.open({ page: 'product', sku: '1001' });
client.on('message', ({ message }) => told.push(message.text));
client.send(conversation.id, 'from a page');
globalThis.listen = () => client.on('metrics', ({ type }) => told.push(type));
globalThis.send = (text) => client.send(conversation.id, text);
globalThis.attach = (text) =>
  client.send(conversation.id, { text, files: [new File(['x'], 'a.txt', { type: 'text/plain' })] });
globalThis.work = () =>
  new Promise((resolve) => {
    const worker = new Worker('/worker.js', { type: 'module' });
    worker.addEventListener('message', ({ data }) => resolve(data));
  });
`;

export const worker = (server: string) => `
import { createCustomerClient } from '@shopbell/sdk';
const client = createCustomerClient({ server: '${server}', shopId: 'demo' });
client.on('message', ({ message }) => postMessage(message.text));
const { conversation } = await client.open({ page: 'shop' });
client.send(conversation.id, 'from a worker');
`;

/** What a storefront in TypeScript writes; the last line must not compile. */
export const typed = `
import { createCustomerClient, isShopbellError, type RoutingOutcome } from '@shopbell/sdk';
export async function enter(server: string): Promise<RoutingOutcome['kind']> {
  const client = createCustomerClient({ server, shopId: 'demo' });
  try {
    return (await client.open({ page: 'product', sku: 'A' })).outcome.kind;
  } catch (error) {
    if (isShopbellError(error, 'RATE_LIMITED')) console.log(error.details.retryAfterMs.toFixed());
    throw error;
  }
}
// @ts-expect-error there is no such page
createCustomerClient({ server: '', shopId: '' }).open({ page: 'cellar' });
`;
