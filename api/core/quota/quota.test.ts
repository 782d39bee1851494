import { describe, expect, test } from "vitest";
import { allResources } from "../../index.ts";
import { errorTexts } from "../../validation/test-errors.ts";
import type { Container } from "../pod/container.ts";
import type { Pod } from "../pod/pod.ts";
import { type PodParts, testContainer, testContainerStatus, testPod } from "../pod/test-pods.ts";
import { testService } from "../service/test-services.ts";
import type { Amounts } from "./amounts.ts";
import { claimUsage } from "./claim-usage.ts";
import { evaluatorOf } from "./evaluators.ts";
import { missingAmounts, podUsage } from "./pod-usage.ts";
import { ResourceQuota } from "./resource-quota.ts";
import { podMatches } from "./scopes.ts";
import { serviceUsage } from "./service-usage.ts";

const { strategy, columns } = ResourceQuota;
const quota = (
  spec: ResourceQuota["spec"],
  status: ResourceQuota["status"] = {},
): ResourceQuota => ({
  apiVersion: "v1",
  kind: "ResourceQuota",
  metadata: { name: "q" },
  spec,
  status,
});

describe("a quota", () => {
  test.each<{ behaviour: string; spec: ResourceQuota["spec"]; errors: readonly string[] }>([
    {
      behaviour: "limits what there is a name for",
      spec: {
        hard: {
          "requests.nvidia.com/gpu": "4",
          "hugepages-2Mi": "1Gi",
          "gold.storageclass.storage.k8s.io/requests.storage": "5Gi",
          "count/deployments.apps": "1",
        },
      },
      errors: [],
    },
    {
      behaviour: "limits nothing else",
      spec: { hard: { bytes: "1", storage: "1" } },
      errors: [
        'spec.hard[bytes]: Invalid value: "bytes": must be a standard resource type or fully ' +
          "qualified",
        'spec.hard[bytes]: Invalid value: "bytes": must be a standard resource for quota',
        'spec.hard[storage]: Invalid value: "storage": must be a standard resource for quota',
      ],
    },
    {
      behaviour: "has whole pods and no less than none",
      spec: { hard: { pods: "500m", cpu: "-1" } },
      errors: [
        'spec.hard[pods]: Invalid value: "500m": must be an integer',
        'spec.hard[cpu]: Invalid value: "-1": must be greater than or equal to 0',
      ],
    },
    {
      behaviour: "has scopes that there are and that go together",
      spec: { scopes: ["Terminating", "NotTerminating", "Red"] },
      errors: [
        'spec.scopes: Invalid value: ["Terminating","NotTerminating","Red"]: unsupported scope',
        'spec.scopes: Invalid value: ["Terminating","NotTerminating","Red"]: conflicting scopes',
      ],
    },
    {
      behaviour: "has scopes of what it limits",
      spec: { hard: { pods: "1", cpu: "1" }, scopes: ["BestEffort"] },
      errors: ['spec.scopes: Invalid value: ["BestEffort"]: unsupported scope applied to resource'],
    },
    {
      behaviour: "selects by operators that there are",
      spec: {
        scopeSelector: {
          matchExpressions: [
            { scopeName: "PriorityClass", operator: "In" },
            { scopeName: "PriorityClass", operator: "Exists", values: ["a"] },
            { scopeName: "BestEffort", operator: "DoesNotExist" },
            { scopeName: "VolumeAttributesClass", operator: "Like", values: ["a"] },
          ],
        },
      },
      errors: [
        "spec.scopeSelector.matchExpressions.values: Required value: must be at least one value " +
          "when `operator` is 'In' or 'NotIn' for scope selector",
        'spec.scopeSelector.matchExpressions.values: Invalid value: ["a"]: must be no value when ' +
          "`operator` is 'Exist' or 'DoesNotExist' for scope selector",
        'spec.scopeSelector.matchExpressions.operator: Invalid value: "DoesNotExist": must be ' +
          "'Exist' when scope is any of ResourceQuotaScopeTerminating, " +
          "ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, " +
          "ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity",
        'spec.scopeSelector.matchExpressions.operator: Invalid value: "Like": not a valid ' +
          "selector operator",
      ],
    },
  ])("$behaviour", ({ spec, errors }) => {
    expect(errorTexts(strategy.validate?.(quota(spec)) ?? [])).toEqual(errors);
  });

  test("keeps its scopes", () => {
    const next = quota({ scopes: ["BestEffort"] });
    expect(errorTexts(strategy.validateUpdate?.(next, quota({})) ?? [])).toEqual([
      'spec.scopes: Invalid value: ["BestEffort"]: field is immutable',
    ]);
  });

  test("shows what is used of what may be, limits apart", () => {
    const hard = { pods: "2", "limits.cpu": "1", "requests.cpu": "1" };
    const object = quota({ hard }, { hard, used: { pods: "1", "limits.cpu": "500m" } });
    expect(columns.map((column) => column.value(object, 0))).toEqual([
      "q",
      "pods: 1/2, requests.cpu: 0/1",
      "limits.cpu: 500m/1",
      "<unknown>",
    ]);
  });
});

