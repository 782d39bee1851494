/**
 * Resizes that wait for room. Source:
 * https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/
 */
import { expect, test } from "vitest";
import { Pod } from "../api/core/pod/pod.ts";
import { type Cluster, createCluster } from "../simulator/cluster.ts";

const requests = (cpu: string) => ({ requests: { cpu } });
const guaranteed = (cpu: string) => {
  const amounts = { cpu, memory: "64Mi" };
  return { requests: amounts, limits: amounts };
};

const podOf = (name: string, resources: object, spec: object = {}) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name },
  spec: {
    terminationGracePeriodSeconds: 1,
    containers: [{ name: "c", image: "nginx", resources }],
    ...spec,
  },
});

const resize = (cluster: Cluster, name: string, resources: object) =>
  cluster.request({
    verb: "patch",
    patchType: "strategic",
    resource: Pod,
    subresource: "resize",
    namespace: "default",
    name,
    body: { spec: { containers: [{ name: "c", resources }] } },
  });

/** What is set aside for a pod. */
const held = (cluster: Cluster, name: string) =>
  cluster.get(Pod, name)?.status.containerStatuses?.[0]?.allocatedResources?.cpu;

test.each([
  {
    behaviour: "of a pod of greater priority",
    first: podOf("a", requests("100m")),
    next: podOf("b", requests("100m"), { priorityClassName: "system-node-critical" }),
    to: requests("900m"),
    winner: "b",
  },
  {
    behaviour: "of a guaranteed pod",
    first: podOf("a", requests("100m")),
    next: podOf("b", guaranteed("100m")),
    to: guaranteed("900m"),
    winner: "b",
  },
  {
    behaviour: "that waits the longest",
    first: podOf("b", requests("100m")),
    next: podOf("a", requests("100m")),
    to: requests("900m"),
    winner: "b",
  },
])("of several resizes that wait for room, that $behaviour comes first", (row) => {
  const { first, next, to, winner } = row;
  const cluster = createCluster({ nodes: [{ name: "n", cpu: "2" }] });
  cluster.apply([podOf("z-holds", requests("1500m")), first, next]);
  cluster.until(() => cluster.list(Pod).every(({ status }) => status.phase === "Running"));
  resize(cluster, first.metadata.name, requests("900m"));
  cluster.advance("5s");
  resize(cluster, next.metadata.name, to);
  cluster.advance("5s");
  const both = () => ["a", "b"].map((name) => held(cluster, name));
  expect(both()).toEqual(["100m", "100m"]);
  resize(cluster, "z-holds", requests("1"));
  cluster.advance("5s");
  expect(both()).toEqual(winner === "a" ? ["900m", "100m"] : ["100m", "900m"]);
});
