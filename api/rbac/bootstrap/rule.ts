import type { PolicyRule } from "../policy-rule.ts";
import { rbacGroup, type Subject } from "../subject.ts";

/**
 * A rule in short: verbs, groups and resources, and names of objects where only those are meant,
 * with blanks between them. The core group is an empty word.
 */
export type ShortRule = readonly [
  verbs: string,
  groups: string,
  resources: string,
  names?: string | undefined,
];

export function policyRule([verbs, groups, resources, names]: ShortRule): PolicyRule {
  return {
    verbs: verbs.split(" "),
    apiGroups: groups.split(" "),
    resources: resources.split(" "),
    ...(names !== undefined && { resourceNames: names.split(" ") }),
  };
}

/** What may be done to paths. */
export const pathRule = (paths: string, verb = "get"): PolicyRule => ({
  verbs: [verb],
  nonResourceURLs: paths.split(" "),
});

/** Whoever does something for others writes events of it. */
export const events: ShortRule = ["create patch update", " events.k8s.io", "events"];

export const read = "get list watch";

/** Who has a role. */
export interface Holders {
  readonly users?: readonly string[];
  readonly groups?: readonly string[];
  /** Service accounts of kube-system. */
  readonly accounts?: readonly string[];
}

/** The member of a binding; absent where nobody has the role. */
export function withSubjects({ users = [], groups = [], accounts = [] }: Holders) {
  const subjects: readonly Subject[] = [
    ...users.map((name) => ({ kind: "User", apiGroup: rbacGroup, name })),
    ...groups.map((name) => ({ kind: "Group", apiGroup: rbacGroup, name })),
    ...accounts.map((name) => ({ kind: "ServiceAccount", name, namespace: "kube-system" })),
  ];
  return subjects.length === 0 ? {} : { subjects };
}
