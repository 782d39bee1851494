/** What is accepted in a pod though it is unwise. Source: pkg/api/pod/warnings 1.36. */

import { canonicalQuantity, parseQuantity } from "../../../quantity.ts";
import type { ObjectMeta } from "../../../resource.ts";
import { labelNameProblems } from "../../../validation/names.ts";
import type { NodeSelectorTerm } from "../../node-selector.ts";
import { appArmorWarnings } from "../app-armor.ts";
import type { Container } from "../container.ts";
import type { Pod } from "../pod.ts";
import type { PodSpec } from "../spec.ts";
import type { PodTemplateSpec } from "../template.ts";
import {
  appArmorPrefix,
  seccompContainerPrefix,
  seccompPodAnnotation,
} from "../validation/annotations.ts";
import { containersOf, type Visited } from "../visit.ts";
import { portWarnings } from "./port.ts";
import { volumeWarnings } from "./volume.ts";

/** Warnings for a new pod, in Kubernetes' order; updates are too many to be looked at. */
export function podWarnings(pod: Pod, stored?: Pod): readonly string[] {
  if (stored !== undefined) return [];
  const early = appArmorWarnings(pod.spec);
  return early.length === 0 ? ownWarnings(pod) : [...early, ...ownWarnings(pod)];
}

function ownWarnings(pod: Pod): readonly string[] {
  const problems = labelNameProblems(pod.metadata.name ?? "");
  if (problems.length === 0) return podSpecWarnings(pod);
  const advice =
    "metadata.name: this is used in the Pod's hostname, which can result in surprising behavior; " +
    `a DNS label is recommended: [${problems.join(" ")}]`;
  return [advice, ...podSpecWarnings(pod)];
}

function podSpecWarnings({ metadata, spec }: Pod): readonly string[] {
  const place = { path: "", isTemplate: false };
  // Of the metadata only some annotations matter.
  for (const key in metadata.annotations) {
    if (key.includes("alpha.kubernetes.io/")) return warningsOf(metadata, spec, place);
  }
  const known = remembered.get(spec);
  if (known !== undefined) return known;
  const warnings = warningsOf(metadata, spec, place);
  remembered.set(spec, warnings);
  return warnings;
}

/** Pods of one template share their spec, and so its warnings. */
const remembered = new WeakMap<PodSpec, readonly string[]>();

/** Warnings for a pod template at `path`, such as `spec.template`. */
export const podTemplateWarnings = ({ metadata, spec }: PodTemplateSpec, path: string): string[] =>
  warningsOf(metadata, spec, { path: `${path}.`, isTemplate: true });

interface Place {
  /** What stands before `spec` and `metadata`. */
  readonly path: string;
  readonly isTemplate: boolean;
}

function warningsOf(metadata: ObjectMeta, spec: PodSpec, place: Place): string[] {
  const specPath = `${place.path}spec`;
  const annotationsPath = `${place.path}metadata.annotations`;
  const containers = containersOf(spec, specPath);
  const grace = "must be >= 0; negative values are invalid and will be treated as 1";
  return [
    ...nodeLabelWarnings(spec, specPath),
    ...deprecatedAnnotationWarnings(metadata, annotationsPath),
    ...volumeWarnings(spec.volumes, `${specPath}.volumes`),
    ...duplicateWarnings(spec, specPath),
    ...fractionWarnings(spec.overhead, `${specPath}.overhead`),
    ...seccompPodWarnings(metadata, spec, annotationsPath),
    ...containers.flatMap((visited) => [
      ...profileWarnings(visited, { metadata, spec, place, annotationsPath }),
      ...containerWarnings(visited),
    ]),
    ...portWarnings(containers),
    ...(spec.terminationGracePeriodSeconds < 0
      ? [`${specPath}.terminationGracePeriodSeconds: ${grace}`]
      : []),
    ...affinityWarnings(spec, `${specPath}.affinity`),
  ];
}

/** Node labels that have another name now. Source: pkg/api/node 1.36. */
const deprecatedLabels: Readonly<Record<string, string>> = {
  "beta.kubernetes.io/arch": 'deprecated since v1.14; use "kubernetes.io/arch" instead',
  "beta.kubernetes.io/os": 'deprecated since v1.14; use "kubernetes.io/os" instead',
  "failure-domain.beta.kubernetes.io/region":
    'deprecated since v1.17; use "topology.kubernetes.io/region" instead',
  "failure-domain.beta.kubernetes.io/zone":
    'deprecated since v1.17; use "topology.kubernetes.io/zone" instead',
  "beta.kubernetes.io/instance-type":
    'deprecated since v1.17; use "node.kubernetes.io/instance-type" instead',
};

