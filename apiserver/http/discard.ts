import type { IncomingMessage } from "node:http";

/** How much of a body that is refused is still read. */
const discardedBytesMax = 64 * 1024 * 1024;

/** Reads on to the end of a body that is refused, for many clients listen only then. */
export function discardBody(request: IncomingMessage, done: () => void): void {
  let length = 0;
  const end = () => {
    request.off("data", count).off("end", end).off("close", end);
    done();
  };
  const count = (chunk: Uint8Array) => {
    length += chunk.length;
    if (length > discardedBytesMax) end();
  };
  request.on("data", count).on("end", end).on("close", end);
  request.resume();
}
