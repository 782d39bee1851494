/** Reads a KubeSchedulerConfiguration as profiles. Source: pkg/scheduler/apis/config 1.36. */
import {
  duplicate,
  type FieldError,
  fieldErrorBody,
  forbiddenField,
  invalid,
  required,
} from "../../api/field-error.ts";
import { isObject } from "../../api/json.ts";
import { extensionPoints, type PluginArgs, type Profile } from "../framework/framework.ts";
import type { Backoff } from "../queue/backoff.ts";
import { mergedPlugins } from "./plugins.ts";
import { kubernetesProfile } from "./profiles.ts";
import {
  type Configuration,
  type ConfiguredProfile,
  configuration,
  decodingProblems,
  withoutNulls,
} from "./schema.ts";

/** What a configuration has to say to a scheduler. */
export interface SchedulerConfiguration {
  readonly profiles: readonly Profile[];
  readonly backoff: Backoff;
}

const apiVersion = "kubescheduler.config.k8s.io/v1";
const kind = "KubeSchedulerConfiguration";

/**
 * Reads a parsed document. What is left out is as in Kubernetes, but for the share of nodes that
 * are scored: all of them are, unless told otherwise. Throws RangeError, in Kubernetes' words.
 */
export function readConfiguration(document: unknown): SchedulerConfiguration {
  const read = configuration.safeParse(withoutNulls(ofTheKind(document)));
  if (!read.success) throw new RangeError(decodingProblems(read.error));
  const named = withNames(read.data);
  const errors = problemsOf(named);
  if (errors.length > 0) throw new RangeError(aggregate(errors));
  return {
    profiles: named.profiles.map((profile, at) => profileOf(profile, at, named)),
    backoff: {
      firstMs: named.podInitialBackoffSeconds * 1000,
      maxMs: named.podMaxBackoffSeconds * 1000,
    },
  };
}

function ofTheKind(document: unknown): unknown {
  if (!isObject(document)) throw new RangeError(`a ${kind} is a YAML or JSON object`);
  for (const [field, name] of [
    ["kind", "Kind"],
    ["apiVersion", "apiVersion"],
  ] as const) {
    if (typeof document[field] === "string" && document[field] !== "") continue;
    throw new RangeError(`Object '${name}' is missing in '${JSON.stringify(document)}'`);
  }
  if (document.apiVersion === apiVersion && document.kind === kind) return document;
  throw new RangeError(
    `no kind "${document.kind}" is registered for version "${document.apiVersion}"`,
  );
}

/** There is one profile at least, and a single one need not be named. */
function withNames(read: Configuration): Configuration {
  const profiles = read.profiles.length > 0 ? read.profiles : [{ pluginConfig: [] }];
  const [only] = profiles;
  if (profiles.length > 1 || only === undefined) return { ...read, profiles };
  return { ...read, profiles: [{ schedulerName: kubernetesProfile.schedulerName, ...only }] };
}

function problemsOf(read: Configuration): readonly FieldError[] {
  const { parallelism, podInitialBackoffSeconds: first, podMaxBackoffSeconds: most } = read;
  const errors: FieldError[] = [];
  if (parallelism <= 0) {
    const why = "should be an integer value greater than zero";
    errors.push(invalid("parallelism", parallelism, why));
  }
  errors.push(...read.profiles.flatMap((profile, at) => profileProblems(profile, at, read)));
  errors.push(...percentageProblems(read, "percentageOfNodesToScore"));
  if (first <= 0) {
    errors.push(invalid("podInitialBackoffSeconds", first, "must be greater than 0"));
  }
  if (most < first) {
    const why = "must be greater than or equal to PodInitialBackoffSeconds";
    errors.push(invalid("podMaxBackoffSeconds", most, why));
  }
  if (read.extenders.length > 0) {
    const why = "extenders are not supported: write a plugin instead";
    errors.push(forbiddenField("extenders", why));
  }
  return errors;
}

function profileProblems(
  profile: ConfiguredProfile,
  at: number,
  { profiles }: Configuration,
): readonly FieldError[] {
  const path = `profiles[${at}]`;
  const { schedulerName = "", pluginConfig } = profile;
  const errors: FieldError[] = [];
  if (schedulerName === "") errors.push(required(`${path}.schedulerName`));
  errors.push(...percentageProblems(profile, `${path}.percentageOfNodesToScore`));
  errors.push(...weightProblems(profile, path));
  pluginConfig.forEach(({ name }, index) => {
    if (pluginConfig.findIndex((each) => each.name === name) === index) return;
    errors.push(duplicate(`${path}.pluginConfig[${index}]`, name));
  });
  const twin = profiles.findIndex((each) => each.schedulerName === schedulerName);
  if (twin < at && schedulerName !== "") {
    errors.push(duplicate(`${path}.schedulerName`, schedulerName));
  }
  return errors;
}

function percentageProblems(
  { percentageOfNodesToScore: percentage = 0 }: { percentageOfNodesToScore?: number },
  path: string,
): readonly FieldError[] {
  if (percentage >= 0 && percentage <= 100) return [];
  return [invalid(path, percentage, "not in valid range [0-100]")];
}

/** Kubernetes would subtract scores; here it is a mistake. */
function weightProblems({ plugins = {} }: ConfiguredProfile, path: string): readonly FieldError[] {
  return (["multiPoint", ...extensionPoints] as const).flatMap((point) =>
    (plugins[point]?.enabled ?? []).flatMap(({ weight = 0 }, index) => {
      if (weight >= 0) return [];
      const field = `${path}.plugins.${point}.enabled[${index}].weight`;
      return [invalid(field, weight, "must be greater than or equal to 0")];
    }),
  );
}

function profileOf(configured: ConfiguredProfile, index: number, read: Configuration): Profile {
  const { schedulerName = "", plugins, pluginConfig } = configured;
  const percentage = configured.percentageOfNodesToScore ?? read.percentageOfNodesToScore;
  return {
    ...kubernetesProfile,
    schedulerName,
    ...mergedPlugins(kubernetesProfile.plugins, plugins),
    ...(percentage !== undefined && { percentageOfNodesToScore: percentage }),
    pluginConfig: Object.fromEntries(
      pluginConfig.map(({ name, args }, at) => [
        name,
        argsOf(name, args, `.profiles[${index}].pluginConfig[${at}]`),
      ]),
    ),
  };
}

/** The arguments may say what they are. */
function argsOf(name: string, args: PluginArgs = {}, path: string): PluginArgs {
  const { apiVersion: version = apiVersion, kind: named = `${name}Args`, ...rest } = args;
  if (version === apiVersion && named === `${name}Args`) return rest;
  const [group] = String(version).split("/");
  throw new RangeError(
    `decoding ${path}: args for plugin ${name} were not of type ` +
      `${name}Args.kubescheduler.config.k8s.io, got ${named}.${group}`,
  );
}

/** As errors are put together: `[a, b]`, or one alone as it is. Source: util/errors 1.36. */
function aggregate(errors: readonly FieldError[]): string {
  const lines = errors.map((error) => `${error.field}: ${fieldErrorBody(error)}`);
  return lines.length === 1 ? lines.join() : `[${lines.join(", ")}]`;
}
