import type { FileRef } from '@shopbell/sdk/model';
import { shopOrigin, type Host } from './host.ts';

/** What an upload says of itself; all of it may be left out or replaced. */
export interface Uploading {
  readonly clientId?: string;
  readonly name?: string;
  readonly type?: string;
  readonly headers?: Record<string, string>;
}

/** As the page of a customer shows who it is. */
export function asCustomer(token: string): Record<string, string> {
  return { Authorization: `Bearer ${token}`, Origin: shopOrigin };
}

/** As a page of the workbench does. */
export function asAgent(host: Host, cookie: string): Record<string, string> {
  return { Cookie: cookie, Origin: host.workbenchOrigin };
}

let uploads = 0;

export function upload(
  host: Host,
  who: Record<string, string>,
  body: BodyInit,
  {
    clientId = `file-${String(++uploads)}`,
    name = 'photo.png',
    type = 'image/png',
    headers = {},
  }: Uploading = {},
): Promise<Response> {
  const init: RequestInit & { duplex?: 'half' } = {
    method: 'POST',
    headers: {
      'Content-Type': type,
      'X-Shopbell-Client-Id': clientId,
      'X-Shopbell-File-Name': encodeURIComponent(name),
      ...who,
      ...headers,
    },
    body,
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  };
  return host.fetch('/v1/files', init);
}

/** An upload that must succeed. */
export async function uploaded(...args: Parameters<typeof upload>): Promise<FileRef> {
  const response = await upload(...args);
  if (response.status !== 200) throw new Error(await response.text());
  return (await response.json()) as FileRef;
}

export function download(host: Host, who: Record<string, string>, fileId: string): Promise<Response> {
  return host.fetch(`/v1/files/${fileId}`, { headers: who });
}

export async function bytesOf(response: Response): Promise<Uint8Array> {
  return new Uint8Array(await response.arrayBuffer());
}
