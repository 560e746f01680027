/**
 * Whether this browser remembers an open conversation with the shop, or an unread one that has ended: the SDK's `knowsOpenConversation` in a tenth of
 * its size, on the same one storage key (a test keeps them alike). False where storage is forbidden.
 */
export function mayHaveConversation(server: string, shopId: string | undefined): boolean {
  try {
    return !!localStorage.getItem(`shopbell:${shopId}@${server.replace(/\/+$/, '')}:open`);
  } catch {
    return false;
  }
}
