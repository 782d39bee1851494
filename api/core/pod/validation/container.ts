/** Containers of every kind. Source: core/validation 1.36. */
import {
  duplicate,
  type Errors,
  forbiddenField,
  invalid,
  none,
  notFoundField,
  required,
} from "../../../field-error.ts";
import {
  validateEach,
  validateOptionalWord,
  validatePresent,
  validateText,
  validateWord,
} from "../../../validation/format.ts";
import { labelNameProblems } from "../../../validation/names.ts";
import type { Container } from "../container.ts";
import type { PodSpec } from "../spec.ts";
import { validateEnvFrom, validateEnvVar } from "./env.ts";
import { type Volumes, validateDevices, validateMounts } from "./mount.ts";
import { validateHostPorts, validatePorts } from "./port.ts";
import { validateLifecycle, validateLivenessProbe, validateReadinessProbe } from "./probe.ts";
import { validateContainerResources } from "./resources.ts";
import { validateResizePolicy, validateRestarts } from "./restart.ts";
import { validateSecurityContext } from "./security.ts";

/** The pod around a container, as far as the container depends on it. */
export interface PodCheck {
  readonly spec: PodSpec;
  /** The volumes that containers may use, by name. */
  readonly volumes: Volumes;
  /** Names of `spec.resourceClaims`. */
  readonly claims: ReadonlySet<string>;
}

/** `spec.containers`: at least one. */
export function validateContainers(path: string, check: PodCheck): Errors {
  const { containers } = check.spec;
  if (containers.length === 0) return [required(path)];
  const names = new Set<string>();
  return [
    ...validateEach(containers, path, (container, at) => [
      ...validateContainer(container, at, check),
      ...takeName(container.name, at, names),
      ...validateLiving(container, at, check),
      ...validateRestarts(container, at),
    ]),
    ...validateHostPorts(containers, path),
  ];
}

/** `spec.initContainers`: those that restart always are sidecars and may have probes. */
export function validateInitContainers(path: string, check: PodCheck): Errors {
  const { containers, initContainers } = check.spec;
  if (initContainers === undefined || initContainers.length === 0) return none;
  const names = new Set(containers.map(({ name }) => name));
  return validateEach(initContainers, path, (container, at) => [
    ...validateContainer(container, at, check),
    ...validateRestarts(container, at),
    ...takeName(container.name, at, names),
    // Kubernetes counts from 0 here, whichever init container it is.
    ...validateHostPorts([container], path),
    ...(container.restartPolicy === "Always"
      ? validateLiving(container, at, check)
      : validateOneShot(container, at)),
  ]);
}

/** `spec.ephemeralContainers`: they join a running pod, so they have a part of the fields only. */
export function validateEphemeralContainers(path: string, check: PodCheck): Errors {
  const { containers, initContainers = [], ephemeralContainers } = check.spec;
  if (ephemeralContainers === undefined || ephemeralContainers.length === 0) return none;
  const others = new Set([...containers, ...initContainers].map(({ name }) => name));
  const names = new Set(others);
  const why = "cannot be set for an Ephemeral Container";
  return validateEach(ephemeralContainers, path, (container, at) => {
    const { name, image = "", targetContainerName: target = "", volumeMounts } = container;
    return [
      ...validateContainer(container, at, check),
      ...validateTrimmed(image, `${at}.image`),
      ...takeName(name, at, names),
      ...(target === "" || others.has(target)
        ? none
        : [notFoundField(`${at}.targetContainerName`, target)]),
      ...forbiddenFields(container).map((field) => forbiddenField(`${at}.${field}`, why)),
      ...validateEach(volumeMounts, `${at}.volumeMounts`, ({ subPath, subPathExpr }, mount) => [
        ...((subPath ?? "") === "" ? none : [forbiddenField(`${mount}.subPath`, why)]),
        ...((subPathExpr ?? "") === "" ? none : [forbiddenField(`${mount}.subPathExpr`, why)]),
      ]),
    ];
  });
}

