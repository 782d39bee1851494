/** Environment variables and the fields they take. Source: core/validation 1.36. */
import {
  type Errors,
  type FieldError,
  invalid,
  none,
  notFoundField,
  notSupported,
  required,
} from "../../../field-error.ts";
import { canonicalQuantity, compareQuantities } from "../../../quantity.ts";
import {
  prefixProblems,
  validateEach,
  validateNoBacksteps,
  validateQualifiedName,
  validateText,
} from "../../../validation/format.ts";
import {
  configMapKeyProblems,
  envVarNameProblems,
  labelNameProblems,
  subdomainProblems,
} from "../../../validation/names.ts";
import type { EnvFromSource, EnvVar, ObjectFieldSelector, ResourceFieldSelector } from "../env.ts";
import type { PodSpec } from "../spec.ts";
import { containersOf } from "../visit.ts";

/** One entry of `env`. */
export function validateEnvVar(variable: EnvVar, path: string): Errors {
  const { name, valueFrom } = variable;
  const nameErrors =
    name === ""
      ? [required(`${path}.name`)]
      : validateText(name, `${path}.name`, envVarNameProblems);
  if (valueFrom === undefined) return nameErrors;
  return [...nameErrors, ...validateValueFrom(variable, valueFrom, `${path}.valueFrom`)];
}

function validateValueFrom(
  { value = "" }: EnvVar,
  from: NonNullable<EnvVar["valueFrom"]>,
  path: string,
): Errors {
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef } = from;
  const sources = [fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef];
  const count = sources.filter((source) => source !== undefined).length;
  const kinds = "`fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`";
  const problem = (why: string) => [invalid(path, "", why)];
  return [
    ...(fieldRef === undefined
      ? none
      : validateFieldRef(fieldRef, `${path}.fieldRef`, variableFields)),
    ...(resourceFieldRef === undefined
      ? none
      : validateResourceFieldRef(resourceFieldRef, `${path}.resourceFieldRef`, false)),
    ...validateKeyRef(configMapKeyRef, `${path}.configMapKeyRef`),
    ...validateKeyRef(secretKeyRef, `${path}.secretKeyRef`),
    ...validateFileKeyRef(fileKeyRef, `${path}.fileKeyRef`),
    ...(count === 0 ? problem(`must specify one of: ${kinds}`) : none),
    ...(count > 0 && value !== ""
      ? problem("may not be specified when `value` is not empty")
      : none),
    ...(count > 1 && value === ""
      ? problem("may not have more than one field specified at a time")
      : none),
  ];
}

/** A key of a ConfigMap or a Secret. */
function validateKeyRef(
  reference: { readonly name?: string; readonly key: string } | undefined,
  path: string,
): Errors {
  if (reference === undefined) return none;
  const { name = "", key } = reference;
  return [
    ...validateText(name, `${path}.name`, subdomainProblems),
    ...(key === ""
      ? [required(`${path}.key`)]
      : validateText(key, `${path}.key`, configMapKeyProblems)),
  ];
}

function validateFileKeyRef(
  reference: NonNullable<EnvVar["valueFrom"]>["fileKeyRef"],
  path: string,
): Errors {
  if (reference === undefined) return none;
  const { key, volumeName, path: file } = reference;
  const orRequired = (value: string, name: string, check: (at: string) => Errors) =>
    value === "" ? [required(`${path}.${name}`)] : check(`${path}.${name}`);
  return [
    ...orRequired(key, "key", (at) => validateText(key, at, envVarNameProblems)),
    ...orRequired(volumeName, "volumeName", (at) =>
      validateText(volumeName, at, labelNameProblems),
    ),
    ...orRequired(file, "path", (at) => validateNoBacksteps(file, at)),
  ];
}

/** All entries of `envFrom`. A missing source is reported at the list itself. */
export function validateEnvFrom(
  sources: readonly EnvFromSource[] | undefined,
  path: string,
): Errors {
  return validateEach(sources, path, ({ prefix = "", configMapRef, secretRef }, at) => {
    const errors: FieldError[] = [];
    if (prefix !== "") errors.push(...validateText(prefix, `${at}.prefix`, envVarNameProblems));
    errors.push(...validateEnvSource(configMapRef, `${at}.configMapRef`));
    errors.push(...validateEnvSource(secretRef, `${at}.secretRef`));
    if (configMapRef === undefined && secretRef === undefined) {
      errors.push(invalid(path, "", "must specify one of: `configMapRef` or `secretRef`"));
    }
    if (configMapRef !== undefined && secretRef !== undefined) {
      errors.push(invalid(path, "", "may not have more than one field specified at a time"));
    }
    return errors;
  });
}

function validateEnvSource(
  reference: { readonly name?: string } | undefined,
  path: string,
): Errors {
  if (reference === undefined) return none;
  const { name = "" } = reference;
  return name === ""
    ? [required(`${path}.name`)]
    : validateText(name, `${path}.name`, prefixProblems);
}

