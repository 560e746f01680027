// Lets a test have a screen that is touched: `executeServerCommand('touch-screen', true)`. Only Chromium can be told.
export function touchScreen() {
  return {
    name: 'touch-screen',
    async executeCommand({ command, payload, session }) {
      if (command !== 'touch-screen') return undefined;
      const page = session.browser.getPage(session.id);
      const devtools = await page.createCDPSession();
      await devtools.send('Emulation.setTouchEmulationEnabled', {
        enabled: payload === true,
        maxTouchPoints: 5,
      });
      // A session that goes takes what it emulates with it.
      if (payload !== true) await devtools.detach();
      return true;
    },
  };
}
