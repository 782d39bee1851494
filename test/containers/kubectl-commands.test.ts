/** What scripts in pods do by kubectl beside looking, in its own words. */
import { beforeAll, describe, expect, test } from "vitest";
import { Job } from "../../api/batch/job.ts";
import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { createCluster } from "../../simulator/cluster.ts";
import { everything } from "./account.ts";
import { execIn } from "./exec.ts";

type Cluster = ReturnType<typeof createCluster>;

const rbac = "rbac.authorization.k8s.io";

/** A pod `p` that may do everything, everywhere. */
function running(more: readonly object[] = []): Cluster {
  const cluster = createCluster({ nodes: 2 });
  cluster.apply([
    { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "robot" } },
    { apiVersion: `${rbac}/v1`, kind: "ClusterRole", metadata: { name: "all" }, rules: everything },
    {
      apiVersion: `${rbac}/v1`,
      kind: "ClusterRoleBinding",
      metadata: { name: "robot" },
      subjects: [{ kind: "ServiceAccount", name: "robot", namespace: "default" }],
      roleRef: { apiGroup: rbac, kind: "ClusterRole", name: "all" },
    },
    {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "p" },
      spec: {
        serviceAccountName: "robot",
        containers: [{ name: "c", image: "bitnami/kubectl", command: ["sleep", "1d"] }],
      },
    },
    ...more,
  ]);
  cluster.until(() => cluster.get(Pod, "p")?.status.phase === "Running");
  return cluster;
}

const said = (
  cluster: Cluster,
  script: string,
  time: Parameters<typeof execIn>[2] = "1s",
): string => execIn(cluster, ["sh", "-c", script], time)[0];

describe("kubectl in pods makes objects of flags", () => {
  let cluster: Cluster;
  beforeAll(() => {
    cluster = running();
  });

  test.each([
    {
      script: "kubectl create deployment web --image=nginx:1 --replicas=2 --port=80",
      told: "deployment.apps/web created\n",
    },
    { script: "kubectl expose deploy web --port=80", told: "service/web exposed\n" },
    { script: "kubectl get svc web -o jsonpath='{.spec.selector.app}'", told: "web" },
    { script: "kubectl set image deploy/web nginx=nginx:2", told: updated("image") },
    {
      script: "kubectl set image deploy/web foo=nginx:2; echo $?",
      told: 'error: unable to find container named "foo"\n1\n',
    },
    { script: "kubectl set env deploy/web A=b C=d", told: updated("env") },
    { script: "kubectl set env deploy/web A=b", told: "" },
    { script: "kubectl set env deploy/web A-", told: updated("env") },
    {
      script: "kubectl set env deploy/web --list",
      told: "# Deployment web, container nginx\nC=d\n",
    },
    {
      script: "kubectl set resources deploy web --limits=cpu=200m --requests=cpu=100m",
      told: updated("resource requirements"),
    },
    { script: "kubectl create ns shop; kubectl create sa a -n shop", told: made("namespace/shop") },
    {
      script:
        "kubectl create secret docker-registry r --docker-server=reg.io --docker-username=u " +
        "--docker-password=p --dry-run=client -o jsonpath='{.data}'",
      told:
        '{".dockerconfigjson":' +
        '"eyJhdXRocyI6eyJyZWcuaW8iOnsidXNlcm5hbWUiOiJ1IiwicGFzc3dvcmQiOiJwIiwiYXV0aCI6ImRUcHcifX19"}',
    },
    {
      script: "kubectl create rolebinding b --clusterrole=view --serviceaccount=shop:a -o name",
      told: "rolebinding.rbac.authorization.k8s.io/b\n",
    },
    {
      script:
        "kubectl create role r --verb=get,list --resource=pods,deployments.apps --dry-run=client " +
        "-o jsonpath='{.rules[*].apiGroups}{.rules[*].resources}'",
      told: '[""] ["apps"]["pods"] ["deployments"]',
    },
    { script: "kubectl create token a -n shop | cut -c 1-2", told: "ey\n" },
    {
      script:
        "echo hi > f; kubectl create cm f --from-file=f --dry-run=client -o jsonpath='{.data.f}'",
      told: "hi\n",
    },
    { script: "kubectl create svc nodeport out --tcp=80:8080", told: "service/out created\n" },
    { script: "kubectl set selector svc/out app=web", told: "service/out selector updated\n" },
    {
      script: "kubectl create ing web --rule='a.example/*=out:80' -o name",
      told: "ingress.networking.k8s.io/web\n",
    },
    { script: "kubectl create quota q --hard=pods=9", told: "resourcequota/q created\n" },
    {
      script: "kubectl create pdb web --selector=app=web --min-available=1",
      told: "poddisruptionbudget.policy/web created\n",
    },
    {
      script:
        "kubectl create priorityclass high --value=9; kubectl get pc high -o jsonpath={.value}",
      told: "priorityclass.scheduling.k8s.io/high created\n9",
    },
    {
      script: "kubectl set subject rolebinding b --user=ann",
      told: "rolebinding.rbac.authorization.k8s.io/b subjects updated\n",
    },
    { script: "kubectl set sa deploy/web robot", told: updated("serviceaccount") },
    {
      script: "kubectl run seen --image=nginx --port=80 --expose",
      told: "service/seen created\npod/seen created\n",
    },
    {
      script: "kubectl create svc nope",
      told:
        'error: unknown command "nope"\n' +
        "See 'kubectl create service -h' for help and examples\n",
    },
    { script: "kubectl create deployment x", told: 'error: required flag(s) "image" not set\n' },
    {
      script: "kubectl run once --image=busybox --restart=Never -- echo hi",
      told: "pod/once created\n",
    },
    {
      script: "kubectl get pod once -o jsonpath='{.spec.containers[0].args}'",
      told: '["echo","hi"]',
    },
    {
      script: "kubectl delete pods --field-selector=status.phase=Failed",
      told: "No resources found\n",
    },
    { script: "kubectl config current-context", told: "error: current-context is not set\n" },
    {
      script: "kubectl api-resources --api-group=batch -o name",
      told: "cronjobs.batch\njobs.batch\n",
    },
    {
      script: "kubectl auth whoami | sed -n 2p | tr -s ' '",
      told: "Username system:serviceaccount:default:robot\n",
    },
    {
      script: "kubectl get ns --sort-by=.metadata.name -o name | head -n 1",
      told: "namespace/default\n",
    },
    { script: "kubectl get --raw /readyz", told: "ok" },
  ])("$script", ({ script, told }) => {
    expect(said(cluster, script)).toBe(told);
  });
});

