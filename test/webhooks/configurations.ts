/** Webhook configurations for tests, of which each names only what matters to it. */
import type { JsonObject } from "../../api/json.ts";

export const rule = (resources: readonly string[], operations: readonly string[] = ["*"]) => ({
  apiGroups: ["*"],
  apiVersions: ["*"],
  operations,
  resources,
});

const webhook = (name: string, more: object) => ({
  name: `${name}.example.com`,
  clientConfig: { service: { namespace: "default", name, path: `/${name}` } },
  rules: [rule(["configmaps"])],
  admissionReviewVersions: ["v1"],
  sideEffects: "None",
  ...more,
});

/** One configuration with one webhook for each name, asked at the Service of that name. */
const configuration =
  (kind: string) =>
  (names: string | readonly string[], more: object = {}) => {
    const all = typeof names === "string" ? [names] : names;
    return {
      apiVersion: "admissionregistration.k8s.io/v1",
      kind,
      metadata: { name: all.join("-") },
      webhooks: all.map((name) => webhook(name, more)),
    };
  };

export const validating = configuration("ValidatingWebhookConfiguration");
export const mutating = configuration("MutatingWebhookConfiguration");

export const serviceOf = (name: string, spec: object = { ports: [{ port: 443 }] }) => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name },
  spec,
});

export const configMap = (name: string, data: JsonObject = {}, metadata: JsonObject = {}) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name, ...metadata },
  data,
});
