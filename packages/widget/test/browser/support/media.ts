import { emulateMedia, type Media } from '@web/test-runner-commands';

/** Only Chromium lets the runner say what somebody's system prefers, and a test what is pasted. */
const isChromium = navigator.userAgent.includes('Chrome/');

/** For tests that need one of these: elsewhere they are left out. */
export const inChromium = isChromium ? it : it.skip;

export async function prefer(media: Media): Promise<void> {
  if (isChromium) await emulateMedia(media);
}
