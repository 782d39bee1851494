import { createFramework, explain, kubernetesProfile } from "../scheduler/index.ts";
import { podOf, snapshotOf } from "../scheduler/testing/objects.ts";
import { type Benchmark, microsecondsEach } from "./harness.ts";

const nodes = 5_000;
const zone = "topology.kubernetes.io/zone";
const sizes = { calls: 5, rounds: 5 };

/** Every plugin asked about every node, as `kubesim why` does. */
export const why: Benchmark = {
  name: "why",
  run() {
    const rows = Array.from({ length: nodes }, (_, index) => ({
      name: `node-${index}`,
      cpu: "4",
      labels: { [zone]: `zone-${index % 3}` },
    }));
    const snapshot = snapshotOf(rows);
    const framework = createFramework(kubernetesProfile);
    return [
      { what: "fits everywhere", cpu: "1" },
      { what: "fits nowhere", cpu: "5" },
    ].map(({ what, cpu }) => {
      const pod = podOf({ requests: { cpu } });
      const us = microsecondsEach(() => void explain(pod, snapshot, framework), sizes);
      return {
        name: "why",
        what: `why a pod ${what}, among 5,000 nodes`,
        value: us / 1000,
        unit: "ms",
      } as const;
    });
  },
};
