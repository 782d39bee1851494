import { type Benchmark, type Measurement, median } from "./harness.ts";
import { commandMs, hasKubectl, kubectl, kubesim, up } from "./processes.ts";

const rounds = 21;

/** `get pods` by kubesim and by the real kubectl, whole processes in turn on one cluster. */
export const cli: Benchmark = {
  name: "cli",
  async run() {
    if (!hasKubectl()) {
      console.error(`cli: there is no kubectl at ${kubectl}: run node scripts/fetch-kubectl.mjs`);
      return [];
    }
    const { kubeconfig, stop } = await up();
    try {
      return compare(kubeconfig);
    } finally {
      await stop();
    }
  },
};

function compare(kubeconfig: string): readonly Measurement[] {
  const ours: number[] = [];
  const theirs: number[] = [];
  // The first round is a warm-up: it reads files and kubectl's caches.
  for (let round = 0; round <= rounds; round += 1) {
    const oursMs = commandMs([...kubesim, "get", "pods"], kubeconfig);
    const theirsMs = commandMs([kubectl, "get", "pods"], kubeconfig);
    if (round === 0) continue;
    ours.push(oursMs);
    theirs.push(theirsMs);
  }
  const name = "cli";
  return [
    { name, what: "kubesim get pods, whole process", value: median(ours), unit: "ms" },
    { name, what: "kubectl get pods, whole process", value: median(theirs), unit: "ms" },
    {
      name,
      what: "kubesim get pods by kubectl get pods",
      value: median(ours) / median(theirs),
      unit: "ratio",
      budget: 1,
    },
  ];
}
