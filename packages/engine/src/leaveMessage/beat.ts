import type { Desk } from '../desk/desk.ts';

/**
 * LM-05: when leave messages are next delivered; undefined while none could be. Deliveries follow a beat, one setting
 * apart, that starts with the first chance of one and starts anew with each delivery: so two are never closer than the
 * setting, however late a tick comes, and an agent who comes and goes neither hurries nor holds up the beat.
 */
export function nextDeliveryAt(desk: Desk): number | undefined {
  const { deliverableSince: since, deliveryBeat: beat } = desk;
  if (since === undefined || beat === undefined) return undefined;
  const apart = desk.settings.leaveMessageTickMs;
  const beatsGone = Math.floor(Math.max(0, since - beat) / apart);
  return beat + (beatsGone + 1) * apart;
}
