/** kubectl in pods runs commands in other containers, and follows what they write. */
import { expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import type { AuditEvent } from "../../apiserver/audit/index.ts";
import { createCluster } from "../../simulator/cluster.ts";
import { account, everything } from "./account.ts";
import { execIn } from "./exec.ts";

type Cluster = ReturnType<typeof createCluster>;

const pod = (name: string, script: string, image = "bitnami/kubectl", labels = {}) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, labels },
  spec: {
    serviceAccountName: "robot",
    restartPolicy: "Never",
    containers: [{ name: "c", image, command: ["sh", "-c", script] }],
  },
});

const chatty = "i=0; while [ $i -lt 4 ]; do echo line $i; i=$((i+1)); sleep 5; done";

function running(
  rules: readonly object[] = everything,
  options?: Parameters<typeof createCluster>[0],
): Cluster {
  const cluster = createCluster(options);
  cluster.apply([
    ...account(rules),
    pod("p", "sleep 1d"),
    pod("db-0", "echo begun; sleep 1d", "busybox", { app: "db" }),
    pod("talks", `sleep 20; ${chatty}; exit 3`, "busybox", { app: "talks" }),
  ]);
  cluster.until(() => cluster.get(Pod, "p")?.status.phase === "Running");
  cluster.until(() => cluster.get(Pod, "db-0")?.status.phase === "Running");
  cluster.until(() => cluster.get(Pod, "talks")?.status.phase === "Running");
  return cluster;
}

const said = (cluster: Cluster, script: string, time: Parameters<typeof execIn>[2] = "10s") =>
  execIn(cluster, ["sh", "-c", script], time)[0];

test("a command runs in another container: its words, its input and its exit code", () => {
  const cluster = running();
  expect(
    said(cluster, "kubectl exec db-0 -- sh -c 'hostname; echo bad >&2; exit 3'; echo $?"),
  ).toBe("db-0\nbad\ncommand terminated with exit code 3\n3\n");
  expect(
    said(cluster, "printf 'a\\nb\\n' | kubectl exec -i db-0 -c c -- tee /tmp/dump | wc -l"),
  ).toBe("2\n");
  expect(said(cluster, "kubectl exec db-0 -- cat /tmp/dump > d; cat d")).toBe("a\nb\n");
  expect(said(cluster, "kubectl exec db-0 -- sh -c 'sleep 3; echo done'; date +%s > /t")).toBe(
    "done\n",
  );
  expect(said(cluster, "kubectl exec p -- hostname")).toBe("p\n");
});

test("what cannot be run is refused in kubectl's words", () => {
  const cluster = running();
  expect(said(cluster, "kubectl exec no -- ls; echo $?")).toBe(
    'Error from server (NotFound): pods "no" not found\n1\n',
  );
  expect(said(cluster, "kubectl exec db-0 ls; echo $?")).toBe(
    "error: exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead\n" +
      "See 'kubectl exec -h' for help and examples\n1\n",
  );
  expect(said(cluster, "kubectl exec db-0 -c x -- ls")).toBe(
    "error: container x is not valid for pod db-0 out of: c\n",
  );
});

test("who may only look may not run anything", () => {
  const cluster = running([{ apiGroups: [""], resources: ["pods"], verbs: ["get", "list"] }]);
  expect(said(cluster, "kubectl exec db-0 -- ls")).toBe(
    'Error from server (Forbidden): pods "db-0" is forbidden: User ' +
      '"system:serviceaccount:default:robot" cannot create resource "pods/exec" in API group "" ' +
      'in the namespace "default"\n',
  );
});

test("a log is followed to the end of its container, and ended by who reads enough", () => {
  const cluster = running();
  expect(said(cluster, "kubectl logs -f talks; echo $?", "1m")).toBe(
    "line 0\nline 1\nline 2\nline 3\n0\n",
  );
  expect(said(cluster, "kubectl logs talks --tail=1")).toBe("line 3\n");
  expect(said(cluster, "kubectl logs -l app=db --prefix")).toBe("[pod/db-0/c] begun\n");
  expect(said(cluster, "timeout 5 kubectl logs -f db-0; echo $?", "10s")).toBe("begun\n124\n");
});

test("an audit notes them once, with what became of them", () => {
  const events: AuditEvent[] = [];
  const cluster = running(everything, { audit: { log: (event) => events.push(event) } });
  events.length = 0;
  const log = "/api/v1/namespaces/default/pods/db-0/log?container";
  said(cluster, "kubectl exec db-0 -- true; kubectl logs --follow talks");
  said(cluster, `kubectl get --raw ${log}=c; kubectl get --raw ${log}=no`);
  const streams = events.filter(({ stage, objectRef }) => {
    const isStream = objectRef?.subresource === "exec" || objectRef?.subresource === "log";
    return stage === "ResponseComplete" && isStream;
  });
  const noted = streams.map(({ objectRef, responseStatus }) => [
    objectRef?.subresource,
    responseStatus,
  ]);
  expect(noted).toMatchObject([
    ["exec", { code: 101 }],
    ["log", { code: 200 }],
    ["log", { code: 200 }],
    ["log", { code: 400 }],
  ]);
});
