import { expect, test } from "vitest";
import { boundPod, container, TestKubelet } from "../test-kubelet.ts";
import type { Volume } from "../types.ts";

const configMap = (name: string): Volume => ({ name, configMap: { name, defaultMode: 420 } });
const several: Volume = {
  name: "all",
  projected: {
    defaultMode: 420,
    sources: [
      { configMap: { name: "a" } },
      { secret: { name: "b" } },
      { secret: { name: "maybe", optional: true } },
      { configMap: { name: "full", items: [{ key: "k", path: "k" }] } },
    ],
  },
};
const full = { keys: new Set(["other"]), data: new Map(), createdMs: 0 };

function trace(volumes: readonly Volume[], used: readonly string[], seconds: number) {
  const volumeMounts = used.map((name) => ({ name, mountPath: `/${name}` }));
  const pod = boundPod({ spec: { volumes, containers: [container({ volumeMounts })] } });
  const configuration = (name: string) => (name === "full" ? full : undefined);
  return new TestKubelet(pod, { configuration }).run(seconds).trace;
}

const failed = (volume: string, why: string) =>
  `Warning FailedMount: MountVolume.SetUp failed for volume "${volume}" : ${why}`;

test("each volume that cannot be set up is told of", () => {
  expect(trace([configMap("a"), configMap("b")], ["a", "b"], 1.2)).toEqual([
    "0.0 Pending c=ContainerCreating",
    `1.0 ${failed("a", 'configmap "a" not found')}`,
    `1.0 ${failed("b", 'configmap "b" not found')}`,
  ]);
});

test("all that a projected volume lacks is told of at once", () => {
  const why =
    '[configmap "a" not found, secret "b" not found, ' +
    "configmap references non-existent config key: k]";
  expect(trace([several], ["all"], 1.2).at(-1)).toBe(`1.0 ${failed("all", why)}`);
});

test("a volume that no container uses may lack everything", () => {
  expect(trace([configMap("a"), several], [], 10).at(-1)).toBe(
    "3.5 Normal Started: Container started",
  );
});

test("what could not be mounted in two minutes is told once more, all together", () => {
  const volumes = [configMap("b"), configMap("a")];
  const unable = trace(volumes, ["a", "b"], 260).filter((line) => line.includes("Unable"));
  const message =
    "Warning FailedMount: Unable to attach or mount volumes: unmounted volumes=[a b], " +
    "unattached volumes=[], failed to process volumes=[]: context deadline exceeded";
  expect(unable).toEqual([`124.0 ${message}`, `257.0 ${message}`]);
});
