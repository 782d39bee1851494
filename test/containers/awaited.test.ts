/** Containers whose end others wait for, of which kubesim knows nothing. */
import { describe, expect, test } from "vitest";
import { Job } from "../../api/batch/job.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { createCluster } from "../../simulator/cluster.ts";

type Program = Readonly<Record<string, unknown>>;

const podSpec = (spec: object) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "p" },
  spec: { containers: [{ name: "app", image: "acme/server:1" }], ...spec },
});

const withInit = (init: Program) =>
  podSpec({ initContainers: [{ name: "init", image: "acme/tool:1", ...init }] });

const jobOf = (program: Program) => ({
  apiVersion: "batch/v1",
  kind: "Job",
  metadata: { name: "work" },
  spec: {
    backoffLimit: 0,
    template: {
      spec: {
        restartPolicy: "Never",
        containers: [{ name: "app", image: "acme/tool:1", ...program }],
      },
    },
  },
});

function ranFor(duration: string, ...objects: readonly object[]) {
  const cluster = createCluster();
  cluster.apply([...objects]);
  cluster.advance(duration);
  return cluster;
}

const programs: readonly (readonly [what: string, program: Program])[] = [
  ["the image's own program", {}],
  ["the image's own program with arguments", { args: ["--up"] }],
  ["a command", { command: ["./migrate", "up"] }],
  ["a script that goes on after it", { command: ["sh", "-c", "set -e; ./migrate up; echo done"] }],
  ["a client that is not simulated", { command: ["pg_dump", "shop"] }],
];

describe("work of which nothing is known is done after a while, and well", () => {
  test.each(programs)("in an init container: %s", (_, program) => {
    const [init] =
      ranFor("1m", withInit(program)).get(Pod, "p")?.status.initContainerStatuses ?? [];
    expect(init).toMatchObject({
      ready: true,
      restartCount: 0,
      state: { terminated: { exitCode: 0, reason: "Completed" } },
    });
  });

  test.each(programs)("in a Job: %s", (_, program) => {
    expect(ranFor("1m", jobOf(program)).get(Job, "work")?.status).toMatchObject({ succeeded: 1 });
  });

  test.each(programs)("in a pod that is a hook of a chart: %s", (_, program) => {
    const containers = [{ name: "app", image: "acme/tool:1", ...program }];
    const metadata = { name: "p", annotations: { "helm.sh/hook": "test" } };
    const hook = { ...podSpec({ restartPolicy: "Never", containers }), metadata };
    expect(ranFor("1m", hook).get(Pod, "p")?.status.phase).toBe("Succeeded");
  });
});

test.each([
  "until acme status | grep -q ready; do sleep 2; done",
  "while ! acme list | grep '^db$'; do echo waiting; sleep 2; done",
  'while [ "$(acme state)" != running ]; do sleep 2; done',
  "while acme pending; do sleep 2; done",
  "for i in 1 2 3; do acme status | grep -q ready && exit 0; sleep 1; done; exit 1",
  "for i in 1 2 3; do if acme status | grep -q ready; then exit 0; fi; sleep 1; done; exit 1",
  "n=0; while [ $n -lt 3 ]; do if acme status | grep up; then break; fi; n=$((n+1)); done; [ $n -lt 3 ]",
  "n=0; until acme status | grep up; do n=$((n+1)); [ $n -ge 3 ] && exit 1; sleep 1; done",
  "for i in $(seq 1 3); do until acme ping $i | grep PONG; do sleep 1; done; done",
])("a loop that waits for what such a program says is over: %s", (script) => {
  const command = ["sh", "-c", script];
  const [init] =
    ranFor("1m", withInit({ command })).get(Pod, "p")?.status.initContainerStatuses ?? [];
  expect(init?.state.terminated).toMatchObject({ exitCode: 0 });
});

test("an init container finds what it looks for in the answer of a server that nobody knows", () => {
  const script =
    "until wget -qO- http://search:9200/_cluster/health | grep -q green; do sleep 2; done";
  const asks = { image: "busybox:1.36", command: ["sh", "-c", script] };
  const cluster = ranFor(
    "1m",
    {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "search" },
      spec: { selector: { app: "search" }, ports: [{ port: 9200 }] },
    },
    {
      ...podSpec({
        containers: [{ name: "es", image: "acme/search:8", ports: [{ containerPort: 9200 }] }],
      }),
      metadata: { name: "search", labels: { app: "search" } },
    },
    withInit(asks),
  );
  expect(cluster.get(Pod, "p")?.status.phase).toBe("Running");
});

test("a loop that only does something with one goes on", () => {
  const script = "i=0; while [ $i -lt 3 ]; do acme step $i; i=$((i+1)); done; exit $i";
  expect(
    ranFor("1m", jobOf({ command: ["sh", "-c", script] })).get(Job, "work")?.status,
  ).toMatchObject({ failed: 1 });
});

test("a script goes on with what its own last command says", () => {
  const job = jobOf({ command: ["sh", "-c", "./migrate up && exit 3"] });
  expect(ranFor("1m", job).get(Job, "work")?.status).toMatchObject({ failed: 1 });
});

test.each([
  ["a sidecar", withInit({ restartPolicy: "Always" })],
  ["a pod that is not to be started anew", podSpec({ restartPolicy: "Never" })],
])("%s runs until it is stopped", (_, pod) => {
  const { phase, containerStatuses, initContainerStatuses } =
    ranFor("1h", pod).get(Pod, "p")?.status ?? {};
  const states = [...(initContainerStatuses ?? []), ...(containerStatuses ?? [])];
  expect([phase, ...states.map(({ state }) => Object.keys(state ?? {}))]).toEqual([
    "Running",
    ...states.map(() => ["running"]),
  ]);
});

test("an ImageBehavior says how long it takes, and how it ends", () => {
  const said = {
    apiVersion: "sim.kubesim.dev/v1alpha1",
    kind: "ImageBehavior",
    metadata: { name: "slow" },
    spec: { image: "acme/tool", exits: { after: "2m", code: 4 } },
  };
  const cluster = ranFor("1m", said, jobOf({}));
  expect(cluster.get(Job, "work")?.status).toMatchObject({ active: 1 });
  cluster.advance("2m");
  expect(cluster.get(Job, "work")?.status).toMatchObject({ failed: 1 });
});

test("a probe that runs a program of which nothing is known succeeds", () => {
  const probe = { exec: { command: ["sh", "-c", "acme-ready 2181"] } };
  const app = {
    name: "app",
    image: "acme/server:1",
    command: ["sh", "-c", "start-acme --port=2181"],
    readinessProbe: probe,
    livenessProbe: probe,
  };
  const [status] =
    ranFor("5m", podSpec({ containers: [app] })).get(Pod, "p")?.status.containerStatuses ?? [];
  expect(status).toMatchObject({ ready: true, restartCount: 0 });
});
