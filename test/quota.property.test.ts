/** Whatever happens in a namespace, its quota comes to say what is there. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { equalAmounts, exceeded } from "../api/core/quota/amounts.ts";
import { evaluatorOf } from "../api/core/quota/evaluators.ts";
import { ResourceQuota } from "../api/core/quota/resource-quota.ts";
import { allResources } from "../api/index.ts";
import { seededRandom } from "../api/runtime.ts";
import { countUsed } from "../controllers/resource-quota/plan.ts";
import type { Cluster } from "../simulator/cluster.ts";
import { crashControllers } from "./rollouts/chaos.ts";
import { readyCluster } from "./rollouts/cluster.ts";

const hard = {
  pods: "6",
  "requests.cpu": "2",
  "limits.memory": "1Gi",
  configmaps: "4",
  services: "3",
  "services.nodeports": "2",
  "count/deployments.apps": "2",
};
const refs = {
  pods: { group: "", version: "v1", plural: "pods" },
  services: { group: "", version: "v1", plural: "services" },
  configmaps: { group: "", version: "v1", plural: "configmaps" },
  deployments: { group: "apps", version: "v1", plural: "deployments" },
} as const;

type Plural = keyof typeof refs;
/** What somebody does: makes or changes an object, deletes one, or waits. */
type Step =
  | { readonly do: "set"; readonly plural: Plural; readonly name: string; readonly rest: object }
  | { readonly do: "delete"; readonly plural: Plural; readonly name: string }
  | { readonly do: "wait"; readonly seconds: number };

const name = fc.constantFrom("a", "b", "c", "d");
const resources = fc.record({
  requests: fc.record({ cpu: fc.constantFrom("100m", "1", "1500m") }),
  limits: fc.record({ cpu: fc.constant("2"), memory: fc.constantFrom("64Mi", "0.5Gi") }),
});
const labels = { app: "a" };
const podSpecs = fc.record({ resources, seconds: fc.constantFrom(1, 1000) }).map((asked) => ({
  restartPolicy: "Never",
  containers: [
    {
      name: "main",
      image: "busybox:1.36",
      command: ["sleep", String(asked.seconds)],
      resources: asked.resources,
    },
  ],
}));
const deploymentSpecs = fc.record({ resources, replicas: fc.nat(4) }).map((asked) => ({
  replicas: asked.replicas,
  selector: { matchLabels: labels },
  template: {
    metadata: { labels },
    spec: { containers: [{ name: "main", image: "nginx:1.25", resources: asked.resources }] },
  },
}));
const serviceSpecs = fc.constantFrom("ClusterIP", "NodePort", "LoadBalancer").map((type) => ({
  type,
  selector: labels,
  ports: [{ port: 80 }],
}));

const set = (plural: Plural, rest: fc.Arbitrary<object>): fc.Arbitrary<Step> =>
  fc.record({ do: fc.constant("set" as const), plural: fc.constant(plural), name, rest });

const steps: fc.Arbitrary<Step> = fc.oneof(
  set("pods", fc.record({ spec: podSpecs })),
  set("deployments", fc.record({ spec: deploymentSpecs })),
  set("services", fc.record({ spec: serviceSpecs })),
  set("configmaps", fc.constant({ data: { a: "b" } })),
  fc.record({
    do: fc.constant("delete" as const),
    plural: fc.constantFrom<Plural[]>("pods", "services", "configmaps", "deployments"),
    name,
  }),
  fc.record({ do: fc.constant("wait" as const), seconds: fc.constantFrom(0, 1, 40) }),
);

const runs = fc.record({
  seed: fc.integer(),
  steps: fc.array(steps, { minLength: 1, maxLength: 25 }),
  informerDelayMsMax: fc.constantFrom(0, 50, 2_000),
  /** The controllers are killed before one action in so many; 0 is never. */
  crashOneIn: fc.constantFrom(0, 3, 10),
  interleaving: fc.constantFrom("fifo", "shuffled"),
});
type Run = ReturnType<(typeof runs)["generate"]>["value"];

describe("a quota", () => {
  test("says what a recount finds, and there is never more than it allows", () => {
    fc.assert(fc.property(runs, countsRight), { numRuns: 60 });
  });
});

function countsRight({ seed, steps: taken, informerDelayMsMax, ...run }: Run): void {
  const { crashOneIn, interleaving } = run;
  const random = seededRandom(`delays/${seed}`);
  const cluster = readyCluster({
    seed,
    interleaving,
    informerDelayMs: () => random.integer(informerDelayMsMax + 1),
  });
  const metadata = { name: "q" };
  cluster.apply({ apiVersion: "v1", kind: "ResourceQuota", metadata, spec: { hard } });
  cluster.until(() => cluster.get(ResourceQuota, "q")?.status.used !== undefined);
  if (crashOneIn > 0) {
    let crashes = 0;
    crashControllers(cluster, {
      oneIn: crashOneIn,
      random: random.fork("crashes"),
      lasts: () => crashes++ < 100,
    });
  }
  for (const step of taken) {
    take(cluster, step);
    if (informerDelayMsMax === 0) expect(exceeded(recount(cluster), hard)).toEqual([]);
  }
  cluster.advance("6m");
  const used = cluster.get(ResourceQuota, "q")?.status.used ?? {};
  if (!equalAmounts(used, recount(cluster))) expect(used).toEqual(recount(cluster));
}

/** What is stored, counted as it is. */
function recount(cluster: Cluster) {
  const quota = cluster.get(ResourceQuota, "q");
  if (quota === undefined) throw new Error("the quota is gone");
  const definitions = allResources.filter((each) => evaluatorOf(each) !== undefined);
  return countUsed({
    quota,
    definitions,
    objectsOf: (definition) => cluster.list(definition, "default"),
    nowMs: cluster.nowMs,
  });
}

/** Refusals are as good an outcome as any. */
function take(cluster: Cluster, step: Step): void {
  const { server } = cluster;
  if (step.do === "wait") {
    cluster.advance(`${step.seconds}s`);
    return;
  }
  const { plural, name: called } = step;
  const place = { resource: refs[plural], namespace: "default", actor: "user" };
  if (step.do === "delete") {
    server.handle({ verb: "delete", ...place, name: called });
    return;
  }
  const body = { metadata: { name: called }, ...step.rest };
  const { code } = server.handle({ verb: "create", ...place, body });
  if (code !== 409) return;
  server.handle({ verb: "patch", patchType: "merge", ...place, name: called, body });
}
