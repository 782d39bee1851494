/** What containers say of their end, and how long that may be. */
import { expect, test } from "vitest";
import { Pod } from "../api/core/pod/pod.ts";
import { createCluster } from "../simulator/cluster.ts";

const numbers = "i=1; while [ $i -le 100 ]; do echo line $i; i=$((i+1)); done; exit 1";
const lines = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => `line ${from + at}\n`).join("");
const fallback = { terminationMessagePolicy: "FallbackToLogsOnError" };

test.each([
  {
    behaviour: "wrote to the default path",
    script: "echo Sleep expired > /dev/termination-log; exit 3",
    container: {},
    message: "Sleep expired\n",
  },
  {
    behaviour: "wrote to a path of its own",
    script: "echo bye > /tmp/my-log",
    container: { terminationMessagePath: "/tmp/my-log" },
    message: "bye\n",
  },
  {
    behaviour: "wrote as an ordinary user to a path where only root may write",
    script: "echo -n DONE > /dev/termination-custom-log",
    container: {
      terminationMessagePath: "/dev/termination-custom-log",
      securityContext: { runAsUser: 10_000 },
    },
    message: "DONE",
  },
  {
    behaviour: "wrote too much",
    script: `printf '%05000d' 7 > /dev/termination-log`,
    container: {},
    message: `${"0".repeat(4_095)}7`,
  },
  { behaviour: "wrote nothing", script: "echo why; exit 1", container: {}, message: undefined },
  {
    behaviour: "wrote nothing, and its log may stand in",
    script: "echo why; exit 1",
    container: fallback,
    message: "why\n",
  },
  {
    behaviour: "succeeded, so that its log does not stand in",
    script: "echo fine",
    container: fallback,
    message: undefined,
  },
  {
    behaviour: "wrote a message, which its log does not replace",
    script: "echo log; echo told > /dev/termination-log; exit 1",
    container: fallback,
    message: "told\n",
  },
  {
    behaviour: "has a long log, of which the last 80 lines count",
    script: numbers,
    container: fallback,
    message: lines(21, 100),
  },
  {
    behaviour: "has long lines, of which the last 2048 bytes count",
    script: "printf '%03000d' 7; echo; exit 1",
    container: fallback,
    message: `${"0".repeat(2_046)}7\n`,
  },
])("the message of a container that $behaviour", ({ script, container, message }) => {
  const cluster = createCluster();
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p" },
    spec: {
      restartPolicy: "Never",
      containers: [{ name: "c", image: "busybox", command: ["sh", "-c", script], ...container }],
    },
  });
  cluster.advance("30s");
  const status = cluster.get(Pod, "p")?.status.containerStatuses?.[0];
  expect(status?.state.terminated?.message).toBe(message);
});

test("a container that is told to stop may leave a message too", () => {
  const cluster = createCluster();
  const script =
    "trap 'echo stopped > /dev/termination-log; exit 0' TERM; while true; do sleep 1; done";
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p", finalizers: ["example.com/keep"] },
    spec: { containers: [{ name: "c", image: "busybox", command: ["sh", "-c", script] }] },
  });
  cluster.advance("10s");
  cluster.delete(Pod, "p");
  cluster.advance("40s");
  const status = cluster.get(Pod, "p")?.status.containerStatuses?.[0];
  expect(status?.state.terminated?.message).toBe("stopped\n");
});
