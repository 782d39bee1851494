/** Requests, limits and claims of containers and pods. Source: core/validation 1.36. */
import {
  duplicate,
  type Errors,
  type FieldError,
  forbiddenField,
  invalid,
  none,
  notSupported,
  required,
} from "../../../field-error.ts";
import { ownMember } from "../../../json.ts";
import { canonicalQuantity, compareQuantities, parseQuantity } from "../../../quantity.ts";
import { validateEach, validateText } from "../../../validation/format.ts";
import { labelNameProblems, qualifiedNameProblems } from "../../../validation/names.ts";
import { aggregateContainers, isPodLevelResource } from "../pod-resources.ts";
import type { ResourceClaim, ResourceRequirements } from "../resources.ts";
import type { PodSpec } from "../spec.ts";

type Amounts = Readonly<Record<string, string>>;
type NameCheck = (name: string, path: string) => Errors;

/** The resources of one container. `claims` are the names of the pod's resource claims. */
export function validateContainerResources(
  resources: ResourceRequirements | undefined,
  path: string,
  claims: ReadonlySet<string>,
): Errors {
  if (resources === undefined) return none;
  return [
    ...validateRequirements(resources, path, containerNameErrors),
    ...validateClaims(resources.claims, `${path}.claims`, claims),
  ];
}

/** What the runtime of a pod takes for itself, which counts as limits. */
export const validateOverhead = (overhead: Amounts | undefined, path: string): Errors =>
  overhead === undefined
    ? none
    : validateRequirements({ limits: overhead }, path, containerNameErrors);

/** The resources of a whole pod, and that the containers stay within them. */
export function validatePodResources(spec: PodSpec, path: string): Errors {
  const { resources } = spec;
  if (resources === undefined) return none;
  if (spec.os?.name === "windows") {
    return [forbiddenField(path, "may not be set for a windows pod")];
  }
  const noClaims = "claims may not be set for Resources at pod-level";
  return [
    ...(resources.claims === undefined ? none : [forbiddenField(`${path}.claims`, noClaims)]),
    ...validateRequirements(resources, path, podNameErrors),
    ...validateContainersWithin(spec, path),
  ];
}

function validateRequirements(
  { limits = {}, requests = {} }: ResourceRequirements,
  path: string,
  nameErrors: NameCheck,
): Errors {
  const errors: FieldError[] = [];
  for (const name in limits) {
    errors.push(...validateAmount(name, limits[name] ?? "0", [`${path}.limits`, nameErrors]));
  }
  for (const name in requests) {
    const amount = requests[name] ?? "0";
    errors.push(...validateAmount(name, amount, [`${path}.requests`, nameErrors]));
    errors.push(...validateWithinLimit(name, amount, { limit: ownMember(limits, name), path }));
  }
  const names = [...Object.keys(limits), ...Object.keys(requests)];
  if (names.some(isHugePages) && !names.some((name) => name === "cpu" || name === "memory")) {
    errors.push(forbiddenField(path, "HugePages require cpu or memory"));
  }
  return errors;
}

/** One entry of a map of amounts. */
function validateAmount(
  name: string,
  amount: string,
  [mapPath, nameErrors]: readonly [mapPath: string, nameErrors: NameCheck],
): Errors {
  const path = `${mapPath}[${name}]`;
  const errors: FieldError[] = [...nameErrors(name, path)];
  if (compareQuantities(amount, "0") < 0) {
    const why = "must be greater than or equal to 0";
    errors.push(invalid(path, canonicalQuantity(amount), why));
  }
  if (isWholeResource(name) && !isWhole(amount)) {
    errors.push(invalid(path, canonicalQuantity(amount), "must be an integer"));
  }
  if (isHugePages(name) && !fillsPages(name, amount)) {
    const text = canonicalQuantity(amount);
    errors.push(invalid(path, text, `${text} is not positive integer multiple of ${name}`));
  }
  return errors;
}

function validateWithinLimit(
  name: string,
  request: string,
  { limit, path }: { readonly limit: string | undefined; readonly path: string },
): Errors {
  const isLoose = mayOvercommit(name);
  if (limit === undefined) {
    const why = "Limit must be set for non overcommitable resources";
    return isLoose ? none : [required(`${path}.limits`, why)];
  }
  const order = compareQuantities(request, limit);
  if (order === 0 || (order < 0 && isLoose)) return none;
  const bound = isLoose ? "less than or equal to" : "equal to";
  const why = `must be ${bound} ${name} limit of ${canonicalQuantity(limit)}`;
  return [invalid(`${path}.requests`, canonicalQuantity(request), why)];
}

