/**
 * What is beyond the cluster, as a name server tells it that reaches nobody: it knows by itself
 * which names there cannot be, and fails for those that there may be.
 */
import { type Question, type Reply, withoutDot } from "./message.ts";
import { isReverse } from "./reverse-name.ts";

/**
 * Top-level domains that are no likely names of namespaces. Names below any other are answered as
 * if there were none: who writes `web.shop` or `web.dev` means a Service, and hears that it is not
 * there.
 */
const topLevel = new Set("com org net edu gov mil int arpa info biz io co".split(" "));

/** Those of countries have two letters, as some namespaces do: `db.qa` is taken for a Service. */
const labelsInCountriesMin = 3;

const own = { answers: [], authoritative: false, recursionAvailable: true } as const;
const unknown: Reply = { code: "NXDOMAIN", ...own };
const failed: Reply = { code: "SERVFAIL", ...own };

/** Source: RFC 6303 for addresses that are nobody's. */
export function offlineReply({ name }: Question): Reply {
  const lower = withoutDot(name).toLowerCase();
  if (isReverse(lower)) return unknown;
  const labels = lower.split(".");
  const last = labels.at(-1) ?? "";
  const isCountry = /^[a-z]{2}$/.test(last) && labels.length >= labelsInCountriesMin;
  return labels.length > 1 && (isCountry || topLevel.has(last)) ? failed : unknown;
}
