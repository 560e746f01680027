import type { FileTransfer } from '../files/fileTransfer.ts';
import { isSent } from '../guards/results.ts';
import { isShopbellError } from '../model/errors.ts';
import type { Requests } from '../requests/requests.ts';
import type { OutboxHooks } from './entry.ts';

/** How a message gets to the server: its files first, then what it says. */
export function delivery(ask: Requests['ask'], files: () => Promise<FileTransfer>): OutboxHooks['post'] {
  return async ({ conversationId, clientId, text, files: outgoing, card }, signal, progress) => {
    const transfer = outgoing && (await files());
    const params = {
      ...{ conversationId, clientId, card },
      ...(text && { text }),
      ...(transfer && { files: await transfer.upload(outgoing, signal, progress) }),
    };
    try {
      const { seq } = await ask('message.send', params, { expect: isSent, repeatable: false, signal });
      return seq;
    } catch (error) {
      if (transfer && isShopbellError(error) && !error.retry) transfer.forget(outgoing);
      throw error;
    }
  };
}
