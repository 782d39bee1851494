import { expect, test } from "vitest";
import { Endpoints } from "../../api/core/endpoints.ts";
import { Event } from "../../api/core/event.ts";
import { Namespace } from "../../api/core/namespace.ts";
import { Service } from "../../api/core/service/service.ts";
import { EndpointSlice } from "../../api/discovery/endpointslice.ts";
import { FlowSchema } from "../../api/flowcontrol/flow-schema.ts";
import { PriorityLevelConfiguration } from "../../api/flowcontrol/priority-level-configuration.ts";
import type { JsonObject } from "../../api/json.ts";
import { ServiceCIDR } from "../../api/networking/service-cidr.ts";
import type { ResourceDefinition } from "../../api/resource.ts";
import { type Request, testServer } from "../testing/server.ts";

type Server = ReturnType<typeof testServer>;

const inDefault = { namespace: "default", name: "kubernetes" };
const patch = (resource: ResourceDefinition, name: string, body: object): Request => ({
  verb: "patch",
  patchType: "merge",
  resource,
  name,
  body,
});
const remove = (resource: ResourceDefinition, name: string): Request => ({
  verb: "delete",
  resource,
  name,
});
const annotated = (value: string | null) => ({
  metadata: { annotations: { "apf.kubernetes.io/autoupdate-spec": value } },
});
const precedence = (matchingPrecedence: number) => ({ spec: { matchingPrecedence } });

/** What of an object tells whether it was put right. */
function shown(server: Server, request: Pick<Request, "resource" | "namespace" | "name">): unknown {
  const { code, body } = server.send({ verb: "get", ...request });
  if (code === 404) return "gone";
  const { kind: _, apiVersion: __, metadata, ...rest } = body as unknown as JsonObject;
  const { annotations, labels } = metadata as JsonObject;
  return { annotations, labels, ...rest };
}

test.each<{
  behaviour: string;
  /** Seconds until it is put right. */
  within: number;
  of: Pick<Request, "resource" | "namespace" | "name">;
  after: readonly Request[];
}>([
  {
    behaviour: "a mandatory FlowSchema that is deleted",
    within: 60,
    of: { resource: FlowSchema, name: "catch-all" },
    after: [remove(FlowSchema, "catch-all")],
  },
  {
    behaviour: "a mandatory FlowSchema that somebody calls their own",
    within: 60,
    of: { resource: FlowSchema, name: "exempt" },
    after: [patch(FlowSchema, "exempt", annotated("false"))],
  },
  {
    behaviour: "a suggested FlowSchema that is deleted",
    within: 60,
    of: { resource: FlowSchema, name: "service-accounts" },
    after: [remove(FlowSchema, "service-accounts")],
  },
  {
    behaviour: "a suggested FlowSchema that is changed",
    within: 60,
    of: { resource: FlowSchema, name: "service-accounts" },
    after: [patch(FlowSchema, "service-accounts", precedence(8000))],
  },
  {
    behaviour: "a suggested FlowSchema whose annotation is taken off",
    within: 60,
    of: { resource: FlowSchema, name: "service-accounts" },
    after: [patch(FlowSchema, "service-accounts", annotated(null))],
  },
  {
    behaviour: "a PriorityLevelConfiguration that is deleted",
    within: 60,
    of: { resource: PriorityLevelConfiguration, name: "exempt" },
    after: [remove(PriorityLevelConfiguration, "exempt")],
  },
  {
    behaviour: "a FlowSchema of an earlier version, as its annotation says",
    within: 60,
    of: { resource: FlowSchema, name: "old" },
    after: [
      {
        verb: "create",
        resource: FlowSchema,
        body: {
          metadata: { name: "old", ...annotated("true").metadata },
          spec: { priorityLevelConfiguration: { name: "exempt" } },
        },
      },
    ],
  },
  {
    behaviour: "the default ServiceCIDR",
    within: 10,
    of: { resource: ServiceCIDR, name: "kubernetes" },
    after: [remove(ServiceCIDR, "kubernetes")],
  },
  {
    behaviour: "a condition of the default ServiceCIDR",
    within: 10,
    of: { resource: ServiceCIDR, name: "kubernetes" },
    after: [
      {
        ...patch(ServiceCIDR, "kubernetes", { status: { conditions: null } }),
        subresource: "status",
      },
    ],
  },
  {
    behaviour: "the namespace kube-node-lease",
    within: 60,
    of: { resource: Namespace, name: "kube-node-lease" },
    after: [
      remove(Namespace, "kube-node-lease"),
      {
        verb: "update",
        resource: Namespace,
        name: "kube-node-lease",
        subresource: "finalize",
        body: { metadata: { name: "kube-node-lease" }, spec: {} },
      },
    ],
  },
  {
    behaviour: "the Service kubernetes",
    within: 10,
    of: { resource: Service, ...inDefault },
    after: [{ verb: "delete", resource: Service, ...inDefault }],
  },
  {
    behaviour: "an address of the Endpoints kubernetes",
    within: 10,
    of: { resource: Endpoints, ...inDefault },
    after: [
      {
        ...patch(Endpoints, "kubernetes", { subsets: [{ addresses: [{ ip: "10.1.2.3" }] }] }),
        namespace: "default",
      },
    ],
  },
  {
    behaviour: "the EndpointSlice kubernetes",
    within: 10,
    of: { resource: EndpointSlice, ...inDefault },
    after: [{ verb: "delete", resource: EndpointSlice, ...inDefault }],
  },
])("$behaviour is put right within $within seconds", ({ within, of, after }) => {
  const server = testServer();
  const { clock } = server;
  const before = shown(server, of);
  clock.runUntil(clock.now() + 3000);
  server.given(...after);
  expect(shown(server, of)).not.toEqual(before);
  clock.runUntil(clock.now() + within * 1000 - 3001);
  expect(shown(server, of)).not.toEqual(before);
  clock.runUntil(clock.now() + 1);
  expect(timeless(shown(server, of))).toEqual(timeless(before));
  // Its own repairs are looked at once more, and then nothing is.
  clock.runUntil(clock.now() + 60_000);
  expect(clock.nextDueMs()).toBeUndefined();
});

