/** kubectl in pods works as the service account of its pod, in the cluster's time. */
import { beforeAll, describe, expect, test } from "vitest";
import { Deployment } from "../../api/apps/deployment.ts";
import { CronJob } from "../../api/batch/cronjob.ts";
import { ConfigMap } from "../../api/core/configmap.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { createCluster } from "../../simulator/cluster.ts";
import { cronTab, cronTabs, properties, schemaWith } from "../custom-resources/crontabs.ts";
import { account, everything } from "./account.ts";
import { execIn } from "./exec.ts";

type Cluster = ReturnType<typeof createCluster>;

const web = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web" },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: "web" } },
    template: {
      metadata: { labels: { app: "web" } },
      spec: { containers: [{ name: "web", image: "nginx" }] },
    },
  },
};

function running(rules: readonly object[] = everything, image = "bitnami/kubectl"): Cluster {
  const cluster = createCluster();
  cluster.apply([
    ...account(rules),
    web,
    {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "p" },
      spec: {
        serviceAccountName: "robot",
        containers: [{ name: "c", image, command: ["sleep", "1d"] }],
      },
    },
  ]);
  cluster.until(() => cluster.get(Deployment, "web")?.status.availableReplicas === 2);
  cluster.until(() => cluster.get(Pod, "p")?.status.phase === "Running");
  return cluster;
}

const said = (cluster: Cluster, script: string) =>
  execIn(cluster, ["sh", "-c", script], "1s")[0].replace(/-[\da-z]{5,10}-[\da-z]{5}\b/g, "-X");

describe("kubectl in a pod (#6)", () => {
  let cluster: Cluster;
  beforeAll(() => {
    cluster = running();
  });

  test.each([
    {
      script: "kubectl get deploy",
      told: /^NAME {3}READY {3}UP-TO-DATE {3}AVAILABLE {3}AGE\nweb {4}2\/2 {5}2 {12}2 {11}\d+s\n$/,
    },
    { script: "kubectl get pods -l app=web -o name", told: "pod/web-X\npod/web-X\n" },
    { script: "kubectl -n default get deployment/web -o jsonpath='{.spec.replicas}'", told: "2" },
    {
      script: "kubectl get deploy --no-headers -o custom-columns=N:.metadata.name,P:.spec.replicas",
      told: "web   2\n",
    },
    { script: "kubectl get cm web; echo $?", told: notFound('configmaps "web"') },
    { script: "kubectl get jobs", told: "No resources found in default namespace.\n" },
    {
      script: "kubectl get nothing",
      told: `error: the server doesn't have a resource type "nothing"\n`,
    },
    { script: "kubectl get deploy web -o json | jq -r .kind", told: "Deployment\n" },
    { script: "kubectl get nodes 2>&1; echo $?", told: forbidden('list resource "nodes"') },
    { script: "kubectl auth can-i delete pods", told: "yes\n" },
    { script: "kubectl version | head -n 1", told: /^Client Version: v1\.36/ },
    {
      script:
        "kubectl create configmap a --from-literal=k=v --dry-run=client -o yaml | " +
        "kubectl apply -f -; kubectl label cm a x=y; kubectl annotate cm/a x=y; " +
        `kubectl patch cm a --type merge -p '{"data":{"k":"w"}}'; kubectl delete cm a`,
      told:
        "configmap/a created\nconfigmap/a labeled\nconfigmap/a annotated\nconfigmap/a patched\n" +
        'configmap "a" deleted from default namespace\n',
    },
    { script: "kubectl frob", told: /^kubesim: kubectl frob: not simulated/ },
  ])("$script", ({ script, told }) => {
    expect(said(cluster, script)).toEqual(
      typeof told === "string" ? told : expect.stringMatching(told),
    );
  });
});

function notFound(what: string): string {
  return `Error from server (NotFound): ${what} not found\n1\n`;
}

function forbidden(what: string): string {
  return (
    'Error from server (Forbidden): nodes is forbidden: User "system:serviceaccount:default:robot" ' +
    `cannot ${what} in API group "" at the cluster scope\n1\n`
  );
}