function validateClaims(
  claims: readonly ResourceClaim[] | undefined,
  path: string,
  podClaims: ReadonlySet<string>,
): Errors {
  const seen = new Set<string>();
  return validateEach(claims, path, ({ name, request = "" }, at) => {
    if (name === "") return [required(`${at}.name`)];
    const errors: FieldError[] = [];
    const key = request === "" ? name : `${name}/${request}`;
    if (seen.has(name) || seen.has(key)) errors.push(duplicate(at, key));
    seen.add(key);
    if (!podClaims.has(name)) {
      const known =
        podClaims.size === 0 ? " which is empty" : `: ${[...podClaims].sort().join(", ")}`;
      const detail = `must be one of the names in pod.spec.resourceClaims${known}`;
      errors.push({ type: "notFound", field: at, value: name, detail });
    }
    if (request !== "") errors.push(...validateText(request, `${at}.request`, labelNameProblems));
    return errors;
  });
}

/** The containers together request no more than the pod, and none may use more than it may. */
function validateContainersWithin(spec: PodSpec, path: string): Errors {
  const errors: FieldError[] = [];
  const { requests = {}, limits = {} } = spec.resources ?? {};
  const aggregate = aggregateContainers(spec, "requests");
  for (const [name, request] of Object.entries(requests)) {
    const sum = ownMember(aggregate, name) ?? "0";
    if (compareQuantities(sum, request) <= 0) continue;
    const text = canonicalQuantity(sum);
    const why = `must be greater than or equal to aggregate container requests of ${text}`;
    errors.push(invalid(`${path}.requests[${name}]`, canonicalQuantity(request), why));
  }
  spec.containers.forEach(({ resources }, index) => {
    for (const [name, limit] of Object.entries(resources?.limits ?? {})) {
      const podLimit = ownMember(limits, name);
      if (podLimit === undefined || compareQuantities(limit, podLimit) <= 0) continue;
      const why = `must be less than or equal to pod limits of ${canonicalQuantity(podLimit)}`;
      const at = `${path}.containers[${index}][${name}].limits`;
      errors.push(invalid(at, canonicalQuantity(limit), why));
    }
  });
  return errors;
}

/** The names that a container may request. Source: validateContainerResourceName. */
export const containerNameErrors: NameCheck = (name, path) => {
  const errors = resourceNameErrors(name, path);
  if (!name.includes("/")) {
    if (containerResources.has(name) || isHugePages(name)) return errors;
    return [...errors, invalid(path, name, "must be a standard resource for containers")];
  }
  if (isNative(name) || isExtendedResource(name)) return errors;
  return [...errors, invalid(path, name, "doesn't follow extended resource name standard")];
};

const podNameErrors: NameCheck = (name, path) => {
  const errors = resourceNameErrors(name, path);
  if (errors.length > 0 || isPodLevelResource(name)) return errors;
  return [notSupported(path, name, ["cpu", "hugepages-", "memory"])];
};

/** The names that any list of resources may have. Source: validateResourceName. */
export const resourceNameErrors: NameCheck = (name, path) => {
  if (containerResources.has(name)) return none;
  const errors = validateText(name, path, qualifiedNameProblems);
  if (errors.length > 0 || name.includes("/")) return errors;
  if (standardResources.has(name) || /^(requests\.)?hugepages-/.test(name)) return none;
  return [invalid(path, name, "must be a standard resource type or fully qualified")];
};

const containerResources = new Set(["cpu", "memory", "ephemeral-storage"]);
const objectCounts = [
  "pods",
  "resourcequotas",
  "services",
  "replicationcontrollers",
  "secrets",
  "configmaps",
  "persistentvolumeclaims",
  "services.nodeports",
  "services.loadbalancers",
];
const standardResources = new Set([
  ...objectCounts,
  "storage",
  "requests.storage",
  ...["requests", "limits"].flatMap((kind) =>
    [...containerResources].map((name) => `${kind}.${name}`),
  ),
]);
const counted = new Set(objectCounts);

const isHugePages = (name: string) => name.startsWith("hugepages-");
const isNative = (name: string) => !name.includes("/") || name.includes("kubernetes.io/");
/** True for devices and the like, of which a node says how many it has. */
export const isExtendedResource = (name: string): boolean =>
  !isNative(name) &&
  !name.startsWith("requests.") &&
  qualifiedNameProblems(`requests.${name}`).length === 0;
/** True for resources of which limits may promise more than there is. */
export const mayOvercommit = (name: string): boolean => isNative(name) && !isHugePages(name);
/** True for resources that there are only whole pieces of. */
export const isWholeResource = (name: string): boolean =>
  counted.has(name) || isExtendedResource(name);

const nanosPerUnit = 1_000_000_000n;
const nanoOf = (amount: string) => parseQuantity(amount)?.nano ?? 0n;
const isWhole = (amount: string) => nanoOf(amount) % nanosPerUnit === 0n;

function fillsPages(name: string, amount: string): boolean {
  const page = nanoOf(name.slice("hugepages-".length));
  if (page <= 0n || page % nanosPerUnit !== 0n) return false;
  return nanoOf(amount) % page === 0n;
}
