/** Programs of well-known images make the Secrets for which the pods of their manifests wait. */
import { expect, test } from "vitest";
import * as admission from "../../api/admissionregistration/webhook-configuration.ts";
import { Job } from "../../api/batch/job.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { Secret } from "../../api/core/secret.ts";
import { createCluster } from "../../simulator/cluster.ts";
import { clusterAccount, robotPod } from "./account.ts";

const { ValidatingWebhookConfiguration: Configuration } = admission;

const secrets = { apiGroups: [""], resources: ["secrets"], verbs: ["get", "create"] };
const webhooks = {
  apiGroups: ["admissionregistration.k8s.io"],
  resources: ["validatingwebhookconfigurations"],
  verbs: ["get", "update"],
};

const certgen = (name: string, args: readonly string[]) => ({
  apiVersion: "batch/v1",
  kind: "Job",
  metadata: { name },
  spec: {
    backoffLimit: 0,
    template: {
      spec: {
        serviceAccountName: "robot",
        restartPolicy: "Never",
        containers: [
          {
            name: "c",
            image: "registry.k8s.io/ingress-nginx/kube-webhook-certgen:v1.6.3",
            args: [...args, "--namespace=default", "--secret-name=cert"],
          },
        ],
      },
    },
  },
});

const configuration = {
  apiVersion: "admissionregistration.k8s.io/v1",
  kind: "ValidatingWebhookConfiguration",
  metadata: { name: "guard" },
  webhooks: [
    {
      name: "guard.example.com",
      admissionReviewVersions: ["v1"],
      sideEffects: "None",
      failurePolicy: "Ignore",
      clientConfig: { service: { name: "guard", namespace: "default" } },
      rules: [{ apiGroups: ["x.io"], apiVersions: ["v1"], operations: ["*"], resources: ["*"] }],
    },
  ],
};

const isReady = ({ status }: Pod) =>
  status.conditions?.some(({ type, status }) => type === "Ready" && status === "True") === true;

test("kube-webhook-certgen makes the certificate that a server mounts, and tells webhooks of it", () => {
  const cluster = createCluster();
  const server = {
    containers: [{ name: "c", image: "example.com/guard", volumeMounts: [mount] }],
    volumes: [{ name: "cert", secret: { secretName: "cert" } }],
  };
  cluster.apply([
    ...clusterAccount([secrets, webhooks]),
    configuration,
    robotPod("server", server),
  ]);
  cluster.apply([certgen("create", ["create", "--host=guard.default.svc"])]);
  cluster.until(() => cluster.get(Job, "create")?.status.succeeded === 1);
  expect(Object.keys(cluster.get(Secret, "cert")?.data ?? {})).toEqual(["ca", "cert", "key"]);
  cluster.apply([
    certgen("patch", ["patch", "--webhook-name=guard", "--patch-mutating=false", policy]),
  ]);
  cluster.until(() => cluster.get(Job, "patch")?.status.succeeded === 1);
  const [webhook] = cluster.get(Configuration, "guard")?.webhooks ?? [];
  expect(webhook?.failurePolicy).toBe("Fail");
  expect(webhook?.clientConfig?.caBundle).toBe(cluster.get(Secret, "cert")?.data?.ca);
  cluster.until(() => isReady(cluster.get(Pod, "server") as Pod), { within: "3m" });
});

const mount = { name: "cert", mountPath: "/cert" };
const policy = "--patch-failure-policy=Fail";

test("it fails where its account may not", () => {
  const cluster = createCluster();
  cluster.apply([...clusterAccount([]), certgen("create", ["create", "--host=x"])]);
  cluster.until(() => cluster.get(Job, "create")?.status.failed === 1);
  expect(cluster.get(Secret, "cert")).toBeUndefined();
});

test("argocd makes the password of its Redis once, and whoever waits for it starts", () => {
  const cluster = createCluster();
  const variable = {
    name: "REDIS_PASSWORD",
    valueFrom: { secretKeyRef: { name: "argocd-redis", key: "auth" } },
  };
  const secretInit = {
    name: "init",
    image: "quay.io/argoproj/argocd:v3.1.0",
    command: ["argocd", "admin", "redis-initial-password"],
  };
  const redis = { name: "redis", image: "redis:8", env: [variable] };
  cluster.apply([
    ...clusterAccount([secrets]),
    robotPod("redis", { initContainers: [secretInit], containers: [redis] }),
  ]);
  cluster.until(() => isReady(cluster.get(Pod, "redis") as Pod));
  const made = cluster.get(Secret, "argocd-redis")?.data?.auth ?? "";
  expect(atob(made)).toMatch(/^[\w-]{16}$/);
  cluster.apply([robotPod("again", { initContainers: [secretInit], containers: [redis] })]);
  cluster.until(() => isReady(cluster.get(Pod, "again") as Pod));
  expect(cluster.get(Secret, "argocd-redis")?.data?.auth).toBe(made);
});

test("the controller of MetalLB makes the key of its speakers, and serves", () => {
  const cluster = createCluster();
  const controller = {
    name: "controller",
    image: "quay.io/metallb/controller:v0.15.2",
    args: ["--port=7472"],
    env: [{ name: "METALLB_ML_SECRET_NAME", value: "memberlist" }],
    ports: [{ name: "monitoring", containerPort: 7472 }],
    readinessProbe: { httpGet: { path: "/metrics", port: "monitoring" } },
  };
  cluster.apply([
    ...clusterAccount([secrets]),
    robotPod("controller", { containers: [controller] }),
  ]);
  cluster.until(() => isReady(cluster.get(Pod, "controller") as Pod));
  expect(Object.keys(cluster.get(Secret, "memberlist")?.data ?? {})).toEqual(["secretkey"]);
});

test("a server of which nothing is known listens where its probes ask", () => {
  const cluster = createCluster();
  const probes = {
    startupProbe: { tcpSocket: { port: 9000 } },
    readinessProbe: { httpGet: { path: "/healthz", port: 10_254 } },
    livenessProbe: { grpc: { port: 50_051 } },
  };
  const container = { name: "c", image: "example.com/server", ports: [{ containerPort: 80 }] };
  cluster.apply([
    ...clusterAccount([]),
    robotPod("unknown", { containers: [{ ...container, ...probes }] }),
    robotPod("known", { containers: [{ ...container, image: "nginx", ...probes }] }),
  ]);
  cluster.advance("2m");
  expect(isReady(cluster.get(Pod, "unknown") as Pod)).toBe(true);
  expect(isReady(cluster.get(Pod, "known") as Pod)).toBe(false);
});
