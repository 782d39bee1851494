import { describe, expect, test } from "vitest";
import { SimClock } from "../../simulator/clock/sim-clock.ts";
import type { ClusterEvent, Pod } from "../framework/framework.ts";
import { prioritySort } from "../plugins/priority-sort.ts";
import { podOf } from "../testing/objects.ts";
import { SchedulingQueue } from "./queue.ts";

const nodeAdd: ClusterEvent = { name: "NodeAdd", slot: 0, revision: 9 };
const nodeDelete: ClusterEvent = { name: "NodeDelete", slot: -1, revision: 9 };

/** A queue in which a new node and a new toleration help, and pods gated by their own spec. */
function queueOf(...pods: readonly Pod[]) {
  const clock = new SimClock(0);
  const queue = new SchedulingQueue({
    clock,
    less: (left, right) => prioritySort.less?.(left, right) === true,
    preEnqueue: ({ spec }) => (spec.schedulingGates?.length ? "gated" : undefined),
    signature: () => "",
    mayHelp: (_pod, _rejectedBy, { name }) =>
      name === "NodeAdd" || name === "TargetPodUpdateToleration",
    wake: () => {},
  });
  for (const pod of pods) queue.put(pod, 1);
  const pop = () => queue.pop()?.pod.metadata.name;
  /** Pops a pod and puts it back as one that fits nowhere. */
  const fail = () => {
    const queued = queue.pop();
    if (queued !== undefined) queue.putUnschedulable(queued, ["NodeResourcesFit"]);
  };
  const failToBind = () => {
    const queued = queue.pop();
    if (queued !== undefined) queue.putFailed(queued);
  };
  const wait = (ms: number) => {
    const untilMs = clock.now() + ms;
    clock.setTimer(ms, () => {});
    while (clock.step(untilMs));
  };
  return { queue, pop, fail, failToBind, wait };
}

const pod = (name: string, priority = 0) => podOf({ name, spec: { priority } });

test("pods come out by priority, then in the order they came in", () => {
  const { pop } = queueOf(pod("a"), pod("b", 5), pod("c"), pod("d", 5));
  expect([pop(), pop(), pop(), pop(), pop()]).toEqual(["b", "d", "a", "c", undefined]);
});

test("a pod that was deleted does not come out", () => {
  const { queue, pop } = queueOf(pod("a"), pod("b"));
  queue.delete("uid-a");
  expect([pop(), pop()]).toEqual(["b", undefined]);
});

test("a new version of a waiting pod takes the place of the old one", () => {
  const { queue, pop } = queueOf(pod("a"), pod("b"));
  queue.put(pod("b", 7), 2);
  expect([pop(), pop(), pop()]).toEqual(["b", "a", undefined]);
});

test("a pod that fits nowhere waits for an event that helps", () => {
  const { queue, pop, fail, wait } = queueOf(pod("a"));
  fail();
  wait(60_000);
  queue.move(nodeDelete);
  expect(pop()).toBeUndefined();
  queue.move(nodeAdd);
  expect(pop()).toBe("a");
});

test("a pod in backoff is tried early only while no other is active", () => {
  const { queue, pop, fail } = queueOf(pod("a", 5), pod("b"), pod("c"));
  fail();
  queue.move(nodeAdd);
  expect([pop(), pop(), pop()]).toEqual(["b", "c", "a"]);
});

test("a pod that no event helps is tried again after five minutes", () => {
  const { pop, fail, wait } = queueOf(pod("a"));
  fail();
  wait(299_999);
  expect(pop()).toBeUndefined();
  wait(1);
  expect(pop()).toBe("a");
});

test("a pod that could not be bound waits one second, and twice as long every time", () => {
  const { failToBind, pop, wait, queue } = queueOf(pod("a"));
  for (const backoffMs of [1000, 2000, 4000, 8000, 10_000, 10_000]) {
    failToBind();
    // The second in which the wait ends has to be over.
    wait(backoffMs + 999);
    expect(pop()).toBeUndefined();
    wait(1);
  }
  expect(queue.size).toBe(1);
  expect(pop()).toBe("a");
});

test("pods whose backoff ends within one second come out by priority, and those before first", () => {
  const { queue, pop, fail, wait } = queueOf(pod("first"));
  fail();
  wait(1100);
  queue.put(pod("least"), 1);
  fail();
  wait(400);
  queue.put(pod("most", 5), 1);
  fail();
  wait(400);
  queue.put(pod("middle", 3), 1);
  fail();
  queue.move(nodeAdd);
  expect([pop(), pop(), pop(), pop()]).toEqual(["first", "most", "middle", "least"]);
});

test("a change of its own that helps brings a refused pod back, no other does", () => {
  const { queue, pop, fail } = queueOf(pod("a"), pod("b"));
  fail();
  fail();
  const refused = pod("a");
  queue.put({ ...refused, status: { ...refused.status, phase: "Pending" } }, 2);
  queue.put({ ...refused, metadata: { ...refused.metadata, labels: { a: "b" } } }, 3);
  expect(pop()).toBeUndefined();
  queue.put(podOf({ name: "a", spec: { priority: 0, tolerations: [{ operator: "Exists" }] } }), 4);
  expect([pop(), pop()]).toEqual(["a", undefined]);
});

describe("a pod that is refused after some time, as by a Permit plugin, is tried again", () => {
  const onNode = podOf({ name: "other", spec: { nodeName: "n" } });
  const tolerating = podOf({ name: "a", spec: { tolerations: [{ operator: "Exists" }] } });
  test.each<{ behaviour: string; meanwhile: (queue: SchedulingQueue) => void; again: boolean }>([
    {
      behaviour: "if a helpful event came meanwhile",
      meanwhile: (q) => q.move(nodeAdd),
      again: true,
    },
    { behaviour: "not if none came", meanwhile: () => undefined, again: false },
    { behaviour: "not if another came", meanwhile: (q) => q.move(nodeDelete), again: false },
    {
      behaviour: "if it was changed so that it helps",
      meanwhile: (q) => q.put(tolerating, 2),
      again: true,
    },
    {
      behaviour: "not for what was changed of another pod on its way",
      meanwhile(q) {
        q.put(podOf({ name: "b" }), 2);
        q.pop();
        q.put(podOf({ name: "b", spec: { tolerations: [{ operator: "Exists" }] } }), 3);
      },
      again: false,
    },
    {
      behaviour: "not because it left its node itself",
      meanwhile: (q) => q.move({ ...nodeAdd, pod: podOf({ name: "a" }) }),
      again: false,
    },
    {
      behaviour: "if another pod did something helpful",
      meanwhile: (q) => q.move({ ...nodeAdd, pod: onNode }),
      again: true,
    },
    {
      behaviour: "if more happened than is kept",
      meanwhile(q) {
        for (let count = 0; count <= 10_000; count += 1) q.move(nodeDelete);
      },
      again: true,
    },
  ])("$behaviour", ({ meanwhile, again }) => {
    const { queue, pop } = queueOf(podOf({ name: "a" }));
    // What came before counts for nothing.
    queue.move(nodeAdd);
    const queued = queue.pop();
    meanwhile(queue);
    if (queued !== undefined) queue.putUnschedulable(queued, ["Coscheduling"]);
    expect(pop()).toBe(again ? "a" : undefined);
  });
});

test("a gated pod enters once its gates are gone", () => {
  const gated = podOf({ name: "a", spec: { schedulingGates: [{ name: "g" }] } });
  const { queue, pop } = queueOf(gated);
  expect(pop()).toBeUndefined();
  queue.put(podOf({ name: "a" }), 2);
  expect(pop()).toBe("a");
});
