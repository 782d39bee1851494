/** The tokens that the API server issues for the pods of a cluster. */
import { Node } from "../../api/core/node/node.ts";
import { ServiceAccount } from "../../api/core/serviceaccount.ts";
import { claimsFor, issuer } from "../../apiserver/auth/account-tokens.ts";
import { type IssueToken, stableUuid } from "../../kubelet/index.ts";
import type { Cluster } from "../cluster.ts";

/** So many are remembered: whoever looks at a volume asks anew. */
const knownMax = 4_096;

export function accountTokens(cluster: Cluster): IssueToken {
  const known = new Map<string, string>();
  return ({ metadata, spec }, { audience, expirationSeconds }, issuedMs) => {
    const { namespace = "", name = "", uid = "" } = metadata;
    const account = cluster.get(ServiceAccount, spec.serviceAccountName ?? "default", namespace);
    if (account === undefined) return undefined;
    const accountUid = account.metadata.uid ?? "";
    const key = `${uid}/${accountUid}/${expirationSeconds}/${issuedMs}/${audience}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const node = cluster.get(Node, spec.nodeName ?? "")?.metadata;
    const claims = claimsFor({
      account: { namespace, name: account.metadata.name ?? "", uid: accountUid },
      audiences: [audience === "" ? issuer : audience],
      expirationSeconds,
      bound: { node: node && { name: node.name ?? "", uid: node.uid ?? "" }, pod: { name, uid } },
      issuedMs,
      jti: stableUuid(`token/${key}`),
    });
    const issued = cluster.server.registry.tokens.issue(claims);
    if (known.size >= knownMax) known.clear();
    known.set(key, issued);
    return issued;
  };
}
