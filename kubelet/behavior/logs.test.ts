import { expect, test } from "vitest";
import { boundPod, container, startMs, TestKubelet } from "../test-kubelet.ts";
import { behavior } from "./behavior.ts";
import { containerLog, type LogOptions } from "./logs.ts";

const kubelet = { seed: 1 };
/** The pod after it has run for so long, doing what it does by itself. */
function after(seconds: number, parts: Parameters<typeof container>[0]) {
  const start = new TestKubelet(boundPod({ spec: { containers: [container(parts)] } }), {
    behaviorOf: () => ({
      pull: { sizeBytes: 1, durationMs: 1_500 },
      startMs: 100,
    }),
  }).run(seconds);
  return { pod: start.pod ?? boundPod(), nowMs: start.nowMs };
}
const log = ({ pod, nowMs }: ReturnType<typeof after>, options: Omit<LogOptions, "nowMs"> = {}) =>
  containerLog(pod, "c", { nowMs, ...options }, kubelet)
    .split("\n")
    .slice(0, -1);

// Runs from 12:00:03.000 on.
const ticking = {
  image: "busybox:1.36",
  command: ["sh", "-c", "while true; do echo at $(date +%s); sleep 10; done"],
};
const second = startMs / 1000;

const begun = { restartCount: 0, time: { startedMs: 0, nowMs: 0 } };

test.each([
  { behaviour: "all lines up to now", options: {}, lines: [3, 13, 23] },
  { behaviour: "the last lines", options: { tailLines: 1 }, lines: [23] },
  { behaviour: "no line", options: { tailLines: 0 }, lines: [] },
  { behaviour: "the lines of the last seconds", options: { sinceSeconds: 20 }, lines: [13, 23] },
])("the log shows $behaviour", ({ options, lines }) => {
  expect(log(after(30, ticking), options)).toEqual(lines.map((at) => `at ${second + at}`));
});

test("lines can be dated", () => {
  const lines = log(after(20, ticking), { timestamps: true, tailLines: 1 });
  expect(lines).toEqual([`2026-03-01T12:00:13.000000000Z at ${second + 13}`]);
});

test("a container that is restarted has a previous log", () => {
  const crashing = { image: "busybox:1.36", command: ["sh", "-c", "date +%s; sleep 1; exit 1"] };
  const pod = after(6.5, crashing);
  expect([log(pod), log(pod, { previous: true })]).toEqual([[`${second + 5}`], [`${second + 3}`]]);
});

test("a container that never ran has no log", () => {
  expect(log(after(1, ticking))).toEqual([]);
});

test.each([
  {
    behaviour: "a shell without a terminal ends at once",
    parts: { image: "alpine:3.22" },
    ends: [20, 0],
  },
  {
    behaviour: "a database without a password fails",
    parts: { image: "postgres:17" },
    ends: [300, 1],
  },
  {
    behaviour: "a database with a password runs",
    parts: { image: "postgres:17", env: [{ name: "POSTGRES_PASSWORD", value: "x" }] },
    ends: [undefined, 0],
  },
  {
    behaviour: "an unknown image runs",
    parts: { image: "example.com/app:1", args: ["--port=80"] },
    ends: [undefined, 0],
  },
  {
    behaviour: "arguments use the environment",
    parts: {
      image: "busybox",
      env: [{ name: "CODE", value: "7" }],
      args: ["sh", "-c", "exit $(CODE)"],
    },
    ends: [20, 7],
  },
])("$behaviour", ({ parts, ends }) => {
  const { exitsAfterMs, exitCode } = behavior(kubelet, container(parts), boundPod(), begun);
  expect([exitsAfterMs, exitCode]).toEqual(ends);
});

test("what varies depends on the pod and the restart, not on the order of asking", () => {
  const c = container({ image: "nginx:1.27" });
  const draw = (uid: string, restart: number) =>
    behavior(kubelet, c, boundPod({ metadata: { uid } }), { restartCount: restart }).pull
      .durationMs;
  const first = [draw("a", 0), draw("b", 0), draw("a", 1)];
  expect([draw("a", 1), draw("b", 0), draw("a", 0)].reverse()).toEqual(first);
  expect(new Set(first).size).toBe(3);
});
