/**
 * Ends the process once nothing is open any more, without Node's own tidying up. After many sockets, locks and channels Node
 * 24 now and then goes round for ever in there (`Environment::CleanupHandles`, with no handle and no request left to wait for),
 * long after the last line of the program. `exit` is told only when nothing is left that the program could wait for: whoever
 * leaves something open still hangs, and is seen to.
 */
export function leaveAtTheEnd(): void {
  process.once('exit', (code) => {
    process.exit(code);
  });
}
