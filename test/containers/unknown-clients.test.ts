/** Programs that do their work and end, and of which nothing is simulated. */
import { expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { containerLog } from "../../kubelet/index.ts";
import { createCluster } from "../../simulator/cluster.ts";
import { execIn } from "./exec.ts";

function running(image: string, script: string) {
  const cluster = createCluster({ nodes: 1 });
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p" },
    spec: { containers: [{ name: "c", image, command: ["bash", "-ec", script] }] },
  });
  cluster.advance("30s");
  return cluster;
}

const note = (what: string) =>
  `kubesim: ${what}: not simulated; an ImageBehavior can say what the container does\n`;

test.each([
  { image: "example.com/app:1", script: "aws s3 cp s3://b/c /etc/c && echo go", what: "aws s3" },
  { image: "example.com/app:1", script: "iptables -t nat -A OUTPUT; echo go", what: "iptables -t" },
  { image: "debian:12", script: "modprobe ip_vs; echo go", what: "modprobe ip_vs" },
])("the script of a server goes on after $what", ({ image, script, what }) => {
  const cluster = running(image, `${script}; exec sleep 1d`);
  const pod = cluster.get(Pod, "p");
  if (pod === undefined) throw new Error("there is no pod");
  expect(pod.status.phase).toBe("Running");
  expect(containerLog(pod, "c", { nowMs: cluster.nowMs }, cluster.kubelet)).toBe(
    `${note(what)}go\n`,
  );
});

test("a client hears that it is not simulated", () => {
  const cluster = running("example.com/app:1", "exec sleep 1d");
  expect(execIn(cluster, ["flyway", "info"], "1s")).toEqual([
    note("flyway info"),
    { exitCode: 127 },
  ]);
});

test("a server of files goes on", () => {
  const cluster = running("example.com/app:1", "rsync --daemon --no-detach; echo over");
  expect(cluster.get(Pod, "p")?.status.containerStatuses?.[0]?.ready).toBe(true);
});
