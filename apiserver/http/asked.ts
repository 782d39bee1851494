/** Who asks over HTTP, and for what: the same for each request, connection and document. */

import type { Incoming, Received } from "./received.ts";
import type { ResourcePath } from "./route.ts";

/** What is asked for, and by whom. */
export function askedOf(exchange: Received, path: ResourcePath) {
  const { group, version, plural, namespace, name, subresource } = path;
  return {
    resource: { group, version, plural },
    namespace,
    name,
    subresource,
    ...askerOf(exchange),
  };
}

/** Who asks, and whom they have shown to be. */
export const askerOf = ({ request, requester }: Received) => ({
  actor: actorOf(request),
  ...(requester && { requester }),
});

/** Who writes, as the log names it: the first word of the user agent. */
export function actorOf({ headers }: Incoming): string {
  return headers["user-agent"]?.split(/[ /]/)[0] ?? "unknown";
}
