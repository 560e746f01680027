import { fileTypes, deskLimits, limits, type FileRef } from '@shopbell/sdk/model';
import { describe, expect, it } from 'vitest';
import { asAgent, asCustomer, bytesOf, download, upload, uploaded } from '../support/files.ts';
import type { MakeHost } from '../support/host.ts';
import { gif, jpeg, png, text, webp } from '../support/pictures.ts';
import { agent, codeOf, customer, enter, grantOf, openShop } from '../support/shop.ts';

const hour = 60 * 60 * 1000;

async function refusal(response: Response): Promise<unknown> {
  const { error } = (await response.clone().json()) as { error: { details?: unknown } };
  return { code: await codeOf(response), details: error.details };
}

/** Files, told once and run on every host. */
export function fileStories(name: string, makeHost: MakeHost): void {
  const shop = async () => {
    const host = await makeHost();
    await openShop(host);
    return host;
  };

  describe(`files: ${name}`, () => {
    it('a photo goes up, into a message with words, and comes down on the agent’s screen byte for byte', async () => {
      const host = await shop();
      const amy = await agent(host, 'amy');
      const lin = await customer(host);
      const { conversation } = await enter(lin.socket);
      const bytes = png(640, 480, 200_000);
      const file = await uploaded(host, asCustomer(lin.token), bytes, { name: '小票 1.png' });
      expect(file).toEqual({
        id: file.id,
        name: '小票 1.png',
        type: 'image/png',
        size: bytes.length,
        width: 640,
        height: 480,
      });
      // Nobody else sees it before it is sent.
      expect((await download(host, asAgent(host, amy.cookie), file.id)).status).toBe(404);

      const sent = await lin.socket.ask<{ seq: number }>('message.send', {
        conversationId: conversation.id,
        clientId: 'c1',
        text: '看这里',
        files: [file.id],
      });
      const told = await amy.socket.event('message.posted');
      expect(told.event).toMatchObject({ message: { text: '看这里', files: [file] } });
      expect(told.seq).toBe(sent.seq);

      const shown = await download(host, asAgent(host, amy.cookie), file.id);
      expect(shown.status).toBe(200);
      expect(Object.fromEntries(shown.headers)).toMatchObject({
        'content-type': 'image/png',
        'content-length': String(bytes.length),
        'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent('小票 1.png')}`,
        'content-security-policy': "sandbox; default-src 'none'",
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      });
      expect(await bytesOf(shown)).toEqual(bytes);
      expect(await bytesOf(await download(host, asCustomer(lin.token), file.id))).toEqual(bytes);

      const page = await lin.socket.ask<{ items: { files?: FileRef[] }[] }>('history.read', {
        conversationId: conversation.id,
      });
      expect(page.items.at(-1)?.files).toEqual([file]);
      const again = await customer(host, lin.token);
      expect(again.welcome.snapshot?.conversations[0]?.items.at(-1)).toMatchObject({ files: [file] });
    });

    it('an agent sends one too, and files without a word are a message', async () => {
      const host = await shop();
      const amy = await agent(host, 'amy');
      const lin = await customer(host);
      const { conversation } = await enter(lin.socket);
      const guide = await uploaded(host, asAgent(host, amy.cookie), text('说明'), {
        type: 'text/plain; charset=utf-8',
        name: '说明.txt',
      });
      await amy.socket.ask('message.send', {
        conversationId: conversation.id,
        clientId: 'a1',
        files: [guide.id],
      });
      const { event } = await lin.socket.event('message.posted');
      expect(event).toMatchObject({ message: { text: '', files: [guide], author: { kind: 'agent' } } });
      const read = await download(host, asCustomer(lin.token), guide.id);
      expect(read.headers.get('content-type')).toBe('text/plain; charset=utf-8');
      expect(read.headers.get('content-disposition')).toMatch(/^attachment;/);
      expect(await read.text()).toBe('说明');
    });

    it('only the uploader and those in the conversation see it: no other customer, agent or shop, and nobody without a token', async () => {
      const host = await shop();
      const amy = await agent(host, 'amy');
      const bo = await agent(host, 'bo', { status: 'away' });
      const lin = await customer(host);
      const other = await grantOf(host);
      const { conversation } = await enter(lin.socket);
      const file = await uploaded(host, asCustomer(lin.token), png(1, 1));
      await lin.socket.ask('message.send', {
        conversationId: conversation.id,
        clientId: 'c',
        files: [file.id],
      });
      await amy.socket.event('message.posted');
      for (const who of [asCustomer(other.token), asAgent(host, bo.cookie)]) {
        expect(await refusal(await download(host, who, file.id))).toEqual({
          code: 'NOT_FOUND',
          details: { what: 'file' },
        });
      }
      for (const who of [{}, { Authorization: 'Bearer nonsense' }, { Authorization: 'Basic abc' }]) {
        expect(await codeOf(await download(host, who, file.id))).toBe('UNAUTHENTICATED');
      }
      // Nor can anybody send what another uploaded.
      const thief = await customer(host, other.token);
      const theirs = await enter(thief.socket);
      const stolen = { conversationId: theirs.conversation.id, clientId: 'x', files: [file.id] };
      expect(await thief.socket.refused('message.send', stolen)).toMatchObject({
        code: 'NOT_FOUND',
        details: { what: 'file' },
      });
      // A colleague to whom it was passed on does.
      await bo.socket.ask('status.set', { status: 'online' });
      await amy.socket.ask('conversation.transfer', {
        conversationId: conversation.id,
        to: { kind: 'agent', id: 'bo' },
      });
      expect((await download(host, asAgent(host, bo.cookie), file.id)).status).toBe(200);
    });

    it('pages of other origins may ask, and are refused behind the token; the workbench’s cookie works on its pages only', async () => {
      const host = await shop();
      const amy = await agent(host, 'amy');
      const { token } = await grantOf(host);
      const preflight = await host.fetch('/v1/files', {
        method: 'OPTIONS',
        headers: { Origin: 'https://shop.example', 'Access-Control-Request-Method': 'POST' },
      });
      expect(preflight.status).toBe(204);
      expect(preflight.headers.get('access-control-allow-origin')).toBe('https://shop.example');
      expect(preflight.headers.get('access-control-allow-headers')).toContain('X-Shopbell-Client-Id');
      expect(preflight.headers.has('access-control-allow-credentials')).toBe(false);
      const foreign = { Authorization: `Bearer ${token}`, Origin: 'https://evil.example' };
      expect(await codeOf(await upload(host, foreign, png(1, 1)))).toBe('ORIGIN_NOT_ALLOWED');
      const lured = { Cookie: amy.cookie, Origin: 'https://evil.example' };
      expect(await codeOf(await upload(host, lured, png(1, 1)))).toBe('ORIGIN_NOT_ALLOWED');
    });

    it('the same client id with the same bytes gets the first answer, also at the same time; with others it is refused', async () => {
      const host = await shop();
      const { token } = await grantOf(host);
      const first = await uploaded(host, asCustomer(token), png(7, 7), { clientId: 'same' });
      expect(await uploaded(host, asCustomer(token), png(7, 7), { clientId: 'same' })).toEqual(first);
      const other = await upload(host, asCustomer(token), png(8, 8), { clientId: 'same' });
      expect(await refusal(other)).toEqual({ code: 'CLIENT_ID_REUSED', details: { clientId: 'same' } });
      const both = await Promise.all(
        [1, 2].map(() => uploaded(host, asCustomer(token), png(9, 9, 50_000), { clientId: 'twice' })),
      );
      expect(both[0]).toEqual(both[1]);
      // Another customer's id is another id.
      const { token: stranger } = await grantOf(host);
      expect(await uploaded(host, asCustomer(stranger), png(8, 8), { clientId: 'same' })).not.toEqual(first);
    });

    it('what is not what it says is refused, as is what nobody allows', async () => {
      const host = await shop();
      const who = asCustomer((await grantOf(host)).token);
      const allowed = { code: 'FILE_TYPE_NOT_ALLOWED', details: { allowed: [...fileTypes] } };
      const html = text('<html><script>alert(1)</script></html>');
      const cases: [BodyInit, string][] = [
        [html, 'image/png'],
        [html, 'application/pdf'],
        [html, 'video/mp4'],
        [html, 'text/html'],
        [html, 'image/svg+xml'],
        [png(1, 1), 'image/jpeg'],
        [jpeg(1, 1), 'image/webp'],
        [gif(1, 1).slice(0, 8), 'image/gif'],
        [Uint8Array.from([0x41, 0xff, 0xfe]), 'text/plain'],
        [Uint8Array.from([0x41, 0x00, 0x42]), 'text/plain'],
        [text('茶').slice(0, 2), 'text/plain'],
        [png(1, 1), ''],
      ];
      for (const [body, type] of cases) {
        expect([type, await refusal(await upload(host, who, body, { type }))]).toEqual([type, allowed]);
      }
      expect(await codeOf(await upload(host, who, text('')))).toBe('INVALID_ARGUMENT');
      const noId = await upload(host, who, png(1, 1), { clientId: '' });
      expect(await codeOf(noId)).toBe('INVALID_ARGUMENT');
    });

    it('pictures of every kind are measured', async () => {
      const host = await shop();
      const who = asCustomer((await grantOf(host)).token);
      const kinds: [Uint8Array<ArrayBuffer>, string][] = [
        [gif(300, 200), 'image/gif'],
        [jpeg(300, 200), 'image/jpeg'],
        [jpeg(300, 200, 65_000), 'image/jpeg'],
        [webp('VP8 ', 300, 200), 'image/webp'],
        [webp('VP8L', 300, 200), 'image/webp'],
        [webp('VP8X', 300, 200), 'image/webp'],
      ];
      for (const [body, type] of kinds)
        expect(await uploaded(host, who, body, { type })).toMatchObject({ type, width: 300, height: 200 });
      // One that breaks off before it tells is a picture all the same.
      const short = await uploaded(host, who, jpeg(300, 200).slice(0, 20), { type: 'image/jpeg' });
      expect(short).not.toHaveProperty('width');
    });

    it('what is too large is refused, whether it says so or not, and leaves nothing', async () => {
      const host = await shop();
      const who = asCustomer((await grantOf(host)).token);
      const tooLarge = { code: 'FILE_TOO_LARGE', details: { limit: limits.file } };
      expect(await refusal(await upload(host, who, png(1, 1, 2 * limits.file), { clientId: 'big' }))).toEqual(
        tooLarge,
      );
      expect(await refusal(await upload(host, who, endless(), { clientId: 'big' }))).toEqual(tooLarge);
      // The client id was not used up.
      const exactly = png(1, 1, limits.file - png(1, 1).length);
      expect(await uploaded(host, who, exactly, { clientId: 'big' })).toMatchObject({ size: limits.file });
    });

    it('an upload that breaks off leaves nothing, and may come again', async () => {
      const host = await shop();
      const { token } = await grantOf(host);
      await expect(
        upload(host, asCustomer(token), cutOff(), { clientId: 'cut' }).then(refusedOrBroken),
      ).rejects.toThrow();
      expect(await uploaded(host, asCustomer(token), png(5, 5), { clientId: 'cut' })).toMatchObject({
        width: 5,
      });
    });

    it('nobody fills the disk: so many at once, and so much in a day', async () => {
      const host = await shop();
      const who = asCustomer((await grantOf(host)).token);
      const answers = await Promise.all(Array.from({ length: 25 }, () => upload(host, who, png(1, 1))));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(20);
      const refused = answers.find(({ status }) => status !== 200);
      expect(refused && (await codeOf(refused))).toBe('RATE_LIMITED');

      const busy = asCustomer((await grantOf(host)).token);
      const large = png(1, 1, limits.file - png(1, 1).length);
      for (let n = 0; n < 10; n++) await uploaded(host, busy, large);
      expect(await refusal(await upload(host, busy, png(1, 1)))).toEqual({
        code: 'FILE_QUOTA_EXCEEDED',
        details: { limit: deskLimits.filesPerDay },
      });
    }, 60_000);

    it('nobody fetches files in a flood: many at once, then a few each second', async () => {
      const host = await shop();
      const who = asCustomer((await grantOf(host)).token);
      const { id } = await uploaded(host, who, png(1, 1));
      const answers = await Promise.all(Array.from({ length: 101 }, () => download(host, who, id)));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(100);
      const refused = answers.find(({ status }) => status !== 200);
      expect(refused && (await codeOf(refused))).toBe('RATE_LIMITED');
      await host.clock.advance(200);
      expect((await download(host, who, id)).status).toBe(200);
    });

    it('what was never sent is gone after a day; what was sent stays', async () => {
      const host = await shop();
      await agent(host, 'amy');
      let grant = await grantOf(host);
      const lin = async () => {
        const connected = await customer(host, grant.token);
        const { conversation } = await enter(connected.socket);
        return { socket: connected.socket, conversationId: conversation.id, who: asCustomer(grant.token) };
      };
      const early = await lin();
      const sent = await uploaded(host, early.who, png(1, 1));
      const kept = await uploaded(host, early.who, png(2, 2));
      const { conversationId } = early;
      await early.socket.ask('message.send', { conversationId, clientId: 'c', files: [sent.id] });
      early.socket.hangUp();

      await host.clock.advance(24 * hour + 1000);
      grant = await grantOf(host, grant.renewal);
      const late = await lin();
      const tooLate = { conversationId: late.conversationId, clientId: 'd', files: [kept.id] };
      expect(await late.socket.refused('message.send', tooLate)).toMatchObject({ code: 'NOT_FOUND' });
      // What was sent once may be sent again.
      const again = { conversationId: late.conversationId, clientId: 'e', files: [sent.id] };
      await late.socket.ask('message.send', again);
      late.socket.hangUp();

      await host.clock.advance(2 * hour);
      for (let reads = 100_000; reads > 0 && (await host.storage.findFile(host.shopId, kept.id)); reads--);
      const renewed = await grantOf(host, grant.renewal);
      expect((await download(host, asCustomer(renewed.token), sent.id)).status).toBe(200);
      expect((await download(host, asCustomer(renewed.token), kept.id)).status).toBe(404);
      expect(await host.storage.findFile(host.shopId, kept.id)).toBeUndefined();
    });

    it('a blocked customer uploads nothing', async () => {
      const host = await shop();
      const amy = await agent(host, 'amy');
      const lin = await customer(host);
      await enter(lin.socket);
      await amy.socket.event('conversation.joined');
      await amy.socket.ask('customer.block', { customerId: lin.id, reason: '广告' });
      expect(await codeOf(await upload(host, asCustomer(lin.token), png(1, 1)))).toBe('CUSTOMER_BLOCKED');
    });

    it('names lose what could deceive, and gain the ending of what they are', async () => {
      const host = await shop();
      const who = asCustomer((await grantOf(host)).token);
      const nameOf = async (given: string) => (await uploaded(host, who, png(1, 1), { name: given })).name;
      expect(await nameOf('evil.html')).toBe('evil.html.png');
      expect(await nameOf('../../etc/passwd')).toBe('passwd.png');
      expect(await nameOf('C:\\fotos\\我的 照片.PNG')).toBe('我的 照片.PNG');
      expect(await nameOf('gnp\u202e.exe')).toBe('gnp.exe.png');
      expect(await nameOf('')).toBe('file.png');
      expect(await nameOf('.png')).toBe('png.png');
      expect((await nameOf(`${'长'.repeat(300)}.png`)).length).toBe(deskLimits.fileName);
      const bad = await upload(host, who, png(1, 1), { headers: { 'X-Shopbell-File-Name': '%E0%A4%A' } });
      expect(await codeOf(bad)).toBe('INVALID_ARGUMENT');
    });
  });
}

function endless(): ReadableStream<Uint8Array> {
  let first = true;
  return new ReadableStream({
    pull(controller) {
      controller.enqueue(first ? png(1, 1) : new Uint8Array(100_000));
      first = false;
    },
  });
}

function cutOff(): ReadableStream<Uint8Array> {
  let pulls = 0;
  return new ReadableStream({
    pull(controller) {
      pulls += 1;
      if (pulls < 4) controller.enqueue(png(1, 1, 20_000));
      else controller.error(new Error('the phone went into the tunnel'));
    },
  });
}

/** Without a port the server has nobody to answer to, and says so. */
async function refusedOrBroken(response: Response): Promise<never> {
  throw new Error(await response.text());
}
