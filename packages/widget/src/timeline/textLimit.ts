import { limits } from '@shopbell/sdk';

/** UTF-16 code units of one message; the server refuses more. */
export const textLimit = limits.text;
