/**
 * The world beyond the cluster, for scripts whose end others wait for: nothing is known of it, and
 * all is well with it. Others do not reach it.
 */
import { isOutsideName } from "../../../api/outside-names.ts";
import type { NetworkAccess } from "./access.ts";
import type { Reply } from "./container-network.ts";
import { parseUrl } from "./url.ts";

/** Where all of it is. Source: RFC 5737, for documentation. */
const address = "203.0.113.1";
const namedMs = 15;
const connectedMs = 40;
const answeredMs = 180;
const ttlSeconds = 30;

const isOutside = (host: string) => host === address || isOutsideName(host);

/** The same network, in which those answer whose names can only be of the world's. */
export function withOutside(access: NetworkAccess, onUnknown: () => void): NetworkAccess {
  return {
    ...access,
    fetch(request) {
      const fetched = access.fetch(request);
      const { host, port } = parseUrl(request.url) ?? { host: "", port: 0 };
      if (!isUnnamed(fetched.failure) || !isOutside(host)) return fetched;
      onUnknown();
      const response = { status: 200, headers: {}, body: "", isUnknown: true };
      return { address, port, namedMs, connectedMs, response, tookMs: answeredMs };
    },
    resolve(name) {
      const resolved = access.resolve(name);
      if (!isUnnamed(resolved.failure) || !isOutside(name)) return resolved;
      return { addresses: [address], tookMs: namedMs };
    },
    query(question) {
      const reply = access.query(question);
      if (reply?.code !== "SERVFAIL" || !isOutside(question.name)) return reply;
      return { ...reply, code: "NOERROR", answers: answersTo(question) };
    },
    dial(host, port, timeoutMs) {
      const dialled = access.dial(host, port, timeoutMs);
      const isUnreached = isUnnamed(dialled.failure) || host === address;
      return isUnreached && isOutside(host) ? { address, tookMs: connectedMs } : dialled;
    },
  };
}

const isUnnamed = (failure: string | undefined) => failure === "NameNotFound";

const answersTo = ({ name, type }: { name: string; type: string }): Reply["answers"] =>
  type === "A" ? [{ name: name.replace(/\.$/, ""), type, ttlSeconds, data: address }] : [];
