import type { IncomingHttpHeaders } from "node:http";
import { StatusError } from "../../api/status.ts";

/**
 * Refuses requests that a web page of elsewhere could make: those with a foreign `Origin`, and
 * those whose `Host` is a name other than localhost, as in a DNS rebinding. Throws Forbidden.
 */
export function checkOrigin({ host, origin }: IncomingHttpHeaders): void {
  if (host !== undefined && !isLocal(host)) {
    throw new StatusError("Forbidden", `the host "${host}" is not served here`);
  }
  if (origin !== undefined && !isLocal(origin.replace(/^https?:\/\//, ""))) {
    throw new StatusError("Forbidden", `requests from the origin "${origin}" are refused`);
  }
}

/** An IP address or localhost, with or without a port: never a name that DNS could turn. */
function isLocal(host: string): boolean {
  const name = host.replace(/:[0-9]+$/, "").toLowerCase();
  return (
    name === "localhost" || /^[0-9]+(\.[0-9]+){3}$/.test(name) || /^\[[0-9a-f:.]+\]$/.test(name)
  );
}
