const key = 'shopbell:quiet';
let here: boolean | undefined;

/** Whether the customer wants no sound and no flashing title, on this device. */
export function isQuiet(): boolean {
  try {
    return here ?? localStorage.getItem(key) === '1';
  } catch {
    return false;
  }
}

function setQuiet(quiet: boolean): void {
  here = quiet;
  try {
    if (quiet) localStorage.setItem(key, '1');
    else localStorage.removeItem(key);
    // What is stored counts, also when another part of the page stores it.
    here = undefined;
  } catch {
    // Forbidden: then it holds on this page.
  }
}

/** As it is lent to what stands in a file of its own. */
export const ringing = { isQuiet, setQuiet };
export type Ringing = typeof ringing;
