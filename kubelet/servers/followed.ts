/** How a client goes on where an answer leads it elsewhere on the same host, as probes do. */
import { followed } from "../shell/network/url.ts";
import type { Reply } from "./reply.ts";

/** Source: net/http, Client.CheckRedirect; kubelet 1.36, pkg/probe/http. */
const redirectsMax = 10;
/** What a circle is taken for: it fails like an answer. */
const circle = 508;

/** The status that a probe finds in the end; one that leads to another host stays what it is. */
export function followedStatus(
  path: string,
  answer: (path: string) => Pick<Reply, "status" | "headers">,
  address: string,
): number {
  let at = path;
  for (let count = 0; count < redirectsMax; count += 1) {
    const { status, headers } = answer(at);
    const next = redirects.has(status) ? localPath(headers.location, at, address) : undefined;
    if (next === undefined) return status;
    at = next;
  }
  return circle;
}

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** `undefined` where it leads to another host, or nowhere. */
function localPath(
  location: string | undefined,
  from: string,
  address: string,
): string | undefined {
  const here = { scheme: "http", host: address, port: 80, hasPort: false, path: from };
  const next = location === undefined ? undefined : followed(here, location);
  return next?.host === address ? next.path : undefined;
}
