import { closeCodes, limits, type CloseReason } from '@shopbell/sdk/model';
import { describe, expect, it } from 'vitest';
import { shopOrigin, type MakeHost } from '../support/host.ts';
import { agent, customer, enter, grantOf, openShop, pass, say, signIn, ticketOf } from '../support/shop.ts';

const code = (reason: CloseReason) => closeCodes[reason].code;

/**
 * Getting in, staying in, and what strangers may try; run on every host. `helloFirst`: a connection there begins with its
 * first frame.
 */
export function connectionStories(
  name: string,
  makeHost: MakeHost,
  { helloFirst = false }: { readonly helloFirst?: boolean } = {},
): void {
  const shop = async () => {
    const host = await makeHost();
    await openShop(host);
    return host;
  };

  describe(`hello: ${name}`, () => {
    it.skipIf(helloFirst)('whoever says nothing within ten seconds is let go', async () => {
      const host = await shop();
      const socket = await host.connect(shopOrigin);
      await host.clock.advance(9_999);
      await host.clock.advance(1);
      expect(await socket.closed).toMatchObject({ code: code('helloTimeout') });
    });

    it.each([
      ['a request', { type: 'request', id: 'r', method: 'figures.today', params: {} }],
      ['no JSON', 'hello?'],
      ['a wrong token', { type: 'hello', v: 1, auth: { kind: 'customer', token: 'wrong' } }],
      ['no token', { type: 'hello', v: 1, auth: { kind: 'customer' } }],
      ['a wrong ticket', { type: 'hello', v: 1, auth: { kind: 'agent', ticket: 'wrong' } }],
    ])('a first frame with %s is refused and the connection closed', async (_, frame) => {
      const host = await shop();
      const socket = await host.connect();
      socket.say(frame);
      expect(await socket.closed).toMatchObject({ code: code('unauthenticated') });
      expect(socket.frames).toHaveLength(1);
    });

    it('a token of another use is refused, an old one may be renewed', async () => {
      const host = await shop();
      const grant = await grantOf(host);
      const renewal = await host.connect(shopOrigin);
      renewal.say({ type: 'hello', v: 1, auth: { kind: 'customer', token: grant.renewal } });
      expect(await renewal.closed).toMatchObject({ code: code('unauthenticated') });

      host.clock.jumpTo(grant.expiresAt + 1000);
      const late = await host.connect(shopOrigin);
      late.say({ type: 'hello', v: 1, auth: { kind: 'customer', token: grant.token } });
      expect((await late.seen('error')).error).toMatchObject({ code: 'TOKEN_EXPIRED', retry: true });
      expect(await late.closed).toMatchObject({ code: code('tokenExpired') });
    });

    it('a page of a foreign origin is refused, and cannot spend a ticket', async () => {
      const host = await shop();
      const { token } = await grantOf(host);
      const page = await host.connect('https://evil.example');
      page.say({ type: 'hello', v: 1, auth: { kind: 'customer', token } });
      expect(await page.closed).toMatchObject({ code: code('originNotAllowed') });

      const ticket = await ticketOf(host, (await signIn(host, 'amy')).cookie);
      const hello = { type: 'hello', v: 1, auth: { kind: 'agent', ticket } };
      const foreign = await host.connect(shopOrigin);
      foreign.say(hello);
      expect(await foreign.closed).toMatchObject({ code: code('originNotAllowed') });
      const own = await host.connect(host.workbenchOrigin);
      own.say(hello);
      expect((await own.seen('welcome')).me).toEqual({
        kind: 'agent',
        id: 'amy',
        name: '小艾 Amy',
        status: 'offline',
      });
    });

    it('a ticket is good once, for thirty seconds, and not without its session', async () => {
      const host = await shop();
      const { cookie } = await signIn(host, 'amy');
      const refused = async (ticket: string) => {
        const socket = await host.connect(host.workbenchOrigin);
        socket.say({ type: 'hello', v: 1, auth: { kind: 'agent', ticket } });
        return (await socket.closed).code;
      };
      const ticket = await ticketOf(host, cookie);
      const first = await host.connect(host.workbenchOrigin);
      first.say({ type: 'hello', v: 1, auth: { kind: 'agent', ticket } });
      await first.seen('welcome');
      expect(await refused(ticket)).toBe(code('unauthenticated'));

      const late = await ticketOf(host, cookie);
      host.clock.jumpTo(host.clock.now() + 30_000);
      expect(await refused(late)).toBe(code('unauthenticated'));

      const orphan = await ticketOf(host, cookie);
      await host.fetch('/v1/session', { method: 'DELETE', headers: { Cookie: cookie } });
      expect(await refused(orphan)).toBe(code('unauthenticated'));
    });

    it('a version that the server does not speak is refused by name', async () => {
      const host = await shop();
      const { token } = await grantOf(host);
      const socket = await host.connect(shopOrigin);
      socket.say({ type: 'hello', v: 99, auth: { kind: 'customer', token } });
      expect((await socket.seen('error')).error).toMatchObject({
        code: 'UNSUPPORTED_VERSION',
        details: { supported: [1] },
      });
      expect(await socket.closed).toMatchObject({ code: code('unsupportedVersion') });
    });

    it('a session that ends takes its sockets with it', async () => {
      const host = await shop();
      const amy = await agent(host, 'amy');
      host.clock.jumpTo(host.clock.now() + 12 * 60 * 60 * 1000);
      await amy.socket.settled();
      await host.clock.advance(0);
      expect(await amy.socket.closed).toMatchObject({ code: code('signedOut') });
    });
  });

  describe(`staying: ${name}`, () => {
    it('silence for two heartbeats ends a connection, any frame keeps it', async () => {
      const host = await shop();
      const silent = await customer(host);
      const lively = await customer(host);
      await pass(host, 2 * limits.heartbeat, lively.socket);
      expect(await silent.socket.closed).toMatchObject({ code: code('heartbeatTimeout') });
      await lively.socket.settled();
    });

    it('who comes back gets exactly what was missed, each with the one told before', async () => {
      const host = await shop();
      const amy = await agent(host, 'amy');
      const lin = await customer(host);
      const { conversation } = await enter(lin.socket);
      const known = await say(lin.socket, conversation.id, '我先走开一下');
      lin.socket.hangUp();
      await lin.socket.closed;
      const missed = [];
      for (const text of ['好的', '给您查到了', '还有货'])
        missed.push(await say(amy.socket, conversation.id, text));

      const { epoch } = lin.welcome.position;
      const back = await customer(host, lin.token, { epoch, seq: known.seq });
      expect(back.welcome).toMatchObject({ resumed: true, position: { epoch, seq: known.seq } });
      expect(back.welcome).not.toHaveProperty('snapshot');
      const next = await say(amy.socket, conversation.id, '在吗');
      await back.socket.seen('event', ({ seq }) => seq === next.seq);
      expect(back.socket.events.map(({ seq }) => seq)).toEqual([...missed, next].map(({ seq }) => seq));
      const before = [known, ...missed].map(({ seq }) => seq);
      expect(back.socket.events.map(({ after }) => after)).toEqual(before);
    });

    it('what happens while somebody resumes is told once', async () => {
      const host = await shop();
      const amy = await agent(host, 'amy');
      const lin = await customer(host);
      const { conversation } = await enter(lin.socket);
      const { epoch } = lin.welcome.position;
      const since = (await say(lin.socket, conversation.id, '第 0 句')).seq;
      const sent: number[] = [];
      for (let round = 1; round <= 10; round++) {
        const returning = customer(host, lin.token, { epoch, seq: since });
        sent.push((await say(amy.socket, conversation.id, `第 ${String(round)} 句`)).seq);
        const back = await returning;
        await back.socket.seen('event', ({ seq }) => seq === sent.at(-1));
        expect(back.socket.events.map(({ seq }) => seq)).toEqual(sent);
        back.socket.hangUp();
      }
    });

    it('another journal, or a position that never was, means a fresh start', async () => {
      const host = await shop();
      const lin = await customer(host);
      const { seq, epoch } = lin.welcome.position;
      const other = await customer(host, lin.token, { epoch: 'another', seq });
      expect(other.welcome).toMatchObject({ resumed: false, snapshot: { conversations: [] } });
      const ahead = await customer(host, lin.token, { epoch, seq: seq + 1000 });
      expect(ahead.welcome.resumed).toBe(false);
    });
  });
}
