/** Hooks of servers change files, as those of other containers do. */
import { expect, test } from "vitest";
import { Event } from "../../api/core/event.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { createCluster } from "../../simulator/cluster.ts";

const sh = (script: string) => ["sh", "-c", script];
const volumeMounts = [{ name: "data", mountPath: "/data" }];

/** Deletes a pod whose server has a hook, beside a container that looks a while after. */
function ended(command: readonly string[]) {
  const cluster = createCluster({ nodes: 1 });
  const looks =
    "trap 'sleep 6; cat /data/bye > /dev/termination-log; exit 0' TERM; while true; do sleep 1; done";
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p", finalizers: ["example.com/look"] },
    spec: {
      containers: [
        {
          name: "web",
          image: "nginx:1.27",
          lifecycle: { preStop: { exec: { command } } },
          volumeMounts,
        },
        { name: "looks", image: "busybox:1.36", command: sh(looks), volumeMounts },
      ],
      volumes: [{ name: "data", emptyDir: {} }],
    },
  });
  cluster.advance("20s");
  cluster.delete(Pod, "p");
  cluster.advance("40s");
  const [web, other] = cluster.get(Pod, "p")?.status.containerStatuses ?? [];
  const told = cluster.list(Event).filter(({ reason }) => reason === "FailedPreStopHook");
  const { exitCode, startedAt = "", finishedAt = "" } = web?.state.terminated ?? {};
  const ranSeconds = (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000;
  return { exitCode, ranSeconds, message: other?.state.terminated?.message, told: told.length };
}

test("what it writes before it stops is seen by others", () => {
  expect(ended(sh("echo bye > /data/bye"))).toMatchObject({ exitCode: 0, message: "bye\n" });
});

/** Tasks, "Attach Handlers to Container Lifecycle Events". */
test("it may end its server itself, and wait until that is so", () => {
  const { exitCode, ranSeconds } = ended(
    sh("nginx -s quit; while killall -0 nginx; do sleep 1; done"),
  );
  expect([exitCode, ranSeconds < 25]).toEqual([0, true]);
});

test("it is told of where its command fails", () => {
  expect(ended(sh("exit 1"))).toMatchObject({ exitCode: 0, told: 1 });
});

test("one that is not known takes no time", () => {
  expect(ended(["/app/stop.sh"])).toMatchObject({ exitCode: 0, told: 0 });
});
