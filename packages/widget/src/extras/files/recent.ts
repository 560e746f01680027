import type { CustomerClient } from '@shopbell/sdk';

/** Bytes of pictures that are kept beside those on the screen: some dozen photos of a phone. */
const mostBytes = 16 * 1024 * 1024;

/** By client, so that they go with it; the one that was wanted last stands last. */
const kept = new WeakMap<CustomerClient, Map<string, Blob>>();

/** Keeps a picture's bytes: pages of the timeline stand empty while they are far, and shall not ask for them again. */
export function remember(client: CustomerClient, id: string, blob: Blob): void {
  const blobs = kept.get(client) ?? new Map<string, Blob>();
  kept.set(client, blobs);
  blobs.delete(id);
  blobs.set(id, blob);
  let bytes = [...blobs.values()].reduce((sum, { size }) => sum + size, 0);
  for (const [oldest, { size }] of blobs) {
    if (bytes <= mostBytes || oldest === id) return;
    blobs.delete(oldest);
    bytes -= size;
  }
}

/** The bytes of a picture that was there lately. */
export function recall(client: CustomerClient | undefined, id: string): Blob | undefined {
  const blob = client && kept.get(client)?.get(id);
  if (blob) remember(client, id, blob);
  return blob;
}
