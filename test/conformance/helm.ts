/** The chart of the tests, and what Helm does with it against a cluster of this process. */
import { fileURLToPath } from "node:url";
import type { KubeObject } from "../../api/resource.ts";
import type { Workbench } from "./kubectl.ts";
import { normal } from "./normal.ts";
import type { Outcome } from "./running.ts";

/** Where the chart is: a web server with its settings, and a hook of each kind. */
export const chart = fileURLToPath(new URL("./chart", import.meta.url));

/** An image that is nowhere, in a Deployment that is soon known to make no progress. */
export const stuck = "--set image=example.invalid/none:1,progressDeadlineSeconds=20";

/**
 * What Helm's own client logs where Helm, having seen enough, ends a watch of which an event is
 * just being read: whether it does depends on the machine, and it says nothing about the server.
 */
const endedByItself = /^I\d{4} .*"Warning: watch ended with error".*context canceled.*\n/gm;

/** Runs Helm, and names what differs from run to run in what it says. */
export async function helm(bench: Workbench, line: string): Promise<Outcome> {
  const outcome = await bench.run(`helm ${line.replace("CHART", chart)}`);
  const stderr = normal(outcome.stderr.replace(endedByItself, ""));
  return { ...outcome, stdout: normal(outcome.stdout), stderr };
}

/** Runs Helm, which has to end well, and gives what it printed. */
export async function helmSays(bench: Workbench, line: string): Promise<string> {
  return normal(await bench.stdout(`helm ${line.replace("CHART", chart)}`));
}

/** The refusal alone: the warnings that Helm logs beside it say the same. */
export async function helmRefuses(bench: Workbench, line: string): Promise<string> {
  const { stderr, exitCode } = await helm(bench, line);
  if (exitCode !== 1) throw new Error(`helm ${line}: exit code ${exitCode}: ${stderr}`);
  return stderr.replace(/^level=.*\n/gm, "");
}

/** Status and description of each revision, oldest first. */
export async function revisions(bench: Workbench, release: string): Promise<readonly string[]> {
  const text = await bench.stdout(`helm history ${release} -o json`);
  const rows: readonly { status: string; description: string }[] = JSON.parse(text);
  return rows.map(({ status, description }) => `${status}: ${description}`);
}

/** Kind and name of what there is in the namespace, but for what every namespace has. */
export async function objects(bench: Workbench): Promise<readonly string[]> {
  const kinds = "deploy,svc,cm,secret,sa,pods";
  const names = await bench.stdout(`kubectl get ${kinds} -o name`);
  const others = /^(configmap\/kube-root-ca\.crt|serviceaccount\/default|secret\/sh\.helm\..*)$/;
  return normal(names)
    .trim()
    .split("\n")
    .filter((name) => name !== "" && !others.test(name));
}

/** Records what Helm makes from now on, such as `made pods/web`, and when its pods succeed. */
export function record(bench: Workbench): readonly string[] {
  const seen: string[] = [];
  const running = new Set<string>();
  bench.cluster.observe(({ type, resource, key, object, actor }) => {
    const name = key.slice(key.indexOf("/") + 1);
    if (name.startsWith("sh.helm.release")) return;
    if (actor === "Helm" && type === "ADDED") {
      seen.push(`made ${resource}/${name}`);
      running.add(key);
    } else if (resource === "pods" && running.has(key) && phaseOf(object) === "Succeeded") {
      seen.push(`ended pods/${name}`);
      running.delete(key);
    }
  });
  return seen;
}

function phaseOf(object: KubeObject): unknown {
  const status: unknown = Reflect.get(object, "status");
  return typeof status === "object" && status !== null && "phase" in status
    ? status.phase
    : undefined;
}
