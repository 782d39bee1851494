/** Which admission plugins run: those that are on by default, but for what is asked. */
import { type FieldError, fieldErrorBody } from "../../api/field-error.ts";
import type { Random } from "../../api/runtime.ts";
import { escalationChecks } from "../auth/rbac/escalation.ts";
import type { Storage } from "../storage/storage.ts";
import { claimStatus } from "./claim-status.ts";
import { deviceAdminAccess } from "./device-admin-access.ts";
import { type ImagePolicyOptions, imagePolicyProblem } from "./image-policy/index.ts";
import { type EventRateLimitOptions, validateEventRateLimit } from "./optional/event-rate-limit.ts";
import type { PodNodeSelectorOptions } from "./optional/pod-node-selector.ts";
import { type PodTolerationOptions, validatePodTolerations } from "./optional/pod-tolerations.ts";
import type { AdmissionPlugin } from "./plugin.ts";
import { namedPlugins } from "./plugins.ts";
import { type PodSecurityOptions, validatePodSecurity } from "./pod-security/index.ts";
import { paramPermissions } from "./policies/param-permissions.ts";
import { type ResourceQuotaOptions, validateResourceQuota } from "./resource-quota/index.ts";
import { type ServiceRanges, serviceAddresses } from "./services/index.ts";

/** The plugins of a server, by the names that Kubernetes gives them. */
export interface AdmissionOptions {
  /** Plugins that run beside those that are on by default. */
  readonly enablePlugins?: readonly string[];
  /** Plugins that do not run though they are on by default. */
  readonly disablePlugins?: readonly string[];
  /** What PodSecurity asks for where no label does, and of whom it asks nothing. */
  readonly podSecurity?: PodSecurityOptions;
  /** Where PodNodeSelector sends the pods of namespaces, and what they may ask for. */
  readonly podNodeSelector?: PodNodeSelectorOptions;
  /** The tolerations that PodTolerationRestriction gives to pods, and lets them have. */
  readonly podTolerationRestriction?: PodTolerationOptions;
  /** How many events EventRateLimit lets be written. */
  readonly eventRateLimit?: EventRateLimitOptions;
  /** Whom ImagePolicyWebhook asks about the images of pods. */
  readonly imagePolicy?: ImagePolicyOptions;
  /** What namespaces have nothing of where ResourceQuota finds no quota for it. */
  readonly resourceQuota?: ResourceQuotaOptions;
}

interface AdmissionParts {
  readonly storage: Storage;
  /** Draws the addresses and ports of services. */
  readonly random: Random;
  readonly ranges?: ServiceRanges;
}

/** The plugins in the order in which they run. Throws RangeError where a name is not known. */
export function admissionPlugins(
  { storage, random, ranges }: AdmissionParts,
  options: AdmissionOptions = {},
): readonly AdmissionPlugin[] {
  const [problem] = admissionProblems(options);
  if (problem !== undefined) throw new RangeError(problem);
  const { enablePlugins = [], disablePlugins = [] } = options;
  const runs = namedPlugins.filter(({ name, isOn }) =>
    isOn ? !disablePlugins.includes(name) : enablePlugins.includes(name),
  );
  return [
    ...runs.flatMap((plugin) => plugin.make?.({ ...options, storage }) ?? []),
    // No plugins of Kubernetes: these run whatever is asked for.
    ...deviceAdminAccess,
    claimStatus,
    ...paramPermissions,
    ...escalationChecks,
    serviceAddresses(storage, random, ranges),
  ];
}

/** What is wrong with options. Source: apiserver options AdmissionOptions.Validate 1.36. */
export function admissionProblems(options: AdmissionOptions): readonly string[] {
  const { enablePlugins = [], disablePlugins = [], podSecurity = {} } = options;
  const { podTolerationRestriction = {}, eventRateLimit = {}, resourceQuota = {} } = options;
  const limits = enablePlugins.includes("EventRateLimit")
    ? validateEventRateLimit(eventRateLimit)
    : [];
  const unknown = (names: readonly string[], flag: string) =>
    names
      .filter((name) => !namedPlugins.some((plugin) => plugin.name === name))
      .map((name) => `${flag} plugin ${JSON.stringify(name)} is unknown`);
  const both = [...new Set(enablePlugins)].filter((name) => disablePlugins.includes(name)).sort();
  const flags = "enable-admission-plugins and disable-admission-plugins";
  return [
    ...unknown(enablePlugins, "enable-admission-plugins"),
    ...unknown(disablePlugins, "disable-admission-plugins"),
    ...(both.length === 0 ? [] : [`[${both.join(" ")}] in ${flags} overlapped`]),
    ...pluginProblem("PodSecurity", validatePodSecurity(podSecurity)),
    ...pluginProblem("PodTolerationRestriction", validatePodTolerations(podTolerationRestriction)),
    ...pluginProblem("EventRateLimit", limits),
    ...pluginProblem("ResourceQuota", validateResourceQuota(resourceQuota)),
    ...(enablePlugins.includes("ImagePolicyWebhook")
      ? initProblem("ImagePolicyWebhook", imagePolicyProblem(options.imagePolicy))
      : []),
  ];
}

/** Source: apiserver/pkg/admission InitPlugin 1.36. */
function pluginProblem(name: string, errors: readonly FieldError[]): readonly string[] {
  const lines = errors.map((error) => `${error.field}: ${fieldErrorBody(error)}`);
  if (lines.length === 0) return [];
  return initProblem(name, lines.length === 1 ? lines.join() : `[${lines.join(", ")}]`);
}

const initProblem = (name: string, problem: string | undefined): readonly string[] =>
  problem === undefined
    ? []
    : [`failed to initialize admission: couldn't init admission plugin "${name}": ${problem}`];

/** Those of the names that are known and do nothing here. */
export const idlePlugins = (names: readonly string[]): readonly string[] =>
  names.filter((name) => namedPlugins.some((each) => each.name === name && !each.make));
