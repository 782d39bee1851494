import { expect, test } from "vitest";
import type { Json, JsonObject } from "../../api/json.ts";
import { podOf } from "../testing/objects.ts";
import { extendedRequests } from "./extended-requests.ts";

const gpu = "example.com/gpu";
const nic = "example.com/nic";

/** A container that asks for so many GPUs, and NICs. */
const container = (name: string, gpus: number, more: JsonObject = {}, nics = 0) => ({
  name,
  resources: {
    requests: {
      cpu: "1",
      ...(gpus > 0 && { [gpu]: `${gpus}` }),
      ...(nics > 0 && { [nic]: `${nics}` }),
    },
  },
  ...more,
});
const sidecar = { restartPolicy: "Always" };

interface Row {
  readonly behaviour: string;
  readonly initContainers?: readonly Json[];
  readonly containers: readonly Json[];
  /** How much each request is for. */
  readonly requests: Readonly<Record<string, number>>;
  /** `CONTAINER RESOURCE: REQUEST` */
  readonly mappings: readonly string[];
}

test.each<Row>([
  {
    behaviour: "each container has a request for each resource, by its place in order of names",
    containers: [container("a", 2), container("b", 0), container("c", 1, {}, 3)],
    requests: {
      "container-0-request-1": 2,
      "container-2-request-1": 1,
      "container-2-request-2": 3,
    },
    mappings: [
      `a ${gpu}: container-0-request-1`,
      `c ${gpu}: container-2-request-1`,
      `c ${nic}: container-2-request-2`,
    ],
  },
  {
    behaviour: "an init container uses what later containers have",
    initContainers: [container("init", 2)],
    containers: [container("a", 1), container("b", 2)],
    requests: { "container-1-request-1": 1, "container-2-request-1": 2 },
    mappings: [
      `a ${gpu}: container-1-request-1`,
      `b ${gpu}: container-2-request-1`,
      `init ${gpu}: container-1-request-1`,
      `init ${gpu}: container-2-request-1`,
    ],
  },
  {
    behaviour: "of what init containers need beyond that, the most is asked for",
    initContainers: [container("little", 2), container("much", 4), container("enough", 1)],
    containers: [container("a", 1)],
    requests: { "container-1-request-1": 3, "container-3-request-1": 1 },
    mappings: [
      `a ${gpu}: container-3-request-1`,
      `little ${gpu}: container-3-request-1`,
      `little ${gpu}: container-1-request-1`,
      `much ${gpu}: container-3-request-1`,
      `much ${gpu}: container-1-request-1`,
      `enough ${gpu}: container-3-request-1`,
    ],
  },
  {
    behaviour: "a sidecar has its own, which init containers after it do not use",
    initContainers: [container("proxy", 1, sidecar), container("init", 1)],
    containers: [container("a", 0)],
    requests: { "container-0-request-1": 1, "container-1-request-1": 1 },
    mappings: [`proxy ${gpu}: container-0-request-1`, `init ${gpu}: container-1-request-1`],
  },
  {
    behaviour: "what no container asks for needs nothing",
    containers: [container("a", 0)],
    requests: {},
    mappings: [],
  },
])("$behaviour", ({ initContainers = [], containers, requests, mappings }) => {
  const pod = podOf({ spec: { initContainers, containers } });
  const classes = new Map([
    [nic, "nics"],
    [gpu, "gpus"],
  ]);
  const made = extendedRequests(pod, classes);
  const counts = made.requests.map(({ name, exactly }) => [name, exactly?.count]);
  expect(Object.fromEntries(counts)).toEqual(requests);
  expect(
    made.mappings.map((each) => `${each.containerName} ${each.resourceName}: ${each.requestName}`),
  ).toEqual(mappings);
});
