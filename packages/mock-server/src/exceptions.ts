/**
 * What differs from a server on a port, by name. Everything else is the same: a parity test plays the same journeys on this
 * and on a real server, and compares all that the SDK tells. The README lists these sentences, and a test holds it to that.
 */
export const parityExceptions = {
  'signing in inside a page':
    'An agent cannot sign in inside a page, since browsers show `Set-Cookie` to nobody. In Node it works; the director’s agents work everywhere.',
  'one cookie jar in Node':
    'In Node there is one cookie jar, as if every agent client used the same browser: two that sign in share the session of the last. `reset()` empties it. For several, let the director play the others, give each a `fetch` of its own with a jar, or use the port.',
  'tabs of a page':
    'Every tab of a page is a server of its own. For several tabs, use the port: `mock.listen()`.',
  'reload of a page': 'A reload of the page empties its server. Use the port where pages are reloaded.',
  'slow readers': 'A slow reader is never closed over MSW, which has no back-pressure. On a port it is.',
  'origin of requests in a page':
    'In a page, requests carry no `Origin` to the app (sockets do), so a shop’s allowed origins are checked at the socket.',
} as const satisfies Record<string, string>;
