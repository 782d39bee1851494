import { compileCel, listOf, types } from "../api/cel/index.ts";
import { type Benchmark, microsecondsEach } from "./harness.ts";

const podCount = 300;
const sizes = { calls: 500, rounds: 5 };

const pods = Array.from({ length: podCount }, (_, index) => ({
  metadata: {
    name: `pod-${index}`,
    ...(index % 3 === 2 ? {} : { labels: { app: index % 2 === 0 ? "web" : "db" } }),
  },
  spec: { nodeName: `node-${index % 10}`, containers: [{ image: "registry.k8s.io/web:1.2" }] },
  status: { phase: index % 5 === 0 ? "Pending" : "Running", podIP: `10.244.0.${index % 256}` },
}));

/** Invariants and rules as they are evaluated over all pods, at every revision of a simulation. */
export const cel: Benchmark = {
  name: "cel",
  run() {
    const evaluations = Object.entries(cases).map(([what, { expression, budget }]) => {
      const run = programOf(expression);
      return {
        name: "cel",
        what: `${what}, ${podCount} pods`,
        value: Math.round(1e6 / microsecondsEach(run, sizes)),
        unit: "1/s",
        budget,
      } as const;
    });
    const { expression } = cases["count of labelled, running pods"];
    const compile = () => void compileCel(expression, { variables: { pods: types.dyn } });
    const value = microsecondsEach(compile, { calls: 1000, rounds: 5 });
    return [
      ...evaluations,
      { name: "cel", what: "compile one expression", value, unit: "us", budget: 100 },
    ];
  },
};

const cases = {
  "count of labelled, running pods": {
    expression:
      "pods.filter(p, has(p.metadata.labels) && p.metadata.labels.app == 'web' && " +
      "p.status.phase == 'Running').size() >= 9",
    budget: 10_000,
  },
  "count, where labels may be missing and fail the predicate": {
    expression: "pods.exists(p, p.metadata.labels.app == 'none')",
    budget: 5_000,
  },
  "every image matches a regular expression": {
    expression: "pods.all(p, p.spec.containers.all(c, c.image.matches('^registry[.]k8s[.]io/')))",
    budget: 500,
  },
};

function programOf(expression: string): () => void {
  const variables = { pods: listOf(types.dyn) };
  const { program, error } = compileCel(expression, { variables, returns: [types.bool] });
  if (program === undefined) throw new Error(error);
  return () => void program.evaluate({ pods });
}