function updated(what: string): string {
  return `deployment.apps/web ${what} updated\n`;
}

function made(what: string): string {
  return `${what} created\nserviceaccount/a created\n`;
}

describe("kubectl in pods goes back, taints and replaces", () => {
  let cluster: Cluster;
  beforeAll(() => {
    cluster = running();
    said(cluster, "kubectl create deployment web --image=nginx:1", "1m");
    said(cluster, "kubectl set image deploy/web nginx=nginx:2", "1m");
  });

  test.each([
    {
      script: "kubectl rollout history deploy/web",
      told: "deployment.apps/web \nREVISION  CHANGE-CAUSE\n1         <none>\n2         <none>\n\n",
    },
    { script: "kubectl rollout undo deploy/web", told: "deployment.apps/web rolled back\n" },
    {
      script: "kubectl get deploy web -o jsonpath='{.spec.template.spec.containers[0].image}'",
      told: "nginx:1",
    },
    {
      script: "kubectl rollout undo deploy/web --to-revision=3",
      told:
        "deployment.apps/web skipped rollback " + "(current template already matches revision 3)\n",
    },
    {
      script: "kubectl rollout undo deploy/web --to-revision=9; echo $?",
      told: "error: unable to find specified revision 9 in history\n1\n",
    },
    {
      script: "kubectl rollout history deploy/web --revision=2 -o jsonpath='{.kind}'",
      told: "ReplicaSet",
    },
    {
      script: "kubectl taint nodes node-1 dedicated=db:NoSchedule",
      told: "node/node-1 tainted\n",
    },
    {
      script: "kubectl taint nodes node-1 dedicated=x:NoSchedule; echo $?",
      told:
        "error: node node-1 already has dedicated taint(s) with same effect(s) " +
        "and --overwrite is false\n1\n",
    },
    { script: "kubectl taint nodes node-1 dedicated-", told: "node/node-1 untainted\n" },
    {
      script:
        "kubectl create cm c --from-literal=a=1 -o yaml --dry-run=client | kubectl replace -f -",
      told: 'Error from server (NotFound): error when replacing "STDIN": configmaps "c" not found\n',
    },
    {
      script:
        'kubectl create cm c --from-literal=a=1 -o yaml | sed \'s/"1"/"2"/\' | ' +
        "kubectl replace --force -f - && kubectl get cm c -o jsonpath='{.data.a}'",
      told: "configmap/c deleted\nconfigmap/c replaced\n2",
    },
  ])("$script", ({ script, told }) => {
    expect(said(cluster, script, "10s")).toBe(told);
  });
});

