import { rollouts } from "../api/apiextensions/testing/bundles.ts";
import { allResources } from "../api/index.ts";
import type { ApiRequest, ResourceRef } from "../api/request.ts";
import { seededRandom } from "../api/runtime.ts";
import { bootstrap } from "../apiserver/bootstrap.ts";
import { ApiServer } from "../apiserver/server.ts";
import { MemoryStorage } from "../apiserver/storage/memory.ts";
import { SimClock } from "../simulator/clock/sim-clock.ts";
import { type Benchmark, elapsedMs, median, microsecondsEach } from "./harness.ts";

const rounds = 7;
const objectCount = 1_000;

/**
 * A definition of 500 KB, in the shape of Argo Rollouts': installed on a server of its own each
 * time, and its objects, which hold the template of a pod.
 */
export const customResources: Benchmark = {
  name: "custom-resources",
  run() {
    // Of one template it has 230 KB.
    const [definition = {}] = rollouts({ templates: 3 });
    const kib = Math.round(JSON.stringify(definition).length / 1024);
    const install = median(
      Array.from({ length: rounds }, () => {
        const { send } = server();
        return elapsedMs(() => {
          send({ resource: definitions, verb: "create", body: definition });
          send({ ...asked, verb: "create", body: rollout(0) });
        });
      }),
    );
    const { send } = server();
    send({ resource: definitions, verb: "create", body: definition });
    const create = microsecondsEach(
      (index) => void send({ ...asked, verb: "create", body: rollout(index) }),
      { calls: objectCount / 10, rounds: 9 },
    );
    const list = microsecondsEach(
      (index) => {
        // A list that changed since it was last read.
        send({ ...asked, verb: "patch", name: "rollout-0", ...relabel(index) });
        send({ ...asked, verb: "list" });
      },
      { calls: 10, rounds },
    );
    const what = `a definition of ${kib} KiB`;
    return [
      row(`install ${what}, and create its first object`, install, "ms", 100),
      row(`create an object of ${what}`, create, "us", 200),
      row(`change one of ${objectCount} objects, and list them all`, list / 1000, "ms", 5),
    ];
  },
};

const row = (what: string, value: number, unit: "ms" | "us", budget: number) =>
  ({ name: "custom-resources", what, value, unit, budget }) as const;

const definitions: ResourceRef = {
  group: "apiextensions.k8s.io",
  version: "v1",
  plural: "customresourcedefinitions",
};
const asked = {
  resource: { group: "argoproj.example", version: "v1", plural: "rollouts" },
  namespace: "default",
};

const relabel = (index: number) => ({
  patchType: "merge" as const,
  body: { metadata: { labels: { round: String(index) } } },
});

const rollout = (index: number) => ({
  apiVersion: "argoproj.example/v1",
  kind: "Rollout",
  metadata: { name: `rollout-${index}` },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: "web" } },
    template: {
      metadata: { labels: { app: "web" } },
      spec: {
        containers: [
          {
            name: "web",
            image: "nginx:1.25",
            ports: [{ containerPort: 80 }],
            resources: { requests: { cpu: "100m", memory: "64Mi" } },
          },
        ],
      },
    },
    strategy: { canary: { steps: [{ setWeight: 20 }, { pause: { duration: "1h" } }] } },
  },
});

function server() {
  const apiServer = new ApiServer({
    storage: new MemoryStorage(),
    clock: new SimClock(Date.UTC(2026, 0, 1)),
    random: seededRandom(0),
    definitions: allResources,
  });
  bootstrap(apiServer);
  const send = (request: Omit<ApiRequest, "actor">) => {
    const { code, body } = apiServer.handle({ actor: "bench", ...request });
    if (code >= 400) throw new Error(JSON.stringify(body));
    return body;
  };
  return { send };
}
