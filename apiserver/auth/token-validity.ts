/** Whether what a token says still holds. Source: pkg/serviceaccount claims.go Validate 1.36. */
import { parseTime } from "../../api/runtime.ts";
import type { Storage } from "../storage/storage.ts";
import type { Claims } from "./account-tokens.ts";

/** So much the clocks of those who issue and those who validate may differ. */
const leewaySeconds = 60;

interface Present {
  readonly storage: Storage;
  readonly nowMs: number;
}

/** Why a token that the server signed is not good; undefined where it is. */
export function problemWith(claims: Claims, { storage, nowMs }: Present): string | undefined {
  const { exp, nbf, "kubernetes.io": about } = claims;
  const seconds = nowMs / 1000;
  if (seconds - leewaySeconds > exp) return "service account token has expired";
  if (seconds + leewaySeconds < nbf) return "service account token is not valid yet";
  const { namespace, serviceaccount: account, pod, secret, node } = about;
  const find = (table: string, key: string): Found => {
    const { uid, deletionTimestamp } = storage.get(table, key)?.metadata ?? {};
    const endsMs = parseTime(deletionTimestamp) ?? Number.POSITIVE_INFINITY;
    return { uid, isEnding: endsMs < nowMs - leewaySeconds * 1000 };
  };
  return (
    problemWithAccount(find("serviceaccounts", `${namespace}/${account.name}`), about) ??
    (secret && lost("secret", secret, find("secrets", `${namespace}/${secret.name}`))) ??
    (pod && lost("pod", pod, find("pods", `${namespace}/${pod.name}`))) ??
    // The node of a pod is only told.
    (pod === undefined && node ? lost("node", node, find("nodes", node.name)) : undefined)
  );
}

/** What is stored of what a token names. */
interface Found {
  /** Absent: there is none of that name. */
  readonly uid: string | undefined;
  /** It was to be gone for longer than clocks differ. */
  readonly isEnding: boolean;
}

function problemWithAccount(
  { uid, isEnding }: Found,
  { namespace, serviceaccount: { name, uid: claimed } }: Claims["kubernetes.io"],
): string | undefined {
  if (uid === undefined) return `serviceaccounts ${JSON.stringify(name)} not found`;
  if (uid !== claimed) return `service account UID (${uid}) does not match claim (${claimed})`;
  return isEnding ? `service account ${namespace}/${name} has been deleted` : undefined;
}

/** Why a token has ended with what it is bound to. */
function lost(
  kind: "secret" | "pod" | "node",
  { uid: claimed = "" }: { readonly uid?: string | undefined },
  { uid, isEnding }: Found,
): string | undefined {
  if (uid !== undefined && uid !== claimed) {
    return `${kind} UID (${uid}) does not match service account ${kind} ref claim (${claimed})`;
  }
  const isGone = uid === undefined || isEnding;
  return isGone ? "service account token has been invalidated" : undefined;
}
