/** The package is loaded where a test has taken away the time of the machine already. */
import { afterEach, expect, test, vi } from "vitest";

afterEach(() => vi.useRealTimers());

test("a program has the time of its cluster, and time passes", async () => {
  vi.useFakeTimers({ now: Date.UTC(2030, 0, 1) });
  const { createCluster, program } = await import("../../simulator/index.ts");
  const { CoreV1Api, KubeConfig } = await import("@kubernetes/client-node");
  const cluster = createCluster({ nodes: 0 });
  const notes: string[] = [];
  const now = () => notes.push(new Date().toISOString());
  cluster.run(
    program("asker", async ({ connect }) => {
      const api = connect(new KubeConfig()).makeApiClient(CoreV1Api);
      now();
      await new Promise((done) => setTimeout(done, 60_000));
      await api.listNamespace();
      now();
      notes.push(new Intl.DateTimeFormat("en-GB", { dateStyle: "short" }).format());
    }),
  );
  await cluster.play("2m");
  expect(notes).toEqual(["2026-01-01T00:00:00.000Z", "2026-01-01T00:01:00.001Z", "01/01/2026"]);
  expect(new Date().getFullYear()).toBe(2030);
}, 30_000);
