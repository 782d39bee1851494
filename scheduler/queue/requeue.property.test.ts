/** No pod is left waiting that fits: whatever lets a refused pod in wakes it. */
import { expect, test } from "vitest";
import { seededRandom } from "../../api/runtime.ts";
import { kubernetesProfile } from "../configuration/profiles.ts";
import { schedulePod } from "../decision/decide.ts";
import { createFramework } from "../framework/create-framework.ts";
import type { ClusterEvent, Pod } from "../framework/framework.ts";
import { matters } from "../pod-place.ts";
import { nodeChanges } from "../snapshot/node-info.ts";
import { decodePod } from "../testing/objects.ts";
import { named, randomChange, randomNodeNamed } from "../testing/random-changes.ts";
import { nodeNames, pick, randomPod } from "../testing/random-objects.ts";
import { type Change, World } from "../testing/world.ts";
import { mayHelp } from "./requeue.ts";

const framework = createFramework(kubernetesProfile);
const clusters = 3000;

/** What the scheduler makes of a change; `undefined` where Kubernetes has no event for it. */
function eventsOf(change: Change, world: World): readonly Omit<ClusterEvent, "slot">[] | undefined {
  const revision = 1;
  if ("node" in change) {
    const previousNode = world.node(change.node.metadata.name ?? "");
    const names = nodeChanges(previousNode, change.node);
    return names.map((name) => ({ name, revision, ...(previousNode && { previousNode }) }));
  }
  if ("nodeGone" in change) {
    const previousNode = world.node(change.nodeGone);
    return previousNode && [{ name: "NodeDelete", revision, previousNode }];
  }
  if ("podGone" in change) {
    const placed = world.pod(change.podGone) ?? world.waiting(change.podGone);
    return placed && [{ name: "AssignedPodDelete", revision, pod: placed.pod }];
  }
  if (!("pod" in change)) return undefined;
  const { pod } = change;
  const before = world.pod(pod.metadata.uid ?? "")?.pod;
  if (before === undefined) return [{ name: "AssignedPodAdd", revision, pod }];
  if (pod.metadata.deletionTimestamp !== undefined || !matters(before, pod)) return undefined;
  return [{ name: "AssignedPodUpdate", revision, pod, previousPod: before }];
}

/**
 * Pods do not move, and none comes in place of another. That a node goes is no news to those that
 * its pods keep away, as long as these have not gone too.
 */
function isPossible(change: Change, world: World): boolean {
  if ("nodeGone" in change) return world.cluster.pods.every(({ on }) => on !== change.nodeGone);
  if ("waits" in change) return world.waiting(change.waits.metadata.uid ?? "") === undefined;
  if (!("pod" in change)) return true;
  const before = world.pod(change.pod.metadata.uid ?? "");
  return before === undefined || (before.on === change.on && before.pod.spec === change.pod.spec);
}

function placeOf(change: Change, world: World): string {
  if ("node" in change) return change.node.metadata.name ?? "";
  if ("pod" in change) return change.on;
  if (!("podGone" in change)) return "";
  return (world.pod(change.podGone) ?? world.waiting(change.podGone))?.on ?? "";
}

interface Refused {
  readonly pod: Pod;
  readonly plugins: readonly string[];
}

/** Where there is no node at all, no event is waited for. */
const refusal = (pod: Pod, plugins: readonly string[]): readonly Refused[] =>
  plugins.length === 0 ? [] : [{ pod, plugins }];

test("a refused pod is woken by whatever lets it in", () => {
  let [woken, slept] = [0, 0];
  for (let seed = 0; seed < clusters; seed += 1) {
    const random = seededRandom(`requeue/${seed}`);
    const world = new World();
    const { snapshot } = world;
    const templates = ["t0", "t1", "t2"].map((name) => decodePod(randomPod(random, name)));
    const [first = decodePod({}), ...others] = templates;
    for (const name of nodeNames.slice(random.integer(8))) {
      world.take({ node: randomNodeNamed(random, name) });
    }
    let refused: readonly Refused[] = [];
    const history: Change[] = [];
    const tried = (pod: Pod) => schedulePod(pod, snapshot, framework, seededRandom(0));
    for (let step = 0; step < 20; step += 1) {
      const change = randomChange(random, world, [first, ...others]);
      if (!isPossible(change, world)) continue;
      const [events, place] = [eventsOf(change, world), placeOf(change, world)];
      history.push(change);
      world.take(change);
      if (events === undefined) refused = [];
      const slot = snapshot.slotOf(place);
      refused = refused.flatMap(({ pod, plugins }) => {
        const isWoken = (events ?? []).some((event) =>
          mayHelp(pod, plugins, { event: { ...event, slot }, snapshot, framework }),
        );
        const decision = tried(pod);
        if (isWoken) woken += 1;
        else slept += 1;
        if ("failure" in decision) {
          return refusal(pod, isWoken ? decision.failure.plugins : plugins);
        }
        const story = () => JSON.stringify({ history, pod, plugins, node: decision.node });
        if (!isWoken) expect.fail(`seed ${seed}, step ${step}: ${story()}`);
        return [];
      });
      const pod = named(pick(random, [first, ...others]), `p${step}`);
      const decision = tried(pod);
      if ("failure" in decision) {
        refused = [...refused, ...refusal(pod, decision.failure.plugins)];
      } else if (random.integer(2) === 0) {
        world.take({ pod, on: decision.node });
        refused = [];
      }
    }
  }
  expect(woken).toBeGreaterThan(1000);
  expect(slept).toBeGreaterThan(woken);
});
