import { expect, test } from "vitest";
import { decodePod, podOf } from "../testing/objects.ts";
import { podRequests } from "./pod-requests.ts";

const container = (name: string, requests: Record<string, string>, more = {}) => ({
  name,
  image: "app:1",
  resources: { requests },
  ...more,
});
const sidecar = { restartPolicy: "Always" };
const mebi = 1024 * 1024;

test.each([
  {
    behaviour: "sums its containers",
    spec: { containers: [container("a", { cpu: "1" }), container("b", { cpu: "250m" })] },
    requests: { cpu: [1250, 1250], memory: [0, 400 * mebi] },
  },
  {
    behaviour: "that asks for nothing counts as a small one in scores alone",
    spec: { containers: [container("a", {})] },
    requests: { cpu: [0, 100], memory: [0, 200 * mebi] },
  },
  {
    behaviour: "needs room for its largest init container",
    spec: {
      initContainers: [container("i", { cpu: "2", memory: "1Mi" }), container("j", { cpu: "3" })],
      containers: [container("a", { cpu: "1", memory: "2Mi" })],
    },
    requests: { cpu: [3000, 3000], memory: [2 * mebi, 200 * mebi] },
  },
  {
    behaviour: "keeps its sidecars beside its containers",
    spec: {
      initContainers: [container("s", { cpu: "500m", memory: "1Mi" }, sidecar)],
      containers: [container("a", { cpu: "1", memory: "1Mi" })],
    },
    requests: { cpu: [1500, 1500], memory: [2 * mebi, 2 * mebi] },
  },
  {
    behaviour: "runs an init container beside the sidecars before it",
    spec: {
      initContainers: [
        container("s", { cpu: "1", memory: "1Mi" }, sidecar),
        container("i", { cpu: "3", memory: "1Mi" }),
        container("t", { cpu: "1", memory: "1Mi" }, sidecar),
      ],
      containers: [container("a", { cpu: "1", memory: "1Mi" })],
    },
    requests: { cpu: [4000, 4000], memory: [3 * mebi, 3 * mebi] },
  },
  {
    behaviour: "has its overhead added",
    spec: {
      containers: [container("a", { cpu: "1", memory: "1Mi" })],
      overhead: { cpu: "250m", memory: "1Mi" },
    },
    requests: { cpu: [1250, 1250], memory: [2 * mebi, 2 * mebi] },
  },
  {
    behaviour: "may say what it needs as a whole",
    spec: {
      containers: [container("a", { cpu: "1", memory: "1Mi" })],
      resources: { requests: { cpu: "3" } },
    },
    requests: { cpu: [3000, 3000], memory: [mebi, mebi] },
  },
  {
    behaviour: "may ask for extended resources and storage",
    spec: {
      containers: [
        container("a", { cpu: "1", memory: "1", "x.io/gpu": "2", "ephemeral-storage": "1Ki" }),
      ],
    },
    requests: {
      cpu: [1000, 1000],
      memory: [1, 1],
      "ephemeral-storage": [1024, 1024],
      "x.io/gpu": [2, 2],
    },
  },
])("a pod $behaviour", ({ spec, requests }) => {
  const { amounts } = podRequests(podOf({ spec }));
  const found = amounts.map(({ name, amount, nonZeroAmount }) => [name, [amount, nonZeroAmount]]);
  expect(Object.fromEntries(found)).toEqual(requests);
});

test("equal requests of different pods are one object", () => {
  const [one, other] = [podOf({ requests: { cpu: "1" } }), podOf({ requests: { cpu: "1000m" } })];
  expect(podRequests(one)).toBe(podRequests(other));
});

const status = (allocated: string, actual: string, reason?: string) => ({
  containerStatuses: [
    {
      name: "a",
      allocatedResources: { cpu: allocated },
      resources: { requests: { cpu: actual } },
    },
  ],
  conditions: reason === undefined ? [] : [{ type: "PodResizePending", status: "True", reason }],
});

test.each([
  { behaviour: "that is to grow counts as grown", shows: status("1", "1", "Deferred"), cpu: 2000 },
  {
    behaviour: "that can never grow so far does not",
    shows: status("1", "1", "Infeasible"),
    cpu: 1000,
  },
  { behaviour: "that is to shrink counts as it was set aside", shows: status("4", "3"), cpu: 4000 },
  { behaviour: "that shrinks counts as it is", shows: status("2", "3"), cpu: 3000 },
])("a pod $behaviour", ({ shows, cpu }) => {
  const spec = { nodeName: "n", containers: [container("a", { cpu: "2" })] };
  const pod = decodePod({ metadata: { name: "probe", generation: 2 }, spec, status: shows });
  expect(podRequests(pod).amounts[0]?.amount).toBe(cpu);
});
