/** The StatefulSet that tests roll out, and what must hold for it. */
import { ControllerRevision } from "../../api/apps/controller-revision.ts";
import { StatefulSet } from "../../api/apps/statefulset.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import { isReady } from "../rollouts/bounds.ts";

/** `db`: three pods of an image, unless `spec` says otherwise. */
export function db(image: string, spec: object = {}): object {
  const labels = { app: "db" };
  return {
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata: { name: "db" },
    spec: {
      replicas: 3,
      serviceName: "db",
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: "app", image }] } },
      ...spec,
    },
  };
}

export const ordinalOf = ({ metadata: { name = "" } }: Pod): number =>
  Number(name.slice(name.lastIndexOf("-") + 1));

export const imageOf = ({ spec }: Pod): string => spec.containers[0]?.image ?? "";

const isLasting = (pod: Pod) => isReady(pod) && pod.metadata.deletionTimestamp === undefined;

/** The pods of the set, lowest number first; those that are going too. */
export const podsOfSet = (cluster: Cluster): readonly Pod[] =>
  [...cluster.list(Pod, "default")].sort((left, right) => ordinalOf(left) - ordinalOf(right));

/**
 * Notes each step of the controller that breaks the order: a pod that is made before all pods below
 * it are ready, or one that is taken while one above it is not. `spare` pods above may be missing.
 */
export function watchOrder(cluster: Cluster, spare = 0): readonly string[] {
  const wrong: string[] = [];
  cluster.observe(({ resource, type, object, previous, actor, revision }) => {
    if (resource !== "pods" || actor !== "statefulset-controller") return;
    const start = cluster.get(StatefulSet, "db")?.spec.ordinals?.start ?? 0;
    // What is stored under pods is a pod.
    const ordinal = ordinalOf(object as Pod);
    const pods = podsOfSet(cluster);
    const note = (what: string) => wrong.push(`${revision}: ${object.metadata.name} ${what}`);
    if (type === "ADDED") {
      const below = pods.filter((pod) => ordinalOf(pod) >= start && ordinalOf(pod) < ordinal);
      const readyBelow = below.filter(isLasting).length;
      const wanted = Math.max(0, ordinal - start);
      if (readyBelow < wanted) note(`is made with ${readyBelow} of ${wanted} ready below it`);
    }
    const isTaken =
      object.metadata.deletionTimestamp !== undefined &&
      previous?.metadata.deletionTimestamp === undefined;
    if (type === "MODIFIED" && isTaken) {
      const above = pods.filter((pod) => ordinalOf(pod) > ordinal && !isLasting(pod));
      if (above.length > spare) note(`is taken with ${above.length} missing above it`);
    }
  });
  return wrong;
}

/** What the set says of itself once it has come to rest, next to what is so. */
export function accountOfSet(cluster: Cluster) {
  const set = cluster.get(StatefulSet, "db");
  if (set === undefined) throw new Error("there is no StatefulSet db");
  const { metadata, spec, status } = set;
  const revisions = [...cluster.list(ControllerRevision, "default")].sort(
    (left, right) => left.revision - right.revision,
  );
  const start = spec.ordinals?.start ?? 0;
  const image = spec.template.spec.containers[0]?.image;
  const numbers = Array.from({ length: spec.replicas }, (_, index) => start + index);
  const latest = revisions.at(-1)?.metadata.name;
  const { replicas } = spec;
  return {
    said: {
      ...status,
      pods: podsOfSet(cluster).map((pod) => `${pod.metadata.name} ${imageOf(pod)} ${isReady(pod)}`),
    },
    so: {
      observedGeneration: metadata.generation,
      replicas,
      ...(replicas > 0 && {
        readyReplicas: replicas,
        currentReplicas: replicas,
        updatedReplicas: replicas,
      }),
      availableReplicas: replicas,
      currentRevision: latest,
      updateRevision: latest,
      collisionCount: 0,
      pods: numbers.map((number) => `db-${number} ${image} true`),
    },
  };
}
