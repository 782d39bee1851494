import { expect, test } from "vitest";
import type { Pod } from "./pod.ts";
import type { AppArmorProfile } from "./security.ts";
import {
  deletionGraceSeconds,
  podStrategy,
  prepareForEphemeralContainers,
  prepareForResize,
} from "./strategy.ts";
import { testContainer, testPod } from "./test-pods.ts";

const create = (pod: Pod) => podStrategy.prepareForCreate?.(pod);
const updateStatus = (next: Pod, stored: Pod) =>
  podStrategy.prepareForStatusUpdate?.(next, stored, 0);

test("a new pod is pending, with its class of service", () => {
  const pod = testPod({ status: { phase: "Running", podIP: "10.0.0.1" } });
  expect(create(pod)).toEqual({ ...pod, status: { phase: "Pending", qosClass: "BestEffort" } });
});

test("a new pod with gates is not to be scheduled", () => {
  const creationTimestamp = "2026-03-01T12:00:00Z";
  const pod = testPod({
    metadata: { creationTimestamp },
    spec: { schedulingGates: [{ name: "g" }] },
  });
  const conditions = [
    {
      type: "PodScheduled",
      status: "False",
      lastProbeTime: null,
      lastTransitionTime: creationTimestamp,
      reason: "SchedulingGated",
      message: "Scheduling is blocked due to non-empty scheduling gates",
    },
  ];
  const status = { phase: "Pending", qosClass: "BestEffort", conditions };
  expect(create(pod)).toEqual({ ...pod, status });
});

test("label keys of affinity and spreading become conditions of a new pod's selectors", () => {
  const labels = { app: "web", version: "2", tenant: "a" };
  const labelSelector = { matchLabels: { app: "web" } };
  const term = { topologyKey: "zone", labelSelector };
  const spread = { maxSkew: 1, topologyKey: "zone", whenUnsatisfiable: "DoNotSchedule" };
  const pod = testPod({
    metadata: { labels },
    spec: {
      affinity: {
        podAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [
            { ...term, matchLabelKeys: ["version", "absent"] },
          ],
        },
        podAntiAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [
            { weight: 1, podAffinityTerm: { ...term, mismatchLabelKeys: ["tenant"] } },
          ],
        },
      },
      topologySpreadConstraints: [
        { ...spread, labelSelector, matchLabelKeys: ["version"] },
        { ...spread, matchLabelKeys: ["version"] },
      ],
    },
  });
  const same = { key: "version", operator: "In", values: ["2"] };
  const other = { key: "tenant", operator: "NotIn", values: ["a"] };
  const spec = create(pod)?.spec;
  expect([spec?.affinity, spec?.topologySpreadConstraints]).toEqual([
    {
      podAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          {
            ...term,
            labelSelector: { ...labelSelector, matchExpressions: [same] },
            matchLabelKeys: ["version", "absent"],
          },
        ],
      },
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          {
            weight: 1,
            podAffinityTerm: {
              ...term,
              labelSelector: { ...labelSelector, matchExpressions: [other] },
              mismatchLabelKeys: ["tenant"],
            },
          },
        ],
      },
    },
    [
      {
        ...spread,
        labelSelector: { ...labelSelector, matchExpressions: [same] },
        matchLabelKeys: ["version"],
      },
      { ...spread, matchLabelKeys: ["version"] },
    ],
  ]);
});

test("a status update changes neither spec nor owners, and what it leaves out stays known", () => {
  const ready = { type: "Ready", status: "False", observedGeneration: 2 };
  const stored = testPod({
    metadata: {
      deletionTimestamp: "2026-03-01T12:00:00Z",
      ownerReferences: [{ apiVersion: "apps/v1", kind: "ReplicaSet", name: "web", uid: "1" }],
    },
    spec: { nodeName: "n1" },
    status: {
      phase: "Pending",
      qosClass: "Burstable",
      observedGeneration: 3,
      conditions: [ready],
    },
  });
  const next = testPod({
    metadata: { labels: { a: "b" } },
    spec: { nodeName: "n2" },
    status: { phase: "Running", conditions: [{ type: "Ready", status: "True" }] },
  });
  expect(updateStatus(next, stored)).toEqual({
    ...stored,
    metadata: { ...stored.metadata, labels: { a: "b" } },
    status: {
      phase: "Running",
      qosClass: "Burstable",
      observedGeneration: 3,
      conditions: [{ ...ready, status: "True" }],
    },
  });
});

