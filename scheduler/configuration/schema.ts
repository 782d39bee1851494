/** What a KubeSchedulerConfiguration may hold. Source: kubescheduler.config.k8s.io/v1 1.36. */
import * as z from "zod";

const int32 = z
  .int()
  .min(-(2 ** 31))
  .max(2 ** 31 - 1);
/** What only matters to a process of its own is read, and has no effect. */
const unheeded = z.unknown();

const plugin = z.strictObject({ name: z.string(), weight: int32.optional() });
const pluginSet = z.strictObject({
  enabled: z.array(plugin).default([]),
  disabled: z.array(plugin).default([]),
});
export type ConfiguredSet = z.output<typeof pluginSet>;

const plugins = z.strictObject({
  multiPoint: pluginSet.optional(),
  preEnqueue: pluginSet.optional(),
  queueSort: pluginSet.optional(),
  preFilter: pluginSet.optional(),
  filter: pluginSet.optional(),
  postFilter: pluginSet.optional(),
  preScore: pluginSet.optional(),
  score: pluginSet.optional(),
  reserve: pluginSet.optional(),
  permit: pluginSet.optional(),
  preBind: pluginSet.optional(),
  bind: pluginSet.optional(),
  postBind: pluginSet.optional(),
});

const profile = z.strictObject({
  schedulerName: z.string().optional(),
  percentageOfNodesToScore: int32.optional(),
  plugins: plugins.optional(),
  pluginConfig: z
    .array(z.strictObject({ name: z.string(), args: z.record(z.string(), z.unknown()).optional() }))
    .default([]),
});
export type ConfiguredProfile = z.output<typeof profile>;

export const configuration = z.strictObject({
  apiVersion: z.string(),
  kind: z.string(),
  parallelism: int32.default(16),
  percentageOfNodesToScore: int32.optional(),
  podInitialBackoffSeconds: z.int().default(1),
  podMaxBackoffSeconds: z.int().default(10),
  profiles: z.array(profile).default([]),
  extenders: z.array(z.unknown()).default([]),
  leaderElection: unheeded.optional(),
  clientConnection: unheeded.optional(),
  healthzBindAddress: unheeded.optional(),
  metricsBindAddress: unheeded.optional(),
  enableProfiling: unheeded.optional(),
  enableContentionProfiling: unheeded.optional(),
  delayCacheUntilActive: unheeded.optional(),
});
export type Configuration = z.output<typeof configuration>;

/** Kubernetes reads null as if the field were not there. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null)
      .map(([name, member]) => [name, withoutNulls(member)]),
  );
}

/** What does not belong there, in the words of Kubernetes' strict decoder where it has some. */
export function decodingProblems(error: z.ZodError): string {
  const unknown = error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => `unknown field "${pathOf([...issue.path, key])}"`)
      : [],
  );
  if (unknown.length > 0) return `strict decoding error: ${unknown.join(", ")}`;
  const [issue] = error.issues;
  return `${pathOf(issue?.path ?? [])}: ${issue?.message}`;
}

const pathOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("")
    .replace(/^\./, "");
