import { expect, test } from "vitest";
import type { PodParts } from "../api/core/pod/test-pods.ts";
import type { Behavior } from "./behavior.ts";
import {
  boundPod,
  container,
  type KubeletParts,
  plainly,
  startMs,
  TestKubelet,
} from "./test-kubelet.ts";
import type { Container } from "./types.ts";

interface Row extends KubeletParts {
  readonly behaviour: string;
  readonly pod?: PodParts;
  /** What the container does, beside what a plain one does. */
  readonly does?: Partial<Behavior>;
  readonly seconds: number;
  readonly trace: readonly string[];
}

const run = ({ pod, does, seconds, ...parts }: Row) => {
  const behaviorOf = (c: Container, p: Parameters<typeof plainly>[1], restart: number) => ({
    ...plainly(c, p, restart),
    ...does,
  });
  return new TestKubelet(boundPod(pod), { behaviorOf, ...parts }).run(seconds).trace;
};
const spec = (parts: Partial<Container>) => ({ spec: { containers: [container(parts)] } });

test.each<Row>([
  { behaviour: "is pulled, started and ready", seconds: 100, trace: [] },
  { behaviour: "crash", does: { exitsAfterMs: 100, exitCode: 1 }, seconds: 200, trace: [] },
  {
    behaviour: "image",
    does: { pull: { sizeBytes: 1, durationMs: 500, error: "not there" } },
    seconds: 60,
    trace: [],
  },
  {
    behaviour: "ready",
    pod: spec({
      readinessProbe: {
        tcpSocket: { port: 80 },
        periodSeconds: 5,
        timeoutSeconds: 1,
        successThreshold: 1,
        failureThreshold: 3,
      },
    }),
    does: { readyAfterMs: 7000 },
    seconds: 60,
    trace: [],
  },
  {
    behaviour: "live",
    pod: spec({
      livenessProbe: {
        httpGet: { path: "/", scheme: "HTTP", port: 80 },
        periodSeconds: 5,
        timeoutSeconds: 1,
        successThreshold: 1,
        failureThreshold: 2,
      },
    }),
    does: { httpStatus: (_: string, t: number) => (t < 10_000 ? 200 : 500), changesMs: [10_000] },
    seconds: 60,
    trace: [],
  },
])("a container $behaviour", (row) => {
  console.log(row.behaviour, run(row).join("\n"));
});
test("deleted", () => {
  const kubelet = new TestKubelet(boundPod()).run(10.5).delete(30).run(40);
  console.log(kubelet.trace.join("\n"));
});
test("perf", () => {
  const kubelet = new TestKubelet(boundPod()).run(10.5);
  const { planPod } = kubelet as any;
});