test("ephemeral containers are all that their subresource changes", () => {
  const stored = testPod({ spec: { nodeName: "n1" } });
  const ephemeralContainers = [testContainer({ name: "debug" })];
  const next = testPod({ spec: { nodeName: "n2", ephemeralContainers } });
  const spec = { ...stored.spec, ephemeralContainers };
  expect(prepareForEphemeralContainers(next, stored)).toEqual({ ...stored, spec });
});

test("resources are all that a resize changes", () => {
  const stored = testPod({ spec: { nodeName: "n1" } });
  const resources = { requests: { cpu: "2" } };
  const next = testPod({ spec: { containers: [testContainer({ image: "other", resources })] } });
  const spec = { ...stored.spec, containers: [testContainer({ resources })] };
  expect(prepareForResize(next, stored)).toEqual({ ...stored, spec });
});

test.each([
  {
    behaviour: "is what the pod says",
    spec: { nodeName: "n1" },
    phase: "Running",
    asked: undefined,
    seconds: 30,
  },
  {
    behaviour: "is what is asked for",
    spec: { nodeName: "n1" },
    phase: "Running",
    asked: 5,
    seconds: 5,
  },
  {
    behaviour: "is a second where it is negative",
    spec: { nodeName: "n1" },
    phase: "Running",
    asked: -1,
    seconds: 1,
  },
  {
    behaviour: "is none for a pod without a node",
    spec: {},
    phase: "Pending",
    asked: 5,
    seconds: 0,
  },
  {
    behaviour: "is none for a pod that has ended",
    spec: { nodeName: "n1" },
    phase: "Failed",
    asked: undefined,
    seconds: 0,
  },
])("the grace of a deletion $behaviour", ({ spec, phase, asked, seconds }) => {
  expect(deletionGraceSeconds(testPod({ spec, status: { phase } }), asked)).toBe(seconds);
});

test.each<{
  behaviour: string;
  annotation: string;
  /** What the container says itself, and what all of them have. */
  own?: AppArmorProfile;
  all?: AppArmorProfile;
  os?: string;
  container?: AppArmorProfile;
  warns: boolean;
}>([
  {
    behaviour: "is that of the container",
    annotation: "localhost/strict",
    container: { type: "Localhost", localhostProfile: "strict" },
    warns: true,
  },
  {
    behaviour: "stays what the container says itself",
    annotation: "unconfined",
    own: { type: "Unconfined" },
    container: { type: "Unconfined" },
    warns: false,
  },
  {
    behaviour: "is not said twice where all containers have it",
    annotation: "runtime/default",
    all: { type: "RuntimeDefault" },
    warns: false,
  },
  { behaviour: "is only told of where it is none", annotation: "localhost/", warns: true },
  { behaviour: "is nothing on Windows", annotation: "unconfined", os: "windows", warns: false },
])("an AppArmor profile by annotation $behaviour", (row) => {
  const context = (profile?: AppArmorProfile) =>
    profile === undefined ? {} : { securityContext: { appArmorProfile: profile } };
  const key = "container.apparmor.security.beta.kubernetes.io/app";
  const spec = {
    ...context(row.all),
    ...(row.os === undefined ? {} : { os: { name: row.os } }),
    containers: [{ ...testContainer(), ...context(row.own) }],
  };
  const metadata = { name: "web", annotations: { [key]: row.annotation } };
  const created = create(testPod({ metadata, spec }));
  expect(created?.spec.containers).toEqual([{ ...testContainer(), ...context(row.container) }]);
  expect(created && podStrategy.warnings?.(created)).toEqual(
    row.warns
      ? [
          `metadata.annotations[${key}]: deprecated since v1.30; use the "appArmorProfile" field instead`,
        ]
      : [],
  );
});
