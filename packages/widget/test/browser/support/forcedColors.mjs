// Lets a test have a system with colours of its own: `executeServerCommand('forced-colors', true)`. Only Chromium can be told.
export function forcedColors() {
  return {
    name: 'forced-colors',
    async executeCommand({ command, payload, session }) {
      if (command !== 'forced-colors') return undefined;
      await session.browser.getPage(session.id).emulateMediaFeatures([
        { name: 'forced-colors', value: payload === true ? 'active' : 'none' },
        // Whoever needs these mostly wants no motion either.
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ]);
      return true;
    },
  };
}
