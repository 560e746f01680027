/** A wait in whole minutes, at least one; undefined where nobody can tell. */
export function minutesOf(milliseconds: number | undefined): number | undefined {
  return milliseconds === undefined ? undefined : Math.max(1, Math.round(milliseconds / 60_000));
}
