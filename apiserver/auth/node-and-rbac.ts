import type { Authorizer } from "../../api/authorization/authorizer.ts";
import type { Storage } from "../storage/storage.ts";
import { authorizeNode, nodeIdentity } from "./node/node-authorizer.ts";
import { rbacAuthorizer } from "./rbac/rbac-authorizer.ts";
import { aggregated } from "./rbac/rules-of.ts";

/** The modes that kubeadm sets up: nodes by what is on them, and everybody by roles. */
export function nodeAndRbac(storage: Storage): Authorizer {
  const rbac = rbacAuthorizer(storage);
  return {
    authorize(attributes) {
      const node = nodeIdentity(attributes.user);
      if (node === undefined) return rbac.authorize(attributes);
      const ofNode = authorizeNode(storage, node, attributes);
      if (ofNode.verdict === "Allow") return ofNode;
      const decision = rbac.authorize(attributes);
      if (decision.verdict === "Allow") return decision;
      const reasons = [ofNode.reason, decision.reason].filter((each) => each !== undefined);
      return { ...decision, ...(reasons.length > 0 && { reason: reasons.join("\n") }) };
    },
    rulesFor(user, namespace) {
      const rules = rbac.rulesFor(user, namespace);
      if (nodeIdentity(user) === undefined) return rules;
      const problem = "node authorizer does not support user rule resolution";
      const more = rules.evaluationError === undefined ? [] : [rules.evaluationError];
      return { ...rules, incomplete: true, evaluationError: aggregated([problem, ...more]) };
    },
  };
}
