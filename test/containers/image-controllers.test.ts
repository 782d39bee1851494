/** Controllers of well-known images make what the pods of other charts wait for, as they come. */
import { expect, test } from "vitest";
import { ConfigMap } from "../../api/core/configmap.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { Secret } from "../../api/core/secret.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import { isReady } from "../rollouts/bounds.ts";
import { clusterAccount, kindOf, robotPod } from "./account.ts";

const group = "cert-manager.io";

const definitions = [
  kindOf("Issuer", { group }),
  kindOf("ClusterIssuer", { group, scope: "Cluster" }),
  kindOf("Certificate", { group }),
];

/** As the roles of its chart allow. */
const certificateRules = [
  {
    apiGroups: [group],
    resources: ["certificates", "issuers", "clusterissuers"],
    verbs: ["get", "list", "watch"],
  },
  {
    apiGroups: [group],
    resources: ["certificates/status", "issuers/status", "clusterissuers/status"],
    verbs: ["update", "patch"],
  },
  { apiGroups: [""], resources: ["secrets"], verbs: ["get", "list", "create", "update"] },
];

const manager = robotPod("manager", {
  containers: [
    {
      name: "c",
      image: "quay.io/jetstack/cert-manager-controller:v1.18.2",
      args: ["--v=2"],
      ports: [{ containerPort: 9403, name: "health" }],
      livenessProbe: { httpGet: { path: "/livez", port: "health" } },
      readinessProbe: { httpGet: { path: "/livez", port: "health" } },
    },
  ],
});

const issuer = (kind: string, name: string, spec: object) => ({
  apiVersion: `${group}/v1`,
  kind,
  metadata: { name },
  spec,
});

const certificate = (name: string, issuerRef: object, more: object = {}) => ({
  apiVersion: `${group}/v1`,
  kind: "Certificate",
  metadata: { name, namespace: "default" },
  spec: { secretName: name, dnsNames: [`${name}.default.svc`], issuerRef, ...more },
});

const server = (secretName: string) =>
  robotPod("server", {
    containers: [
      { name: "c", image: "example.com/x", volumeMounts: [{ name: "cert", mountPath: "/c" }] },
    ],
    volumes: [{ name: "cert", secret: { secretName } }],
  });

const podIsReady = (cluster: Cluster, name: string) => {
  const found = cluster.get(Pod, name);
  return found !== undefined && isReady(found);
};

test("cert-manager makes the Secret of a Certificate, and who mounts it starts", () => {
  const cluster = createCluster();
  const template = { secretTemplate: { labels: { team: "shop" } } };
  cluster.apply(definitions);
  cluster.apply([
    ...clusterAccount(certificateRules),
    server("serving"),
    issuer("Issuer", "self", { selfSigned: {} }),
    certificate("serving", { name: "self" }, template),
  ]);
  cluster.advance("1m");
  expect(podIsReady(cluster, "server")).toBe(false);
  cluster.apply(manager);
  cluster.until(() => podIsReady(cluster, "server") && podIsReady(cluster, "manager"), {
    within: "3m",
  });
  const secret = cluster.get(Secret, "serving");
  expect(Object.keys(secret?.data ?? {}).sort()).toEqual(["ca.crt", "tls.crt", "tls.key"]);
  expect([secret?.type, secret?.metadata.labels?.team]).toEqual(["kubernetes.io/tls", "shop"]);
  expect(secret?.metadata.annotations?.["cert-manager.io/issuer-name"]).toBe("self");
});

test("an issuer of a certificate authority waits for its Secret, as do those that ask it", () => {
  const cluster = createCluster();
  cluster.apply(definitions);
  cluster.apply([
    ...clusterAccount(certificateRules),
    manager,
    issuer("ClusterIssuer", "authority", { ca: { secretName: "root" } }),
    certificate("leaf", { kind: "ClusterIssuer", name: "authority" }),
  ]);
  cluster.advance("5m");
  expect(cluster.get(Secret, "leaf")).toBeUndefined();
  cluster.apply([
    issuer("Issuer", "self", { selfSigned: {} }),
    certificate("root", { kind: "Issuer", name: "self" }, { isCA: true }),
  ]);
  cluster.until(() => cluster.get(Secret, "leaf") !== undefined, { within: "2m" });
  expect(cluster.get(Secret, "root")).toBeDefined();
});

test("a Secret that is deleted is made again, and nothing is where nobody may", () => {
  const cluster = createCluster();
  cluster.apply(definitions);
  const objects = [
    issuer("Issuer", "self", { selfSigned: {} }),
    certificate("serving", { name: "self" }),
    manager,
  ];
  cluster.apply([...clusterAccount([]), ...objects]);
  cluster.advance("5m");
  expect(cluster.get(Secret, "serving")).toBeUndefined();
  expect(podIsReady(cluster, "manager")).toBe(true);
  cluster.apply(clusterAccount(certificateRules));
  cluster.until(() => cluster.get(Secret, "serving") !== undefined, { within: "1m" });
  cluster.delete(Secret, "serving");
  cluster.until(() => cluster.get(Secret, "serving") !== undefined, { within: "1m" });
});

test("istiod gives every namespace its root certificate, and its gateways start", () => {
  const cluster = createCluster();
  const rules = [
    { apiGroups: [""], resources: ["namespaces"], verbs: ["get", "list", "watch"] },
    { apiGroups: [""], resources: ["configmaps"], verbs: ["get", "create", "update"] },
  ];
  const gateway = robotPod("gateway", {
    containers: [
      {
        name: "istio-proxy",
        image: "docker.io/istio/proxyv2:1.27.0",
        args: ["proxy", "router"],
        volumeMounts: [{ name: "ca", mountPath: "/var/run/secrets/istio" }],
      },
    ],
    volumes: [{ name: "ca", configMap: { name: "istio-ca-root-cert" } }],
  });
  const istiod = robotPod("istiod", {
    containers: [{ name: "discovery", image: "docker.io/istio/pilot:1.27.0", args: ["discovery"] }],
  });
  cluster.apply([...clusterAccount(rules), gateway, istiod]);
  cluster.until(() => podIsReady(cluster, "gateway"), { within: "3m" });
  cluster.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: "shop" } });
  const inNamespace = (namespace: string) =>
    cluster.get(ConfigMap, "istio-ca-root-cert", namespace)?.data?.["root-cert.pem"] ?? "";
  cluster.until(() => inNamespace("shop") !== "", { within: "1m" });
  expect(inNamespace("kube-system")).toBe("");
});
