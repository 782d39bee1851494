import { expect, test } from "vitest";
import type { PodParts } from "../../api/core/pod/test-pods.ts";
import { testPod } from "../../api/core/pod/test-pods.ts";
import type { ResourceClaim } from "../../api/resource/resource-claim.ts";
import type { ResourceClaimTemplate } from "../../api/resource/resource-claim-template.ts";
import { claimOf } from "../../api/resource/testing.ts";
import { timeAt } from "../testing/workloads.ts";
import { type ObservedPod, planPodClaims } from "./plan.ts";

const entry = { name: "gpu", resourceClaimTemplateName: "a-gpu" };
const { spec } = claimOf();
const template: ResourceClaimTemplate = {
  apiVersion: "resource.k8s.io/v1",
  kind: "ResourceClaimTemplate",
  metadata: { name: "a-gpu", namespace: "default" },
  spec: { metadata: { labels: { app: "web" }, annotations: { note: "fast" } }, spec },
};

const podWith = ({ metadata, ...parts }: PodParts = {}) =>
  testPod({
    metadata: { uid: "pod-uid", ...metadata },
    spec: { resourceClaims: [entry] },
    ...parts,
  });
const told = (...names: string[]) => ({
  resourceClaimStatuses: names.map((name) => ({ name, resourceClaimName: `web-${name}-1` })),
});
const ownerReferences = [
  { apiVersion: "v1", kind: "Pod", name: "web", uid: "pod-uid", controller: true },
];
/** A claim that was made for an entry of the pod. */
const madeFor = (name: string, status: ResourceClaim["status"] = {}): ResourceClaim =>
  claimOf({}, status, {
    name: `web-${name}-1`,
    namespace: "default",
    annotations: { "resource.kubernetes.io/pod-claim-name": name },
    ownerReferences,
  });
const allocation = { devices: {} };

const planOf = (
  pod = podWith(),
  claims: readonly ResourceClaim[] = [],
  more: Partial<ObservedPod> = {},
) =>
  planPodClaims({
    pod,
    claimNamed: (name) => claims.find(({ metadata }) => metadata.name === name),
    templateNamed: (name) => (name === "a-gpu" ? template : undefined),
    owned: claims,
    ...more,
  });

const notMade = (message: string) => ({
  type: "Warning",
  reason: "FailedResourceClaimCreation",
  message: `PodResourceClaim ${message}`,
});

test("a claim is made of the template, with its labels and annotations, as the pod's own", () => {
  const { actions, failure } = planOf();
  expect([actions, failure]).toMatchObject([
    [
      {
        do: "create",
        object: {
          metadata: {
            generateName: "web-gpu-",
            namespace: "default",
            labels: { app: "web" },
            annotations: { note: "fast", "resource.kubernetes.io/pod-claim-name": "gpu" },
            ownerReferences,
          },
          spec,
        },
        failed: notMade("gpu: create ResourceClaim : {error}"),
      },
    ],
    undefined,
  ]);
});

const nameOf = (pod: string, claim: string) => {
  const named = { ...entry, name: claim };
  const { actions } = planOf(
    podWith({ metadata: { name: pod }, spec: { resourceClaims: [named] } }),
  );
  const [action] = actions;
  return action?.do === "create" ? action.object.metadata.generateName : undefined;
};

test.each([
  { behaviour: "of 57 characters is as it is", pod: "p".repeat(40), claim: "c".repeat(15) },
  {
    behaviour: "that is longer has both of its parts cut in proportion",
    pod: "p".repeat(80),
    claim: "c".repeat(20),
    begins: `${"p".repeat(44)}-${"c".repeat(11)}`,
  },
])("a name $behaviour", ({ pod, claim, begins = `${pod}-${claim}-` }) => {
  expect(nameOf(pod, claim)).toBe(begins);
});

test.each([
  { behaviour: "that is being deleted", pod: { metadata: { deletionTimestamp: timeAt(0) } } },
  { behaviour: "that failed", pod: { status: { phase: "Failed" } } },
  { behaviour: "that succeeded", pod: { status: { phase: "Succeeded" } } },
  { behaviour: "without claims", pod: { spec: {} } },
  {
    behaviour: "that names the claim of somebody",
    pod: { spec: { resourceClaims: [{ name: "gpu", resourceClaimName: "gpus" }] } },
  },
  {
    behaviour: "that was found to need none",
    pod: { status: { resourceClaimStatuses: [{ name: "gpu" }] } },
  },
])("a pod $behaviour gets no claim", ({ pod }) => {
  expect(planOf(podWith(pod))).toEqual({ actions: [] });
});

