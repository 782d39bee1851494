import { expect, test } from "vitest";
import { Endpoints } from "../api/core/endpoints.ts";
import { services, testServer } from "./testing/server.ts";

const endpoints = { resource: Endpoints, namespace: "default" } as const;
const subsets = [{ addresses: [{ ip: "10.0.0.1" }], ports: [{ port: 80 }] }];

const serviceNamed = (name: string, finalizers: readonly string[] = []) => ({
  verb: "create" as const,
  ...services,
  body: { metadata: { name, finalizers }, spec: { ports: [{ port: 80 }] } },
});

const endpointsNamed = (name: string) => ({
  verb: "create" as const,
  ...endpoints,
  body: { metadata: { name }, subsets },
});

test("the Endpoints of a Service go with it, those that somebody made too", () => {
  const { given, send } = testServer();
  given(serviceNamed("web"), endpointsNamed("web"), endpointsNamed("other"));
  given({ verb: "delete", ...services, name: "web" });
  expect(send({ verb: "get", ...endpoints, name: "web" }).code).toBe(404);
  expect(send({ verb: "get", ...endpoints, name: "other" }).code).toBe(200);
});

test("Endpoints stay as long as a finalizer keeps their Service", () => {
  const { given, send } = testServer();
  given(serviceNamed("web", ["example.com/wait"]), endpointsNamed("web"));
  given({ verb: "delete", ...services, name: "web" });
  expect(send({ verb: "get", ...endpoints, name: "web" }).code).toBe(200);
  const body = { metadata: { finalizers: null } };
  given({ verb: "patch", patchType: "merge", ...services, name: "web", body });
  expect(send({ verb: "get", ...endpoints, name: "web" }).code).toBe(404);
});

test("Endpoints stay where the deletion of their Service is a dry run", () => {
  const { given, send } = testServer();
  given(serviceNamed("web"), endpointsNamed("web"));
  given({ verb: "delete", ...services, name: "web", options: { dryRun: true } });
  expect(send({ verb: "get", ...endpoints, name: "web" }).code).toBe(200);
});
