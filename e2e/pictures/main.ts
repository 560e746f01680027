/** `pnpm --dir e2e run pictures`: every screen, in every language and theme, for somebody to look at. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { launchChromium } from '../support/chromium.ts';
import { DemoServer } from '../support/demoServer.ts';
import { Album, looksOf, nameOf, type Look } from './album.ts';
import { Cast } from '../support/cast.ts';
import { tourWidget } from './widgetTour.ts';
import { tourWorkbench } from './workbenchTour.ts';

const { values } = parseArgs({
  options: {
    /** Only looks whose name holds this, such as `phone-zh-CN`. */
    look: { type: 'string', default: '' },
    /** Only this room: `widget` or `workbench`. */
    room: { type: 'string' },
    to: { type: 'string', default: fileURLToPath(new URL('../screenshots', import.meta.url)) },
  },
});
const wanted = (look: Look) => nameOf(look).includes(values.look);

const server = await DemoServer.start();
const browser = await launchChromium();
const album = await Album.open(browser, values.to);
const cast = new Cast(server.url);
try {
  const bo = await cast.agent('bo');
  if (values.room !== 'workbench')
    await tourWidget(
      album,
      server,
      cast,
      bo,
      looksOf(['zh-CN', 'en', 'ar'], 'phone', 'desktop', 'narrow').filter(wanted),
    );
  if (values.room !== 'widget') {
    const amy = await cast.agent('amy');
    await amy.setStatus('online');
    await bo.setStatus('online');
    const said = [
      '可以开发票吗？',
      'Does the tent come with a footprint? I need it before the 28th.',
      '好的谢谢',
    ];
    for (const text of said) await cast.guest({ page: 'order', orderId: '20260718001' }, text);
    await cast.guest({ page: 'product', sku: '1001' }, '这款帐篷防水吗？下雨天用过的朋友说接缝处会渗水。');
    await tourWorkbench(album, server, looksOf(['zh-CN', 'en'], 'desktop', 'tablet').filter(wanted));
  }
} finally {
  cast.leave();
  await browser.close();
  await server.stop();
}
console.log(`${String(album.drawn)} pictures in ${values.to}`);
for (const line of album.missing) console.log(`missing: ${line}`);
process.exitCode = album.missing.length > 0 ? 1 : 0;
