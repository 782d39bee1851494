import type { Document } from "./documents.ts";

/** A server that answers has begun all of these: the names are those that probes ask for. */
const begun = [
  "start-apiserver-admission-initializer",
  "generic-apiserver-start-informers",
  "priority-and-fairness-config-consumer",
  "priority-and-fairness-filter",
  "storage-object-count-tracker-hook",
  "start-apiextensions-informers",
  "start-apiextensions-controllers",
  "crd-informer-synced",
  "start-system-namespaces-controller",
  "peer-endpoint-reconciler-controller",
  "start-cluster-authentication-info-controller",
  "start-kube-apiserver-identity-lease-controller",
  "start-kube-apiserver-identity-lease-garbage-collector",
  "storage-readiness",
  "start-legacy-token-tracking-controller",
  "start-service-ip-repair-controllers",
  "rbac/bootstrap-roles",
  "scheduling/bootstrap-system-priority-classes",
  "priority-and-fairness-config-producer",
  "bootstrap-controller",
  "start-kubernetes-service-cidr-controller",
  "aggregator-reload-proxy-client-cert",
  "start-kube-aggregator-informers",
  "apiservice-status-local-available-controller",
  "apiservice-status-remote-available-controller",
  "apiservice-registration-controller",
  "apiservice-discovery-controller",
  "kube-apiserver-autoregistration",
  "autoregister-completion",
  "apiservice-openapi-controller",
  "apiservice-openapiv3-controller",
].map((name) => (name === "autoregister-completion" ? name : `poststarthook/${name}`));

const alive = ["ping", "log", "loopback-serving-certificate", "etcd"];

/** In the order of a cluster of kubeadm. Source: kubeadm's wait for a control plane of 1.36. */
const checks: ReadonlyMap<string, readonly string[]> = new Map([
  ["healthz", [...alive, ...begun]],
  ["livez", [...alive, ...begun]],
  ["readyz", [...alive, "etcd-readiness", "informer-sync", ...begun, "shutdown"]],
]);

/** The paths of health, with those of the single checks. */
export const healthPaths: readonly string[] = [...checks].flatMap(([name, parts]) => [
  `/${name}`,
  ...parts.map((part) => `/${name}/${part}`).sort(),
]);

/** What is told of the health. */
export interface Health {
  readonly document: Document;
  /** What was looked at for it, where the whole was asked for. */
  readonly whole?: { readonly name: string; readonly checks: readonly string[] };
}

/**
 * The answer at `/healthz`, `/livez` and `/readyz` and at their single checks; undefined elsewhere.
 * Source: https://kubernetes.io/docs/reference/using-api/health-checks/
 */
export function health(path: string, query: URLSearchParams): Health | undefined {
  const [, name = "", part = ""] = /^\/([a-z]+)(?:\/(.*))?$/.exec(path) ?? [];
  const parts = checks.get(name);
  if (parts === undefined) return undefined;
  if (path !== `/${name}`) return parts.includes(part) ? { document: plain("ok") } : undefined;
  const excluded = new Set(query.getAll("exclude"));
  const whole = { name, checks: parts.filter((each) => !excluded.has(each)) };
  if (!query.has("verbose")) return { whole, document: plain("ok") };
  const lines = parts.map((each) => `[+]${each} ${excluded.has(each) ? "excluded: " : ""}ok`);
  const unmatched = [...excluded].filter((each) => !parts.includes(each)).sort();
  if (unmatched.length > 0) {
    const names = unmatched.map((each) => JSON.stringify(each)).join(",");
    lines.push(`warn: some health checks cannot be excluded: no matches for ${names}`);
  }
  return { whole, document: plain(`${[...lines, `${name} check passed`].join("\n")}\n`) };
}

const plain = (body: string): Document => ({
  contentType: "text/plain; charset=utf-8",
  body,
  headers: { "x-content-type-options": "nosniff" },
});
