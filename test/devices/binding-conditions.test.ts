/** Pods wait until drivers have made ready the devices that they get. */
import { expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { ResourceClaim } from "../../api/resource/resource-claim.ts";
import { createCluster } from "../../simulator/cluster.ts";
import { eventsOf } from "../storage/seen.ts";
import { claim, driver, gpuClass, gpusOf, pod } from "./gpus.ts";
import { patchStatus } from "./objects.ts";

const attached = {
  bindingConditions: [`${driver}/attached`],
  bindingFailureConditions: [`${driver}/broken`],
};

/** A GPU on each of two nodes that has to be attached first, and a pod that asks for one. */
function waiting(options: object = {}) {
  const cluster = createCluster({ nodes: 2, ...options });
  const slices = ["node-0", "node-1"].map((node) => {
    const { spec, ...slice } = gpusOf(node, ["a100"]);
    const devices = spec.devices.map((each) => ({ ...each, ...attached }));
    return { ...slice, spec: { ...spec, devices } };
  });
  cluster.apply([gpuClass, ...slices, claim("gpu"), pod("train", { resourceClaimName: "gpu" })]);
  return cluster;
}
type Cluster = ReturnType<typeof waiting>;

/** What the driver says of the device that the claim has. */
function tell(cluster: Cluster, type: "attached" | "broken") {
  const [had] = cluster.get(ResourceClaim, "gpu")?.status.allocation?.devices.results ?? [];
  const { pool, device } = had ?? {};
  const condition = {
    type: `${driver}/${type}`,
    status: "True",
    reason: "Tried",
    message: "as it is",
    lastTransitionTime: "2026-01-01T00:00:00Z",
  };
  const devices = [{ driver, pool, device, conditions: [condition] }];
  patchStatus(cluster, ResourceClaim, { name: "gpu", body: { status: { devices } } });
}

const nodeOf = (cluster: Cluster) => cluster.get(Pod, "train")?.spec.nodeName;
const allocationOf = (cluster: Cluster) => cluster.get(ResourceClaim, "gpu")?.status.allocation;
const pending = "BindingConditionsPending waiting for binding conditions for device on node node-0";

test("a pod is bound within five seconds once its device is attached", () => {
  const cluster = waiting();
  cluster.advance("1m");
  expect([nodeOf(cluster), allocationOf(cluster)?.devices.results?.[0]?.pool]).toEqual([
    undefined,
    "node-0",
  ]);
  expect(eventsOf(cluster, "Pod", "train")).toEqual([pending]);
  tell(cluster, "attached");
  expect(cluster.until(() => nodeOf(cluster) === "node-0")).toBeLessThanOrEqual(5000);
});

const given = (why: string) => [
  `FailedScheduling running PreBind plugin "DynamicResources": ${why}`,
  "FailedScheduling 0/2 nodes are available: 2 resourceclaim not available on the node. " +
    "deallocation of ResourceClaim completed, preemption: 0/2 nodes are available: 2 Preemption " +
    "is not helpful for scheduling.",
];
const told = (cluster: Cluster) => eventsOf(cluster, "Pod", "train");

test("a device that cannot be attached is given back, and the pod is placed anew", () => {
  const cluster = waiting();
  cluster.advance("10s");
  const { allocationTimestamp: first = "" } = allocationOf(cluster) ?? {};
  tell(cluster, "broken");
  cluster.advance("1m");
  const why = 'claim gpu binding failed: reason=Tried, message="as it is"';
  expect(told(cluster)).toEqual(expect.arrayContaining([...given(why), pending]));
  const { allocation, devices } = cluster.get(ResourceClaim, "gpu")?.status ?? {};
  expect(devices).toBeUndefined();
  expect((allocation?.allocationTimestamp ?? "") > first).toBe(true);
  tell(cluster, "attached");
  cluster.until(() => nodeOf(cluster) !== undefined);
});

test("a device that is not attached within ten minutes is given back", () => {
  const cluster = waiting();
  cluster.advance("595s");
  expect(told(cluster)).toEqual([pending]);
  cluster.advance("1m");
  expect(told(cluster)).toEqual(expect.arrayContaining(given("device binding timeout")));
});

const configured = (bindingTimeout: string) => ({
  schedulerConfig: {
    apiVersion: "kubescheduler.config.k8s.io/v1",
    kind: "KubeSchedulerConfiguration",
    profiles: [{ pluginConfig: [{ name: "DynamicResources", args: { bindingTimeout } }] }],
  },
});

test("bindingTimeout says how long a pod waits", () => {
  const cluster = waiting(configured("20s"));
  cluster.advance("30s");
  expect(told(cluster)).toEqual(expect.arrayContaining(given("device binding timeout")));
});

test.each(["999ms", "soon"])("bindingTimeout: %s is refused", (bindingTimeout) => {
  const refusal =
    `DynamicResources: bindingTimeout: Invalid value: ${JSON.stringify(bindingTimeout)}: ` +
    "must be at least 1 second";
  expect(() => waiting(configured(bindingTimeout))).toThrow(refusal);
});
