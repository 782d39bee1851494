/** However quickly a Deployment is edited, its last template is rolled out and its status true. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { Deployment } from "../api/apps/deployment.ts";
import { ReplicaSet } from "../api/apps/replicaset.ts";
import { seededRandom } from "../api/runtime.ts";
import type { Cluster } from "../simulator/cluster.ts";
import { crashControllers } from "./rollouts/chaos.ts";
import { readyCluster } from "./rollouts/cluster.ts";
import { accountOf } from "./rollouts/truth.ts";
import { web } from "./rollouts/web.ts";

interface Edit {
  /** Since the edit before. */
  readonly afterMs: number;
  readonly change: Change;
}
type Change =
  | { readonly image: number }
  | { readonly replicas: number }
  | { readonly paused: boolean }
  | { readonly maxSurge: number };

const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ image: fc.integer({ min: 1, max: 5 }) }) },
  { weight: 2, arbitrary: fc.record({ replicas: fc.integer({ min: 0, max: 8 }) }) },
  { weight: 1, arbitrary: fc.record({ paused: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ maxSurge: fc.integer({ min: 1, max: 3 }) }) },
);

const edit: fc.Arbitrary<Edit> = fc.record({
  afterMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 50 })),
  change,
});

interface History {
  readonly seed: number;
  readonly replicas: number;
  /** False: the first edit comes with the creation. */
  readonly settled: boolean;
  readonly edits: readonly Edit[];
  readonly informerDelayMsMax: number;
  /** One action in so many is a crash of all controllers; 0 for none. */
  readonly crashOneIn: number;
  readonly interleaving?: "fifo" | "shuffled";
}

const histories: fc.Arbitrary<History> = fc.record({
  seed: fc.integer(),
  replicas: fc.integer({ min: 1, max: 5 }),
  settled: fc.boolean(),
  edits: fc
    .constantFrom(2, 3, 10)
    .chain((count) => fc.array(edit, { minLength: count, maxLength: count })),
  informerDelayMsMax: fc.constantFrom(0, 3, 30, 300),
  crashOneIn: fc.constantFrom(0, 20, 5),
  interleaving: fc.constantFrom("fifo", "shuffled"),
});

test("edits in quick succession end with the last template and a true status", () => {
  fc.assert(fc.property(histories, endsWell), { numRuns: 100 });
});

test.each([0, 1, 5, 50])("the second of two edits %i ms apart is not lost", (afterMs) => {
  const edits = [
    { afterMs: 0, change: { image: 2 } },
    { afterMs, change: { image: 3 } },
  ];
  for (const informerDelayMsMax of [0, 3, 30]) {
    endsWell({ seed: 1, replicas: 3, settled: true, edits, informerDelayMsMax, crashOneIn: 0 });
  }
});

test("a template changed while there are no pods is told of, whatever conflicts", () => {
  const changes: Change[] = [
    { image: 1 },
    { maxSurge: 1 },
    { replicas: 0 },
    { image: 3 },
    { image: 1 },
    { replicas: 1 },
    { replicas: 0 },
    { image: 2 },
  ];
  for (let seed = 0; seed < 20; seed += 1) {
    const edits = changes.map((change, index) => ({ afterMs: index < 4 ? 15 : 0, change }));
    endsWell({ seed, replicas: 1, settled: true, edits, informerDelayMsMax: 30, crashOneIn: 0 });
  }
});

function endsWell({ seed, replicas, settled, edits, crashOneIn, ...history }: History) {
  const { informerDelayMsMax, interleaving } = history;
  const random = seededRandom(`edits/${seed}`);
  const delays = random.fork("delays");
  const cluster = readyCluster({
    seed,
    ...(interleaving && { interleaving }),
    ...(informerDelayMsMax > 0 && {
      informerDelayMs: () => delays.integer(informerDelayMsMax + 1),
    }),
  });
  cluster.apply(web("app:1", { replicas }));
  if (settled) cluster.until(() => isAtRest(cluster), { within: "10m" });
  let editing = true;
  if (crashOneIn > 0) {
    const lasts = () => editing;
    crashControllers(cluster, { oneIn: crashOneIn, random: random.fork("crashes"), lasts });
  }
  for (const { afterMs, change } of edits) {
    cluster.advance(afterMs);
    cluster.patch(Deployment, "web", { spec: specOf(change) });
  }
  cluster.patch(Deployment, "web", { spec: { paused: false } });
  cluster.advance("1s");
  editing = false;
  cluster.until(() => isAtRest(cluster), { within: "1h" });
  // Nothing is left to come: what is true now stays true.
  cluster.advance("15m");
  const { said, so } = accountOf(cluster, "web");
  expect(said).toEqual(so);
  expect(distinctRevisions(cluster)).toBe(true);
}

function specOf(change: Change): object {
  if ("image" in change) {
    const containers = [{ name: "app", image: `app:${change.image}` }];
    return { template: { spec: { containers } } };
  }
  if ("maxSurge" in change) return { strategy: { rollingUpdate: { maxSurge: change.maxSurge } } };
  return change;
}

function isAtRest(cluster: Cluster): boolean {
  const { said, so } = accountOf(cluster, "web");
  return JSON.stringify(said) === JSON.stringify(so);
}

function distinctRevisions(cluster: Cluster): boolean {
  const revisions = cluster
    .list(ReplicaSet, "default")
    .map(({ metadata }) => metadata.annotations?.["deployment.kubernetes.io/revision"]);
  return new Set(revisions).size === revisions.length;
}