test("a job is made of a CronJob, as for a first backup", () => {
  const cluster = running();
  expect(
    said(
      cluster,
      "kubectl create cronjob backup --image=busybox --schedule='0 3 * * *' -- echo saved; " +
        "kubectl create job now --from=cronjob/backup && " +
        "kubectl wait --for=condition=complete job/now && kubectl logs job/now",
      "1m",
    ),
  ).toBe(
    "cronjob.batch/backup created\njob.batch/now created\njob.batch/now condition met\nsaved\n",
  );
  const { metadata } = cluster.get(Job, "now") ?? {};
  expect(metadata?.annotations).toEqual({ "cronjob.kubernetes.io/instantiate": "manual" });
  expect(metadata?.ownerReferences?.[0]).toMatchObject({ kind: "CronJob", name: "backup" });
});

test("events are told, and several things are waited for", () => {
  const cluster = running();
  expect(
    said(
      cluster,
      "kubectl events --for pod/p --no-headers | awk '{print $3, $4}'; " +
        "kubectl create cm a && kubectl wait --for=create --for=jsonpath={.metadata.name}=a cm/a; " +
        "kubectl wait --for=jsonpath={.data.b} cm/a --timeout=0",
      "1m",
    ),
  ).toBe(
    "Scheduled Pod/p\nPulling Pod/p\nPulled Pod/p\nCreated Pod/p\nStarted Pod/p\n" +
      "configmap/a created\nconfigmap/a condition met\nconfigmap/a condition met\n" +
      "error: condition not met for configmaps/a\n",
  );
});

test("a watch shows each change, until nobody reads any more", () => {
  const cluster = running();
  const script =
    "kubectl get cm -w --no-headers -o custom-columns=N:.metadata.name,K:.data.k | " +
    "grep --line-buffered a & sleep 2; kubectl create cm a --from-literal=k=1 >/dev/null; sleep 2; " +
    'kubectl patch cm a -p \'{"data":{"k":"2"}}\' >/dev/null; sleep 2; kill %1 2>/dev/null';
  expect(said(cluster, script, "10s").match(/^a .*/gm)).toEqual(["a     1", "a     2"]);
  expect(said(cluster, "kubectl get pod p -w | head -n 2 | cut -c 1-20; echo end", "10s")).toMatch(
    /^NAME .*\np .*\n$/,
  );
});

test("a node is drained, and its pods leave it", () => {
  const cluster = running();
  const node = cluster.get(Pod, "p")?.spec.nodeName === "node-0" ? "node-1" : "node-0";
  cluster.apply({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web" },
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: "web" } },
      template: {
        metadata: { labels: { app: "web" } },
        spec: {
          nodeSelector: { "kubernetes.io/hostname": node },
          containers: [{ name: "web", image: "nginx" }],
        },
      },
    },
  });
  cluster.until(() => cluster.list(Pod).every(({ status }) => status.phase === "Running"));
  expect(said(cluster, `kubectl cordon ${node}; kubectl cordon ${node}`)).toBe(
    `node/${node} cordoned\nnode/${node} already cordoned\n`,
  );
  expect(cluster.get(Node, node)?.spec.unschedulable).toBe(true);
  const drained = said(cluster, `kubectl drain ${node}; kubectl uncordon ${node}`, "1m");
  expect(drained.replace(/web-[\da-z]+-[\da-z]+/g, "web-X")).toBe(
    `node/${node} already cordoned\nevicting pod default/web-X\npod/web-X evicted\n` +
      `node/${node} drained\nnode/${node} uncordoned\n`,
  );
});

test("files are copied into another container, and out of it", () => {
  const other = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "other" },
    spec: { containers: [{ name: "c", image: "busybox", command: ["sleep", "1d"] }] },
  };
  const cluster = running([other]);
  cluster.until(() => cluster.get(Pod, "other")?.status.phase === "Running");
  const removing = "tar: removing leading '/' from member names\n";
  const script =
    "mkdir -p /d/e; echo one > /d/a; echo two > /d/e/b; kubectl cp /d other:/tmp; " +
    "kubectl exec other -- cat /tmp/d/a /tmp/d/e/b; kubectl cp default/other:/tmp/d /got; " +
    "cat /got/e/b; kubectl cp other:/tmp/d/a /a; cat /a; kubectl cp /no other:/x";
  expect(said(cluster, script, "10s")).toBe(
    `one\ntwo\n${removing}two\n${removing}one\nerror: /no doesn't exist in local filesystem\n`,
  );
});
