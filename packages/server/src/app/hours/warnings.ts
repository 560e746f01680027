/** What is wrong with how a shop is staffed, for whoever manages it. */
export type ShopWarning = 'NO_ROUTABLE_AGENT';

/**
 * AC-07: within business hours somebody must be there to whom a customer can be routed: online or away as the profile
 * allows, and with a weight or a capacity above 0.
 */
export function shopWarnings(now: {
  readonly open: boolean;
  readonly routableAgents: number;
}): readonly ShopWarning[] {
  return now.open && now.routableAgents === 0 ? ['NO_ROUTABLE_AGENT'] : [];
}
