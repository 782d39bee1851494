import { PassThrough } from "node:stream";
import { CoreV1Api, Exec, KubeConfig, Log } from "@kubernetes/client-node";
import { expect, test } from "vitest";
import { createCluster } from "../../simulator/cluster.ts";
import { program } from "../../simulator/programs/index.ts";

const pod = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "ticker" },
  spec: {
    containers: [
      {
        name: "ticker",
        image: "busybox:1.36",
        command: ["sh", "-c", "while true; do echo tick; sleep 10; done"],
      },
    ],
  },
};
const place = ["default", "ticker", "ticker"] as const;

/** Runs a program of the official client beside the pod for a minute; what it noted. */
async function notesOf(
  main: (config: KubeConfig, note: (what: string) => void) => unknown,
): Promise<string[]> {
  const cluster = createCluster({ seed: 7 });
  cluster.apply(pod);
  cluster.advance("30s");
  const notes: string[] = [];
  const startMs = cluster.nowMs;
  const note = (what: string) =>
    notes.push(`${Math.floor((cluster.nowMs - startMs) / 1000)} s: ${what.trim()}`);
  cluster.run(program("reader", ({ connect }) => main(connect(new KubeConfig()), note)));
  await cluster.play("1m");
  return notes;
}

/** A stream whose pieces are noted. */
function noting(note: (what: string) => void): PassThrough {
  const stream = new PassThrough();
  stream.on("data", (piece) => note(String(piece)));
  return stream;
}

test("a program executes commands in containers, over a WebSocket", async () => {
  const notes = await notesOf((config, note) => {
    const script = "echo one; sleep 5; echo two; exit 3";
    const command = ["sh", "-c", script];
    return new Exec(config).exec(...place, command, noting(note), null, null, false, (status) =>
      note(`${status.status}, ${status.details?.causes?.[0]?.message}`),
    );
  });
  expect(notes).toEqual(["0 s: one", "5 s: two", "5 s: Failure, 3"]);
});

test("a program reads logs, and follows them", async () => {
  const notes = await notesOf(async (config, note) => {
    const api = config.makeApiClient(CoreV1Api);
    const log = await api.readNamespacedPodLog({ namespace: "default", name: "ticker" });
    note(`${log.split("\n").length - 1} lines`);
    await new Log(config).log(...place, noting(note), { follow: true, sinceSeconds: 1 });
  });
  const [lines, ...ticks] = notes;
  expect(lines).toMatch(/^0 s: [23] lines$/);
  expect(ticks.length).toBeGreaterThanOrEqual(5);
  const [first = "", second = ""] = ticks;
  expect(Number.parseInt(second, 10) - Number.parseInt(first, 10)).toBe(10);
});
