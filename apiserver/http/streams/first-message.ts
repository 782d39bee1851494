import type { WebSocket } from "ws";

/** How long a client that has yet to say something is waited for. */
const unheardMsMax = 100;

/**
 * Gives a function that calls another once the client has sent its first message, or has sent none
 * for a tenth of a second; at once where none is expected.
 */
export function firstMessage(socket: WebSocket, isExpected: boolean): (then: () => void) => void {
  let isHeard = !isExpected;
  socket.once("message", () => {
    isHeard = true;
  });
  return (then) => {
    if (isHeard) return then();
    const timer = setTimeout(then, unheardMsMax);
    socket.once("message", then);
    socket.once("close", () => clearTimeout(timer));
  };
}
