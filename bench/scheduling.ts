import { seededRandom } from "../api/runtime.ts";
import {
  binPackingProfile,
  createFramework,
  type Framework,
  kubernetesProfile,
  schedulePod,
} from "../scheduler/index.ts";
import { podOf, snapshotOf } from "../scheduler/testing/objects.ts";
import { type Benchmark, microsecondsEach } from "./harness.ts";

const nodes = 5_000;

/** Decisions among many nodes: for one more pod of a template, and for the first of a new one. */
export const scheduling: Benchmark = {
  name: "scheduling",
  run() {
    return [
      decision("default profile", createFramework(binPackingProfile)),
      decision("kubernetes profile", createFramework(kubernetesProfile)),
      firstDecision(),
    ];
  },
};

function decision(profileName: string, framework: Framework) {
  const snapshot = largeSnapshot();
  const random = seededRandom(0);
  const value = microsecondsEach(
    (index) => {
      const pod = podOf({ name: `web-${index}`, requests: { cpu: "100m", memory: "64Mi" } });
      const chosen = schedulePod(pod, snapshot, framework, random);
      if ("failure" in chosen) throw new Error(chosen.failure.message);
      snapshot.assume(pod, chosen.node);
    },
    { calls: 5_000, rounds: 7 },
  );
  const what = `one decision among 5,000 nodes, ${profileName}`;
  return { name: "scheduling", what, value, unit: "us", budget: 50 } as const;
}

function firstDecision() {
  const framework = createFramework(binPackingProfile);
  const snapshot = largeSnapshot();
  const random = seededRandom(0);
  const value = microsecondsEach(
    (index) => {
      const pod = podOf({
        name: `web-${index}`,
        requests: { cpu: "100m", memory: `${index + 1}` },
      });
      schedulePod(pod, snapshot, framework, random);
    },
    { calls: 50, rounds: 7 },
  );
  const what = "the first pod of a template among 5,000 nodes";
  return { name: "scheduling", what, value, unit: "us" } as const;
}

function largeSnapshot() {
  const rows = Array.from({ length: nodes }, (_, index) => ({ name: `node-${index}`, cpu: "32" }));
  return snapshotOf(rows);
}
