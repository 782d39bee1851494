/** Logs as the API server reads them: which run, how much of it, and on as it grows. */
import { describe, expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { StatusError } from "../../api/status.ts";
import type { LogOptions } from "../../apiserver/http/log.ts";
import { type ClusterOptions, createCluster } from "../../simulator/cluster.ts";
import { containerLogs } from "../../simulator/containers/container-logs.ts";
import { logOptions } from "./log.ts";

const shell = (script: string, name = "c") => ({
  name,
  image: "busybox:1.36",
  command: ["sh", "-c", script],
});

function clusterWith(spec: object, options: ClusterOptions = {}) {
  const cluster = createCluster(options);
  cluster.apply({ apiVersion: "v1", kind: "Pod", metadata: { name: "p" }, spec });
  const logs = containerLogs(cluster);
  const started = () => {
    cluster.until(() => cluster.get(Pod, "p")?.status.containerStatuses?.[0]?.started === true);
  };
  return {
    cluster,
    started,
    read: (some: Partial<LogOptions> = {}) => logs.read("default", "p", logOptions(some)),
    follow: (some: Partial<LogOptions> = {}) => {
      const followed = logs.follow("default", "p", logOptions(some));
      if (followed === undefined) throw new Error("the pod has no node");
      return followed;
    },
    refusal(some: Partial<LogOptions> = {}) {
      try {
        return `not refused: ${logs.read("default", "p", logOptions(some))}`;
      } catch (error) {
        if (error instanceof StatusError) return `${error.code} ${error.message}`;
        throw error;
      }
    },
  };
}

test("the log of a run is that of the image that it had", () => {
  const { cluster, started, read } = clusterWith({ containers: [{ name: "c", image: "nginx" }] });
  started();
  cluster.advance("1m");
  const before = read() ?? "";
  expect(before).toContain("start worker processes");
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p" },
    spec: { containers: [{ name: "c", image: "httpd" }] },
  });
  cluster.advance("1m");
  expect(read()).not.toContain("start worker processes");
  expect(read({ previous: true })?.slice(0, before.length)).toBe(before);
});

describe("a log that is followed", () => {
  const counting = shell("for i in 1 2 3 4; do echo $i; sleep 10; done");

  test("goes on with each line, until the container has ended", () => {
    const { cluster, started, follow } = clusterWith({
      restartPolicy: "Never",
      containers: [counting],
    });
    started();
    const log = follow();
    const told = [log.next(), log.next()];
    for (let step = 0; step < 5; step += 1) {
      cluster.advance("10s");
      told.push(log.next());
    }
    expect(told).toEqual(["1\n", "", "2\n", "3\n", "4\n", "", ""]);
    expect(log.isOver).toBe(true);
  });

  test("leaves out the lines before the tail, and ends at its limit", () => {
    const { cluster, started, follow } = clusterWith({ containers: [counting] });
    started();
    cluster.advance("15s");
    const tail = follow({ tailLines: 1 });
    const limited = follow({ limitBytes: 5 });
    expect([tail.next(), limited.next(), limited.isOver]).toEqual(["2\n", "1\n2\n", false]);
    cluster.advance("20s");
    expect([tail.next(), limited.next(), limited.isOver]).toEqual(["3\n4\n", "3", true]);
  });

  test("ends with the run of the container, also where another one has begun", () => {
    const script = "echo $RANDOM; sleep 5; echo last; exit 1";
    const { cluster, started, follow, read } = clusterWith({ containers: [shell(script)] });
    started();
    const log = follow();
    log.next();
    cluster.until(() => cluster.get(Pod, "p")?.status.containerStatuses?.[0]?.restartCount === 1);
    cluster.advance("2s");
    expect([log.next(), log.isOver]).toEqual(["last\n", true]);
    expect(read({ previous: true })).toMatch(/^\d+\nlast\n$/);
  });

  test("ends where its machine loses power", () => {
    const { cluster, started, follow } = clusterWith({
      nodeName: "node-1",
      containers: [counting],
    });
    started();
    const log = follow();
    log.next();
    cluster.powerOff("node-1");
    cluster.advance("30s");
    expect([log.next(), log.isOver]).toEqual(["", true]);
  });

  test("misses nothing where the log is rotated, of which a reader sees the newest file", () => {
    const line = "echo $i 0123456789012345678901234567890123456789";
    const script = `i=0; while true; do i=$((i + 1)); ${line}; sleep 1; done`;
    const kubeletConfiguration = { containerLogMaxSize: "2Ki" };
    const { cluster, started, follow, read } = clusterWith(
      { containers: [shell(script)] },
      { kubeletConfiguration },
    );
    started();
    const log = follow();
    let text = log.next();
    for (let step = 0; step < 25; step += 1) {
      cluster.advance("4s");
      text += log.next();
    }
    const numbers = (shown = "") =>
      shown
        .split("\n")
        .slice(0, -1)
        .map((each) => Number.parseInt(each, 10));
    const all = numbers(text);
    expect(all).toEqual(all.map((_, index) => index + 1));
    expect(all.length).toBeGreaterThan(95);
    const shown = numbers(read());
    expect(shown.length).toBeLessThan(31);
    expect(shown.at(-1)).toBe(all.at(-1));
  });
});