/** What is to be used instead of an old label of nodes; undefined for others. */
export const nodeLabelWarning = (key: string): string | undefined => deprecatedLabels[key];

function nodeLabelWarnings(spec: PodSpec, path: string): string[] {
  const { nodeAffinity } = spec.affinity ?? {};
  const required = nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  const preferred = nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
  const at = `${path}.affinity.nodeAffinity`;
  const termPath = `${at}.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms`;
  const wishPath = `${at}.preferredDuringSchedulingIgnoredDuringExecution`;
  return [
    ...Object.keys(spec.nodeSelector ?? {}).flatMap((key) =>
      deprecatedLabels[key] === undefined
        ? []
        : [`${path}.nodeSelector[${key}]: ${deprecatedLabels[key]}`],
    ),
    ...(required?.nodeSelectorTerms ?? []).flatMap((term, index) =>
      nodeTermWarnings(term, `${termPath}[${index}]`),
    ),
    ...preferred.flatMap(({ preference }, index) =>
      nodeTermWarnings(preference, `${wishPath}[${index}].preference`),
    ),
    ...spreadWarnings(spec, `${path}.topologySpreadConstraints`),
  ];
}

/** Also for the node affinity of volumes and storage classes. */
export const nodeTermWarnings = (
  { matchExpressions = [] }: NodeSelectorTerm,
  path: string,
): string[] =>
  matchExpressions.flatMap(({ key }, index) =>
    deprecatedLabels[key] === undefined
      ? []
      : [`${path}.matchExpressions[${index}].key: ${key} is ${deprecatedLabels[key]}`],
  );

const noSelector = "a null labelSelector results in matching no pod";

const spreadWarnings = ({ topologySpreadConstraints = [] }: PodSpec, path: string) =>
  topologySpreadConstraints.flatMap(({ topologyKey: key, labelSelector }, index) => [
    ...(deprecatedLabels[key] === undefined
      ? []
      : [`${path}[${index}].topologyKey: ${key} is ${deprecatedLabels[key]}`]),
    ...(labelSelector === undefined ? [`${path}[${index}].labelSelector: ${noSelector}`] : []),
  ]);

const sysctls = 'non-functional in v1.11+; use the "sysctls" field instead';
const deprecatedAnnotations: Readonly<Record<string, string>> = {
  "scheduler.alpha.kubernetes.io/critical-pod":
    'non-functional in v1.16+; use the "priorityClassName" field instead',
  "security.alpha.kubernetes.io/sysctls": sysctls,
  "security.alpha.kubernetes.io/unsafe-sysctls": sysctls,
};

const deprecatedAnnotationWarnings = ({ annotations = {} }: ObjectMeta, path: string) =>
  Object.entries(deprecatedAnnotations).flatMap(([key, message]) =>
    annotations[key] === undefined ? [] : [`${path}[${key}]: ${message}`],
  );

/** Entries that hide each other when they are merged. */
function duplicateWarnings(spec: PodSpec, path: string): string[] {
  const { hostAliases = [], imagePullSecrets = [] } = spec;
  const secretNames = imagePullSecrets.map(({ name }) => name);
  const secretsPath = `${path}.imagePullSecrets`;
  return [
    ...repeated(hostAliases.map(({ ip }) => ip)).map(
      ([index, ip]) => `${path}.hostAliases[${index}].ip: duplicate ip ${JSON.stringify(ip)}`,
    ),
    ...repeated(secretNames).map(
      ([index, name]) => `${secretsPath}[${index}].name: duplicate name ${JSON.stringify(name)}`,
    ),
    ...secretNames.flatMap((name, index) =>
      name === "" ? [`${secretsPath}[${index}].name: invalid empty name ""`] : [],
    ),
  ];
}

/** The entries that were there before, with their indexes. */
function repeated(values: readonly string[]): (readonly [index: number, value: string])[] {
  const seen = new Set<string>();
  return values.flatMap((value, index) => {
    if (seen.has(value)) return [[index, value] as const];
    seen.add(value);
    return [];
  });
}

