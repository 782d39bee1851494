/** `kubectl run tmp --image=IMAGE --restart=Never -- ARGS`, as tutorials look after Services. */
import { expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { containerLog } from "../../kubelet/index.ts";
import { createCluster } from "../../simulator/cluster.ts";

const service = {
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "web" },
  spec: { selector: { app: "web" }, ports: [{ port: 80 }] },
};
const server = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "web", labels: { app: "web" } },
  spec: { containers: [{ name: "c", image: "nginx:1.29" }] },
};
const isReady = (pod: Pod | undefined) => pod?.status.containerStatuses?.[0]?.ready === true;

const code = ["-s", "-o", "/dev/null", "-w", "%{http_code}\n", "http://web"];

test.each([
  { image: "busybox", args: ["wget", "--spider", "-q", "http://web"], log: "", exitCode: 0 },
  {
    image: "busybox",
    args: ["wget", "-qO-", "http://web:81", "-T", "1"],
    log: "wget: download timed out\n",
    exitCode: 1,
  },
  { image: "curlimages/curl", args: ["curl", ...code], log: "200\n", exitCode: 0 },
  { image: "curlimages/curl", args: code, log: "200\n", exitCode: 0 },
  { image: "curlimages/curl", args: ["sh", "-c", "curl -sf web >/dev/null"], log: "", exitCode: 0 },
  { image: "radial/busyboxplus:curl", args: ["curl", ...code], log: "200\n", exitCode: 0 },
  { image: "nicolaka/netshoot", args: ["curl", ...code], log: "200\n", exitCode: 0 },
  {
    image: "registry.k8s.io/e2e-test-images/agnhost:2.53",
    args: ["connect", "web:80", "--timeout=1s"],
    log: "",
    exitCode: 0,
  },
  {
    image: "registry.k8s.io/e2e-test-images/agnhost:2.53",
    args: ["connect", "nope:80"],
    log: "DNS: lookup nope on 10.96.0.10:53: no such host\n",
    exitCode: 1,
  },
])("$image with $args ends with $exitCode", ({ image, args, log, exitCode }) => {
  const cluster = createCluster({ nodes: 1 });
  cluster.apply([service, server]);
  cluster.until(() => isReady(cluster.get(Pod, "web")));
  cluster.advance("5s");
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "tmp" },
    spec: { restartPolicy: "Never", containers: [{ name: "tmp", image, args }] },
  });
  const ended = () => cluster.get(Pod, "tmp")?.status.containerStatuses?.[0]?.state.terminated;
  cluster.until(() => ended() !== undefined);
  const pod = cluster.get(Pod, "tmp");
  const text = pod && containerLog(pod, "tmp", { nowMs: cluster.nowMs }, cluster.kubelet);
  expect([text, ended()?.exitCode]).toEqual([log, exitCode]);
});