/** What an ephemeral container has set but may not, in Kubernetes' order. */
function forbiddenFields(container: Container): readonly string[] {
  const { limits = {}, requests = {}, claims = [] } = container.resources;
  const resources = { ...limits, ...requests, ...claims };
  const fields = {
    ports: container.ports?.length,
    resources: Object.keys(resources).length,
    resizePolicy: container.resizePolicy?.length,
    restartPolicy: container.restartPolicy,
    restartPolicyRules: container.restartPolicyRules?.length,
    livenessProbe: container.livenessProbe,
    readinessProbe: container.readinessProbe,
    startupProbe: container.startupProbe,
    lifecycle: container.lifecycle,
  };
  const given = Object.entries(fields).filter(([, value]) => value !== undefined && value !== 0);
  return given.map(([name]) => name);
}

/** `must not have leading or trailing whitespace`; templates may, since some tools use it. */
export const validateTrimmed = (image: string, path: string): Errors =>
  image.trim().length === image.length
    ? none
    : [invalid(path, image, "must not have leading or trailing whitespace")];

const messagePolicies = ["FallbackToLogsOnError", "File"];
const pullPolicies = ["Always", "IfNotPresent", "Never"];

/** What holds for containers of every kind. */
function validateContainer(container: Container, path: string, check: PodCheck): Errors {
  const { name, image, terminationMessagePolicy, imagePullPolicy } = container;
  const { spec, volumes, claims } = check;
  const hostUsers = spec.hostUsers ?? true;
  return [
    ...(name === ""
      ? [required(`${path}.name`)]
      : validateText(name, `${path}.name`, labelNameProblems)),
    ...validatePresent(image, `${path}.image`),
    ...validateWord(terminationMessagePolicy, `${path}.terminationMessagePolicy`, messagePolicies),
    ...validatePorts(container.ports, `${path}.ports`),
    ...validateEach(container.env, `${path}.env`, validateEnvVar),
    ...validateEnvFrom(container.envFrom, `${path}.envFrom`),
    ...validateMounts(container, `${path}.volumeMounts`, volumes),
    ...validateDevices(container, `${path}.volumeDevices`, volumes),
    // Absent only where defaults were not filled in.
    ...validateOptionalWord(imagePullPolicy, `${path}.imagePullPolicy`, pullPolicies),
    ...validateContainerResources(container.resources, `${path}.resources`, claims),
    ...validateResizePolicy(container.resizePolicy, `${path}.resizePolicy`, spec.restartPolicy),
    ...validateSecurityContext(container.securityContext, `${path}.securityContext`, hostUsers),
  ];
}

function takeName(name: string, path: string, names: Set<string>): Errors {
  if (names.has(name)) return [duplicate(`${path}.name`, name)];
  if (name !== "") names.add(name);
  return none;
}

/** Hooks and probes of a container that is meant to go on running. */
function validateLiving(container: Container, path: string, check: PodCheck): Errors {
  return [
    ...validateLifecycle(container.lifecycle, `${path}.lifecycle`, check.spec),
    ...validateLivenessProbe(container.livenessProbe, `${path}.livenessProbe`),
    ...validateReadinessProbe(container.readinessProbe, `${path}.readinessProbe`),
    ...validateLivenessProbe(container.startupProbe, `${path}.startupProbe`),
  ];
}

/** An init container that runs to its end is not probed. */
function validateOneShot(container: Container, path: string): Errors {
  const fields = ["lifecycle", "livenessProbe", "readinessProbe", "startupProbe"] as const;
  const why = "may not be set for init containers without restartPolicy=Always";
  const restarts = "must not be set to 'RestartContainer' for non-sidecar initContainers";
  return [
    ...fields
      .filter((field) => container[field] !== undefined)
      .map((field) => forbiddenField(`${path}.${field}`, why)),
    ...validateEach(container.resizePolicy, `${path}.resizePolicy`, ({ restartPolicy }, at) =>
      restartPolicy === "RestartContainer"
        ? [invalid(`${at}.restartPolicy`, restartPolicy, restarts)]
        : none,
    ),
  ];
}
