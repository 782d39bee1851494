/**
 * What is beyond the cluster, as a name server tells it that reaches nobody: it knows by itself
 * which names there cannot be, and fails for those that there may be.
 */
import { isOutsideName } from "../../api/outside-names.ts";
import type { Question, Reply } from "./message.ts";
import { isReverse } from "./reverse-name.ts";

const own = { answers: [], authoritative: false, recursionAvailable: true } as const;
const unknown: Reply = { code: "NXDOMAIN", ...own };
const failed: Reply = { code: "SERVFAIL", ...own };

/** Whoever asks for another name means a Service, and hears that it is not there. */
export function offlineReply({ name }: Question): Reply {
  // Source: RFC 6303 for addresses that are nobody's.
  if (isReverse(name.toLowerCase().replace(/\.$/, ""))) return unknown;
  return isOutsideName(name) ? failed : unknown;
}
