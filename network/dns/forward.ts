/**
 * What is beyond the cluster, as a name server tells it that reaches nobody: it knows by itself
 * which names there cannot be, and fails for all others.
 */
import type { Question, Reply } from "./message.ts";
import { withoutDot } from "./message.ts";
import { isReverse } from "./reverse-name.ts";

/**
 * Top-level domains in wide use, beside those of countries, which have two letters. Names below any
 * other are answered as the root would: there are none.
 */
const topLevel = new Set(
  "com org net edu gov mil int arpa info biz name pro mobi io dev app cloud tech online site xyz"
    .concat(" store shop blog page web email network systems services solutions digital world")
    .concat(" aero asia cat coop jobs museum post tel travel")
    .split(" "),
);

const own = { answers: [], authoritative: false, recursionAvailable: true } as const;
const unknown: Reply = { code: "NXDOMAIN", ...own };
const failed: Reply = { code: "SERVFAIL", ...own };

/** Source: RFC 6303 and RFC 6761 for addresses and names that are nobody's. */
export function offlineReply({ name }: Question): Reply {
  const lower = withoutDot(name).toLowerCase();
  if (isReverse(lower)) return unknown;
  const labels = lower.split(".");
  const last = labels.at(-1) ?? "";
  const mayBe = labels.length > 1 && (topLevel.has(last) || /^[a-z]{2}$/.test(last));
  return mayBe ? failed : unknown;
}
