/** An answer that comes when the test says so: done, or refused with an error. */
export function heldAnswer(): { readonly promise: Promise<void>; give(error?: Error): void } {
  let give: (error?: Error) => void = () => undefined;
  const promise = new Promise<void>((resolve, reject) => {
    give = (error) => {
      if (error) reject(error);
      else resolve();
    };
  });
  return { promise, give };
}
