// The same tests in WebKit, where the machine has WebKitGTK's driver and Xvfb. `npm test` needs Chromium alone.
import { webkitLauncher } from '../../scripts/webkit.mjs';
import inFirefox from './web-test-runner.firefox.config.mjs';

export default {
  ...inFirefox,
  browsers: [
    webkitLauncher({
      miniBrowser: process.env.WEBKIT_MINIBROWSER || '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
    }),
  ],
};
