/** A cluster as the scheduler sees it and as the reference does, alike after every change. */

import type { ReplicaSet } from "../../api/apps/replicaset.ts";
import { ReplicaSet as ReplicaSets } from "../../api/apps/replicaset.ts";
import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import { PersistentVolumeClaim as Claim } from "../../api/core/persistent-volume-claim.ts";
import { Service } from "../../api/core/service/service.ts";
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import {
  type PodDisruptionBudget,
  PodDisruptionBudget as PodDisruptionBudgets,
} from "../../api/policy/pod-disruption-budget.ts";
import type { Labels } from "../../api/selectors/labels.ts";
import type { Node, Pod } from "../framework/framework.ts";
import { Snapshot } from "../snapshot/snapshot.ts";
import { decoded } from "./objects.ts";
import type { Cluster, PlacedPod } from "./reference/cluster.ts";

/** A change of the cluster. */
export type Change =
  | { readonly node: Node }
  | { readonly nodeGone: string }
  | { readonly pod: Pod; readonly on: string; readonly isAssumed?: boolean }
  | { readonly podGone: string }
  | { readonly waits: Pod; readonly on: string }
  | { readonly namespace: string; readonly labels: Labels }
  | { readonly services: readonly Service[] }
  | { readonly budgets: readonly PodDisruptionBudget[] };

export class World {
  readonly snapshot = new Snapshot();
  readonly #nodes = new Map<string, Node>();
  readonly #pods = new Map<string, PlacedPod>();
  readonly #nominated = new Map<string, PlacedPod>();
  readonly #namespaces = new Map<string, Labels>();
  #services: readonly Service[] = [];
  #budgets: readonly PodDisruptionBudget[] = [];
  #budgetsRevision = 0;

  constructor() {
    const { snapshot } = this;
    snapshot.terms.namespaceLabels = (name) => this.#namespaces.get(name);
    const volumes = { get: (key: string) => allVolumes.get(key), indexed: () => [] };
    const { sources } = snapshot.volumes;
    snapshot.volumes.sources = { ...sources, claims: allClaims, volumes, classes: new Map() };
    const indexed = (_: string, namespace: string) =>
      this.#services.filter(({ metadata }) => metadata.namespace === namespace);
    const nothing = { get: () => undefined };
    snapshot.selections = {
      services: { indexed },
      replicaSets: allReplicaSets,
      statefulSets: nothing,
      replicationControllers: nothing,
    };
  }

  get cluster(): Cluster {
    return {
      nodes: [...this.#nodes.values()],
      pods: [...this.#pods.values()],
      nominated: [...this.#nominated.values()],
      namespaces: this.#namespaces,
      services: this.#services,
      replicaSets: replicaSetSelectors,
      claims: allClaims,
      volumes: allVolumes,
      budgets: this.#budgets,
    };
  }

  /** A pod that waits for a node. */
  waiting(uid: string): PlacedPod | undefined {
    return this.#nominated.get(uid);
  }

  pod(uid: string): PlacedPod | undefined {
    return this.#pods.get(uid);
  }

  node(name: string): Node | undefined {
    return this.#nodes.get(name);
  }

  take(change: Change): void {
    const { snapshot } = this;
    if ("node" in change) {
      this.#nodes.set(change.node.metadata.name ?? "", change.node);
      snapshot.setNode(change.node);
    } else if ("nodeGone" in change) {
      this.#nodes.delete(change.nodeGone);
      snapshot.removeNode(change.nodeGone);
    } else if ("podGone" in change) {
      this.#pods.delete(change.podGone);
      this.#nominated.delete(change.podGone);
      snapshot.removePod(change.podGone);
      snapshot.nominations.delete(change.podGone);
    } else if ("namespace" in change) {
      this.#namespaces.set(change.namespace, change.labels);
      snapshot.namespaceChanged();
    } else if ("services" in change) {
      this.#services = change.services;
    } else if ("budgets" in change) {
      this.#budgetsRevision += 1;
      this.#budgets = change.budgets;
      snapshot.budgets = { revision: this.#budgetsRevision, values: () => change.budgets };
    } else if ("waits" in change) {
      this.#nominated.set(change.waits.metadata.uid ?? "", { pod: change.waits, on: change.on });
      snapshot.nominations.set(change.waits, change.on);
    } else {
      this.#place(change.pod, change.on, change.isAssumed === true);
    }
  }

  #place(pod: Pod, on: string, isAssumed: boolean): void {
    const { uid = "" } = pod.metadata;
    this.#pods.set(uid, { pod, on });
    this.#nominated.delete(uid);
    this.snapshot.nominations.delete(uid);
    if (isAssumed) this.snapshot.assume(pod, on);
    else this.snapshot.setPod({ ...pod, spec: { ...pod.spec, nodeName: on } });
  }
}

const claim = (name: string, volumeName: string, mode: string) =>
  decoded<PersistentVolumeClaim>(Claim, {
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    metadata: {
      name,
      namespace: "default",
      annotations: volumeName === "" ? {} : { "pv.kubernetes.io/bind-completed": "yes" },
    },
    spec: {
      accessModes: [mode],
      storageClassName: "",
      resources: { requests: { storage: "1Gi" } },
      ...(volumeName !== "" && { volumeName }),
    },
    status: { phase: volumeName === "" ? "Pending" : "Bound" },
  });

const claims = [
  claim("bound", "near", "ReadWriteMany"),
  claim("far", "zonal", "ReadWriteMany"),
  claim("once", "near", "ReadWriteOncePod"),
  claim("unbound", "", "ReadWriteMany"),
];
const allClaims = new Map(claims.map((each) => [`default/${each.metadata.name}`, each]));

const zone = "topology.kubernetes.io/zone";
const inZoneX = { matchExpressions: [{ key: zone, operator: "In", values: ["x"] }] };
const volume = (name: string, nodeAffinity?: object) =>
  decoded<PersistentVolume>(PersistentVolume, {
    apiVersion: "v1",
    kind: "PersistentVolume",
    metadata: { name },
    spec: { capacity: { storage: "1Gi" }, accessModes: ["ReadWriteMany"], nodeAffinity },
  });
const allVolumes = new Map([
  ["near", volume("near")],
  ["zonal", volume("zonal", { required: { nodeSelectorTerms: [inZoneX] } })],
]);

const set = decoded<ReplicaSet>(ReplicaSets, {
  apiVersion: "apps/v1",
  kind: "ReplicaSet",
  metadata: { name: "set", namespace: "default" },
  spec: {
    selector: { matchExpressions: [{ key: "app", operator: "Exists" }] },
    template: { spec: { containers: [{ name: "c", image: "app:1" }] } },
  },
});
const allReplicaSets = new Map([["default/set", set]]);
const replicaSetSelectors = new Map([["default/set", set.spec.selector]]);

/** A budget that guards the pods of `app: web`, of which so many may leave. */
export const webBudget = (disruptionsAllowed: number) =>
  decoded<PodDisruptionBudget>(PodDisruptionBudgets, {
    apiVersion: "policy/v1",
    kind: "PodDisruptionBudget",
    metadata: { name: "web", namespace: "default" },
    spec: { selector: { matchLabels: { app: "web" } } },
    status: { disruptionsAllowed },
  });

export const webService = decoded<Service>(Service, {
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "web", namespace: "default" },
  spec: { selector: { app: "web" } },
});
