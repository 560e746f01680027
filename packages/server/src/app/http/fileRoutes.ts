import { ErrorBody, FileRef, Id, shopbellError } from '@shopbell/sdk/model';
import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { fileNotFound } from '../attachments/attachments.ts';
import { uploadersOf } from '../attachments/uploaders.ts';
import { mayReadAny, type Carries } from '../feed/ownership.ts';
import { listenerOf, type Caller } from '../permissions/callers.ts';
import { takeFromAll } from '../rates/buckets.ts';
import type { Services } from '../services.ts';
import type { Api } from './api.ts';
import { whoHasFiles } from './whoHasFiles.ts';

const refusal = {
  description: 'A refusal, with a code of the one vocabulary.',
  content: { 'application/json': { schema: ErrorBody } },
};
const bytes = { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } };
const security = [{ customer: [] }, { session: [] }, { apiKey: [] }];

const uploadRoute = createRoute({
  method: 'post',
  path: '/v1/files',
  tags: ['files'],
  summary: 'Upload a file, to send it in a message',
  description:
    'The body is the file itself, its type is Content-Type. The same client id with the same bytes gets the first answer again. An upload that breaks off leaves nothing; a file that is not sent within 24 hours is dropped.',
  security,
  request: {
    headers: z.object({
      'x-shopbell-client-id': Id,
      /** Percent-encoded. */
      'x-shopbell-file-name': z.string().max(4096).optional(),
    }),
    body: { required: true, content: bytes },
  },
  responses: {
    200: { description: 'The file.', content: { 'application/json': { schema: FileRef } } },
    default: refusal,
  },
});

const readRoute = createRoute({
  method: 'get',
  path: '/v1/files/{id}',
  tags: ['files'],
  summary: 'The bytes of a file',
  description: 'For whoever uploaded it, and for those who may read a conversation that it was sent in.',
  security,
  request: { params: z.object({ id: Id }) },
  responses: { 200: { description: 'The bytes.', content: bytes }, default: refusal },
});

/** Where uploads go: their bodies are no JSON, and read as they come. */
export const uploadPath = uploadRoute.path;

/** Whatever the bytes are, a browser runs nothing of them. */
const harmless = {
  'Content-Security-Policy': "sandbox; default-src 'none'",
  'Cache-Control': 'private, no-store',
  Vary: 'Authorization, Cookie',
};

export function addFileRoutes(api: Api, services: Services): void {
  const { attachments, uploads, downloads } = services;

  for (const path of [uploadPath, `${uploadPath}/*`]) {
    api.options(path, (context) => {
      context.header('Access-Control-Allow-Methods', 'GET, POST');
      context.header(
        'Access-Control-Allow-Headers',
        'Authorization, Content-Type, X-Shopbell-Client-Id, X-Shopbell-File-Name',
      );
      context.header('Access-Control-Max-Age', '7200');
      return context.body(null, 204);
    });
  }

  api.openapi(uploadRoute, async (context) => {
    const { caller, shop } = await whoHasFiles(context, services);
    if (caller.kind === 'customer' && shop.desk.desk.blocked.has(caller.id))
      throw shopbellError('CUSTOMER_BLOCKED');
    takeTurn(uploads, caller);
    const headers = context.req.valid('header');
    const [type = ''] = (context.req.header('Content-Type') ?? '').toLowerCase().split(';');
    const { body } = context.req.raw;
    const file = await attachments.take({
      shopId: caller.shopId,
      by: caller,
      clientId: headers['x-shopbell-client-id'],
      name: decoded(headers['x-shopbell-file-name'] ?? ''),
      type: type.trim(),
      length: Number(context.req.header('Content-Length') ?? 0),
      body: body ?? new Blob().stream(),
    });
    return context.json(file, 200);
  });

  api.openapi(readRoute, async (context) => {
    const { caller, shop } = await whoHasFiles(context, services, { reading: true });
    takeTurn(downloads, caller);
    const { id: fileId } = context.req.valid('param');
    const { shopId } = caller;
    const uploaders = await uploadersOf(services.storage, caller);
    const where = { storage: services.storage, shopId, desk: shop.desk.desk };
    const listener = listenerOf(caller);
    const carries: Carries = (permission) => services.permissions.carries(caller, permission);
    const opened = await attachments.open({ shopId, fileId }, (file, conversationIds) =>
      uploaders.includes(file.uploader)
        ? Promise.resolve(true)
        : mayReadAny(where, listener, conversationIds, carries),
    );
    if (!opened) throw fileNotFound();
    const { file, kept } = opened;
    return context.body(kept.open(), 200, {
      ...harmless,
      'Content-Type': file.type === 'text/plain' ? 'text/plain; charset=utf-8' : file.type,
      'Content-Length': String(kept.size),
      'Content-Disposition': dispositionOf(file),
    });
  });
}

function takeTurn(rates: Services['uploads'], { kind, id, shopId }: Caller): void {
  const retryAfterMs = takeFromAll([[rates[kind], `${shopId} ${id}`]]);
  if (retryAfterMs > 0) throw shopbellError('RATE_LIMITED', { retryAfterMs });
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    throw shopbellError('INVALID_ARGUMENT', {
      issues: [{ path: 'x-shopbell-file-name', message: 'must be percent-encoded' }],
    });
  }
}

/** Images may be shown where they are; everything else is for saving. */
function dispositionOf({ name, type }: { name: string; type: string }): string {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${type.startsWith('image/') ? 'inline' : 'attachment'}; filename*=UTF-8''${encoded}`;
}
