import { expect, test } from "vitest";
import { CustomResourceDefinition } from "../../api/apiextensions/definition.ts";
import { APIService } from "../../api/apiregistration/api-service.ts";
import { isObject } from "../../api/json.ts";
import { services, startTime, testServer } from "../testing/server.ts";

const openAPIV3Schema = { type: "object" };
const versions = (...names: readonly string[]) =>
  names.map((name, at) => ({
    name,
    served: true,
    storage: at === 0,
    schema: { openAPIV3Schema },
  }));
const crd = (plural: string, kind: string, ...names: readonly string[]) => ({
  metadata: { name: `${plural}.example.com` },
  spec: {
    group: "example.com",
    scope: "Namespaced",
    names: { plural, kind },
    versions: versions(...names),
  },
});

type Server = ReturnType<typeof testServer>;

const names = ({ given }: Server, labelSelector: string) => {
  const { items } = given({ verb: "list", resource: APIService, options: { labelSelector } });
  return Array.isArray(items)
    ? items.map((item) => (isObject(item) && isObject(item.metadata) ? item.metadata.name : ""))
    : [];
};
const managed = "kube-aggregator.kubernetes.io/automanaged";

test("a new cluster has one for every version that it serves", () => {
  const server = testServer();
  expect(names(server, `${managed}=onstart`)).toEqual(
    expect.arrayContaining(["v1.", "v1.apps", "v1.autoscaling", "v2.autoscaling", "v1.batch"]),
  );
  expect(server.given({ verb: "get", resource: APIService, name: "v1.apps" })).toMatchObject({
    spec: { group: "apps", version: "v1", groupPriorityMinimum: 17_800, versionPriority: 15 },
    status: {
      conditions: [
        {
          type: "Available",
          status: "True",
          lastTransitionTime: startTime,
          reason: "Local",
          message: "Local APIServices are always available",
        },
      ],
    },
  });
});

test("those of custom resources come and go with the last definition that serves them", () => {
  const server = testServer();
  const custom = () => names(server, `${managed}=true`);
  const resource = CustomResourceDefinition;
  server.given(
    { verb: "create", resource, body: crd("widgets", "Widget", "v1", "v2") },
    { verb: "create", resource, body: crd("gadgets", "Gadget", "v1") },
  );
  expect(custom()).toEqual(["v1.example.com", "v2.example.com"]);
  server.given({ verb: "delete", resource, name: "widgets.example.com" });
  expect(custom()).toEqual(["v1.example.com"]);
  server.given({ verb: "delete", resource, name: "gadgets.example.com" });
  expect(custom()).toEqual([]);
});

test("one that a Service is to answer for tells whether it does", () => {
  const { given } = testServer();
  const name = "v1.other.example";
  const service = { namespace: "default", name: "other" };
  const spec = { group: "other.example", version: "v1", service };
  given({
    verb: "create",
    resource: APIService,
    body: { metadata: { name }, spec: { ...spec, groupPriorityMinimum: 1, versionPriority: 1 } },
  });
  const condition = () => given({ verb: "get", resource: APIService, name }).status;
  const no = (reason: string, message: string) => ({
    conditions: [
      { type: "Available", status: "False", lastTransitionTime: startTime, reason, message },
    ],
  });
  const told = 'service/other in "default" is not';
  expect(condition()).toEqual(no("ServiceNotFound", `${told} present`));
  const ports = [{ port: 80 }];
  given({ verb: "create", ...services, body: { metadata: { name: "other" }, spec: { ports } } });
  expect(condition()).toEqual(no("ServicePortError", `${told} listening on port 443`));
  const patch = { spec: { ports: [{ port: 443 }] } };
  given({ verb: "patch", patchType: "merge", ...services, name: "other", body: patch });
  expect(condition()).toEqual(
    no(
      "FailedDiscoveryCheck",
      "failing or missing response from https://other.default.svc:443/apis/other.example/v1: " +
        "requests for v1.other.example are not passed on here",
    ),
  );
});

test("one whose API is served here all the same is available", () => {
  const { given } = testServer();
  const service = { namespace: "kube-system", name: "elsewhere" };
  given({ verb: "delete", resource: APIService, name: "v1.batch" });
  const spec = { group: "batch", version: "v1", service };
  given({
    verb: "create",
    resource: APIService,
    body: {
      metadata: { name: "v1.batch" },
      spec: { ...spec, groupPriorityMinimum: 1, versionPriority: 1 },
    },
  });
  expect(given({ verb: "get", resource: APIService, name: "v1.batch" })).toMatchObject({
    status: { conditions: [{ status: "True", reason: "Passed", message: "all checks passed" }] },
  });
});
