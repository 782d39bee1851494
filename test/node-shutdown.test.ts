import { expect, test } from "vitest";
import { Node } from "../api/core/node/node.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { createCluster } from "../simulator/cluster.ts";

const pod = (name: string, parts: object = {}) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name },
  spec: {
    nodeName: "node-0",
    containers: [
      // It ignores SIGTERM, so that it takes all of its time.
      { name: "c", image: "busybox:1.36", command: ["sh", "-c", "trap '' TERM; sleep 1d"] },
    ],
    ...parts,
  },
});

const shuttingDown = () => {
  const cluster = createCluster({ seed: 7, nodes: 2 });
  cluster.apply(pod("short", { terminationGracePeriodSeconds: 5 }));
  cluster.apply(pod("long", { terminationGracePeriodSeconds: 300 }));
  cluster.apply(pod("critical", { priorityClassName: "system-node-critical" }));
  cluster.until(() => cluster.list(Pod).every(({ status }) => status.phase === "Running"));
  cluster.shutDown("node-0");
  return cluster;
};

test.each([
  {
    behaviour: "tells pods to stop, but not the critical ones",
    seconds: 3,
    phases: "Running Running Running",
  },
  {
    behaviour: "has killed those with a short grace",
    seconds: 10,
    phases: "Running Running Failed",
  },
  {
    behaviour: "has killed the others ten seconds before its end",
    seconds: 25,
    phases: "Running Failed Failed",
  },
  {
    behaviour: "has killed the critical ones at its end",
    seconds: 32,
    phases: "Failed Failed Failed",
  },
])("a machine that shuts down $behaviour", ({ seconds, phases }) => {
  const cluster = shuttingDown();
  cluster.advance(`${seconds}s`);
  const found = ["critical", "long", "short"].map((name) => cluster.get(Pod, name)?.status.phase);
  expect(found.join(" ")).toBe(phases);
});

test("pods that end with their machine say so, and the machine goes off", () => {
  const cluster = shuttingDown();
  cluster.advance("20s");
  const ready = () =>
    cluster.get(Node, "node-0")?.status.conditions?.find(({ type }) => type === "Ready");
  expect(ready()).toMatchObject({
    status: "False",
    reason: "KubeletNotReady",
    message: "node is shutting down",
  });
  const { status } = cluster.get(Pod, "short") ?? {};
  const message = "Pod was terminated in response to imminent node shutdown.";
  expect(status).toMatchObject({ phase: "Failed", reason: "Terminated", message });
  expect(status?.conditions?.find(({ type }) => type === "DisruptionTarget")).toMatchObject({
    status: "True",
    reason: "TerminationByKubelet",
    message,
  });
  cluster.advance("20s");
  const power = () => cluster.get(Node, "node-0")?.metadata.annotations?.["sim.kubesim.dev/power"];
  expect(power()).toBe("off");
  cluster.powerOn("node-0");
  cluster.until(() => ready()?.status === "True");
});

test("a machine that shuts down takes no pods on", () => {
  const cluster = shuttingDown();
  cluster.advance("3s");
  cluster.apply(pod("late"));
  cluster.advance("1s");
  expect(cluster.get(Pod, "late")?.status).toMatchObject({
    phase: "Failed",
    reason: "NodeShutdown",
    message: "Pod was rejected: Pod was rejected as the node is shutting down.",
  });
});
