import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { limits } from '@shopbell/sdk/model';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import type { ConnectionInfo, SocketHandlers, SocketLike } from '../app/socket.ts';
import { clientAddress } from './clientAddress.ts';

const path = '/v1/socket';

/** A WebSocket of this host. */
export interface PortSocket extends SocketLike {
  /** Breaks the connection without a goodbye. */
  terminate(): void;
}

/** Whoever takes the WebSockets: the app, or somebody who stands before it. */
export interface SocketTaker {
  connect(socket: PortSocket, about: ConnectionInfo): SocketHandlers;
  /** False: the handshake is turned away, as by a proxy that knows no WebSockets. Taken if left out. */
  takesSockets?(): boolean;
}

/** Accepts WebSockets on a server and hands them to the app. */
export function serveSockets(
  server: Server,
  app: SocketTaker,
  trustedProxies: number,
): { stop(within: number): Promise<void> } {
  const sockets = new WebSocketServer({
    noServer: true,
    // Twice the limit: what is a little too large gets the app's own close code, a flood is cut off here.
    maxPayload: 2 * limits.frame,
    perMessageDeflate: false,
  });
  const bundle = new Bundle();
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy());
    const [asked] = (request.url ?? '').split('?');
    if (asked !== path) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    if (app.takesSockets?.() === false) {
      socket.end('HTTP/1.1 501 Not Implemented\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (accepted) => {
      const send = (text: string, bytes?: Uint8Array): void => {
        bundle.open(socket);
        if (bytes) accepted.send(bytes, { binary: false });
        else accepted.send(text);
      };
      const origin = request.headers.origin;
      connect(accepted, send, app, { origin, address: clientAddress(request, trustedProxies) });
    });
  };
  server.on('upgrade', upgrade);

  return {
    /** Lets the closing of each socket be answered, and ends those that do not answer. */
    async stop(within) {
      server.off('upgrade', upgrade);
      const closed = [...sockets.clients].map(
        (client) => new Promise((resolve) => client.once('close', resolve)),
      );
      const timer = setTimeout(() => {
        for (const client of sockets.clients) client.terminate();
      }, within);
      await Promise.all(closed);
      clearTimeout(timer);
    },
  };
}

/**
 * Frames that follow one another to the same socket leave in one write: in a shop of thousands, where everybody is told
 * of everybody, the system calls cost more than all the rest.
 */
class Bundle {
  #socket: Duplex | undefined;
  #planned = false;

  /** Holds back what is sent to this socket until it is another's turn, or whoever is at work is done. */
  open(socket: Duplex): void {
    if (this.#socket === socket) return;
    this.#socket?.uncork();
    socket.cork();
    this.#socket = socket;
    if (this.#planned) return;
    this.#planned = true;
    queueMicrotask(() => {
      this.#socket?.uncork();
      this.#socket = undefined;
      this.#planned = false;
    });
  }
}

function connect(socket: WebSocket, send: SocketLike['send'], app: SocketTaker, about: ConnectionInfo): void {
  const connection = app.connect(
    {
      send,
      close: (code, reason) => {
        socket.close(code, reason);
      },
      terminate: () => {
        socket.terminate();
      },
      get bufferedAmount() {
        return socket.bufferedAmount;
      },
    },
    about,
  );
  socket.on('message', (data: RawData, isBinary: boolean) => {
    const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer);
    connection.message(isBinary ? bytes : bytes.toString('utf8'));
  });
  // The transport closes by itself after a fault (a frame that is too large, broken UTF-8); `close` follows.
  socket.on('error', () => {});
  socket.on('close', () => {
    connection.closed();
  });
}