/** Fields that a variable may take. */
const variableFields = [
  "metadata.name",
  "metadata.namespace",
  "metadata.uid",
  "spec.nodeName",
  "spec.serviceAccountName",
  "status.hostIP",
  "status.hostIPs",
  "status.podIP",
  "status.podIPs",
];
/** Fields that a file of a downward API volume may take. */
export const fileFields = [
  "metadata.name",
  "metadata.namespace",
  "metadata.labels",
  "metadata.annotations",
  "metadata.uid",
];
/** Fields that have a name at all, though not every place takes all of them. */
const knownFields = new Set([
  ...variableFields,
  ...fileFields,
  "spec.restartPolicy",
  "spec.schedulerName",
  "status.phase",
]);

/** A field of the pod; `fields` are those that may be taken here. */
export function validateFieldRef(
  { apiVersion = "", fieldPath }: ObjectFieldSelector,
  path: string,
  fields: readonly string[],
): Errors {
  if (apiVersion === "") return [required(`${path}.apiVersion`)];
  if (fieldPath === "") return [required(`${path}.fieldPath`)];
  const unknown = (why: string) => [
    invalid(`${path}.fieldPath`, fieldPath, `error converting fieldPath: ${why}`),
  ];
  if (apiVersion !== "v1") return unknown(`unsupported pod version: ${apiVersion}`);
  const [, map, key] = /^(.+?)\['(.*)'\]$/s.exec(fieldPath) ?? [];
  if (map !== undefined && key !== undefined) {
    if (map === "metadata.annotations") return validateQualifiedName(key.toLowerCase(), path);
    if (map === "metadata.labels") return validateQualifiedName(key, path);
    return unknown(`field label does not support subscript: ${fieldPath}`);
  }
  const field = fieldPath === "spec.host" ? "spec.nodeName" : fieldPath;
  if (!knownFields.has(field)) return unknown(`field label not supported: ${fieldPath}`);
  return fields.includes(field) ? none : [notSupported(`${path}.fieldPath`, field, fields)];
}

const resourceFields = ["limits", "requests"].flatMap((kind) =>
  ["cpu", "memory", "ephemeral-storage"].map((name) => `${kind}.${name}`),
);

/** A request or limit of a container. In a volume the container must be named. */
export function validateResourceFieldRef(
  { containerName = "", resource, divisor }: ResourceFieldSelector,
  path: string,
  inVolume: boolean,
): Errors {
  const isHugePages = /^(requests|limits)\.hugepages-/.test(resource);
  const divisorErrors = validateDivisor(resource, divisor ?? "0", path);
  if (inVolume && containerName === "")
    return [required(`${path}.containerName`), ...divisorErrors];
  if (resource === "") return [required(`${path}.resource`), ...divisorErrors];
  if (resourceFields.includes(resource) || isHugePages) return divisorErrors;
  return [notSupported(`${path}.resource`, resource, resourceFields), ...divisorErrors];
}

const byteDivisors =
  "1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei are supported with the";
const byteDivisor = /^1([kMGTPE]|[KMGTPE]i)?$/;

function validateDivisor(resource: string, divisor: string, path: string): Errors {
  if (compareQuantities(divisor, "0") === 0) return none;
  const text = canonicalQuantity(divisor);
  const refuse = (rest: string) => [
    invalid(`${path}.divisor`, resource, `only divisor's values ${rest} resource`),
  ];
  const name = resource.slice(resource.indexOf(".") + 1);
  if (name === "cpu") {
    return text === "1" || text === "1m" ? none : refuse("1m and 1 are supported with the cpu");
  }
  if (byteDivisor.test(text)) return none;
  if (name === "memory") return refuse(`${byteDivisors} memory`);
  if (name === "ephemeral-storage") return refuse(`${byteDivisors} local ephemeral storage`);
  return name.startsWith("hugepages-") ? refuse(`${byteDivisors} hugepages`) : none;
}

/** Env files are read from volumes that go with the pod. */
export function validateFileVolumes(spec: PodSpec, path: string): Errors {
  const errors: FieldError[] = [];
  for (const { container, at } of containersOf(spec, path)) {
    container.env?.forEach(({ valueFrom }, index) => {
      if (valueFrom?.fileKeyRef === undefined) return;
      const { volumeName } = valueFrom.fileKeyRef;
      const namePath = `${at}.env[${index}].valueFrom.fileKeyRef.volumeName`;
      const volume = spec.volumes?.find(({ name }) => name === volumeName);
      if (volume === undefined) errors.push(notFoundField(namePath, volumeName));
      else if (volume.emptyDir === undefined) {
        const why = "referenced volume must be of type emptyDir";
        errors.push(invalid(namePath, volumeName, why));
      }
    });
  }
  return errors;
}
