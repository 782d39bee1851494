import fc from "fast-check";
import { expect, test } from "vitest";
import { Deployment } from "../../api/apps/deployment.ts";
import { ReplicaSet } from "../../api/apps/replicaset.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { resolveIntOrPercent } from "../../api/int-or-string.ts";
import { formatTime, seededRandom } from "../../api/runtime.ts";
import { isPodActive, isPodReady } from "../pod-state.ts";
import { replicaSetController } from "../replicaset/controller.ts";
import { TestCluster } from "../testing/cluster.ts";
import { deploymentOf, podTemplate } from "../testing/workloads.ts";
import { deploymentController } from "./controller.ts";

const size = fc.oneof(fc.nat({ max: 4 }), fc.constantFrom("0%", "10%", "25%", "50%", "100%"));

interface Bounds {
  readonly replicas: number;
  readonly maxSurge: number | string;
  readonly maxUnavailable: number | string;
}

/** What a rollout may come to, worked out from the words of the documentation. */
function limits({ replicas, maxSurge, maxUnavailable }: Bounds) {
  const surge = resolveIntOrPercent(maxSurge, replicas, true);
  const unavailable = resolveIntOrPercent(maxUnavailable, replicas, false);
  return {
    fewest: Math.max(0, replicas - (surge + unavailable === 0 ? 1 : unavailable)),
    most: replicas + surge,
  };
}

/** A Deployment, its pods, and a kubelet that starts and ends them in an order left to chance. */
class Rehearsal {
  readonly cluster: TestCluster;
  readonly #random: ReturnType<typeof seededRandom>;
  readonly #bounds: Bounds;
  /** From here on, enough pods have to be available. */
  settled = false;
  image = "app:1";

  constructor(bounds: Bounds, seed: number) {
    this.#bounds = bounds;
    this.#random = seededRandom(seed);
    const controllers = [deploymentController, replicaSetController];
    this.cluster = new TestCluster(controllers, this.#random, () => this.#check());
    this.deploy(this.image);
  }

  deploy(image: string): void {
    this.image = image;
    const { replicas, maxSurge, maxUnavailable } = this.#bounds;
    const strategy = { type: "RollingUpdate", rollingUpdate: { maxSurge, maxUnavailable } };
    const [stored = deploymentOf({ spec: { replicas, strategy } })] = this.cluster.list(Deployment);
    const spec = { ...stored.spec, template: podTemplate(image) };
    this.cluster.put(Deployment, { ...stored, spec });
  }

  /** Runs for so many steps, or until nothing is left to do; true in that case. */
  run(stepsMax: number): boolean {
    for (let step = 0; step < stepsMax; step += 1) {
      const pods = this.cluster.list(Pod).filter(isUnfinished);
      const turn = this.#random.integer(3) === 0 && pods.length > 0;
      if (turn) this.#movePod(pods[this.#random.integer(pods.length)]);
      else if (!this.cluster.step()) {
        if (pods.length === 0) return true;
        this.#movePod(pods[0]);
      }
    }
    return false;
  }

  #movePod(pod: Pod | undefined): void {
    if (pod === undefined) return;
    if (pod.metadata.deletionTimestamp !== undefined) {
      this.cluster.delete(Pod, pod);
      return;
    }
    const lastTransitionTime = formatTime(this.cluster.nowMs);
    const conditions = [{ type: "Ready", status: "True", lastTransitionTime }];
    this.cluster.put(Pod, { ...pod, status: { ...pod.status, phase: "Running", conditions } });
  }

  #check(): void {
    const { fewest, most } = limits(this.#bounds);
    // A pod on its way out may still be there when its successor comes; what is wanted is bounded.
    const wanted = wantedBySets(this.cluster);
    if (wanted > most) throw new Error(`${wanted} pods wanted, at most ${most} allowed`);
    const available = this.cluster.list(Pod).filter(isPodActive).filter(isPodReady).length;
    if (this.settled && available < fewest) {
      throw new Error(`${available} pods available, at least ${fewest} wanted`);
    }
  }
}

/** Yet to start or to end. */
const isUnfinished = (pod: Pod) => pod.metadata.deletionTimestamp !== undefined || !isPodReady(pod);

test("a rollout keeps its bounds at every step and converges, even if another overtakes it", () => {
  const bounds = fc.record({ replicas: fc.nat({ max: 8 }), maxSurge: size, maxUnavailable: size });
  const runs = fc.record({ seed: fc.nat(), overtakenAfter: fc.nat({ max: 200 }) });
  const property = fc.property(bounds, runs, (given, { seed, overtakenAfter }) => {
    const rehearsal = new Rehearsal(given, seed);
    expect(rehearsal.run(5000)).toBe(true);
    rehearsal.settled = true;
    rehearsal.deploy("app:2");
    rehearsal.run(overtakenAfter);
    rehearsal.deploy("app:3");
    expect(rehearsal.run(10000)).toBe(true);
    const { cluster } = rehearsal;
    const serving = cluster
      .list(Pod)
      .filter((pod) => isPodReady(pod) && pod.spec.containers[0]?.image === "app:3");
    expect([serving.length, cluster.list(Pod).length]).toEqual([given.replicas, given.replicas]);
    const [deployment] = cluster.list(Deployment);
    const conditions = deployment?.status.conditions?.map(({ type, reason }) => [type, reason]);
    expect(conditions?.sort()).toEqual([
      ["Available", "MinimumReplicasAvailable"],
      ["Progressing", "NewReplicaSetAvailable"],
    ]);
    expect(wantedBySets(cluster)).toBe(given.replicas);
  });
  fc.assert(property, { numRuns: 150 });
});

const wantedBySets = (cluster: TestCluster): number =>
  cluster.list(ReplicaSet).reduce((sum, { spec }) => sum + spec.replicas, 0);
