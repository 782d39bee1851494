/** The pods of a StatefulSet come and go in their order, whatever happens meanwhile. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { ControllerRevision } from "../api/apps/controller-revision.ts";
import { StatefulSet } from "../api/apps/statefulset.ts";
import { equalJson } from "../api/json.ts";
import { seededRandom } from "../api/runtime.ts";
import type { BehaviorOf } from "../kubelet/index.ts";
import type { Cluster } from "../simulator/cluster.ts";
import { crashControllers } from "./rollouts/chaos.ts";
import { readyCluster } from "./rollouts/cluster.ts";
import { accountOfSet, db, watchOrder } from "./statefulsets/db.ts";

const change = fc.record({
  afterMs: fc.integer({ min: 0, max: 30_000 }),
  /** A new template, or a new size. */
  to: fc.oneof(fc.constantFrom("app:1", "app:2", "app:3"), fc.integer({ min: 0, max: 5 })),
});

const runs = fc.record({
  seed: fc.integer(),
  replicas: fc.integer({ min: 0, max: 5 }),
  start: fc.constantFrom(0, 0, 7),
  minReadySeconds: fc.constantFrom(0, 0, 5),
  maxUnavailable: fc.constantFrom(undefined, undefined, 2, "50%"),
  revisionHistoryLimit: fc.constantFrom(0, 1, 10),
  informerDelayMsMax: fc.constantFrom(0, 5, 500),
  startMsMax: fc.constantFrom(1, 2_000, 20_000),
  interleaving: fc.constantFrom("fifo", "shuffled"),
  /** Controllers are killed before one action in so many. */
  crashOneIn: fc.constantFrom(undefined, undefined, 3),
  changes: fc.array(change, { maxLength: 5 }),
});
type Run = ReturnType<(typeof runs)["generate"]>["value"];

test("pods that are managed in order never come or go out of it", () => {
  fc.assert(fc.property(runs, keepsOrder), { numRuns: 60 });
});

function keepsOrder(run: Run): void {
  const cluster = begin(run);
  // Beside a pod that is taken one more may be missing: half of five at most are two.
  const wrong = watchOrder(cluster, run.maxUnavailable === undefined ? 0 : 1);
  play(cluster, run, "OrderedReady");
  expect(wrong).toEqual([]);
}

test("pods that are managed in parallel come to the same end", () => {
  fc.assert(
    fc.property(runs, (run) => play(begin(run), run, "Parallel")),
    { numRuns: 40 },
  );
});

function begin({ seed, informerDelayMsMax, startMsMax, crashOneIn, interleaving }: Run): Cluster {
  const delays = seededRandom(`delays/${seed}`);
  const behaviorOf: BehaviorOf = (container, { metadata: { uid } }, restartCount) => ({
    startMs: seededRandom(`${seed}/${uid}/${container.name}/${restartCount}`).integer(startMsMax),
  });
  const cluster = readyCluster({
    seed,
    interleaving,
    behaviorOf,
    ...(informerDelayMsMax > 0 && {
      informerDelayMs: () => delays.integer(informerDelayMsMax + 1),
    }),
  });
  if (crashOneIn !== undefined) {
    const random = seededRandom(`crashes/${seed}`);
    let left = 100;
    const lasts = () => {
      left -= 1;
      return left > 0;
    };
    crashControllers(cluster, { oneIn: crashOneIn, random, lasts });
  }
  return cluster;
}

/** Does what is to be done, waits for the end, and sees that it is the right one, and an end. */
function play(cluster: Cluster, run: Run, podManagementPolicy: string): void {
  const { replicas, start, minReadySeconds, maxUnavailable, revisionHistoryLimit } = run;
  const strategy = maxUnavailable !== undefined && {
    updateStrategy: { rollingUpdate: { maxUnavailable } },
  };
  const spec = {
    podManagementPolicy,
    ordinals: { start },
    minReadySeconds,
    revisionHistoryLimit,
    ...strategy,
  };
  let [image, size] = ["app:1", replicas];
  const apply = () => cluster.apply(db(image, { ...spec, replicas: size }));
  apply();
  for (const { afterMs, to } of run.changes) {
    cluster.advance(afterMs);
    if (typeof to === "number") size = to;
    else image = to;
    apply();
  }
  const isAtRest = () => {
    const { said, so } = accountOfSet(cluster);
    return equalJson(said, so);
  };
  cluster.until(isAtRest, { within: "3h" });
  cluster.advance("5s");
  const { revision } = cluster.storage;
  const history = cluster.list(ControllerRevision, "default");
  expect(history.length).toBeLessThanOrEqual(revisionHistoryLimit + 1);
  cluster.advance("10m");
  const [set] = cluster.list(StatefulSet, "default");
  expect(Number(set?.metadata.resourceVersion)).toBeLessThanOrEqual(revision);
  expect(isAtRest()).toBe(true);
}
