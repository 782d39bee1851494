/** Where in their volumes mounts are. Source: kubelet 1.36, kubelet_pods.go makeMounts. */
import { environmentOf, expanded } from "../behavior/environment.ts";
import type { Observed } from "../observed.ts";
import type { Container } from "../types.ts";
import { withDownwardValues } from "./downward.ts";

type VolumeMount = NonNullable<Container["volumeMounts"]>[number];
type Variables = ReadonlyMap<string, string>;

/** Empty where all of the volume is mounted. `variables` are the container's. */
export const subPathOf = ({ subPath, subPathExpr }: VolumeMount, variables: Variables): string =>
  subPathExpr === undefined ? (subPath ?? "") : expanded(subPathExpr, variables);

/** Why a container cannot be created for what its `subPathExpr` come to, or `undefined`. */
export function subPathProblem(
  { pod, configuration }: Pick<Observed, "pod" | "configuration">,
  container: Container,
): string | undefined {
  const mounts = (container.volumeMounts ?? []).filter(({ subPathExpr }) => subPathExpr);
  if (mounts.length === 0) return undefined;
  const variables = environmentOf(withDownwardValues(container, pod), pod, configuration);
  for (const mount of mounts) {
    const problem = missingVariable(mount, variables) ?? pathProblem(subPathOf(mount, variables));
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function missingVariable({ subPathExpr = "" }: VolumeMount, variables: Variables) {
  const named = [...subPathExpr.matchAll(/\$\$|\$\(([^)]*)\)/g)].flatMap(([, name]) => name ?? []);
  const missing = named.find((name) => !variables.has(name));
  return missing === undefined ? undefined : `missing value for ${JSON.stringify(missing)}`;
}

function pathProblem(path: string): string | undefined {
  if (path.startsWith("/")) return `error SubPath \`${path}\` must not be an absolute path`;
  if (!path.split("/").includes("..")) return undefined;
  return `unable to provision SubPath \`${path}\`: must not contain '..'`;
}
