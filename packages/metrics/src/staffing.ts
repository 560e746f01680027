/**
 * AC-09: how many agents a day needs, rounded up: the customers who consult on a day ÷ those whom one agent can receive.
 * @param dailyCustomers a whole number, 0 or more
 * @param perAgent a whole number, 1 or more
 * @throws RangeError for anything else
 */
export function agentsNeeded(dailyCustomers: number, perAgent: number): number {
  if (!Number.isSafeInteger(dailyCustomers) || dailyCustomers < 0)
    throw new RangeError('Customers of a day are a whole number, 0 or more.');
  if (!Number.isSafeInteger(perAgent) || perAgent < 1)
    throw new RangeError('Customers of one agent are a whole number, 1 or more.');
  const rest = dailyCustomers % perAgent;
  return (dailyCustomers - rest) / perAgent + (rest > 0 ? 1 : 0);
}
