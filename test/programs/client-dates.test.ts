/** The client is loaded before any program runs, as it is where imports are in order. */
import { CoordinationV1Api, KubeConfig, V1MicroTime } from "@kubernetes/client-node";
import { expect, test } from "vitest";
import { Lease } from "../../api/coordination/lease.ts";
import { Fault } from "../../api/sim/fault.ts";
import { createCluster } from "../../simulator/cluster.ts";
import { program } from "../../simulator/programs/index.ts";

test("the times of Leases that a program writes are those of the cluster", async () => {
  const cluster = createCluster({ nodes: 0 });
  cluster.run(
    program("elected", async ({ connect }) => {
      const leases = connect(new KubeConfig()).makeApiClient(CoordinationV1Api);
      const spec = { holderIdentity: "elected", renewTime: new V1MicroTime() };
      await leases.createNamespacedLease({
        namespace: "default",
        body: { metadata: { name: "leader" }, spec },
      });
    }),
  );
  await cluster.play("1s");
  const renewTime = cluster.get(Lease, "leader")?.spec?.renewTime;
  expect(renewTime).toBe("2026-01-01T00:00:00.000000Z");
  expect(new V1MicroTime() instanceof Date).toBe(true);
  expect(new V1MicroTime(0).toISOString()).toBe("1970-01-01T00:00:00.000000Z");
});

test("a clock that is wrong is wrong for a program, too, and its timers go on", async () => {
  const cluster = createCluster({ nodes: 0 });
  const seen: string[] = [];
  cluster.run(
    program("clerk", ({ connect }) => {
      connect(new KubeConfig());
      setInterval(() => {
        seen.push(
          new V1MicroTime().toISOString().slice(11, 19),
          new Date().toISOString().slice(11, 19),
        );
      }, 60_000);
    }),
  );
  cluster.apply({
    apiVersion: "sim.kubesim.dev/v1alpha1",
    kind: "Fault",
    metadata: { name: "wrong-time" },
    spec: { type: "ClockJump", target: { process: "clerk" }, delay: "1h", duration: "90s" },
  });
  await cluster.play("2m");
  expect(seen).toEqual(["01:01:00", "01:01:00", "00:02:00", "00:02:00"]);
  expect(cluster.get(Fault, "wrong-time")?.status).toMatchObject({
    targets: ["clerk"],
    strikes: 1,
  });
});
