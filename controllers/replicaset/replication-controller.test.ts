import { expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { ReplicationController } from "../../api/core/replication-controller.ts";
import { seededRandom } from "../../api/runtime.ts";
import { isPodActive } from "../pod-state.ts";
import { TestCluster } from "../testing/cluster.ts";
import { nowMs, podTemplate, readyCondition } from "../testing/workloads.ts";
import { replicationController } from "./replication-controller.ts";

const web = (replicas: number): ReplicationController => ({
  apiVersion: "v1",
  kind: "ReplicationController",
  metadata: { name: "web", namespace: "default", uid: "web-uid", generation: 1 },
  spec: { replicas, selector: { app: "web" }, template: podTemplate() },
  status: { replicas: 0 },
});

test("a ReplicationController has as many pods as it wants", () => {
  const cluster = new TestCluster([replicationController], seededRandom(1));
  cluster.put(ReplicationController, web(3));
  while (cluster.step());
  const pods = cluster.list(Pod).filter(isPodActive);
  expect(pods.map(({ metadata }) => metadata.ownerReferences)).toEqual(
    pods.map(() => [
      {
        apiVersion: "v1",
        kind: "ReplicationController",
        name: "web",
        uid: "web-uid",
        controller: true,
        blockOwnerDeletion: true,
      },
    ]),
  );
  const [stored] = cluster.list(ReplicationController);
  expect(stored?.status).toEqual({ replicas: 3, fullyLabeledReplicas: 3, observedGeneration: 1 });
  expect(cluster.nowMs).toBe(nowMs);
});

test("a ReplicationController, which nothing owns, does not mind where its pods are doubled up", () => {
  const cluster = new TestCluster([replicationController], seededRandom(1));
  cluster.put(ReplicationController, web(3));
  while (cluster.step());
  const ready = { phase: "Running", conditions: [readyCondition("True", 0)] };
  const [old, ...others] = cluster.list(Pod);
  const [restarted, steady] = others;
  const place = (pod: Pod | undefined, nodeName: string, restartCount: number) => {
    if (pod === undefined) return;
    const container = {
      name: "app",
      ready: true,
      restartCount,
      image: "",
      imageID: "",
      state: {},
      lastState: {},
    };
    const status = { ...ready, containerStatuses: [container] };
    cluster.put(Pod, { ...pod, spec: { ...pod.spec, nodeName }, status });
  };
  place(old, "crowded", 0);
  place(steady, "crowded", 0);
  place(restarted, "empty", 5);
  cluster.put(ReplicationController, {
    ...web(2),
    metadata: cluster.list(ReplicationController)[0]?.metadata ?? {},
  });
  while (cluster.step());
  const going = cluster.list(Pod).filter((pod) => !isPodActive(pod));
  expect(going.map(({ spec }) => spec.nodeName)).toEqual(["empty"]);
});
