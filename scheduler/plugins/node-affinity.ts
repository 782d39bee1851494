import * as z from "zod";
import type { NodeSelectorTerm } from "../../api/core/node-selector.ts";
import { NodeAffinity } from "../../api/core/pod/affinity.ts";
import {
  matchesAnyTerm,
  matchesPlacement,
  matchesTerm,
  namesOfTerm,
} from "../../api/selectors/nodes.ts";
import { signatureOf } from "../decision/signature.ts";
import type { Plugin, Rejection, Remedy } from "../framework/framework.ts";
import { configurable } from "../framework/plugin-args.ts";
import { selectionRemedies, withoutTerms } from "../nodes/node-affinity-remedies.ts";
import { validateNodeAffinity } from "../nodes/node-terms-validate.ts";

const name = "NodeAffinity";
const refusal = (reason: string): Rejection => ({
  plugin: name,
  reasons: [reason],
  unresolvable: true,
});
const rejection = refusal("node(s) didn't match Pod's node affinity/selector");
const enforced = refusal("node(s) didn't match scheduler-enforced node affinity");
const conflict = refusal("pod affinity terms conflict");

const anotherProfile: Remedy = { change: "another profile, for this one adds a node affinity" };

const args = z.strictObject({ addedAffinity: NodeAffinity.optional() });

/**
 * Places pods on the nodes that they select, and rather on those that they prefer; and, where the
 * profile adds to that, on the nodes that it has for all its pods.
 */
export const nodeAffinity = configurable(
  name,
  args,
  ({ addedAffinity }) => create(addedAffinity),
  ({ addedAffinity }) => validateNodeAffinity(addedAffinity, "addedAffinity"),
);

function create(added: NodeAffinity | undefined): Plugin {
  const addedTerms = added?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms;
  const matchesAdded = addedTerms && matchesAnyTerm(addedTerms);
  const addedWishes = wishesOf(added);
  return {
    name,
    sign: ({ spec }) =>
      `${signatureOf(spec.nodeSelector)},${signatureOf(spec.affinity?.nodeAffinity)}`,
    preFilter({ spec }, snapshot) {
      const terms =
        spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
          ?.nodeSelectorTerms;
      const isFree = terms === undefined && Object.keys(spec.nodeSelector ?? {}).length === 0;
      if (isFree && matchesAdded === undefined) return undefined;
      const nodes = terms && namesOfTerms(terms);
      if (nodes?.size === 0) return { rejection: conflict, remedies: [withoutTerms] };
      const matches = matchesPlacement(spec);
      return {
        filter(slot) {
          const info = snapshot.info(slot);
          if (matchesAdded?.(info) === false) return enforced;
          return matches(info) ? undefined : rejection;
        },
        remedies(slot) {
          const info = snapshot.info(slot);
          const own = selectionRemedies(spec, info);
          return matchesAdded?.(info) === false ? [anotherProfile, ...own] : own;
        },
        ...(nodes && { nodes }),
      };
    },
    preScore({ spec }, snapshot) {
      const wishes = [...addedWishes, ...wishesOf(spec.affinity?.nodeAffinity)];
      if (wishes.length === 0) return undefined;
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
      const before = { name: node, labels };
      return matchesAdded?.(before) === false || !matchesPlacement(spec)(before);
    },
  };
}

const wishesOf = (affinity: NodeAffinity | undefined) =>
  (affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map(
    ({ weight, preference }) => ({ weight, matches: matchesTerm(preference) }),
  );

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
