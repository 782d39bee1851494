/** What scripts find beyond the cluster: whoever is waited for gets there, others do not. */
import { expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { containerLog } from "../../kubelet/index.ts";
import { createCluster } from "../../simulator/cluster.ts";

/** How a script ends, and what it prints, as an init container or as the container of a pod. */
function run(image: string, script: string, kind: "initContainers" | "containers") {
  const cluster = createCluster({ nodes: 1 });
  const own = { name: "own", image, command: ["sh", "-c", script] };
  const server = { name: "server", image: "nginx" };
  const isInitial = kind === "initContainers";
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p" },
    spec: {
      restartPolicy: "Never",
      ...(isInitial && { initContainers: [own] }),
      containers: [isInitial ? server : own],
    },
  });
  cluster.advance("1m");
  const pod = cluster.get(Pod, "p");
  if (pod === undefined) throw new Error("there is no pod");
  const { containerStatuses = [], initContainerStatuses = [] } = pod.status;
  const status = [...initContainerStatuses, ...containerStatuses].find(
    ({ name }) => name === "own",
  );
  const log = containerLog(pod, "own", { nowMs: cluster.nowMs }, cluster.kubelet);
  return { exitCode: status?.state?.terminated?.exitCode, log };
}

test.each([
  {
    behaviour: "downloads a file, in which there is nothing",
    image: "curlimages/curl:8.5.0",
    script: "curl -sSLf -o /tmp/a.jar https://repo1.maven.org/a.jar && wc -c < /tmp/a.jar",
    log: "0\n",
  },
  {
    behaviour: "downloads a program, and runs it",
    image: "alpine:3.20",
    script: "wget -qO /tmp/tool https://dl.example.io/tool; chmod +x /tmp/tool; /tmp/tool; echo $?",
    log: "0\n",
  },
  {
    behaviour: "waits for a database of a provider",
    image: "postgres:16",
    script: "until pg_isready -q -h db.abc.eu-west-1.rds.amazonaws.com; do sleep 1; done; echo up",
    log: "up\n",
  },
  {
    behaviour: "looks for words in an answer that nobody knows",
    image: "curlimages/curl:8.5.0",
    script:
      "until curl -s https://es.example.com/_cluster/health | grep -q green; do sleep 1; done",
    log: "",
  },
])("an init container $behaviour", ({ image, script, log }) => {
  expect(run(image, script, "initContainers")).toEqual({ exitCode: 0, log });
});

test.each([
  { name: "web.shop", kind: "initContainers" },
  { name: "web.shop.svc.cluster.local", kind: "initContainers" },
  { name: "example.com", kind: "containers" },
] as const)("$name is not there for $kind", ({ name, kind }) => {
  const { exitCode, log } = run("busybox:1.36", `wget -qO- http://${name}`, kind);
  expect([exitCode, log]).toEqual([1, `wget: bad address '${name}'\n`]);
});