test("a CronJob restarts a Deployment, and waits for its rollout (#6)", () => {
  const cluster = createCluster();
  cluster.apply([
    ...account([{ apiGroups: ["apps"], resources: ["deployments"], verbs: ["get", "patch"] }]),
    web,
    {
      apiVersion: "batch/v1",
      kind: "CronJob",
      metadata: { name: "restart" },
      spec: {
        schedule: "* * * * *",
        jobTemplate: {
          spec: {
            template: {
              spec: {
                serviceAccountName: "robot",
                restartPolicy: "Never",
                containers: [
                  {
                    name: "kubectl",
                    image: "bitnami/kubectl",
                    command: [
                      "bash",
                      "-c",
                      "kubectl rollout restart deployment/web && kubectl rollout status deployment/web",
                    ],
                  },
                ],
              },
            },
          },
        },
      },
    },
  ]);
  cluster.until(() => cluster.get(Deployment, "web")?.status.availableReplicas === 2);
  const names = () =>
    cluster
      .list(Pod)
      .flatMap(({ metadata }) => (metadata.labels?.app === "web" ? [metadata.uid] : []));
  const before = names();
  cluster.until(() => cluster.get(CronJob, "restart")?.status.lastSuccessfulTime !== undefined);
  expect(cluster.get(Deployment, "web")?.status.availableReplicas).toBe(2);
  expect(names().some((uid) => before.includes(uid))).toBe(false);
});

test("an init container waits for a ConfigMap, by the client alone", () => {
  const cluster = createCluster();
  cluster.apply([
    ...account([{ apiGroups: [""], resources: ["configmaps"], verbs: ["get", "list"] }]),
    {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "waits" },
      spec: {
        serviceAccountName: "robot",
        initContainers: [
          {
            name: "wait",
            image: "registry.k8s.io/kubectl:v1.36.1",
            args: ["wait", "--for=jsonpath={.data.ready}=yes", "configmap/state", "--timeout=5s"],
          },
        ],
        containers: [{ name: "c", image: "nginx" }],
      },
    },
  ]);
  const state = () => cluster.get(Pod, "waits")?.status.initContainerStatuses?.[0];
  const made = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "state" } };
  cluster.apply(made);
  cluster.until(() => (state()?.restartCount ?? 0) > 0);
  expect(state()?.lastState?.terminated?.exitCode).toBe(1);
  cluster.patch(ConfigMap, "state", { data: { ready: "yes" } });
  cluster.until(() => cluster.get(Pod, "waits")?.status.phase === "Running");
});

test("what a script applies is there once, however it is looked at", () => {
  const cluster = running();
  const text = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: b\ndata:\n  k: v\n";
  const script = `printf '${text}' > /tmp/b.yaml; kubectl create -f /tmp/b.yaml; `;
  expect(said(cluster, `${script} kubectl apply -f /tmp/b.yaml --server-side`)).toBe(
    "configmap/b created\nconfigmap/b serverside-applied\n",
  );
  expect(
    said(cluster, "kubectl scale deploy web --replicas=1; kubectl delete pods -l app=web"),
  ).toMatch(/^deployment.apps\/web scaled\n(pod "web-X" deleted from default namespace\n){2}/);
});

test("lists of custom resources are replaced as a whole by what a script applies", () => {
  const cluster = running();
  const list = { type: "array", items: { type: "string" } };
  cluster.apply(cronTabs({ schema: schemaWith({ ...properties, hosts: list }) }));
  const apply = (hosts: readonly string[]) =>
    `echo '${JSON.stringify(cronTab({ hosts, image: null }))}' | kubectl apply -f -; `;
  const show = "kubectl get ct -o jsonpath='{.items[*].spec}'";
  expect(said(cluster, `${apply(["a", "b"])} ${apply(["c"])} ${show}`)).toBe(
    "crontab.stable.example.com/my-new-cron-object created\n" +
      "crontab.stable.example.com/my-new-cron-object configured\n" +
      '{"cronSpec":"* * * * */5","hosts":["c"]}',
  );
});
