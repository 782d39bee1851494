/** Plays scenarios that tests write down. */
import { type LoadedScenario, loadScenarios } from "../../simulator/scenario/load.ts";
import { runScenario } from "../../simulator/scenario/run.ts";

/** A web server of three pods behind a Service, and a scenario about it; `spec` is its YAML. */
export function scenario(spec: string, manifests: string = web): LoadedScenario {
  const head = "apiVersion: sim.kubesim.dev/v1alpha1\nkind: Scenario\nmetadata: { name: test }\n";
  const [loaded] = loadScenarios(`${head}spec:\n${indented(spec)}\n---\n${manifests}`, {
    source: "test.yaml",
  });
  if (loaded === undefined) throw new Error("there is no scenario");
  return loaded;
}

const indented = (text: string) =>
  text
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n");

export const web = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: app, image: "nginx:1.27", ports: [{ containerPort: 80 }] }]
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
`;

export const up = "- wait: { rollout: deployment/web }";

export const play = (loaded: LoadedScenario, seed = "0") => runScenario(loaded, { seed });

/** What came of a scenario, in a line. */
export function outcomeOf(spec: string, manifests?: string): string {
  const { failure } = play(scenario(spec, manifests)).run;
  if (failure === undefined) return "passed";
  return `${failure.kind} ${failure.name}: ${failure.message}`;
}
