/**
 * What an audit notes of webhooks.
 * Source: the section "Auditing webhooks" of the page "Dynamic Admission Control" of the docs.
 */
import { expect, test } from "vitest";
import type { AuditEvent } from "../../apiserver/audit/index.ts";
import { createCluster } from "../../simulator/cluster.ts";
import type { AdmissionVerdict } from "../../simulator/programs/index.ts";
import { configMap, mutating, serviceOf, validating } from "./configurations.ts";

const patching: AdmissionVerdict = {
  allowed: true,
  patch: [{ op: "add", path: "/data/a", value: "<1>" }],
};

/** The annotations of webhooks on a ConfigMap's creation, at a level of the audit. */
function annotationsAt(level: string, webhooks: readonly object[]) {
  const events: AuditEvent[] = [];
  const rules = [{ level, resources: [{ group: "", resources: ["configmaps"] }] }];
  const audit = { policy: { rules }, log: (event: AuditEvent) => events.push(event) };
  const cluster = createCluster({ nodes: 0, audit });
  cluster.apply([serviceOf("patches"), serviceOf("looks"), ...webhooks]);
  cluster.webhook("default/patches", () => patching);
  cluster.webhook("default/looks", () => ({ allowed: true }));
  events.length = 0;
  cluster.apply(configMap("a", { x: "1" }));
  const all = Object.entries(events.at(-1)?.annotations ?? {});
  return Object.fromEntries(all.filter(([key]) => key.includes("webhook.admission.k8s.io")));
}

const configuration = "patches-looks";
const mutations = {
  "mutation.webhook.admission.k8s.io/round_0_index_0": `{"configuration":"${configuration}","webhook":"patches.example.com","mutated":true}`,
  "mutation.webhook.admission.k8s.io/round_0_index_1": `{"configuration":"${configuration}","webhook":"looks.example.com","mutated":false}`,
};

test("at Metadata audit level or higher, it is noted whether webhooks mutated the object", () => {
  expect(annotationsAt("Metadata", [mutating(["patches", "looks"])])).toEqual(mutations);
});

test("at Request audit level or higher, the patches are noted too", () => {
  expect(annotationsAt("Request", [mutating(["patches", "looks"])])).toEqual({
    ...mutations,
    "patch.webhook.admission.k8s.io/round_0_index_0":
      `{"configuration":"${configuration}","webhook":"patches.example.com",` +
      '"patch":[{"op":"add","path":"/data/a","value":"\\u003c1\\u003e"}],"patchType":"JSONPatch"}',
  });
});

test("webhooks that fail open are noted", () => {
  const ignored = { failurePolicy: "Ignore" };
  const nowhere = { ...ignored, clientConfig: { service: { namespace: "default", name: "none" } } };
  expect(
    annotationsAt("Metadata", [mutating("patches", nowhere), validating("looks", nowhere)]),
  ).toEqual({
    "failed-open.mutation.webhook.admission.k8s.io/round_0_index_0": "patches.example.com",
    "failed-open.validating.webhook.admission.k8s.io/round_0_index_0": "looks.example.com",
    "mutation.webhook.admission.k8s.io/round_0_index_0":
      '{"configuration":"patches","webhook":"patches.example.com","mutated":false}',
  });
});