test("the status of the pod tells of claims once all are made", () => {
  const second = { name: "net", resourceClaimTemplateName: "a-gpu" };
  const pod = podWith({ spec: { resourceClaims: [entry, second] } });
  const [made] = planOf(pod, [madeFor("net")]).actions;
  expect(made).toMatchObject({ do: "create", object: { metadata: { generateName: "web-gpu-" } } });
  expect(planOf(pod, [madeFor("net"), madeFor("gpu")])).toMatchObject({
    actions: [
      {
        do: "patch",
        patchType: "apply",
        fieldManager: "ResourceClaimController",
        subresource: "status",
        patch: {
          metadata: { name: "web", namespace: "default", uid: "pod-uid" },
          status: told("gpu", "net"),
        },
      },
    ],
  });
});

test("what the status told before is told again beside what is new", () => {
  const second = { name: "net", resourceClaimTemplateName: "a-gpu" };
  const pod = podWith({ spec: { resourceClaims: [entry, second] }, status: told("net") });
  expect(planOf(pod, [madeFor("net"), madeFor("gpu")]).actions).toMatchObject([
    { patch: { status: told("gpu", "net") } },
  ]);
});

test("a pod whose status tells of its claim is left alone", () => {
  expect(planOf(podWith({ status: told("gpu") }), [madeFor("gpu")])).toEqual({ actions: [] });
});

test.each([
  { behaviour: "is gone", claims: [] },
  {
    behaviour: "is no longer the pod's own",
    claims: [{ ...madeFor("gpu"), metadata: { name: "web-gpu-1" } }],
  },
])("a claim that $behaviour is made anew", ({ claims }) => {
  expect(planOf(podWith({ status: told("gpu") }), claims).actions).toMatchObject([
    { do: "create", object: { metadata: { generateName: "web-gpu-" } } },
  ]);
});

test("a template that is missing is told, and keeps what comes after it waiting", () => {
  const missing = { name: "net", resourceClaimTemplateName: "a-net" };
  const pod = podWith({ spec: { resourceClaims: [entry, missing, { ...entry, name: "other" }] } });
  const why =
    'resource claim template "a-net": resourceclaimtemplate.resource.k8s.io "a-net" not found';
  expect(planOf(pod)).toMatchObject({
    actions: [
      { do: "create", object: { metadata: { generateName: "web-gpu-" } } },
      { do: "record", event: notMade(`net: ${why}`) },
    ],
    failure: `pod default/web, PodResourceClaim net: ${why}`,
  });
});

const named = { name: "gpu", resourceClaimName: "gpus" };
const bound = { resourceClaims: [named], nodeName: "node-0" };
const consumers = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    resource: "pods",
    name: `p${index}`,
    uid: `uid-${index}`,
  }));
const self = { resource: "pods", name: "web", uid: "pod-uid" };

test.each([
  { behaviour: "of a pod that was bound without it is reserved", becomes: [self] },
  {
    behaviour: "that others use is reserved beside them",
    status: { reservedFor: consumers(1) },
    becomes: [...consumers(1), self],
  },
  { behaviour: "of a pod without a node is left to the scheduler", pod: { nodeName: "" } },
  { behaviour: "that is not allocated is not reserved", status: { allocation: undefined } },
  { behaviour: "that is reserved for the pod stays so", status: { reservedFor: [self] } },
  { behaviour: "with 256 consumers takes no more", status: { reservedFor: consumers(256) } },
  { behaviour: "that is going is not reserved", metadata: { deletionTimestamp: timeAt(0) } },
  { behaviour: "of a pod that ended is not reserved", phase: "Succeeded" },
])("a claim $behaviour", ({ status = {}, pod = {}, metadata = {}, phase = "Pending", becomes }) => {
  const claim = claimOf({}, { allocation, ...status }, metadata);
  const { actions } = planOf(podWith({ spec: { ...bound, ...pod }, status: { phase } }), [claim]);
  expect(actions).toMatchObject(
    becomes === undefined
      ? []
      : [
          {
            do: "update",
            subresource: "status",
            object: { metadata: { name: "gpus" }, status: { allocation, reservedFor: becomes } },
          },
        ],
  );
  expect(actions).toHaveLength(becomes === undefined ? 0 : 1);
});

test("a claim that two entries name is reserved once", () => {
  const resourceClaims = [named, { ...named, name: "same" }];
  const pod = podWith({ spec: { ...bound, resourceClaims } });
  expect(planOf(pod, [claimOf({}, { allocation })]).actions).toHaveLength(1);
});
