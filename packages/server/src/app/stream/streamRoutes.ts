import { createRoute } from '@hono/zod-openapi';
import { ClientFrame, ErrorBody, HelloFrame, limits, shopbellError } from '@shopbell/sdk/model';
import * as z from 'zod';
import type { Api } from '../http/api.ts';
import { readText } from '../http/readBody.ts';
import { readJson } from '../json/readJson.ts';
import type { Services } from '../services.ts';

/** A handful of frames of the longest kind. */
const framesBody = 8 * limits.frame;
/** Twice the limit, as over a socket: what is a little too large is refused as a frame, and named. */
const helloBody = 2 * limits.frame;

const refusal = {
  description: 'A refusal, with a code of the one vocabulary.',
  content: { 'application/json': { schema: ErrorBody } },
};

const openRoute = createRoute({
  method: 'post',
  path: '/v1/stream',
  tags: ['stream'],
  summary: 'A connection where WebSockets are blocked',
  description:
    'The body is the first frame, hello. The answer goes on for as long as the connection lasts: server-sent events, each with one frame as its data. The first one is the event `stream`, which tells the id for the frames that follow; the last one is the event `close` with the code and the reason of a socket’s close. Everything else is as over /v1/socket.',
  request: { body: { required: true, content: { 'application/json': { schema: HelloFrame } } } },
  responses: {
    200: {
      description: 'The frames of the server, as they come.',
      content: { 'text/event-stream': { schema: z.string() } },
    },
    default: refusal,
  },
});

const framesRoute = createRoute({
  method: 'post',
  path: '/v1/stream/frames',
  tags: ['stream'],
  summary: 'Frames of the client, for a stream',
  description:
    'An array of frames, in order. The next request waits for the answer to this one, or the order is anybody’s guess. NOT_FOUND if the stream has ended.',
  request: {
    headers: z.object({ 'x-shopbell-stream': z.string() }),
    body: { required: true, content: { 'application/json': { schema: z.array(ClientFrame) } } },
  },
  responses: { 204: { description: 'Taken; what they come to is told by the stream.' }, default: refusal },
});

/** Their bodies are frames: what is wrong with one is told as over a socket. */
export const streamPaths: readonly string[] = [openRoute.path, framesRoute.path];

/** A browser asks once in two hours whether it may ask. */
const preflightLifetime = 2 * 60 * 60;

export function addStreamRoutes(api: Api, { streams, clock }: Services): void {
  for (const route of [openRoute, framesRoute]) {
    api.openAPIRegistry.registerPath(route);
    api.options(route.path, (context) => {
      context.header('Access-Control-Allow-Methods', 'POST');
      context.header('Access-Control-Allow-Headers', 'Content-Type, X-Shopbell-Stream');
      context.header('Access-Control-Max-Age', String(preflightLifetime));
      return context.body(null, 204);
    });
  }

  api.post(openRoute.path, async ({ req, env, body }) => {
    const hello = await readText(req.raw, helloBody, clock);
    const stream = streams.open(hello, { origin: req.header('Origin'), address: env.address });
    return body(stream, 200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      // What gathers or packs an answer before it hands it on would hold the frames back.
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    });
  });

  api.post(framesRoute.path, async ({ req, body }) => {
    const json = readJson(await readText(req.raw, framesBody, clock));
    if (!json.ok) throw shopbellError(json.code);
    if (!Array.isArray(json.value))
      throw shopbellError('BAD_FRAME', undefined, 'The body is an array of frames.');
    streams.frames(req.header('X-Shopbell-Stream'), json.value);
    return body(null, 204);
  });
}
