/**
 * The baseline: each message is a row, committed before it is answered; nothing is decided, nobody is known, and nobody else
 * is told. Whoever wants a token gets one word.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { WebSocketServer } from 'ws';
import { tell, tellCosts } from './cost.ts';
import type { ToServer } from './messages.ts';

const folder = await mkdtemp(join(tmpdir(), 'shopbell-rush-'));
const database = new DatabaseSync(join(folder, 'echo.db'));
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE message (text TEXT)');
const insert = database.prepare('INSERT INTO message VALUES (?)');

const http = createServer((_request, response) => {
  response.setHeader('Content-Type', 'application/json').end('{"token":"anybody"}');
});
const server = new WebSocketServer({ server: http, perMessageDeflate: false });
server.on('connection', (socket) => {
  socket.on('message', (data: Buffer) => {
    const text = data.toString('utf8');
    insert.run(text);
    socket.send(text);
  });
});
tellCosts();
process.on('message', ({ kind }: ToServer) => {
  if (kind !== 'end') return;
  database.close();
  void rm(folder, { recursive: true }).then(() => process.exit());
});
http.listen(0, '127.0.0.1', () => {
  const { port } = http.address() as AddressInfo;
  tell({ kind: 'ready', url: `http://127.0.0.1:${String(port)}` });
});
