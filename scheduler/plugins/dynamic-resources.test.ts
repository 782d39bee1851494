import { expect, test } from "vitest";
import type { JsonObject } from "../../api/json.ts";
import { firstOf } from "../devices/testing.ts";
import { type ClaimRow, claiming, type DevicesRow, withDevices } from "../testing/devices.ts";
import { podOf, snapshotOf } from "../testing/objects.ts";
import { refusals, verdicts } from "../testing/verdicts.ts";
import { dynamicResources as factory } from "./dynamic-resources.ts";

const dynamicResources = factory.create({});

const nodes = [{ name: "a" }, { name: "b" }];
const notAll = "!cannot allocate all claims";
const elsewhere = "!resourceclaim not available on the node";

interface Row {
  readonly behaviour: string;
  readonly devices: DevicesRow;
  readonly spec?: JsonObject;
  readonly refused: Readonly<Record<string, string>>;
}

test.each<Row>([
  { behaviour: "asks for no device", devices: {}, spec: {}, refused: {} },
  {
    behaviour: "asks for one that a node has",
    devices: { claims: { gpu: {} }, nodes: { a: 1 } },
    refused: { b: notAll },
  },
  {
    behaviour: "asks for one that another claim has",
    devices: { claims: { gpu: {}, other: { on: "a" } }, nodes: { a: 1, b: 1 } },
    refused: { a: notAll },
  },
  {
    behaviour: "asks for two where there is one",
    devices: { claims: { gpu: {}, second: {} }, nodes: { a: 1, b: 2 } },
    spec: claiming("gpu", "second"),
    refused: { a: notAll },
  },
  {
    behaviour: "uses a claim that has its device",
    devices: { claims: { gpu: { on: "b" } }, nodes: { a: 1, b: 1 } },
    refused: { a: elsewhere },
  },
  {
    behaviour: "uses a claim that as many pods use as can",
    devices: {
      claims: {
        gpu: { on: "b", users: Array.from({ length: 256 }, (_, index) => `${index}`) },
      },
    },
    refused: { "*": "!resourceclaim in use" },
  },
  {
    behaviour: "asks for devices of a class that is not there",
    devices: { claims: { gpu: {} }, hasClass: false, nodes: { a: 1, b: 1 } },
    refused: { "*": "!request gpu: device class gpu.example.com does not exist" },
  },
  {
    behaviour: "asks for the first of what there is, of classes that are not there",
    devices: {
      claims: {
        gpu: {
          requests: [firstOf({ big: {}, small: { deviceClassName: "mig" } })],
        },
      },
    },
    refused: { "*": "!request gpu/small: device class mig does not exist" },
  },
])("a pod that $behaviour", ({ devices, spec = claiming("gpu"), refused }) => {
  const snapshot = withDevices(snapshotOf(nodes), devices);
  expect(refusals(dynamicResources, podOf({ spec }), snapshot)).toEqual(refused);
});

test.each<{ behaviour: string; gpu: ClaimRow; scored: Readonly<Record<string, unknown>> }>([
  {
    behaviour: "that have the first choice of its claim",
    gpu: { requests: [firstOf({ pair: { count: 2 }, one: {} })] },
    // Both numbers are in proportion to the best: 7 of 8.
    scored: { a: 87, b: 100 },
  },
  {
    behaviour: "none to others where the claim has its devices",
    gpu: { requests: [firstOf({ pair: { count: 2 }, one: {} })], on: "b" },
    scored: { a: elsewhere, b: 0 },
  },
  { behaviour: "none to others where there is no choice", gpu: {}, scored: { a: 0, b: 0 } },
])("a pod prefers nodes $behaviour", ({ gpu, scored }) => {
  const snapshot = withDevices(snapshotOf(nodes), { claims: { gpu }, nodes: { a: 1, b: 2 } });
  const pod = podOf({ spec: claiming("gpu") });
  expect(verdicts(dynamicResources, pod, snapshot)).toEqual(scored);
});

test.each<{ behaviour: string; claims?: DevicesRow["claims"]; why: string | undefined }>([
  {
    behaviour: "its claim is not there",
    claims: {},
    why: 'could not find ResourceClaim "default/gpu"',
  },
  {
    behaviour: "its claim is being deleted",
    claims: { gpu: { metadata: { deletionTimestamp: "2026-01-01T00:00:00Z" } } },
    why: 'resourceclaim "gpu" is being deleted',
  },
  { behaviour: "its claim is there", claims: { gpu: {} }, why: undefined },
])("a pod is held back where $behaviour: $why", ({ claims, why }) => {
  const snapshot = withDevices(snapshotOf(nodes), { claims: claims ?? {} });
  const pod = podOf({ spec: claiming("gpu") });
  expect(dynamicResources.preEnqueue?.(pod, snapshot)).toBe(why);
});

const ofTemplate = {
  resourceClaims: [{ name: "gpu", resourceClaimTemplateName: "gpus" }],
};
const controlledBy = (uid: string) => ({
  metadata: {
    ownerReferences: [{ apiVersion: "v1", kind: "Pod", name: "probe", uid, controller: true }],
  },
});

test.each([
  {
    behaviour: "no claim was made yet",
    statuses: [],
    why: 'pod "default/probe": ResourceClaim not created yet',
  },
  { behaviour: "none was to be made", statuses: [{ name: "gpu" }], why: undefined },
  {
    behaviour: "one was made",
    statuses: [{ name: "gpu", resourceClaimName: "probe-gpu-x" }],
    why: undefined,
  },
  {
    behaviour: "somebody else's is named",
    statuses: [{ name: "gpu", resourceClaimName: "other" }],
    why: "ResourceClaim default/other was not created for pod default/probe (pod is not owner)",
  },
])("a pod with a template is held back where $behaviour: $why", ({ statuses, why }) => {
  const pod = podOf({ spec: ofTemplate });
  const owned = { "probe-gpu-x": controlledBy(pod.metadata.uid ?? ""), other: controlledBy("x") };
  const snapshot = withDevices(snapshotOf(nodes), { claims: owned });
  const told = { ...pod, status: { ...pod.status, resourceClaimStatuses: statuses } };
  expect(dynamicResources.preEnqueue?.(told, snapshot)).toBe(why);
});
