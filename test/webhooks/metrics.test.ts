/** What `/metrics` tells of webhooks and policies. */
import { expect, test } from "vitest";
import { createCluster } from "../../simulator/cluster.ts";
import type { WebhookServer } from "../../simulator/programs/index.ts";
import { applies, mutationOf, patches, policyOver, policyServer } from "../policies/server.ts";
import { configMap, mutating, serviceOf, validating } from "./configurations.ts";

const configMaps = {
  resource: { group: "", version: "v1", plural: "configmaps" },
  namespace: "default",
};

/** The lines without those of buckets, once a ConfigMap was to be created. */
async function told(configuration: object, server: WebhookServer): Promise<readonly string[]> {
  const cluster = createCluster({ nodes: 0 });
  cluster.apply([serviceOf("hook"), configuration]);
  cluster.webhook("default/hook", server);
  await cluster.ask({ verb: "create", ...configMaps, body: configMap("a") }).catch(() => undefined);
  const lines = cluster.server.registry.admissionMetrics.lines();
  return lines.filter((line) => !line.startsWith("#") && !line.includes("_bucket"));
}

const prefix = "apiserver_admission_webhook";
const hook = 'name="hook.example.com"';

test("nothing is told where nothing is configured", () => {
  expect(policyServer().server.registry.admissionMetrics.lines()).toEqual([]);
});

test("a webhook that allows is told with its time", async () => {
  const labels = `${hook},operation="CREATE",rejected="false",type="validating"`;
  expect(
    await told(validating("hook"), { admit: () => ({ allowed: true }), latencyMs: 400 }),
  ).toEqual([
    `${prefix}_admission_duration_seconds_sum{${labels}} 0.4`,
    `${prefix}_admission_duration_seconds_count{${labels}} 1`,
    `${prefix}_request_total{code="200",${labels}} 1`,
  ]);
});

test("a webhook that refuses is told with its code", async () => {
  const lines = await told(mutating("hook"), {
    admit: () => ({ allowed: false, status: { code: 403, message: "no" } }),
  });
  const [error, code] = ['error_type="no_error"', 'rejection_code="403"'];
  expect(lines.slice(2)).toEqual([
    `${prefix}_request_total{code="403",${hook},operation="CREATE",rejected="true",type="admit"} 1`,
    `${prefix}_rejection_count{${error},${hook},operation="CREATE",${code},type="admit"} 1`,
  ]);
});

const broken: WebhookServer = {
  admit: () => {
    throw new Error("out of memory");
  },
};

test("a webhook that fails is told, closed or open", async () => {
  const closed = await told(validating("hook"), broken);
  expect(closed.at(-1)).toContain('error_type="calling_webhook_error"');
  const open = await told(validating("hook", { failurePolicy: "Ignore" }), broken);
  expect(open.at(-1)).toBe(`${prefix}_fail_open_count{${hook},type="validating"} 1`);
});

test("what policies find is told by what the binding does about it", () => {
  const validationActions = ["Warn", "Audit"];
  const validations = [{ expression: "false" }, { expression: "object.data.x == 'a'" }];
  const { send, server } = policyServer(
    ...policyOver("configmaps", { validations }, { validationActions }),
  );
  send({ verb: "create", ...configMaps, body: configMap("a") });
  const name = "apiserver_validating_admission_policy_check_total";
  const line = (action: string, error: string) =>
    `${name}{enforcement_action="${action}",error_type="${error}",policy="p",policy_binding="b"} 1`;
  expect(server.registry.admissionMetrics.lines().slice(2)).toEqual([
    line("warn", "no_error"),
    line("audit", "no_error"),
    line("warn", "invalid_error"),
    line("audit", "invalid_error"),
  ]);
});

test("what mutations of policies come to is told", () => {
  const mutations = [
    applies("Object{data: {'b': 'c'}}"),
    patches("[JSONPatch{op: 'remove', path: '/data/none'}]"),
  ];
  const spec = { mutations, failurePolicy: "Ignore" };
  const { send, server } = policyServer(...mutationOf("configmaps", spec));
  send({ verb: "create", ...configMaps, body: configMap("a") });
  const name = "apiserver_mutating_admission_policy_check_total";
  const line = (error: string) => `${name}{error_type="${error}",policy="m",policy_binding="b"} 1`;
  expect(server.registry.admissionMetrics.lines().slice(2)).toEqual([
    line("no_error"),
    line("invalid_error"),
  ]);
});
