import { describe, expect, test } from "vitest";
import type { Pod } from "../../api/core/pod/pod.ts";
import { boundPod, container, startMs } from "../test-kubelet.ts";
import { containerUse, measure } from "./usage.ts";

const mebibyte = 1024 * 1024;
const second = (seconds: number) => startMs + seconds * 1000;
const time = (seconds: number) => new Date(second(seconds)).toISOString().replace(".000", "");

/** A pod of `nginx` and `sidecar` whose containers started at these seconds. */
function running(started: readonly number[], annotations: Record<string, string> = {}): Pod {
  const containers = [
    container({ name: "web", image: "nginx:1.27" }),
    container({ name: "sidecar", image: "example.com/own:1" }),
  ].slice(0, started.length);
  const pod = boundPod({ metadata: { annotations }, spec: { containers } });
  const containerStatuses = containers.map(({ name }, index) => ({
    name,
    image: "",
    imageID: "",
    ready: true,
    restartCount: 0,
    lastState: {},
    state: { running: { startedAt: time(started[index] ?? 0) } },
  }));
  return { ...pod, status: { ...pod.status, phase: "Running", containerStatuses } };
}

describe("a container uses", () => {
  const rows: readonly {
    readonly behaviour: string;
    readonly annotations?: Record<string, string>;
    readonly limit?: string;
    readonly load?: number;
    readonly cpu: number;
    readonly memory: number;
  }[] = [
    { behaviour: "little while it is idle", cpu: 1, memory: 8 * mebibyte },
    {
      behaviour: "what annotations say of the pod's first container",
      annotations: { "sim.kubesim.dev/cpu": "0.25", "sim.kubesim.dev/memory": "64Mi" },
      cpu: 250,
      memory: 64 * mebibyte,
    },
    {
      behaviour: "what annotations say of it by its name, before that",
      annotations: { "sim.kubesim.dev/cpu": "1", "sim.kubesim.dev/cpu.web": "200m" },
      cpu: 200,
      memory: 8 * mebibyte,
    },
    {
      behaviour: "nothing that is no amount",
      annotations: { "sim.kubesim.dev/cpu": "much", "sim.kubesim.dev/memory": "-1" },
      cpu: 1,
      memory: 8 * mebibyte,
    },
    { behaviour: "more when there is something to do", load: 100, cpu: 101, memory: 8 * mebibyte },
    {
      behaviour: "no more CPU than its limit",
      load: 900,
      limit: "0.5",
      cpu: 500,
      memory: 8 * mebibyte,
    },
  ];
  test.each(rows)("$behaviour", ({ annotations, limit, load, cpu, memory }) => {
    const pod = running([0], annotations);
    const web = container({ name: "web", image: "nginx:1.27" });
    const limited = limit === undefined ? web : { ...web, resources: { limits: { cpu: limit } } };
    const only = { ...pod, spec: { ...pod.spec, containers: [limited] } };
    expect(containerUse(only, limited, { loadMillicores: load ?? 0 })).toEqual({
      cpuMillicores: cpu,
      memoryBytes: memory,
    });
  });
});

describe("a pod", () => {
  const web = { name: "web", cpuMillicores: 1, memoryBytes: 8 * mebibyte };
  const sidecar = { name: "sidecar", cpuMillicores: 1, memoryBytes: 16 * mebibyte };
  const rows: readonly {
    readonly behaviour: string;
    readonly started: readonly number[];
    readonly at: number;
    readonly seen: ReturnType<typeof measure>;
  }[] = [
    { behaviour: "is not measured in its first seconds", started: [0], at: 14, seen: undefined },
    {
      behaviour: "is measured at every full 15 seconds",
      started: [0],
      at: 17,
      seen: { timeMs: second(15), windowMs: 15_000, containers: [web] },
    },
    {
      behaviour: "is first measured over the time since its start",
      started: [4],
      at: 15,
      seen: { timeMs: second(15), windowMs: 11_000, containers: [web] },
    },
    {
      behaviour: "is not measured while one of its containers is too young",
      started: [0, 6],
      at: 29,
      seen: undefined,
    },
    {
      behaviour: "is measured with all its containers",
      started: [0, 6],
      at: 30,
      seen: { timeMs: second(30), windowMs: 15_000, containers: [web, sidecar] },
    },
  ];
  test.each(rows)("$behaviour", ({ started, at, seen }) => {
    expect(measure(running(started), second(at))).toEqual(seen);
  });

  test("that does not run is not measured", () => {
    const pod = running([0]);
    const failed = { ...pod, status: { ...pod.status, phase: "Failed" } };
    expect(measure(failed, second(60))).toBeUndefined();
  });
});