const container = (resources: Container["resources"], name = "app") =>
  testContainer({ name, resources });
const pod = (spec: PodParts["spec"], more: PodParts = {}): Pod => testPod({ spec, ...more });

/** A pod that asks for other amounts than its node has set aside, and limits as much. */
const resized = (wanted: Amounts, held: Amounts): Pod =>
  pod(
    { nodeName: "n", containers: [container({ requests: wanted, limits: wanted })] },
    {
      metadata: { name: "p", generation: 2 },
      status: {
        containerStatuses: [
          testContainerStatus({
            name: "app",
            allocatedResources: held,
            resources: { requests: held, limits: held },
          }),
        ],
      },
    },
  );

describe("a pod counts", () => {
  const requests = { cpu: "100m", memory: "64Mi" };
  const limits = { cpu: "1", "example.com/gpu": "2" };
  test.each<{ behaviour: string; object: Pod; usage: object }>([
    {
      behaviour: "for what its containers ask together",
      object: pod({
        containers: [
          container({ requests, limits }),
          container({ requests: { cpu: "200m", "example.com/gpu": "2" } }, "b"),
        ],
      }),
      usage: {
        "count/pods": "1",
        pods: "1",
        cpu: "300m",
        "requests.cpu": "300m",
        memory: "64Mi",
        "requests.memory": "64Mi",
        "requests.example.com/gpu": "2",
        "limits.cpu": "1",
      },
    },
    {
      behaviour: "for what it holds until its kubelet has taken it away",
      object: resized({ cpu: "100m" }, { cpu: "1" }),
      usage: {
        "count/pods": "1",
        pods: "1",
        cpu: "1",
        "requests.cpu": "1",
        "limits.cpu": "1",
      },
    },
    {
      behaviour: "for what it asks before its kubelet gives it",
      object: resized({ cpu: "2" }, { cpu: "1" }),
      usage: {
        "count/pods": "1",
        pods: "1",
        cpu: "2",
        "requests.cpu": "2",
        "limits.cpu": "2",
      },
    },
    {
      behaviour: "as an object only once it has ended",
      object: pod({}, { status: { phase: "Succeeded" } }),
      usage: { "count/pods": "1" },
    },
    {
      behaviour: "as an object only when it should be long gone",
      object: pod(
        {},
        {
          metadata: {
            name: "p",
            deletionTimestamp: "1970-01-01T00:00:30Z",
            deletionGracePeriodSeconds: 20,
          },
        },
      ),
      usage: { "count/pods": "1" },
    },
  ])("$behaviour", ({ object, usage }) => {
    expect(podUsage(object, 60_000)).toEqual(usage);
  });

  test.each<{
    scope: string;
    operator?: string;
    values?: string[];
    spec: PodParts["spec"];
    is: boolean;
  }>([
    { scope: "Terminating", spec: { activeDeadlineSeconds: 5 }, is: true },
    { scope: "NotTerminating", spec: { activeDeadlineSeconds: 5 }, is: false },
    { scope: "BestEffort", spec: {}, is: true },
    { scope: "NotBestEffort", spec: { containers: [container({ requests })] }, is: true },
    { scope: "PriorityClass", spec: {}, is: false },
    { scope: "PriorityClass", operator: "DoesNotExist", spec: {}, is: true },
    {
      scope: "PriorityClass",
      operator: "In",
      values: ["high"],
      spec: { priorityClassName: "high" },
      is: true,
    },
    {
      scope: "PriorityClass",
      operator: "NotIn",
      values: ["high"],
      spec: { priorityClassName: "high" },
      is: false,
    },
    {
      scope: "CrossNamespacePodAffinity",
      spec: {
        affinity: {
          podAntiAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: [
              { topologyKey: "zone", namespaces: ["other"] },
            ],
          },
        },
      },
      is: true,
    },
    { scope: "VolumeAttributesClass", spec: {}, is: false },
  ])("in scope $scope $operator: $is", ({ scope, operator = "Exists", values, spec, is }) => {
    const requirement = { scopeName: scope, operator, ...(values && { values }) };
    expect(podMatches(pod(spec), requirement)).toBe(is);
  });

  test.each<{ behaviour: string; spec: PodParts["spec"]; missing: string | undefined }>([
    { behaviour: "says all", spec: { containers: [container({ requests })] }, missing: undefined },
    {
      behaviour: "leaves something out in two containers",
      spec: { containers: [container({}, "b"), container({}, "a")] },
      missing: "must specify memory for: a,b; requests.cpu for: a,b",
    },
    {
      behaviour: "asks for something as a whole",
      spec: { resources: { requests: { cpu: "1" } } },
      missing: undefined,
    },
  ])("only if it says what it asks: one that $behaviour", ({ spec, missing }) => {
    const limited = ["requests.cpu", "memory", "limits.ephemeral-storage", "pods"];
    expect(missingAmounts(pod(spec), limited)).toBe(missing);
  });
});

