import { expect, test } from "vitest";
import type { Pod } from "../../api/core/pod/pod.ts";
import { boundPod, changed, container, plain, TestKubelet } from "../test-kubelet.ts";
import type { Container } from "../types.ts";

/** Adds a container, as the `ephemeralcontainers` subresource does. */
const added = (debug: Container) => (pod: Pod) => ({
  ...pod,
  metadata: changed(pod),
  spec: {
    ...pod.spec,
    ephemeralContainers: [...(pod.spec.ephemeralContainers ?? []), debug],
  },
});

const state = (pod: Pod | undefined) =>
  pod?.status.ephemeralContainerStatuses?.map(({ name, state, ready, restartCount }) => {
    const { running, terminated, waiting } = state;
    const is = running
      ? "running"
      : (waiting?.reason ?? `${terminated?.reason}(${terminated?.exitCode})`);
    return `${name}=${is} ready=${ready} restarts=${restartCount}`;
  });

const debug = (parts: Partial<Container> = {}) =>
  container({ name: "debug", image: "tools:1", ...parts });
const shown = '"tools:1"';

interface Row {
  readonly behaviour: string;
  readonly debug?: Container;
  readonly does?: object;
  readonly seconds: number;
  readonly trace: readonly string[];
  readonly state: readonly string[];
}

test.each<Row>([
  {
    behaviour: "is pulled and started beside the others, and is never ready",
    seconds: 60,
    trace: [
      "10.0 Running c=running ready",
      `10.0 Normal Pulling: Pulling image ${shown}`,
      "12.1 Running c=running ready",
      `12.1 Normal Pulled: Successfully pulled image ${shown} in 2s (2s including waiting). ` +
        "Image size: 1000000 bytes.",
      "12.1 Normal Created: Container created",
      "12.1 Normal Started: Container started",
    ],
    state: ["debug=running ready=false restarts=0"],
  },
  {
    behaviour: "has an image that the node has",
    debug: debug({ image: "web:1" }),
    seconds: 60,
    trace: [
      "10.0 Running c=running ready",
      "10.1 Running c=running ready",
      '10.1 Normal Pulled: Container image "web:1" already present on machine and can be ' +
        "accessed by the pod",
      "10.1 Normal Created: Container created",
      "10.1 Normal Started: Container started",
    ],
    state: ["debug=running ready=false restarts=0"],
  },
  {
    behaviour: "ends and is not started again",
    debug: debug({ image: "web:1" }),
    does: { exitsAfterMs: 5_000, exitCode: 3 },
    seconds: 600,
    trace: [
      "10.0 Running c=running ready",
      "10.1 Running c=running ready",
      '10.1 Normal Pulled: Container image "web:1" already present on machine and can be ' +
        "accessed by the pod",
      "10.1 Normal Created: Container created",
      "10.1 Normal Started: Container started",
      "15.1 Running c=running ready",
    ],
    state: ["debug=Error(3) ready=false restarts=0"],
  },
])(
  "an ephemeral container $behaviour",
  ({ debug: joins = debug(), does, seconds, ...expected }) => {
    const behaviorOf = ({ name }: Container) => (name === "debug" ? { ...plain, ...does } : plain);
    const kubelet = new TestKubelet(boundPod(), { behaviorOf });
    kubelet.run(10);
    const before = kubelet.trace.length;
    kubelet.change(added(joins)).run(seconds);
    expect({ trace: kubelet.trace.slice(before), state: state(kubelet.pod) }).toEqual({
      trace: expected.trace,
      state: expected.state,
    });
  },
);

test("an ephemeral container ends with its pod", () => {
  const behaviorOf = ({ name }: Container) =>
    name === "debug" ? plain : { ...plain, exitsAfterMs: 30_000, exitCode: 0 };
  const pod = boundPod({ spec: { containers: [container()], restartPolicy: "Never" } });
  const kubelet = new TestKubelet(pod, { behaviorOf }).run(10);
  kubelet.change(added(debug())).run(60);
  expect(kubelet.pod?.status.phase).toBe("Succeeded");
  expect(state(kubelet.pod)).toEqual(["debug=Error(137) ready=false restarts=0"]);
});
