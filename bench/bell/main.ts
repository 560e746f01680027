/**
 * What the bell costs a page, in a real browser with the built widget from a real server: scripts until it shows, the time
 * from a tap to the open panel, scrolling in a conversation of 5,000 messages, when the page's largest picture is there, and what
 * Lighthouse says of the page. Beside it, in the same run, a bare Lit element, and the page without the bell. Scripts come from the browser's cache, compiled, as for everybody who has been on the shop's pages before.
 */
import { launchWithProfile } from './browser.ts';
import { load } from './figures.ts';
import { measureFirstTap } from './firstTap.ts';
import { measureLongConversation } from './longConversation.ts';
import { measureScore } from './pageScore.ts';
import { measurePaint } from './paint.ts';
import { openDesk } from './server.ts';
import { serveSite } from './site.ts';

const desk = await openDesk();
const site = await serveSite(desk.server.url);
const { context, close } = await launchWithProfile();
console.log(`Node ${process.version}, Chromium ${context.browser()?.version() ?? ''}`);
console.log(`load of the machine before: ${load()}`);
await measureFirstTap(context, site, [new URL(site.shopbell).origin, desk.server.url]);
await measureLongConversation(context, desk, site);
await close();
await measurePaint(desk.server.storefrontUrl ?? '');
await measureScore(desk.server.storefrontUrl ?? '');
console.log(`\nload of the machine after: ${load()}`);
site.close();
await desk.close();
