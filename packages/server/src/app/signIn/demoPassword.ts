/** No secret: it is printed at every start of the demo, and stands in these sources. */
export const demoPassword = 'shopbell';

/** As an account keeps it beside the hash, known where the password itself is at hand for the last time. */
export function isDemoPassword(password: string): boolean {
  return password === demoPassword;
}
