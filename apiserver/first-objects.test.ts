import { expect, test } from "vitest";
import { FlowSchema } from "../api/flowcontrol/flow-schema.ts";
import { ClusterRole } from "../api/rbac/role.ts";
import { createCluster } from "../simulator/cluster.ts";
import { ownersOf } from "./fields/ownership.ts";
import { firstObjects } from "./first-objects.ts";

const stored = (options: Parameters<typeof createCluster>[0]) => {
  const { storage, server, startMs } = createCluster(options);
  return firstObjects(server.registry.resources.definitions, startMs).map(({ table, key }) =>
    storage.get(table, key),
  );
};

test("clusters share all of them but what is their own", () => {
  const startMs = Date.parse("2026-02-03T04:05:06Z");
  const [one, other] = [stored({ seed: 1, startMs }), stored({ seed: 2, startMs })];
  expect(one.length).toBeGreaterThan(50);
  const uids = [...one, ...other].map((object) => object?.metadata.uid);
  expect(new Set(uids).size).toBe(one.length + other.length);
  for (const [at, object] of one.entries()) {
    const { uid: _, resourceVersion: __, ...metadata } = object?.metadata ?? {};
    expect({ ...other[at], metadata: other[at]?.metadata }).toMatchObject({ ...object, metadata });
    expect(metadata.creationTimestamp).toBe("2026-02-03T04:05:06Z");
  }
});

test("clusters that begin at another time have theirs", () => {
  const times = ["2026-02-03T04:05:06Z", "2027-02-03T04:05:06Z", "2026-02-03T04:05:06Z"];
  for (const time of times) {
    for (const object of stored({ startMs: Date.parse(time) })) {
      expect(object?.metadata.creationTimestamp).toBe(time);
    }
  }
});

test("roles are aggregated, and nobody has to", () => {
  const cluster = createCluster();
  const admin = cluster.get(ClusterRole, "admin");
  expect(admin?.rules?.length).toBeGreaterThan(20);
  const owners = admin === undefined ? [] : ownersOf(admin);
  expect(owners.map(({ manager, operation }) => `${manager} ${operation}`).sort()).toEqual([
    "clusterrole-aggregation-controller Apply",
    "kube-apiserver Update",
  ]);
  const writers = new Set(cluster.history().map(({ actor }) => actor));
  expect(writers).not.toContain("clusterrole-aggregation-controller");
});

test("every FlowSchema says that its level is there", () => {
  for (const { status } of createCluster().list(FlowSchema)) {
    expect(status.conditions).toMatchObject([{ type: "Dangling", status: "False" }]);
  }
});
