/** Whether a Deployment that has come to rest tells the truth about itself. */
import { Deployment } from "../../api/apps/deployment.ts";
import { ReplicaSet } from "../../api/apps/replicaset.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { controllerRef } from "../../client/controller.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import { isReady } from "./bounds.ts";

const revision = "deployment.kubernetes.io/revision";

/** What a Deployment says of itself, next to what is so. */
export interface Account {
  readonly said: Statement;
  readonly so: Statement;
}

interface Statement {
  readonly observedGeneration: number | undefined;
  readonly revision: string | undefined;
  readonly replicas: number;
  readonly updatedReplicas: number;
  readonly readyReplicas: number;
  readonly availableReplicas: number;
  readonly unavailableReplicas: number;
  readonly conditions: readonly string[];
  /** Of each set: its revision, pods wanted, pods and ready pods. */
  readonly sets: readonly string[];
}

/** Compares the status of a Deployment and its sets with the pods; for one that is rolled out. */
export function accountOf(cluster: Cluster, name: string): Account {
  const deployment = cluster.get(Deployment, name);
  if (deployment === undefined) throw new Error(`there is no Deployment ${name}`);
  const { metadata, spec, status } = deployment;
  const sets = cluster
    .list(ReplicaSet, "default")
    .filter((set) => controllerRef(set)?.uid === metadata.uid);
  const newest = sets.filter((set) => image(set.spec.template) === image(spec.template));
  const pods = cluster.list(Pod, "default");
  const podsOf = (set: ReplicaSet) =>
    pods.filter((pod) => controllerRef(pod)?.uid === set.metadata.uid);
  const all = sets.flatMap(podsOf);
  const ready = all.filter(isReady).length;
  const numbers = sets.map((set) => Number(set.metadata.annotations?.[revision]));
  const progressed = `ReplicaSet "${newest[0]?.metadata.name}" has successfully progressed.`;
  return {
    said: {
      observedGeneration: status.observedGeneration,
      revision: metadata.annotations?.[revision],
      replicas: status.replicas ?? 0,
      updatedReplicas: status.updatedReplicas ?? 0,
      readyReplicas: status.readyReplicas ?? 0,
      availableReplicas: status.availableReplicas ?? 0,
      unavailableReplicas: status.unavailableReplicas ?? 0,
      conditions: (status.conditions ?? [])
        .map(({ type, status, reason, message }) => `${type}=${status} ${reason} ${message}`)
        .sort(),
      sets: sets.map((set) => {
        const { replicas, readyReplicas = 0, observedGeneration } = set.status;
        const seen = observedGeneration === set.metadata.generation;
        return `${set.metadata.name} ${set.spec.replicas} ${replicas} ${readyReplicas} ${seen}`;
      }),
    },
    so: {
      observedGeneration: metadata.generation,
      revision: String(Math.max(...numbers)),
      replicas: spec.replicas,
      updatedReplicas: newest.flatMap(podsOf).length,
      readyReplicas: ready,
      availableReplicas: spec.replicas,
      unavailableReplicas: 0,
      conditions: [
        "Available=True MinimumReplicasAvailable Deployment has minimum availability.",
        `Progressing=True NewReplicaSetAvailable ${progressed}`,
      ],
      sets: sets.map((set) => {
        const own = podsOf(set);
        const wanted = newest.includes(set) ? spec.replicas : 0;
        return `${set.metadata.name} ${wanted} ${own.length} ${own.filter(isReady).length} true`;
      }),
    },
  };
}

const image = (template: { readonly spec: Pod["spec"] }) => template.spec.containers[0]?.image;
