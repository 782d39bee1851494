/** Hooks that run right after a container was started. */
import { expect, test } from "vitest";
import { Event } from "../api/core/event.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { containerLog } from "../kubelet/index.ts";
import { createCluster } from "../simulator/cluster.ts";

const shell = (script: string) => ["sh", "-c", script];

function clusterWith(container: object, spec: object = {}) {
  const cluster = createCluster({ nodes: 1 });
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p" },
    spec: { containers: [{ name: "c", ...container }], ...spec },
  });
  const status = () => cluster.get(Pod, "p")?.status.containerStatuses?.[0];
  const reasons = () => {
    const events = cluster.list(Event).filter(({ involvedObject }) => involvedObject.name === "p");
    return events.map(({ reason, message }) => `${reason}: ${message}`);
  };
  return { cluster, status, reasons };
}

const hook = (postStart: object) => ({ lifecycle: { postStart } });

test("a container is shown as running once its hook is done, since when it was started", () => {
  const { cluster, status } = clusterWith({ image: "nginx", ...hook({ sleep: { seconds: 10 } }) });
  cluster.advance("10s");
  expect(status()?.state.waiting?.reason).toBe("ContainerCreating");
  cluster.until(() => status()?.state.running !== undefined);
  const ranMs = cluster.nowMs - Date.parse(status()?.state.running?.startedAt ?? "");
  expect(ranMs).toBeGreaterThanOrEqual(10_000);
  expect(ranMs).toBeLessThan(11_000);
});

test("the process finds the files that the command of its hook has made", () => {
  const write = shell("echo Hello from the postStart handler > /usr/message");
  const command = shell("sleep 1; cat /usr/message; sleep 3600");
  const { cluster } = clusterWith({
    image: "busybox",
    command,
    ...hook({ exec: { command: write } }),
  });
  cluster.advance("30s");
  const pod = cluster.get(Pod, "p");
  if (pod === undefined) throw new Error("there is a pod");
  const log = containerLog(pod, "c", { nowMs: cluster.nowMs }, cluster.kubelet);
  expect(log).toBe("Hello from the postStart handler\n");
});

test.each([
  { behaviour: "a command that fails", postStart: { exec: { command: shell("exit 1") } } },
  { behaviour: "a request to a server that is not up yet", postStart: { httpGet: { port: 80 } } },
])("$behaviour has the container killed and started again", ({ postStart }) => {
  const { cluster, status, reasons } = clusterWith({ image: "nginx", ...hook(postStart) });
  cluster.advance("120s");
  expect(status()?.state.waiting?.reason).toBe("CrashLoopBackOff");
  expect(status()?.lastState.terminated).toMatchObject({ exitCode: 0, reason: "Completed" });
  expect(reasons()).toContain("FailedPostStartHook: PostStartHook failed");
  expect(reasons()).toContain("Killing: FailedPostStartHook");
});

test("a hook that fails waits for a process that does not want to end", () => {
  const command = shell("sleep 3600");
  const { cluster, status } = clusterWith(
    { image: "busybox", command, ...hook({ exec: { command: shell("exit 7") } }) },
    { restartPolicy: "Never", terminationGracePeriodSeconds: 20 },
  );
  cluster.advance("15s");
  expect(status()?.state.waiting?.reason).toBe("ContainerCreating");
  cluster.advance("15s");
  expect(status()?.state.terminated).toMatchObject({ exitCode: 137, reason: "Error" });
  expect(cluster.get(Pod, "p")?.status.phase).toBe("Failed");
});

test.each([1_000, 3_000, 8_000, 13_000])(
  "a kubelet that is restarted after %i ms starts nothing twice",
  (restartAtMs) => {
    const follow = (atMs: number | undefined) => {
      const { cluster, status } = clusterWith({
        image: "nginx",
        ...hook({ sleep: { seconds: 10 } }),
      });
      cluster.advance(atMs ?? 0);
      if (atMs !== undefined) cluster.restart("kubelet");
      cluster.advance(60_000 - (atMs ?? 0));
      return [status()?.containerID, status()?.restartCount];
    };
    expect(follow(restartAtMs)).toEqual(follow(undefined));
  },
);