test.each([
  { type: "ClusterIP", more: {}, nodePorts: "0", balancers: "0" },
  { type: "NodePort", more: {}, nodePorts: "2", balancers: "0" },
  { type: "LoadBalancer", more: {}, nodePorts: "2", balancers: "1" },
  {
    type: "LoadBalancer",
    more: { allocateLoadBalancerNodePorts: false },
    nodePorts: "1",
    balancers: "1",
  },
])("a $type service counts for $nodePorts node ports", ({ type, more, nodePorts, balancers }) => {
  const ports = [
    { port: 80, protocol: "TCP", targetPort: 80, nodePort: 30_000 },
    { port: 81, protocol: "TCP", targetPort: 81 },
  ];
  expect(serviceUsage(testService({ type, ports, ...more }))).toEqual({
    "count/services": "1",
    services: "1",
    "services.nodeports": nodePorts,
    "services.loadbalancers": balancers,
  });
});

test.each([
  { before: "ClusterIP", after: "NodePort", counts: true },
  { before: "LoadBalancer", after: "NodePort", counts: true },
  { before: "ClusterIP", after: "ExternalName", counts: false },
  { before: "NodePort", after: "NodePort", counts: false },
])("quotas are counted again where a $before service becomes $after: $counts", (row) => {
  const definition = allResources.find(({ kind }) => kind === "Service");
  const service = (type: string, ...ports: number[]) =>
    testService({
      type,
      ports: ports.map((port) => ({ port, protocol: "TCP", targetPort: port })),
    });
  const [next, stored] = [service(row.after, 80), service(row.before, 80, 81)];
  expect(definition && evaluatorOf(definition)?.frees(next, stored)).toBe(row.counts);
});

test("a claim counts for its storage, and that of its class", () => {
  const requests = { storage: "1024Mi" };
  const claim = {
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    metadata: { name: "data" },
    spec: { volumeMode: "Filesystem", storageClassName: "gold", resources: { requests } },
  };
  expect(claimUsage(claim)).toEqual({
    "count/persistentvolumeclaims": "1",
    persistentvolumeclaims: "1",
    "requests.storage": "1Gi",
    "gold.storageclass.storage.k8s.io/persistentvolumeclaims": "1",
    "gold.storageclass.storage.k8s.io/requests.storage": "1Gi",
  });
});

test.each([
  { plural: "deployments", group: "apps", resource: "count/deployments.apps", counts: true },
  { plural: "configmaps", group: "", resource: "configmaps", counts: true },
  { plural: "configmaps", group: "", resource: "count/configmaps", counts: true },
  { plural: "deployments", group: "apps", resource: "deployments", counts: false },
])("$plural count for $resource: $counts", ({ plural, group, resource, counts }) => {
  const definition = allResources.find((each) => each.plural === plural && each.group === group);
  expect(definition && evaluatorOf(definition)?.counts(resource)).toBe(counts);
});

test("what is in no namespace does not count, nor do events", () => {
  const names = new Set(["Node", "Event"]);
  const found = allResources.filter(({ kind }) => names.has(kind)).map(evaluatorOf);
  expect(found).toEqual([undefined, undefined, undefined]);
});

test("custom resources of a kind that is called Event too do count", () => {
  const events = allResources.find(({ kind }) => kind === "Event");
  const custom = events && { ...events, group: "calendar.example.com" };
  const name = "count/events.calendar.example.com";
  expect(custom && evaluatorOf(custom)?.counts(name)).toBe(true);
});
