/** Why a socket was closed. `comeBack` false means: do not reconnect by yourself. */
export const closeCodes = {
  normal: { code: 1000, comeBack: false, means: 'The client closed the connection.' },
  goingAway: { code: 1001, comeBack: true, means: 'The server is shutting down; another will answer.' },
  frameTooLargeTransport: {
    code: 1009,
    comeBack: true,
    means: 'A frame of more than twice the limit was cut by the transport; nothing of it was done.',
  },
  frameTooLarge: {
    code: 4009,
    comeBack: true,
    means: 'A frame was larger than the limit; nothing of it was done.',
  },
  unauthenticated: {
    code: 4001,
    comeBack: false,
    means: 'The first frame carried no valid token or ticket.',
  },
  tokenExpired: { code: 4002, comeBack: true, means: 'The token has expired; renew it and come back.' },
  originNotAllowed: { code: 4003, comeBack: false, means: 'The shop does not allow this web origin.' },
  helloTimeout: { code: 4008, comeBack: true, means: 'No first frame came in time.' },
  heartbeatTimeout: { code: 4010, comeBack: true, means: 'Nothing was heard for two heartbeats.' },
  tooManyBadFrames: { code: 4013, comeBack: false, means: 'Too many frames without a known shape.' },
  tooFast: {
    code: 4029,
    comeBack: true,
    means: 'Far too many frames; come back, and send them more slowly.',
  },
  slowReader: {
    code: 4014,
    comeBack: true,
    means: 'Too much was waiting to be read; resume from the last sequence.',
  },
  signedOut: {
    code: 4015,
    comeBack: false,
    means:
      'The session was signed out, the API key revoked, or the customer logged in or out; each may have expired.',
  },
  unsupportedVersion: {
    code: 4016,
    comeBack: false,
    means: 'The server speaks none of the versions asked for.',
  },
} as const satisfies Record<string, { code: number; comeBack: boolean; means: string }>;

export type CloseReason = keyof typeof closeCodes;
