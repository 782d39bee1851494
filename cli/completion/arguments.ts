/** What the arguments of commands are. */

export type Argument =
  /** A resource, then names of its objects: `pods web`, `deploy/web`. */
  | { readonly kind: "objects"; readonly types?: readonly string[] }
  /** Names of objects of one resource. */
  | { readonly kind: "named"; readonly resource: string; readonly isOne?: boolean }
  /** Names of a list of the kubeconfig. */
  | { readonly kind: "kubeconfig"; readonly list: "contexts" | "clusters" | "users" }
  | { readonly kind: "words"; readonly words: readonly string[] }
  | { readonly kind: "types" };

const objects: Argument = { kind: "objects" };
const pod: Argument = { kind: "named", resource: "pods", isOne: true };
const nodes: Argument = { kind: "named", resource: "nodes" };
const requests: Argument = { kind: "named", resource: "certificatesigningrequests" };
const context: Argument = { kind: "kubeconfig", list: "contexts" };
const rollout: Argument = { kind: "objects", types: ["deployment", "daemonset", "statefulset"] };
const pausable: Argument = { kind: "objects", types: ["deployment"] };
const workloads: Argument = {
  kind: "objects",
  types: ["deployment", "replicaset", "replicationcontroller", "statefulset"],
};

/** By command; files for those that are not here. */
export const argumentsOf: Readonly<Record<string, Argument>> = {
  get: objects,
  describe: objects,
  delete: objects,
  edit: objects,
  label: objects,
  annotate: objects,
  patch: objects,
  wait: objects,
  why: objects,
  expose: objects,
  autoscale: workloads,
  scale: workloads,
  explain: { kind: "types" },
  "apply view-last-applied": objects,
  "apply edit-last-applied": objects,
  "set image": objects,
  "set env": objects,
  "set resources": objects,
  "set selector": objects,
  "set serviceaccount": objects,
  "set subject": objects,
  "rollout status": rollout,
  "rollout history": rollout,
  "rollout undo": rollout,
  "rollout restart": rollout,
  "rollout pause": pausable,
  "rollout resume": pausable,
  logs: pod,
  exec: pod,
  attach: pod,
  debug: pod,
  cp: pod,
  "port-forward": pod,
  cordon: nodes,
  uncordon: nodes,
  drain: nodes,
  taint: { kind: "objects", types: ["node"] },
  top: { kind: "words", words: ["pods", "nodes"] },
  "certificate approve": requests,
  "certificate deny": requests,
  "config use-context": context,
  "config rename-context": context,
  "config delete-context": context,
  "config set-context": context,
  "config get-contexts": context,
  "config set-cluster": { kind: "kubeconfig", list: "clusters" },
  "config delete-cluster": { kind: "kubeconfig", list: "clusters" },
  "config set-credentials": { kind: "kubeconfig", list: "users" },
  "config delete-user": { kind: "kubeconfig", list: "users" },
  completion: { kind: "words", words: ["bash", "zsh", "fish"] },
};

/** What the values of flags are, whichever command takes them. */
export const flagValues: Readonly<Record<string, Argument>> = {
  namespace: { kind: "named", resource: "namespaces" },
  context,
  cluster: { kind: "kubeconfig", list: "clusters" },
  user: { kind: "kubeconfig", list: "users" },
  "dry-run": { kind: "words", words: ["none", "client", "server"] },
  validate: { kind: "words", words: ["strict", "warn", "ignore"] },
  "authorization-mode": { kind: "words", words: ["RBAC", "AlwaysAllow"] },
  scheduling: { kind: "words", words: ["bin-packing", "kubernetes"] },
  profile: {
    kind: "words",
    words: ["general", "baseline", "restricted", "netadmin", "sysadmin", "legacy"],
  },
  cascade: { kind: "words", words: ["background", "foreground", "orphan"] },
  output: {
    kind: "words",
    words: [
      ...["json", "yaml", "name", "wide", "jsonpath=", "jsonpath-file=", "custom-columns="],
      "go-template=",
    ],
  },
};
