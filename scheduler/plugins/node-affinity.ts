import type { NodeSelectorTerm } from "../../api/core/node-selector.ts";
import { matchesPlacement, matchesTerm, namesOfTerm } from "../../api/selectors/nodes.ts";
import type { Plugin, Rejection } from "../framework.ts";
import { signatureOf } from "../signature.ts";

const name = "NodeAffinity";
const rejection: Rejection = {
  plugin: name,
  reasons: ["node(s) didn't match Pod's node affinity/selector"],
  unresolvable: true,
};
const conflict: Rejection = {
  plugin: name,
  reasons: ["pod affinity terms conflict"],
  unresolvable: true,
};

/** Places pods on the nodes that they select, and rather on those that they prefer. */
export const nodeAffinity: Plugin = {
  name,
  sign: ({ spec }) =>
    `${signatureOf(spec.nodeSelector)},${signatureOf(spec.affinity?.nodeAffinity)}`,
  preFilter({ spec }, snapshot) {
    const terms =
      spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
        ?.nodeSelectorTerms;
    if (terms === undefined && Object.keys(spec.nodeSelector ?? {}).length === 0) return undefined;
    const nodes = terms && namesOfTerms(terms);
    if (nodes?.size === 0) return { rejection: conflict };
    const matches = matchesPlacement(spec);
    return {
      filter: (slot) => (matches(snapshot.info(slot)) ? undefined : rejection),
      ...(nodes && { nodes }),
    };
  },
  preScore({ spec }, snapshot) {
    const preferred =
      spec.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
    if (preferred.length === 0) return undefined;
    const wishes = preferred.map(({ weight, preference }) => ({
      weight,
      matches: matchesTerm(preference),
    }));
    return {
      normalize: "highest",
      score(slot) {
        let sum = 0;
        for (const { weight, matches } of wishes) {
          if (matches(snapshot.info(slot))) sum += weight;
        }
        return sum;
      },
    };
  },
  requeueOn: ["NodeAdd", "NodeUpdateLabel"],
  queueingHint({ spec }, { previousNode }) {
    if (previousNode === undefined) return true;
    const { name: node = "", labels = {} } = previousNode.metadata;
    return !matchesPlacement(spec)({ name: node, labels });
  },
};

/**
 * The names of all nodes that the terms can mean, or `undefined` where one of them can mean any.
 * It spares looking at every node for a pod that a DaemonSet made for one.
 */
function namesOfTerms(terms: readonly NodeSelectorTerm[]): ReadonlySet<string> | undefined {
  if (terms.length === 0) return undefined;
  const names = new Set<string>();
  for (const term of terms) {
    const allowed = namesOfTerm(term);
    if (allowed === undefined) return undefined;
    for (const each of allowed) names.add(each);
  }
  return names;
}
