/** Events take a short way into the log, of which nobody may see anything. */
import { expect, test } from "vitest";
import { Event } from "../../api/core/event.ts";
import { Namespace } from "../../api/core/namespace.ts";
import { Event as NewEvent } from "../../api/events/event.ts";
import type { KubeObject } from "../../api/resource.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import { withManagedFields } from "../fields/ownership.ts";

const deployment = (name: string, image: string, extra: object = {}) => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name },
  spec: {
    replicas: 3,
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: { containers: [{ name: "app", image, ...extra }] },
    },
  },
});

const refusesEvents = [
  {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "ValidatingAdmissionPolicy",
    metadata: { name: "no-pulls" },
    spec: {
      matchConstraints: {
        resourceRules: [
          { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["events"] },
        ],
      },
      validations: [{ expression: "object.reason != 'Pulled'" }],
    },
  },
  {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "ValidatingAdmissionPolicyBinding",
    metadata: { name: "no-pulls" },
    spec: { policyName: "no-pulls", validationActions: ["Deny"] },
  },
];

/** A cluster in which that happened; `isAsked` has every event go the long way. */
function clusterIn(happens: (cluster: Cluster) => void, isAsked: boolean): Cluster {
  const cluster = createCluster({ nodes: 3 });
  if (isAsked) Object.assign(cluster.server, { createLate: () => false });
  happens(cluster);
  return cluster;
}

const lateOf = (cluster: Cluster) =>
  cluster.storage.history().filter(({ isLate, type }) => isLate === true && type === "ADDED");

const isOf =
  (name: string) =>
  ({ object }: { readonly object: KubeObject }): boolean =>
    object.metadata.name?.startsWith(name) === true;

const happenings: Readonly<Record<string, (cluster: Cluster) => void>> = {
  "a rollout": (cluster) => {
    cluster.apply(deployment("web", "nginx:1"));
    cluster.advance("30s");
    cluster.apply(deployment("web", "nginx:2"));
    cluster.advance("1m");
  },
  "containers that fail, pods that fit nowhere and images that are not there": (cluster) => {
    cluster.apply([
      deployment("broken", "busybox", { command: ["sh", "-c", "exit 3"] }),
      deployment("huge", "nginx", { resources: { requests: { cpu: "500" } } }),
      deployment("lost", "registry.example/none:1"),
    ]);
    cluster.advance("10m");
  },
  "a namespace that goes with its pods": (cluster) => {
    cluster.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: "team" } });
    cluster.advance("1s");
    cluster.apply(deployment("web", "nginx"), "team");
    cluster.advance("3s");
    cluster.delete(Namespace, "team");
    cluster.advance("2m");
  },
  "machines that go, and components that are started anew": (cluster) => {
    cluster.apply(deployment("web", "nginx"));
    cluster.advance("5s");
    cluster.restart("kubelet");
    cluster.restart("kube-controller-manager");
    cluster.powerOff("node-1");
    cluster.advance("8m");
  },
  "a policy that refuses some events": (cluster) => {
    cluster.apply(deployment("web", "nginx"));
    cluster.advance("10s");
    cluster.apply(refusesEvents);
    cluster.apply(deployment("web", "nginx:2"));
    cluster.advance("30s");
  },
  "an hour and more": (cluster) => {
    cluster.apply(deployment("web", "nginx"));
    cluster.advance("70m");
  },
};

test.each(Object.entries(happenings))(
  "of %s the log is the same to the last byte as if each event were asked for",
  (_, happens) => {
    const [short, long] = [clusterIn(happens, false), clusterIn(happens, true)];
    const owned = (cluster: Cluster) =>
      cluster.history().map(({ object, previous: _, ...rest }) => ({
        ...rest,
        object: withManagedFields(object),
      }));
    expect(short.digest()).toBe(long.digest());
    expect(owned(short)).toEqual(owned(long));
    expect(lateOf(short).length).toBeGreaterThan(lateOf(long).length);
  },
);

test("events are written late unless somebody has a say in them", () => {
  const cluster = clusterIn(happenings["a rollout"] ?? (() => undefined), false);
  const events = cluster.storage.history().filter(({ resource }) => resource === "events");
  expect(lateOf(cluster).length).toBe(events.filter(({ type }) => type === "ADDED").length);
  cluster.apply(refusesEvents);
  cluster.apply(deployment("other", "nginx"));
  cluster.advance("30s");
  expect(lateOf(cluster).filter(isOf("other"))).toEqual([]);
  const told = cluster.list(Event).filter((event) => isOf("other")({ object: event }));
  expect(new Set(told.map(({ reason }) => reason))).toContain("Started");
  expect(new Set(told.map(({ reason }) => reason))).not.toContain("Pulled");
});

test("in either API they are what a client that creates them would find", () => {
  const cluster = clusterIn(happenings["a rollout"] ?? (() => undefined), false);
  const [core, renamed] = [cluster.list(Event, "default"), cluster.list(NewEvent, "default")];
  expect(core.length).toBeGreaterThan(20);
  expect(renamed.map(({ note }) => note)).toEqual(core.map(({ message }) => message));
  const scheduled = core.find(({ reason }) => reason === "Scheduled");
  expect(scheduled).toMatchObject({
    metadata: { namespace: "default", uid: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    involvedObject: { kind: "Pod", name: expect.stringMatching(/^web-/) },
    reportingComponent: "default-scheduler",
    action: "Binding",
  });
  expect(Object.isFrozen(scheduled?.involvedObject)).toBe(true);
});
