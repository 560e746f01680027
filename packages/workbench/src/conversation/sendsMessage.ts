/** Chrome reports this key code for keys that an input method takes; Safari only this, after composing has ended. */
const takenByInputMethod = 229;

/** Enter sends; with Shift it is a new line; while an input method composes, it picks a word and sends nothing. */
export function sendsMessage(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'isComposing' | 'keyCode'>,
): boolean {
  if (event.key !== 'Enter' || event.shiftKey || event.altKey) return false;
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else tells it in Safari
  return !event.isComposing && event.keyCode !== takenByInputMethod;
}
