import { describe, expect, test } from "vitest";
import { errorTexts } from "../validation/test-errors.ts";
import { APIService } from "./api-service.ts";
import { localAPIService, metricsAPIService } from "./local.ts";

type Spec = APIService["spec"];

const spec: Spec = {
  group: "example.com",
  version: "v1",
  groupPriorityMinimum: 1000,
  versionPriority: 15,
};
const service = { namespace: "default", name: "web", port: 443 };
const apiOf = (parts: Partial<Spec> = {}, name = "v1.example.com"): APIService => ({
  apiVersion: "apiregistration.k8s.io/v1",
  kind: "APIService",
  metadata: { name },
  spec: { ...spec, ...parts },
  status: {},
});
const { strategy, columns } = APIService;

describe("an APIService", () => {
  test.each<{ behaviour: string; api: APIService; errors: readonly string[] }>([
    { behaviour: "of the server itself names no Service", api: apiOf(), errors: [] },
    {
      behaviour: "may have a Service that answers",
      api: apiOf({ service, insecureSkipTLSVerify: true }),
      errors: [],
    },
    {
      behaviour: "is called as its API is",
      api: apiOf({}, "v2.example.com"),
      errors: [
        'metadata.name: Invalid value: "v2.example.com": must be `spec.version+"."+spec.group`: ' +
          '"v1.example.com"',
      ],
    },
    {
      behaviour: "of no group is that of v1",
      api: apiOf({ group: "", version: "v2" }, "v2."),
      errors: [
        "spec.group: Required value: only v1 may have an empty group and it better be legacy kube",
      ],
    },
    { behaviour: "of v1 may have no group", api: apiOf({ group: "" }, "v1."), errors: [] },
    {
      behaviour: "has a group that can be a domain",
      api: apiOf({ group: "Example" }, "v1.Example"),
      errors: [
        'spec.group: Invalid value: "Example": a lowercase RFC 1123 subdomain must consist of ' +
          "lower case alphanumeric characters, '-' or '.', and must start and end with an " +
          "alphanumeric character (e.g. 'example.com', regex used for validation is " +
          "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
      ],
    },
    {
      behaviour: "has a version that begins with a letter",
      api: apiOf({ version: "1" }, "1.example.com"),
      errors: [
        'spec.version: Invalid value: "1": a DNS-1035 label must consist of lower case ' +
          "alphanumeric characters or '-', start with an alphabetic character, and end with an " +
          "alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is " +
          "'[a-z]([-a-z0-9]*[a-z0-9])?')",
      ],
    },
    {
      behaviour: "has priorities in range",
      api: apiOf({ groupPriorityMinimum: 0, versionPriority: 1001 }),
      errors: [
        "spec.groupPriorityMinimum: Invalid value: 0: must be positive and less than 20000",
        "spec.versionPriority: Invalid value: 1001: must be positive and less than 1000",
      ],
    },
    {
      behaviour: "of the server itself trusts nobody",
      api: apiOf({ caBundle: "YWJj", insecureSkipTLSVerify: true }),
      errors: [
        'spec.caBundle: Invalid value: "3 bytes": local APIServices may not have a caBundle',
        "spec.insecureSkipTLSVerify: Invalid value: true: local APIServices may not have " +
          "insecureSkipTLSVerify",
      ],
    },
    {
      behaviour: "names its Service in full",
      api: apiOf({ service: { port: 443 } }),
      errors: ["spec.service.namespace: Required value", "spec.service.name: Required value"],
    },
    {
      behaviour: "trusts everybody or those of the bundle",
      api: apiOf({ service, caBundle: "YWJj", insecureSkipTLSVerify: true }),
      errors: [
        "spec.insecureSkipTLSVerify: Invalid value: true: may not be true if caBundle is present",
      ],
    },
  ])("$behaviour", ({ api, errors }) => {
    expect(errorTexts(strategy.validate?.(api) ?? [])).toEqual(errors);
  });

  test("has conditions that hold, do not, or may", () => {
    const conditions = [{ type: "Available", status: "Perhaps" }];
    const api = { ...apiOf(), status: { conditions } };
    expect(errorTexts(strategy.validateStatusUpdate?.(api, api) ?? [])).toEqual([
      'status.conditions[0].status: Unsupported value: "Perhaps": supported values: "False", ' +
        '"True", "Unknown"',
    ]);
  });
});

test("its columns", () => {
  const cells = (api: APIService) => columns.map(({ value }) => value(api, 0));
  const conditions = [{ type: "Available", status: "False", reason: "ServiceNotFound" }];
  const local = strategy.stamp?.(apiOf(), undefined, 0) ?? apiOf();
  const remote = apiOf({ service });
  expect([local, remote, { ...remote, status: { conditions } }].map(cells)).toEqual([
    ["v1.example.com", "Local", "True", "<unknown>"],
    ["v1.example.com", "default/web", "Unknown", "<unknown>"],
    ["v1.example.com", "default/web", "False (ServiceNotFound)", "<unknown>"],
  ]);
});

test("what the server serves itself has Kubernetes' priorities", () => {
  const core = localAPIService({ group: "", version: "v1" }, "onstart");
  const custom = localAPIService({ group: "example.com", version: "v1" }, "true");
  const metrics = metricsAPIService({ group: "metrics.k8s.io", version: "v1beta1" });
  expect([core, custom, metrics].map(({ metadata, spec }) => ({ metadata, spec }))).toEqual([
    {
      metadata: { name: "v1.", labels: { "kube-aggregator.kubernetes.io/automanaged": "onstart" } },
      spec: { version: "v1", groupPriorityMinimum: 18_000, versionPriority: 1 },
    },
    {
      metadata: {
        name: "v1.example.com",
        labels: { "kube-aggregator.kubernetes.io/automanaged": "true" },
      },
      spec: {
        group: "example.com",
        version: "v1",
        groupPriorityMinimum: 1000,
        versionPriority: 100,
      },
    },
    {
      metadata: { name: "v1beta1.metrics.k8s.io", labels: { "k8s-app": "metrics-server" } },
      spec: {
        group: "metrics.k8s.io",
        version: "v1beta1",
        service: { namespace: "kube-system", name: "metrics-server" },
        insecureSkipTLSVerify: true,
        groupPriorityMinimum: 100,
        versionPriority: 100,
      },
    },
  ]);
});
