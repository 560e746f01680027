import { closeCodes, limits, type CloseReason } from '@shopbell/sdk/model';
import { describe, expect, it } from 'vitest';
import { shopOrigin, type Host, type MakeHost } from '../support/host.ts';
import { agent, codeOf, customer, enter, openShop, pass, postJson, say } from '../support/shop.ts';

const code = (reason: CloseReason) => closeCodes[reason].code;

/** What strangers may send; run on every host. */
export function badInputStories(name: string, makeHost: MakeHost): void {
  const shop = async () => {
    const host = await makeHost();
    await openShop(host);
    return host;
  };
  const token = (host: Host, body: unknown, headers?: Record<string, string>) =>
    host.fetch('/v1/customer/token', postJson(body, headers));

  const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;

  describe(`bad input: ${name}`, () => {
    it.each([
      ['no JSON', '{"type":', 'BAD_JSON'],
      ['nothing', '', 'BAD_JSON'],
      ['a list', '[]', 'BAD_FRAME'],
      ['an unknown type', '{"type":"teleport"}', 'BAD_FRAME'],
      ['10,000 levels', deep, 'BAD_FRAME'],
      ['bytes', new Uint8Array([1, 2, 3]), 'BAD_FRAME'],
      ['a second hello', '{"type":"hello","v":1,"auth":{"kind":"customer","token":"x"}}', 'BAD_FRAME'],
    ])('a frame with %s is told as an error, and the connection goes on', async (_, frame, expected) => {
      const host = await shop();
      const lin = await customer(host);
      const told = lin.socket.next('error');
      lin.socket.say(frame);
      expect((await told).error).toMatchObject({ code: expected, retry: false });
      await enter(lin.socket);
    });

    it.each([
      ['10,000 levels', `{"type":"request","id":"r-7","method":"message.send","params":${deep}}`],
      ['no method', '{"type":"request","id":"r-7"}'],
    ])('a request with %s is refused under its own id', async (_, frame) => {
      const host = await shop();
      const lin = await customer(host);
      const reply = lin.socket.next('reply');
      lin.socket.say(frame);
      expect(await reply).toMatchObject({ id: 'r-7', error: { code: 'BAD_FRAME' } });
    });

    it('frames above the rate are no bad ones: each is refused under its own id, and a flood may come back', async () => {
      const host = await shop();
      const lin = await customer(host);
      const ask = (count: number) =>
        lin.socket.say({ type: 'request', id: `q${String(count)}`, method: 'history.read', params: {} });
      for (let count = 0; count < 400; count++) ask(count);
      const { error } = await lin.socket.seen('reply', ({ id }) => id === 'q399');
      expect(error).toMatchObject({ code: 'RATE_LIMITED', retry: true, details: { retryAfterMs: 10 } });
      await host.clock.advance(1000);
      await lin.socket.settled();
      for (let count = 0; count < 1500; count++) ask(count);
      expect(await lin.socket.closed).toMatchObject({ code: code('tooFast') });
      expect(closeCodes.tooFast.comeBack).toBe(true);
    });

    it('twenty bad frames within a minute end the connection, and nobody else’s', async () => {
      const host = await shop();
      const lin = await customer(host);
      const other = await customer(host);
      for (let count = 0; count < 19; count++) lin.socket.say('?');
      await lin.socket.settled();
      await pass(host, 60_000, lin.socket, other.socket);
      for (let count = 0; count < 19; count++) lin.socket.say('?');
      await lin.socket.settled();
      lin.socket.say('?');
      expect(await lin.socket.closed).toMatchObject({ code: code('tooManyBadFrames') });
      await enter(other.socket);
    });

    it('a frame over its limit ends the connection with a code of its own; nothing of it is done', async () => {
      const host = await shop();
      await agent(host, 'amy');
      const lin = await customer(host);
      const { conversation } = await enter(lin.socket);
      const params = {
        conversationId: conversation.id,
        clientId: 'big',
        text: '长'.repeat(limits.frame / 3),
      };
      lin.socket.say({ type: 'request', id: 'big', method: 'message.send', params });
      expect(await lin.socket.closed).toMatchObject({ code: code('frameTooLarge') });
      expect(lin.socket.frames.at(-1)).toMatchObject({
        type: 'error',
        error: { code: 'FRAME_TOO_LARGE', details: { limit: limits.frame } },
      });
      const back = await customer(host, lin.token);
      expect(back.welcome.snapshot?.conversations[0]?.items.some(({ kind }) => kind === 'message')).toBe(
        false,
      );
    });

    it('a text over its limit is refused with limit and length; one at the limit is taken', async () => {
      const host = await shop();
      await agent(host, 'amy');
      const lin = await customer(host);
      const { conversation } = await enter(lin.socket);
      const about = { conversationId: conversation.id, clientId: 'long' };
      const refusal = await lin.socket.refused('message.send', {
        ...about,
        text: '长'.repeat(limits.text + 1),
      });
      expect(refusal).toMatchObject({
        code: 'TEXT_TOO_LONG',
        retry: false,
        details: { limit: limits.text, length: limits.text + 1 },
      });
      await say(lin.socket, conversation.id, '长'.repeat(limits.text), 'long');
    });

    it('what cannot be written in UTF-8, and a zero byte, come back as they can be kept', async () => {
      const host = await shop();
      await agent(host, 'amy');
      const lin = await customer(host);
      const { conversation } = await enter(lin.socket);
      await say(lin.socket, conversation.id, '\ud83d?');
      expect((await lin.socket.event('message.posted')).event).toMatchObject({
        message: { text: '\ufffd?' },
      });
      const sent = await say(lin.socket, conversation.id, 'a\u0000b');
      await lin.socket.event('message.posted', ({ seq }) => seq === sent.seq);
      const fresh = await customer(host, lin.token);
      expect(fresh.welcome.snapshot?.conversations[0]?.items.at(-1)).toMatchObject({ text: 'a\u0000b' });
    });

    it.each([
      ['message.send', { conversationId: 'x', clientId: 'c', text: '   ' }, 'INVALID_ARGUMENT'],
      ['message.send', { conversationId: 'x', clientId: 'c', text: 7 }, 'INVALID_ARGUMENT'],
      ['message.send', { conversationId: { $ne: 1 }, clientId: 'c', text: 'a' }, 'INVALID_ARGUMENT'],
      ['message.send', null, 'INVALID_ARGUMENT'],
      ['message.seen', { conversationId: 'x', upTo: -1 }, 'INVALID_ARGUMENT'],
      ['conversation.open', { scope: { page: 'moon' } }, 'INVALID_ARGUMENT'],
      ['conversation.open', { scope: { page: 'product', sku: 'x'.repeat(129) } }, 'INVALID_ARGUMENT'],
      ['conversation.open', { scope: { page: 'product', sku: 'a\nb' } }, 'INVALID_ARGUMENT'],
      ['conversation.open', { scope: { page: 'product', sku: '' } }, 'INVALID_ARGUMENT'],
      ['conversation.open', {}, 'INVALID_ARGUMENT'],
      ['history.read', { conversationId: 'x', limit: 51 }, 'INVALID_ARGUMENT'],
      ['teleport', {}, 'UNKNOWN_METHOD'],
      ['toString', {}, 'UNKNOWN_METHOD'],
      ['__proto__', {}, 'UNKNOWN_METHOD'],
      ['status.set', { status: 'online' }, 'FORBIDDEN'],
      ['figures.today', {}, 'FORBIDDEN'],
    ])('a customer who asks %s with %j is told %s', async (method, params, expected) => {
      const host = await shop();
      const lin = await customer(host);
      const refusal = await lin.socket.refused(method, params);
      expect(refusal).toMatchObject({ code: expected, retry: false });
      if (expected === 'INVALID_ARGUMENT') expect(refusal.details).toHaveProperty('issues.0.message');
    });

    it('an agent may not enter as a customer', async () => {
      const host = await shop();
      const amy = await agent(host, 'amy');
      expect(await amy.socket.refused('conversation.open', { scope: {} })).toMatchObject({
        code: 'FORBIDDEN',
      });
    });

    it('a foreign conversation does not exist, and nobody in it notices', async () => {
      const host = await shop();
      const amy = await agent(host, 'amy');
      const lin = await customer(host);
      const { conversation } = await enter(lin.socket);
      const stranger = await customer(host);
      const bo = await agent(host, 'bo', { status: 'away' });
      await amy.socket.settled();
      const heard = [amy, lin].map(({ socket }) => socket.frames.length);
      const conversationId = conversation.id;
      const tries: [string, object][] = [
        ['message.send', { conversationId, clientId: 'c', text: '偷看' }],
        ['message.seen', { conversationId, upTo: 1 }],
        ['conversation.end', { conversationId }],
        ['history.read', { conversationId }],
      ];
      for (const who of [stranger, bo]) {
        for (const [method, params] of tries) {
          expect(await who.socket.refused(method, params), method).toMatchObject({ code: 'NOT_FOUND' });
        }
      }
      const choice = { conversationId, groupId: 'presale' };
      expect(await stranger.socket.refused('conversation.choose', choice)).toMatchObject({
        code: 'NOT_FOUND',
      });
      await amy.socket.settled();
      await lin.socket.settled();
      expect([amy.socket.frames.length - 1, lin.socket.frames.length - 1]).toEqual(heard);
    });

    it('a customer of one shop finds nothing of another shop', async () => {
      const host = await shop();
      await agent(host, 'amy');
      const lin = await customer(host);
      const { conversation } = await enter(lin.socket);
      await host.app.admin.createShop({
        shopId: `${host.shopId}-other`,
        name: '别家',
        origins: [shopOrigin],
        timeZone: 'Asia/Shanghai',
        defaultGroupName: '客服',
      });
      const response = await host.fetch('/v1/customer/token', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ shopId: `${host.shopId}-other` }),
      });
      const { token } = (await response.json()) as { token: string };
      const other = await customer(host, token);
      const refusal = await other.socket.refused('history.read', { conversationId: conversation.id });
      expect(refusal).toMatchObject({ code: 'NOT_FOUND', details: { what: 'conversation' } });
    });

    it('who asks too often is told when to come back; the attempts that were refused cost the other tab nothing', async () => {
      const host = await shop();
      const lin = await customer(host);
      const refusals: unknown[] = [];
      for (let count = 0; count < 40; count++) {
        await lin.socket
          .ask('history.read', { conversationId: 'x' })
          .catch((error: unknown) => refusals.push(error));
      }
      expect(refusals.at(19)).toMatchObject({ code: 'NOT_FOUND' });
      expect(refusals.at(20)).toMatchObject({
        code: 'RATE_LIMITED',
        retry: true,
        details: { retryAfterMs: 100 },
      });
      await host.clock.advance(1000);
      const tab = await customer(host, lin.token);
      for (let count = 0; count < 10; count++) await tab.socket.ask('conversation.open', { scope: {} });
      expect(await tab.socket.refused('conversation.open', { scope: {} })).toMatchObject({
        code: 'RATE_LIMITED',
      });
      await enter((await customer(host)).socket);
    });
  });

  describe(`bad input over HTTP: ${name}`, () => {
    it.each([
      ['no JSON', '{"shopId":', 'BAD_JSON'],
      ['10,000 levels', deep, 'BAD_FRAME'],
      ['10,000 levels inside', `{"shopId":${deep}}`, 'BAD_FRAME'],
      ['a list', '[]', 'INVALID_ARGUMENT'],
      ['null', 'null', 'INVALID_ARGUMENT'],
      ['nothing', '', 'INVALID_ARGUMENT'],
      ['a wrong type', '{"shopId":7}', 'INVALID_ARGUMENT'],
      ['an oversized id', JSON.stringify({ shopId: 'x'.repeat(65) }), 'INVALID_ARGUMENT'],
      [
        'an oversized renewal',
        JSON.stringify({ shopId: 'demo', renewal: 'x'.repeat(4097) }),
        'INVALID_ARGUMENT',
      ],
      [
        'more than a frame',
        JSON.stringify({ shopId: 'demo', junk: 'x'.repeat(limits.frame) }),
        'FRAME_TOO_LARGE',
      ],
    ])('a body with %s is refused as %s', async (_, body, expected) => {
      const host = await shop();
      expect(await codeOf(await token(host, body))).toBe(expected);
      expect(await codeOf(await host.fetch('/v1/session', postJson(body)))).toBe(expected);
    });

    it('a body that is not called JSON is refused: forms of other sites cannot send one', async () => {
      const host = await shop();
      const init = {
        method: 'POST',
        headers: { 'Content-Type': 'text/plain' },
        body: JSON.stringify({ shopId: host.shopId }),
      };
      expect(await codeOf(await host.fetch('/v1/customer/token', init))).toBe('INVALID_ARGUMENT');
    });

    it('an unknown address is not found, a wrong method is told the right ones', async () => {
      const host = await shop();
      for (const path of ['/v1', '/v1/', '/v1/nothing', '/v1/customer', '/v1/session/']) {
        expect(await codeOf(await host.fetch(path)), path).toBe('NOT_FOUND');
      }
      const wrong = await host.fetch('/v1/session', { method: 'PUT' });
      expect(wrong.headers.get('Allow')).toBe('POST, GET, DELETE');
      expect(await codeOf(wrong)).toBe('METHOD_NOT_ALLOWED');
      expect(await codeOf(await host.fetch('/v1/customer/token'))).toBe('METHOD_NOT_ALLOWED');
      expect(await codeOf(await host.fetch('/v1/health', { method: 'POST' }))).toBe('METHOD_NOT_ALLOWED');
    });
  });
}
