import { expect, test } from "vitest";
import { behavior } from "../behavior/behavior.ts";
import { boundPod, container } from "../test-kubelet.ts";
import { withDownwardValues } from "./downward.ts";

const pod = boundPod({
  metadata: {
    name: "web-0",
    namespace: "shop",
    uid: "u1",
    labels: { "batch.kubernetes.io/job-completion-index": "3" },
    annotations: { note: "hello" },
  },
  spec: {
    nodeName: "n1",
    serviceAccountName: "builder",
    containers: [
      container({
        resources: {
          requests: { cpu: "250m", memory: "64Mi" },
          limits: { cpu: "1500m", memory: "128Mi" },
        },
      }),
      container({ name: "other", resources: { requests: { cpu: "2" } } }),
    ],
  },
  status: {
    phase: "Running",
    hostIP: "172.18.0.2",
    podIP: "10.244.0.9",
    podIPs: [{ ip: "10.244.0.9" }, { ip: "fd00::9" }],
  },
});

/** The value that the first container of the pod finds in a variable. */
function variableOf(valueFrom: object): string | undefined {
  const [first = container()] = pod.spec.containers;
  const { env } = withDownwardValues({ ...first, env: [{ name: "V", valueFrom }] }, pod);
  return env?.[0]?.value;
}

test.each([
  { path: "metadata.name", value: "web-0" },
  { path: "metadata.namespace", value: "shop" },
  { path: "metadata.uid", value: "u1" },
  { path: "metadata.labels['batch.kubernetes.io/job-completion-index']", value: "3" },
  { path: "metadata.annotations['note']", value: "hello" },
  { path: "metadata.annotations['none']", value: "" },
  { path: "spec.nodeName", value: "n1" },
  { path: "spec.serviceAccountName", value: "builder" },
  { path: "status.hostIP", value: "172.18.0.2" },
  { path: "status.podIP", value: "10.244.0.9" },
  { path: "status.podIPs", value: "10.244.0.9,fd00::9" },
])("a variable from the field $path is $value", ({ path, value }) => {
  expect(variableOf({ fieldRef: { apiVersion: "v1", fieldPath: path } })).toBe(value);
});

test.each([
  { behaviour: "whole processors, rounded up", ref: { resource: "limits.cpu" }, value: "2" },
  {
    behaviour: "parts of one by the divisor",
    ref: { resource: "requests.cpu", divisor: "1m" },
    value: "250",
  },
  {
    behaviour: "bytes of memory",
    ref: { resource: "requests.memory", divisor: "0" },
    value: "67108864",
  },
  {
    behaviour: "memory by the divisor",
    ref: { resource: "limits.memory", divisor: "1Mi" },
    value: "128",
  },
  {
    behaviour: "those of another container",
    ref: { resource: "requests.cpu", containerName: "other" },
    value: "2",
  },
  {
    behaviour: "0 where nothing is requested",
    ref: { resource: "requests.memory", containerName: "other" },
    value: "0",
  },
  {
    behaviour: "nothing where there is no limit, which the node would tell",
    ref: { resource: "limits.memory", containerName: "other" },
    value: undefined,
  },
])("a variable from a resource is $behaviour", ({ ref, value }) => {
  expect(variableOf({ resourceFieldRef: ref })).toBe(value);
});

test("a shell sees them", () => {
  const fieldPath = "metadata.labels['batch.kubernetes.io/job-completion-index']";
  const env = [{ name: "INDEX", valueFrom: { fieldRef: { apiVersion: "v1", fieldPath } } }];
  const command = ["sh", "-c", "echo index $INDEX; exit $INDEX"];
  const run = { restartCount: 0, time: { startedMs: 0, nowMs: 0 } };
  const does = behavior({ seed: 1 }, container({ image: "busybox", command, env }), pod, run);
  expect([does.exitCode, does.log(0, 1000).map(({ text }) => text)]).toEqual([3, ["index 3"]]);
});

test("a container without such variables is the same", () => {
  const plain = container({ env: [{ name: "A", value: "b" }] });
  expect(withDownwardValues(plain, pod)).toBe(plain);
});
