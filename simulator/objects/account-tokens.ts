/** The tokens that the API server issues for the pods of a cluster. */
import { Node } from "../../api/core/node/node.ts";
import { ServiceAccount } from "../../api/core/serviceaccount.ts";
import {
  type AccountTokens,
  claimsFor,
  issuer,
  type Wanted,
} from "../../apiserver/auth/account-tokens.ts";
import { type IssuedToken, type IssueToken, stableUuid } from "../../kubelet/index.ts";
import type { Cluster } from "../cluster.ts";

export function accountTokens(cluster: Cluster): IssueToken {
  return ({ metadata, spec }, { audience, expirationSeconds }, issuedMs) => {
    const { namespace = "", name = "", uid = "" } = metadata;
    const account = cluster.get(ServiceAccount, spec.serviceAccountName ?? "default", namespace);
    if (account === undefined) return undefined;
    const accountUid = account.metadata.uid ?? "";
    const { nodeName = "" } = spec;
    const nodeUid = cluster.get(Node, nodeName)?.metadata.uid;
    const node = nodeName === "" ? undefined : { name: nodeName, uid: nodeUid };
    const id = `${uid}/${accountUid}/${expirationSeconds}/${issuedMs}/${audience}`;
    return new LateToken(cluster.server.registry.tokens, id, {
      account: { namespace, name: account.metadata.name ?? "", uid: accountUid },
      audiences: [audience === "" ? issuer : audience],
      expirationSeconds,
      bound: { node, pod: { name, uid } },
      issuedMs,
    });
  };
}

class LateToken implements IssuedToken {
  readonly id: string;
  readonly #tokens: AccountTokens;
  readonly #wanted: Omit<Wanted, "jti">;
  #text: string | undefined;

  constructor(tokens: AccountTokens, id: string, wanted: Omit<Wanted, "jti">) {
    this.id = id;
    this.#tokens = tokens;
    this.#wanted = wanted;
  }

  get text(): string {
    this.#text ??= this.#tokens.issue(
      claimsFor({ ...this.#wanted, jti: stableUuid(`token/${this.id}`) }),
    );
    return this.#text;
  }
}
