import { expect, test } from "vitest";
import { SimClock } from "../simulator/sim-clock.ts";
import type { ClusterEvent, Pod } from "./framework.ts";
import { prioritySort } from "./plugins/priority-sort.ts";
import { SchedulingQueue } from "./queue.ts";
import { podOf } from "./testing/objects.ts";

const nodeAdd: ClusterEvent = { name: "NodeAdd", slot: 0, revision: 9 };
const nodeDelete: ClusterEvent = { name: "NodeDelete", slot: -1, revision: 9 };

/** A queue in which only NodeAdd helps, and pods gated by their own spec. */
function queueOf(...pods: readonly Pod[]) {
  const clock = new SimClock(0);
  const queue = new SchedulingQueue({
    clock,
    less: (left, right) => prioritySort.less?.(left, right) === true,
    preEnqueue: ({ spec }) => (spec.schedulingGates?.length ? "gated" : undefined),
    signature: () => "",
    mayHelp: (_pod, _rejectedBy, { name }) => name === "NodeAdd",
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
    wait(backoffMs - 1);
    expect(pop()).toBeUndefined();
    wait(1);
  }
  expect(queue.size).toBe(1);
  expect(pop()).toBe("a");
});

test("a change of its own spec brings a refused pod back, one of its status does not", () => {
  const { queue, pop, fail } = queueOf(pod("a"));
  fail();
  const refused = pod("a");
  queue.put({ ...refused, status: { ...refused.status, phase: "Pending" } }, 2);
  expect(pop()).toBeUndefined();
  queue.put({ ...refused, spec: { ...refused.spec, nodeSelector: { a: "b" } } }, 3);
  expect(pop()).toBe("a");
});

test("a gated pod enters once its gates are gone", () => {
  const gated = podOf({ name: "a", spec: { schedulingGates: [{ name: "g" }] } });
  const { queue, pop } = queueOf(gated);
  expect(pop()).toBeUndefined();
  queue.put(podOf({ name: "a" }), 2);
  expect(pop()).toBe("a");
});