/** Conditions are told anew, at their own time. */
const timeless = (value: unknown) =>
  JSON.stringify(value).replace(/"lastTransitionTime":"[^"]*"/g, '"lastTransitionTime":"then"');

test.each<{
  behaviour: string;
  of: Pick<Request, "resource" | "namespace" | "name">;
  after: readonly Request[];
}>([
  {
    behaviour: "a suggested FlowSchema that somebody calls their own",
    of: { resource: FlowSchema, name: "service-accounts" },
    after: [patch(FlowSchema, "service-accounts", { ...annotated("false"), ...precedence(8000) })],
  },
  {
    behaviour: "what the level exempt lends",
    of: { resource: PriorityLevelConfiguration, name: "exempt" },
    after: [
      patch(PriorityLevelConfiguration, "exempt", { spec: { exempt: { lendablePercent: 50 } } }),
    ],
  },
  {
    behaviour: "a label of the Service kubernetes",
    of: { resource: Service, ...inDefault },
    after: [
      {
        ...patch(Service, "kubernetes", { metadata: { labels: { a: "b" } } }),
        namespace: "default",
      },
    ],
  },
])("$behaviour is left alone", ({ of, after }) => {
  const server = testServer();
  const { clock } = server;
  server.given(...after);
  const changed = shown(server, of);
  clock.runUntil(clock.now() + 120_000);
  expect(shown(server, of)).toEqual(changed);
});

test("the default ServiceCIDR of one family gets the range of the other", () => {
  const cidrs = ["10.96.0.0/16", "fd00:10:96::/112"];
  const { clock, send, given } = testServer({ serviceRangeIPv6: cidrs[1] });
  const of = { resource: ServiceCIDR, name: "kubernetes" };
  const one = { metadata: { name: "kubernetes" }, spec: { cidrs: cidrs.slice(0, 1) } };
  given({ verb: "delete", ...of }, { verb: "create", resource: ServiceCIDR, body: one });
  clock.runUntil(clock.now() + 20_000);
  expect(send({ verb: "get", ...of }).body).toMatchObject({
    spec: { cidrs },
    status: { conditions: [{ type: "Ready", status: "True" }] },
  });
});

test.each([
  {
    behaviour: "other ranges than the server was started with",
    after: [
      remove(ServiceCIDR, "kubernetes"),
      {
        verb: "create",
        resource: ServiceCIDR,
        body: { metadata: { name: "kubernetes" }, spec: { cidrs: ["10.0.0.0/8"] } },
      },
    ],
    reason: "KubernetesDefaultServiceCIDRInconsistent",
    message:
      "The default ServiceCIDR [10.0.0.0/8] does not match the controller flag configurations " +
      "[10.96.0.0/16]",
  },
  {
    behaviour: "somebody who says that it is not ready",
    after: [
      {
        ...patch(ServiceCIDR, "kubernetes", {
          status: {
            conditions: [
              {
                type: "Ready",
                status: "False",
                reason: "Moving",
                message: "it moves",
                lastTransitionTime: "2026-01-01T00:00:00Z",
              },
            ],
          },
        }),
        subresource: "status",
      },
    ],
    reason: "Moving",
    message: "Configuration matches, but it moves",
  },
] as const)("the default ServiceCIDR that has $behaviour is told of once", (row) => {
  const server = testServer();
  const { clock, given } = server;
  given(...row.after);
  clock.runUntil(clock.now() + 30_000);
  given(patch(ServiceCIDR, "kubernetes", { metadata: { labels: { a: "b" } } }));
  clock.runUntil(clock.now() + 30_000);
  const { items } = given({ verb: "list", resource: Event, namespace: "default" });
  expect(items).toMatchObject([
    {
      involvedObject: { kind: "ServiceCIDR", name: "kubernetes" },
      reason: row.reason,
      message: row.message,
      type: "Warning",
      source: { component: "kubernetes-service-cidr-controller" },
      count: 1,
    },
  ]);
});

test("a repair that is refused is tried again at every turn", () => {
  const server = testServer();
  const { clock, send, given } = server;
  const of = { resource: Service, ...inDefault };
  given({ verb: "delete", ...of });
  const thief = {
    verb: "create",
    resource: Service,
    namespace: "default",
    body: { metadata: { name: "thief" }, spec: { clusterIP: "10.96.0.1", ports: [{ port: 80 }] } },
  } as const;
  given(thief);
  clock.runUntil(clock.now() + 30_000);
  expect(send({ verb: "get", ...of }).code).toBe(404);
  given({ verb: "delete", ...of, name: "thief" });
  clock.runUntil(clock.now() + 10_000);
  expect(send({ verb: "get", ...of }).code).toBe(200);
});

test("where nothing is changed, no timer waits", () => {
  expect(testServer().clock.nextDueMs()).toBeUndefined();
});
