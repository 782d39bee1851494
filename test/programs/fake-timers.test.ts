import { CoreV1Api, KubeConfig } from "@kubernetes/client-node";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createCluster } from "../../simulator/cluster.ts";
import { program } from "../../simulator/programs/index.ts";

const fake = () => vi.useFakeTimers({ now: Date.UTC(2030, 0, 1) });
afterEach(() => vi.useRealTimers());

/** Asks the API server every minute, and notes when. */
function clusterWithAsker(minutes: number[]) {
  const cluster = createCluster({ nodes: 0 });
  const main = async (api: CoreV1Api) => {
    for (;;) {
      await new Promise((done) => setTimeout(done, 60_000 - (Date.now() % 60_000)));
      await api.listNamespace();
      minutes.push(new Date().getMinutes());
    }
  };
  cluster.run(
    program("asker", ({ connect }) => main(connect(new KubeConfig()).makeApiClient(CoreV1Api))),
  );
  return cluster;
}

/** What a program finds of the time after a virtual minute. */
async function found(): Promise<unknown[]> {
  const notes: unknown[] = [];
  const cluster = createCluster({ nodes: 0 });
  const main = async () => {
    await new Promise((done) => setTimeout(done, 60_000));
    const minute = performance.mark("minute").startTime;
    notes.push(new Intl.DateTimeFormat("en-GB", { timeStyle: "short" }).format(), minute);
  };
  cluster.run(program("reader", main));
  await cluster.play("2m");
  return notes;
}

describe("a program has the time of its cluster", () => {
  test("where the test has taken away that of the machine before", async () => {
    fake();
    const minutes: number[] = [];
    await clusterWithAsker(minutes).play("5m");
    expect(minutes).toEqual([1, 2, 3, 4]);
    expect(new Date().getFullYear()).toBe(2030);
  });

  test("where the test takes that away, and gives it back", async () => {
    const minutes: number[] = [];
    const cluster = clusterWithAsker(minutes);
    await cluster.play("90s");
    fake();
    await cluster.play("2m");
    expect(new Date().getFullYear()).toBe(2030);
    vi.useRealTimers();
    await cluster.play("2m");
    expect(minutes).toEqual([1, 2, 3, 4, 5]);
    expect(new Date().getFullYear()).not.toBe(2030);
  });

  test("in what it formats and measures, too", async () => {
    fake();
    expect(await found()).toEqual(["00:01", 60_000]);
    expect(new Intl.DateTimeFormat("en-GB", { dateStyle: "short" }).format()).toBe("01/01/2030");
  });

  test("where an earlier test had taken it away", async () => {
    const minutes: number[] = [];
    await clusterWithAsker(minutes).play("5m");
    expect(minutes).toEqual([1, 2, 3, 4]);
  });
});

test("the timers of the test stay those that it has put there", async () => {
  fake();
  await clusterWithAsker([]).play("5m");
  const fired: string[] = [];
  setTimeout(() => fired.push("timer"), 1000);
  vi.advanceTimersByTime(999);
  expect(fired).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(fired).toEqual(["timer"]);
});
