import { expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { ReplicationController } from "../../api/core/replication-controller.ts";
import { seededRandom } from "../../api/runtime.ts";
import { isPodActive } from "../pod-state.ts";
import { TestCluster } from "../testing/cluster.ts";
import { nowMs, podTemplate } from "../testing/workloads.ts";
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
