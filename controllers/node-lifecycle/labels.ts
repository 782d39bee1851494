/** Labels of a node that follow others. Source: nodelifecycle reconcileNodeLabels 1.36. */
import { Node } from "../../api/core/node/node.ts";
import { type Action, untyped } from "../../client/action.ts";

/** The labels of old say what those that took their place do. */
const followers: Readonly<Record<string, string>> = {
  "kubernetes.io/os": "beta.kubernetes.io/os",
  "kubernetes.io/arch": "beta.kubernetes.io/arch",
};

/** Puts the labels of old right; one that has nothing to follow is left alone. */
export function planLabels({ metadata: { name = "", uid, labels = {} } }: Node): readonly Action[] {
  const changes = Object.entries(followers).flatMap(([label, follower]) => {
    const value = labels[label];
    return value === undefined || labels[follower] === value ? [] : [[follower, value]];
  });
  if (changes.length === 0) return [];
  const patch = { metadata: { uid, labels: Object.fromEntries(changes) } };
  const resource = untyped(Node);
  return [{ do: "patch", resource, namespace: undefined, name, patchType: "strategic", patch }];
}

/** Whether a change of labels may ask for it. */
export const changesLabels = ({ metadata: next }: Node, { metadata: previous }: Node): boolean =>
  next.labels !== previous.labels &&
  Object.entries(followers)
    .flat()
    .some((label) => next.labels?.[label] !== previous.labels?.[label]);
