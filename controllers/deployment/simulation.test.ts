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
  /** Whether the number of pods has to keep within the bounds. */
  bounded = true;
  /** Whether enough pods have to be available. */
  settled = false;

  constructor(bounds: Bounds, seed: number) {
    this.#bounds = bounds;
    this.#random = seededRandom(seed);
    const controllers = [deploymentController, replicaSetController];
    this.cluster = new TestCluster(controllers, this.#random, () => this.#check());
    this.deploy("app:1");
  }

  deploy(image: string): void {
    this.change({ template: podTemplate(image) });
  }

  change(spec: Partial<Deployment["spec"]>): void {
    const { replicas, maxSurge, maxUnavailable } = this.#bounds;
    const strategy = { type: "RollingUpdate", rollingUpdate: { maxSurge, maxUnavailable } };
    const [stored = deploymentOf({ spec: { replicas, strategy } })] = this.cluster.list(Deployment);
    this.cluster.put(Deployment, { ...stored, spec: { ...stored.spec, ...spec } });
  }

  /** How many pods of that image serve, and how many pods there are. */
  census(image: string): readonly [serving: number, all: number] {
    const pods = this.cluster.list(Pod);
    const serving = pods.filter(
      (pod) => isPodReady(pod) && pod.spec.containers.some((each) => each.image === image),
    );
    return [serving.length, pods.length];
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
    if (this.bounded && wanted > most)
      throw new Error(`${wanted} pods wanted, at most ${most} allowed`);
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
    expect(rehearsal.census("app:3")).toEqual([given.replicas, given.replicas]);
    const [deployment] = rehearsal.cluster.list(Deployment);
    const conditions = deployment?.status.conditions?.map(({ type, reason }) => [type, reason]);
    expect(conditions?.sort()).toEqual([
      ["Available", "MinimumReplicasAvailable"],
      ["Progressing", "NewReplicaSetAvailable"],
    ]);
    expect(wantedBySets(rehearsal.cluster)).toBe(given.replicas);
  });
  fc.assert(property, { numRuns: 150 });
});

test("a rollout converges whatever its size becomes and whenever it is paused", () => {
  const bounds = fc.record({ replicas: fc.nat({ max: 8 }), maxSurge: size, maxUnavailable: size });
  const change = fc.record({ after: fc.nat({ max: 60 }), replicas: fc.nat({ max: 8 }) });
  const runs = fc.record({ seed: fc.nat(), changes: fc.array(change, { maxLength: 4 }) });
  const property = fc.property(bounds, runs, (given, { seed, changes }) => {
    const rehearsal = new Rehearsal(given, seed);
    rehearsal.bounded = false;
    expect(rehearsal.run(5000)).toBe(true);
    rehearsal.deploy("app:2");
    let { replicas } = given;
    for (const [index, change] of changes.entries()) {
      rehearsal.run(change.after);
      replicas = change.replicas;
      rehearsal.change({ replicas, paused: index % 2 === 0 });
    }
    rehearsal.run(200);
    rehearsal.change({ paused: false });
    expect(rehearsal.run(10000)).toBe(true);
    expect(rehearsal.census("app:2")).toEqual([replicas, replicas]);
  });
  // A set that had the new size already once kept the rollout from beginning.
  const changes = [
    { after: 7, replicas: 1 },
    { after: 13, replicas: 2 },
  ];
  const stuck = { replicas: 4, maxSurge: "10%", maxUnavailable: "0%" } as const;
  fc.assert(property, { numRuns: 150, examples: [[stuck, { seed: 1374503382, changes }]] });
});

const wantedBySets = (cluster: TestCluster): number =>
  cluster.list(ReplicaSet).reduce((sum, { spec }) => sum + spec.replicas, 0);
