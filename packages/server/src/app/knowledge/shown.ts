import { limits } from '@shopbell/sdk/model';
import { byteLength } from '../json/readJson.ts';

/** More than anybody reads while waiting; shops may keep as many as they like. */
const most = 20;
/** Shown lists travel within one frame, beside other things. */
const mostBytes = limits.frame / 2;

/** As many of a list's first entries as a screen and a frame take. */
export function shown<T>(entries: readonly T[]): T[] {
  let bytes = 0;
  const firstLeftOut = entries.findIndex((entry, index) => {
    bytes += byteLength(JSON.stringify(entry));
    return index >= most || bytes > mostBytes;
  });
  return firstLeftOut < 0 ? [...entries] : entries.slice(0, firstLeftOut);
}