describe("a log that cannot be read is refused", () => {
  const name = 'container "c" in pod "p"';

  test("before the init containers are done", () => {
    const spec = { initContainers: [shell("sleep 60", "i")], containers: [shell("sleep 60")] };
    const { cluster, read, refusal } = clusterWith(spec);
    cluster.advance("20s");
    expect(refusal()).toBe(`400 ${name} is waiting to start: PodInitializing`);
    expect(read({ container: "i" })).toBe("");
  });

  test("while the container is made", () => {
    const { cluster, refusal } = clusterWith({ containers: [shell("sleep 60")] });
    cluster.until(() => cluster.get(Pod, "p")?.status.containerStatuses !== undefined);
    expect(refusal()).toBe(`400 ${name} is waiting to start: ContainerCreating`);
  });

  test.each([
    { reason: "ErrImagePull", words: "image can't be pulled" },
    { reason: "ImagePullBackOff", words: "trying and failing to pull image" },
  ])("where the container waits in $reason", ({ reason, words }) => {
    const { cluster, refusal } = clusterWith({
      containers: [{ name: "c", image: "example.invalid/none:1" }],
    });
    const waiting = () => cluster.get(Pod, "p")?.status.containerStatuses?.[0]?.state.waiting;
    cluster.until(() => waiting()?.reason === reason);
    expect(refusal()).toBe(`400 ${name} is waiting to start: ${words}`);
  });

  test("where its machine has no power", () => {
    const { cluster, started, refusal } = clusterWith({
      nodeName: "node-1",
      containers: [shell("sleep 60")],
    });
    started();
    cluster.powerOff("node-1");
    expect(refusal({ tailLines: 3, previous: true })).toBe(
      '500 Get "https://172.18.0.3:10250/containerLogs/default/p/c?previous=true&tailLines=3": ' +
        "dial tcp 172.18.0.3:10250: connect: no route to host",
    );
  });

  test("where there is no such run or container", () => {
    const spec = {
      initContainers: [shell("true", "i")],
      containers: [shell("sleep 60"), shell("sleep 60", "d")],
    };
    const { started, refusal } = clusterWith(spec);
    started();
    expect(refusal({ container: "c", previous: true })).toBe(
      '400 previous terminated container "c" in pod "p" not found',
    );
    expect(refusal()).toBe(
      "400 a container name must be specified for pod p, choose one of: [c d] " +
        "or one of the init containers: [i]",
    );
    expect(refusal({ container: "x" })).toBe("400 container x is not valid for pod p");
  });
});
