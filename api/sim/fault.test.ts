import { describe, expect, test } from "vitest";
import { errorTexts } from "../validation/test-errors.ts";
import { Fault, isFaultActive } from "./fault.ts";
import type { FaultSpec } from "./fault-spec.ts";
import { faultTypes } from "./fault-types.ts";

const { strategy, columns } = Fault;

const fault = (spec: Partial<FaultSpec> = {}, status: object = {}): Fault => ({
  apiVersion: "sim.kubesim.dev/v1alpha1",
  kind: "Fault",
  metadata: { name: "trouble", creationTimestamp: "2026-01-01T00:00:00Z" },
  spec: { type: "APIError", after: "0s", ...spec },
  status: { strikes: 0, ...status },
});

const supported = Object.keys(faultTypes)
  .sort()
  .map((type) => `"${type}"`)
  .join(", ");

describe("a fault", () => {
  const rows: readonly {
    behaviour: string;
    spec: Partial<FaultSpec>;
    errors: readonly string[];
  }[] = [
    {
      behaviour: "may say all that its type takes",
      spec: {
        target: {
          process: "kube-controller-manager",
          controller: "deployment-controller",
          resources: ["replicasets.apps"],
          verbs: ["create", "watch"],
          namespace: "default",
        },
        after: "30s",
        duration: "1m",
        percent: 30,
        skip: 4,
        times: 1,
        seed: "x",
        error: { code: 503, reason: "ServiceUnavailable", message: "not now" },
      },
      errors: [],
    },
    {
      behaviour: "has a type",
      spec: { type: "" },
      errors: ["spec.type: Required value"],
    },
    {
      behaviour: "has a type that there is",
      spec: { type: "Locusts" },
      errors: [`spec.type: Unsupported value: "Locusts": supported values: ${supported}`],
    },
    {
      behaviour: "says nothing that its type has no use for",
      spec: { type: "APIUnavailable", target: { nodes: ["a"] }, delay: "1s", percent: 3 },
      errors: [
        "spec.target.nodes: Forbidden: may not be specified for type APIUnavailable",
        "spec.delay: Forbidden: may not be specified for type APIUnavailable",
        "spec.percent: Forbidden: may not be specified for type APIUnavailable",
      ],
    },
    {
      behaviour: "has times as Go writes them, and lasts",
      spec: { after: "10", duration: "0s" },
      errors: [
        'spec.after: Invalid value: "10": time: missing unit in duration "10"',
        'spec.duration: Invalid value: "0s": must be greater than 0',
      ],
    },
    {
      behaviour: "counts within bounds",
      spec: { percent: 0, skip: -1, times: 0 },
      errors: [
        "spec.percent: Invalid value: 0: must be between 1 and 100, inclusive",
        "spec.skip: Invalid value: -1: must be between 0 and 1000000, inclusive",
        "spec.times: Invalid value: 0: must be between 1 and 1000000, inclusive",
      ],
    },
    {
      behaviour: "names what can be there, once",
      spec: { target: { process: "", verbs: ["steal"], resources: ["pods", "pods", "A"] } },
      errors: [
        "spec.target.process: Required value",
        'spec.target.verbs[0]: Unsupported value: "steal": supported values: "create", "delete", ' +
          '"deletecollection", "get", "list", "patch", "update", "watch"',
        'spec.target.resources[1]: Duplicate value: "pods"',
        'spec.target.resources[2]: Invalid value: "A": a lowercase RFC 1123 subdomain must consist ' +
          "of lower case alphanumeric characters, '-' or '.', and must start and end with an " +
          "alphanumeric character (e.g. 'example.com', regex used for validation is " +
          "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
      ],
    },
    {
      behaviour: "speaks of both ends of connections",
      spec: {
        type: "NetworkDelay",
        target: {
          namespace: "shop",
          podSelector: { matchLabels: { app: "web" } },
          zones: ["a"],
          count: 2,
          to: { nodes: ["node-1"], pods: ["db-0"] },
        },
        delay: "20ms",
        jitter: "5ms",
        percent: 50,
      },
      errors: [],
    },
    {
      behaviour: "names nothing at the other end that cannot be there",
      spec: { type: "NetworkLoss", target: { to: { nodes: ["n", "n"], zones: ["a", "a"] } } },
      errors: [
        'spec.target.to.nodes[1]: Duplicate value: "n"',
        'spec.target.to.zones[1]: Duplicate value: "a"',
      ],
    },
    {
      behaviour: "names registries as images do, with their port",
      spec: {
        type: "RegistryDown",
        target: { registries: ["docker.io", "registry.example:5000", "docker.io"] },
      },
      errors: ['spec.target.registries[2]: Duplicate value: "docker.io"'],
    },
    {
      behaviour: "is at least twice as slow as usual",
      spec: { type: "NodeSlow", factor: 1 },
      errors: ["spec.factor: Invalid value: 1: must be between 2 and 1000, inclusive"],
    },
    {
      behaviour: "needs what it cannot do without",
      spec: { type: "ZoneOutage" },
      errors: ["spec.target.zones: Required value"],
    },
    {
      behaviour: "answers with an error",
      spec: { error: { code: 200, reason: "Tired" } },
      errors: [
        "spec.error.code: Invalid value: 200: must be between 400 and 599, inclusive",
        'spec.error.reason: Unsupported value: "Tired": supported values: "AlreadyExists", ' +
          '"BadRequest", "Conflict", "Expired", "Forbidden", "Gone", "InternalError", "Invalid", ' +
          '"MethodNotAllowed", "NotAcceptable", "NotFound", "RequestEntityTooLarge", ' +
          '"ServiceUnavailable", "Timeout", "TooManyRequests", "Unauthorized", "Unknown", ' +
          '"UnsupportedMediaType"',
      ],
    },
  ];
  test.each(rows)("$behaviour", ({ spec, errors }) => {
    expect(errorTexts(strategy.validate?.(fault(spec)) ?? [])).toEqual(errors);
  });

  test("warns of a process that there is not", () => {
    const warnings = (process: string) => strategy.warnings?.(fault({ target: { process } }));
    expect(warnings("kube-sheduler")).toEqual([
      "spec.target.process: clusters have no process kube-sheduler, but cni, coredns, " +
        "ingress-controller, kube-controller-manager, kube-proxy, kube-scheduler, kubelet, traffic",
    ]);
    expect(["kube-scheduler", "user", "kubectl", "shop"].map(warnings)).toEqual([[], [], [], []]);
  });

  test("stays what it was", () => {
    const errors = strategy.validateUpdate?.(fault({ percent: 50 }), fault()) ?? [];
    expect(errors.map(({ field, detail }) => [field, detail])).toEqual([
      ["spec", "field is immutable"],
    ]);
    expect(strategy.validateUpdate?.(fault(), fault())).toEqual([]);
  });

  test.each([
    { behaviour: "until it is deleted", spec: {}, end: undefined },
    { behaviour: "for its time", spec: { duration: "1m" }, end: "2026-01-01T00:01:01.500000Z" },
  ])("is dated by its creation, and lasts $behaviour", ({ spec, end }) => {
    const createdMs = Date.UTC(2026, 0, 1) + 1;
    const made = strategy.stamp?.(fault({ after: "1499ms", ...spec }), undefined, createdMs);
    expect(made?.status).toEqual({
      phase: "Pending",
      startTime: "2026-01-01T00:00:01.500000Z",
      ...(end !== undefined && { endTime: end }),
      strikes: 0,
    });
    const isActiveAfter = (ms: number) => made && isFaultActive(made, createdMs + ms);
    expect([1498, 1499, 61_498, 61_499].map(isActiveAfter)).toEqual(
      end === undefined ? [false, true, true, true] : [false, true, true, false],
    );
  });

  test.each([
    { behaviour: "all", target: undefined, targets: ["a", "b"], text: "<all>" },
    { behaviour: "a controller", target: { controller: "a-controller" }, text: "a-controller" },
    {
      behaviour: "a process",
      target: { process: "kubelet" },
      targets: ["kubelet"],
      text: "kubelet",
    },
    { behaviour: "what is asked for", target: { nodes: ["a", "b"] }, text: "a,b" },
    {
      behaviour: "the first of many",
      target: { zones: ["z"] },
      targets: ["a", "b", "c", "d", "e"],
      text: "a,b,c + 2 more...",
    },
  ])("is shown in a row, with $behaviour as its target", ({ target, targets, text }) => {
    const at = Date.UTC(2026, 0, 1, 0, 1);
    const shown = fault(target && { target }, { phase: "Active", strikes: 3, targets });
    expect(columns.map(({ name, value }) => [name, value(shown, at)])).toEqual([
      ["Name", "trouble"],
      ["Type", "APIError"],
      ["Target", text],
      ["Phase", "Active"],
      ["Strikes", 3],
      ["Age", "60s"],
    ]);
  });
});
