import { expect, test } from "vitest";
import type { Lease } from "../../api/coordination/lease.ts";
import type { Node } from "../../api/core/node/node.ts";
import type { Plan } from "../../client/controller.ts";
import { bootedAtAnnotation, powerAnnotation } from "../machine.ts";
import { startMs } from "../test-kubelet.ts";
import { planLease } from "./plan-lease.ts";

const node = (annotations: Readonly<Record<string, string>> = {}): Node => ({
  apiVersion: "v1",
  kind: "Node",
  metadata: {
    name: "n1",
    uid: "n",
    annotations: { [bootedAtAnnotation]: new Date(startMs).toISOString(), ...annotations },
  },
  spec: {},
  status: { daemonEndpoints: { kubeletEndpoint: { Port: 10250 } }, nodeInfo },
});
const nodeInfo = {
  machineID: "",
  systemUUID: "",
  bootID: "",
  kernelVersion: "",
  osImage: "",
  containerRuntimeVersion: "",
  kubeletVersion: "",
  kubeProxyVersion: "",
  operatingSystem: "",
  architecture: "",
};
const renewed = (nowMs: number): Lease => ({
  apiVersion: "coordination.k8s.io/v1",
  kind: "Lease",
  metadata: { name: "n1", namespace: "kube-node-lease" },
  spec: { renewTime: new Date(nowMs).toISOString() },
});

/** What is sent, and when it is looked at again. */
const told = ({ actions, requeueAfterMs }: Plan) => [
  ...actions.map((action) => (action.do === "update" ? action.object : action.do)),
  requeueAfterMs,
];

test.each([
  { behaviour: "has no lease yet", node: node(), says: ["create", 10_000] },
  {
    behaviour: "renewed its lease a moment ago",
    node: node(),
    lease: renewed(startMs - 4_000),
    says: [6_000],
  },
  {
    behaviour: "renewed its lease ten seconds ago",
    node: node(),
    lease: renewed(startMs - 10_000),
    says: [{ ...renewed(startMs), spec: { renewTime: "2026-03-01T12:00:00.000000Z" } }, 10_000],
  },
  { behaviour: "is gone", lease: renewed(startMs - 10_000), says: [undefined] },
  {
    behaviour: "was switched off",
    node: node({ [powerAnnotation]: "off" }),
    lease: renewed(startMs - 10_000),
    says: [undefined],
  },
  {
    behaviour: "is on, and has not booted yet",
    node: { ...node(), metadata: { name: "n1" } },
    says: [undefined],
  },
])("the heartbeat of a node that $behaviour", ({ node: seen, lease, says }) => {
  const plan = planLease({
    name: "n1",
    node: seen,
    lease,
    misses: 0,
    failed: false,
    nowMs: startMs,
  });
  expect(told(plan)).toEqual(says);
});

test.each([
  { behaviour: "was refused a renewal", lease: renewed(startMs - 10_000), says: ["update"] },
  {
    behaviour: "was refused a renewal that counts all the same",
    lease: renewed(startMs),
    says: [],
  },
  { behaviour: "cannot read its lease", lease: "unknown" as const, says: [200] },
  { behaviour: "cannot make its lease", lease: undefined, says: [200] },
  { behaviour: "cannot read it again", lease: "unknown" as const, misses: 3, says: [1_600] },
  { behaviour: "has not read it for long", lease: "unknown" as const, misses: 9, says: [7_000] },
])("the next heartbeat of a node that $behaviour", ({ lease, misses = 0, says }) => {
  const { actions, requeueAfterMs, memory } = planLease({
    name: "n1",
    node: node(),
    lease,
    misses,
    failed: true,
    nowMs: startMs,
  });
  const isMissed = memory !== undefined && "misses" in memory;
  expect([...actions.map((each) => each.do), ...(isMissed ? [requeueAfterMs] : [])]).toEqual(says);
  expect(isMissed ? memory.misses : undefined).toBe(isMissed ? misses + 1 : undefined);
});

test.each([
  { behaviour: "is there", node: node(), lease: renewed(startMs - 10_000), renews: true },
  { behaviour: "is to be made", node: node(), lease: undefined, renews: false },
  {
    behaviour: "is of a machine that shuts down",
    node: node({ [powerAnnotation]: "shutdown" }),
    lease: renewed(startMs - 10_000),
    renews: false,
  },
])("from then on a lease that $behaviour is renewed: $renews", ({ renews, ...given }) => {
  const plan = planLease({ name: "n1", misses: 0, failed: false, nowMs: startMs, ...given });
  expect([plan.actions.length, plan.renews]).toEqual([1, renews]);
});