/** Memory and storage are counted in whole bytes. */
function fractionWarnings(
  amounts: Readonly<Record<string, string>> | undefined,
  path: string,
): string[] {
  if (amounts === undefined) return [];
  return ["memory", "ephemeral-storage"].flatMap((name) => {
    const amount = amounts[name];
    if (amount === undefined || (parseQuantity(amount)?.nano ?? 0n) % 1_000_000_000n === 0n) {
      return [];
    }
    const text = JSON.stringify(canonicalQuantity(amount));
    return [`${path}[${name}]: fractional byte value ${text} is invalid, must be an integer`];
  });
}

const useSeccomp = 'non-functional in v1.27+; use the "seccompProfile" field instead';

const seccompPodWarnings = ({ annotations }: ObjectMeta, spec: PodSpec, path: string) =>
  spec.securityContext?.seccompProfile === undefined &&
  annotations?.[seccompPodAnnotation] !== undefined
    ? [`${path}[${seccompPodAnnotation}]: ${useSeccomp}`]
    : [];

interface Around {
  readonly metadata: ObjectMeta;
  readonly spec: PodSpec;
  readonly place: Place;
  readonly annotationsPath: string;
}

/** Annotations that name a profile for a container, without the field that counts. */
function profileWarnings({ container }: Visited, around: Around): string[] {
  const { metadata, spec, place, annotationsPath } = around;
  const { annotations } = metadata;
  if (annotations === undefined) return [];
  const context = container.securityContext;
  const seccompKey = `${seccompContainerPrefix}${container.name}`;
  const appArmorKey = `${appArmorPrefix}${container.name}`;
  const appArmor = context?.appArmorProfile ?? spec.securityContext?.appArmorProfile;
  const useAppArmor = 'deprecated since v1.30; use the "appArmorProfile" field instead';
  const isSeccompOld =
    context?.seccompProfile === undefined && annotations[seccompKey] !== undefined;
  const isAppArmorOld =
    place.isTemplate && appArmor === undefined && annotations[appArmorKey] !== undefined;
  return [
    ...(isSeccompOld ? [`${annotationsPath}[${seccompKey}]: ${useSeccomp}`] : []),
    ...(isAppArmorOld ? [`${annotationsPath}[${appArmorKey}]: ${useAppArmor}`] : []),
  ];
}

function containerWarnings({ container, at }: Visited): string[] {
  const { limits, requests } = container.resources;
  const [limitsPath, requestsPath] = [`${at}.resources.limits`, `${at}.resources.requests`];
  const pick = (amounts: typeof limits, name: string) =>
    amounts?.[name] === undefined ? undefined : { [name]: amounts[name] };
  return [
    // By resource first, as Kubernetes does.
    ...["memory", "ephemeral-storage"].flatMap((name) => [
      ...fractionWarnings(pick(limits, name), limitsPath),
      ...fractionWarnings(pick(requests, name), requestsPath),
    ]),
    ...envWarnings(container.env, `${at}.env`),
  ];
}

/** A variable may be set again only where its new value contains the old one. */
function envWarnings(env: Container["env"] = [], path: string): string[] {
  if (env.length < 2) return [];
  return repeated(env.map(({ name }) => name)).flatMap(([index, name]) => {
    const { value = "", valueFrom } = env[index] ?? {};
    const reference = `$(${name})`;
    const extends_ = valueFrom === undefined && value !== reference && value.includes(reference);
    const hides = `hides previous definition of ${JSON.stringify(name)}`;
    return extends_ ? [] : [`${path}[${index}]: ${hides}, which may be dropped when using apply`];
  });
}

function affinityWarnings({ affinity }: PodSpec, path: string): string[] {
  if (affinity === undefined) return [];
  return (["podAffinity", "podAntiAffinity"] as const).flatMap((field) => {
    const required = affinity[field]?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
    const preferred = affinity[field]?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
    const requiredPath = `${path}.${field}.requiredDuringSchedulingIgnoredDuringExecution`;
    const preferredPath = `${path}.${field}.preferredDuringSchedulingIgnoredDuringExecution`;
    return [
      ...required.flatMap(({ labelSelector }, index) =>
        labelSelector === undefined
          ? [`${requiredPath}[${index}].labelSelector: ${noSelector}`]
          : [],
      ),
      ...preferred.flatMap(({ podAffinityTerm }, index) =>
        podAffinityTerm.labelSelector === undefined
          ? [`${preferredPath}[${index}].podAffinityTerm.labelSelector: ${noSelector}`]
          : [],
      ),
    ];
  });
}
