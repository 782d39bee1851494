import { expect, test } from "vitest";
import type { WebhookClientConfig } from "../../api/resource.ts";
import type { WebhookCall } from "../../api/webhook-call.ts";
import { services, testServer } from "../testing/server.ts";
import { callOf } from "./client-config.ts";

const service = { namespace: "default", name: "hook" };

test.each<{
  behaviour: string;
  config: WebhookClientConfig;
  spec?: object;
  expected: Partial<WebhookCall>;
}>([
  {
    behaviour: "at a url is asked there, with its patience in place of any query",
    config: { url: "https://example.com:8443/hook?x=y" },
    expected: { url: "https://example.com:8443/hook?timeout=5s" },
  },
  {
    behaviour: "at a Service is asked by its name, and found at its cluster IP",
    config: { service: { ...service, path: "/hook", port: 8443 } },
    spec: { clusterIP: "10.96.1.1", ports: [{ port: 8443 }] },
    expected: {
      url: "https://hook.default.svc:8443/hook?timeout=5s",
      service: { ...service, port: 8443 },
      clusterIP: { host: "10.96.1.1", port: 8443 },
    },
  },
  {
    behaviour: "at a Service that says no port or path is asked at 443",
    config: { service, caBundle: "Y2E=" },
    spec: { clusterIP: "10.96.1.1", ports: [{ port: 443 }] },
    expected: {
      caBundle: "Y2E=",
      url: "https://hook.default.svc:443/?timeout=5s",
      service: { ...service, port: 443 },
      clusterIP: { host: "10.96.1.1", port: 443 },
    },
  },
  {
    behaviour: "at a Service that stands for another name is found there, at whatever port",
    config: { service: { ...service, port: 9443 } },
    spec: { type: "ExternalName", externalName: "localhost" },
    expected: {
      url: "https://hook.default.svc:9443/?timeout=5s",
      service: { ...service, port: 9443 },
      connectTo: { host: "localhost", port: 9443 },
    },
  },
  {
    behaviour: "at no Service is not found",
    config: { service },
    expected: {
      url: "https://hook.default.svc:443/?timeout=5s",
      service: { ...service, port: 443 },
      unresolved: 'service "hook" not found',
    },
  },
])("a webhook $behaviour", ({ config, spec, expected }) => {
  const { given, storage } = testServer();
  if (spec !== undefined) {
    given({ verb: "create", ...services, body: { metadata: { name: "hook" }, spec } });
  }
  const call = callOf(config, { body: {}, timeoutSeconds: 5 }, storage);
  expect(call).toEqual({ timeoutMs: 5000, body: {}, ...expected });
});
