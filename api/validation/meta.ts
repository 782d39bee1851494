/** What holds for the metadata of every object. Source: apimachinery/pkg/api/validation 1.36. */
import {
  byName,
  type Errors,
  type FieldError,
  forbiddenField,
  invalid,
  joined,
  none,
  required,
  tooLong,
} from "../field-error.ts";
import { equalJson } from "../json.ts";
import type { ObjectMeta, ResourceDefinition } from "../resource.ts";
import { nameProblems, prefixProblems } from "./name-formats.ts";
import { labelNameProblems, labelValueProblems, qualifiedNameProblems } from "./names.ts";

/** What the checks of metadata need to know of a resource. */
export interface NamedResource extends Pick<ResourceDefinition, "namespaced" | "nameFormat"> {
  /** A custom resource may have finalizers of any name. */
  readonly custom?: object;
}

/** Everything wrong with new metadata, in Kubernetes' order. The name is generated already. */
export function validateObjectMeta(
  { namespaced, nameFormat, custom }: NamedResource,
  metadata: ObjectMeta,
  path = "metadata",
): Errors {
  const { name = "", generateName = "", namespace = "" } = metadata;
  const { generation, finalizers } = metadata;
  const errors: FieldError[] = [];
  const check = (field: string, value: string, problems: readonly string[]) => {
    for (const why of problems) errors.push(invalid(`${path}.${field}`, value, why));
  };
  if (generateName !== "") {
    check("generateName", generateName, prefixProblems(nameFormat, generateName));
  }
  if (name === "") errors.push(required(`${path}.name`, "name or generateName is required"));
  else check("name", name, nameProblems(nameFormat, name));
  if (namespaced) {
    if (namespace === "") errors.push(required(`${path}.namespace`));
    else check("namespace", namespace, labelNameProblems(namespace));
  } else if (namespace !== "") {
    errors.push(forbiddenField(`${path}.namespace`, "not allowed on this type"));
  }
  return joined(
    errors,
    generation === undefined ? none : validateNonNegative(generation, `${path}.generation`),
    validateParts(metadata, path),
    finalizers === undefined ? none : validateFinalizers(finalizers, `${path}.finalizers`),
    validateManagedFields(metadata, path),
    custom === undefined ? validateStandardFinalizers(metadata, path) : none,
  );
}

/**
 * Everything wrong with changed metadata. Fields that the server carries over (resourceVersion
 * among them) are expected to be filled in from the stored object already.
 */
export function validateObjectMetaUpdate(
  next: ObjectMeta,
  stored: ObjectMeta,
  { path = "metadata", custom }: { path?: string; custom?: object | undefined } = {},
): Errors {
  const errors: FieldError[] = [];
  if (stored.deletionTimestamp !== undefined) errors.push(...noNewFinalizers(next, stored, path));
  if ((next.resourceVersion ?? "") === "") {
    errors.push(invalid(`${path}.resourceVersion`, "", "must be specified for an update"));
  }
  if ((next.generation ?? 0) < (stored.generation ?? 0)) {
    errors.push(invalid(`${path}.generation`, next.generation ?? 0, "must not be decremented"));
  }
  for (const field of identityFields) {
    if (next[field] === stored[field]) continue;
    errors.push(...immutableField(next[field] ?? "", stored[field] ?? "", `${path}.${field}`));
  }
  for (const field of lifeCycleFields) {
    if (next[field] === stored[field]) continue;
    errors.push(...immutableField(next[field] ?? null, stored[field] ?? null, `${path}.${field}`));
  }
  return joined(
    errors,
    validateParts(next, path),
    validateManagedFields(next, path),
    custom === undefined ? validateStandardFinalizers(next, path) : none,
  );
}

const identityFields = ["name", "namespace", "uid"] as const;
const lifeCycleFields = [
  "creationTimestamp",
  "deletionTimestamp",
  "deletionGracePeriodSeconds",
] as const;

/** `Invalid value: "x": field is immutable`, where a value changed. */
export function immutableField(
  next: unknown,
  stored: unknown,
  path: string,
  why = "field is immutable",
): FieldError[] {
  return equalJson(next, stored) ? [] : [invalid(path, next ?? null, why)];
}

/** Of a selector of labels, which Go prints with the labels first, by their names. */
export function immutableSelector(
  next: Selector | undefined,
  stored: Selector | undefined,
  path: string,
): FieldError[] {
  return equalJson(next, stored) ? [] : immutableField(next && printed(next), stored, path);
}

interface Selector {
  readonly matchLabels?: Readonly<Record<string, string>> | undefined;
  readonly matchExpressions?: readonly object[] | undefined;
}

const printed = ({ matchLabels, matchExpressions }: Selector): Selector => ({
  ...(matchLabels === undefined ? {} : { matchLabels: byName(matchLabels) }),
  ...(matchExpressions === undefined ? {} : { matchExpressions }),
});

export function validateNonNegative(value: number | undefined, path: string): FieldError[] {
  return value === undefined || value >= 0
    ? []
    : [invalid(path, value, "must be greater than or equal to 0")];
}

export function validateLabels(
  labels: Readonly<Record<string, string>> | undefined,
  path: string,
): FieldError[] {
  const errors: FieldError[] = [];
  for (const key in labels) {
    const value = labels[key] ?? "";
    if (goodLabels.get(key) === value) continue;
    const before = errors.length;
    errors.push(...qualifiedNameProblems(key).map((why) => invalid(path, key, why)));
    errors.push(...labelValueProblems(value).map((why) => invalid(path, value, why)));
    if (errors.length === before) rememberLabel(key, value);
  }
  return errors;
}

/** The last good value of each key: most objects repeat the labels of those before them. */
const goodLabels = new Map<string, string>();
const goodLabelsMax = 4096;

function rememberLabel(key: string, value: string): void {
  if (goodLabels.size >= goodLabelsMax) goodLabels.clear();
  goodLabels.set(key, value);
}

/** The largest sum of all keys and values of the annotations, in bytes. */
const annotationsSizeMax = 256 * 1024;

export function validateAnnotations(
  annotations: Readonly<Record<string, string>> | undefined,
  path: string,
): FieldError[] {
  const errors: FieldError[] = [];
  let size = 0;
  for (const key in annotations) {
    const value = annotations[key] ?? "";
    if (!goodAnnotations.has(key)) {
      const problems = qualifiedNameProblems(key.toLowerCase());
      errors.push(...problems.map((why) => invalid(path, key, why)));
      if (problems.length === 0) rememberAnnotation(key);
    }
    size += byteLength(key) + byteLength(value);
  }
  if (size > annotationsSizeMax) errors.push(tooLong(path, annotationsSizeMax));
  return errors;
}

/** Keys of annotations that were found good: there are few of them, in a great many objects. */
const goodAnnotations = new Set<string>();

function rememberAnnotation(key: string): void {
  if (goodAnnotations.size >= goodLabelsMax) goodAnnotations.clear();
  goodAnnotations.add(key);
}

/** How many bytes text takes in UTF-8. */
export function byteLength(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    // Each half of a surrogate pair stands for two of the pair's four bytes.
    const isSurrogate = code >= 0xd800 && code <= 0xdfff;
    if (code > 0x7f) bytes += code > 0x7ff && !isSurrogate ? 2 : 1;
  }
  return bytes;
}

function validateParts(metadata: ObjectMeta, path: string): Errors {
  const { labels, annotations, ownerReferences: owners } = metadata;
  return joined(
    labels === undefined ? none : validateLabels(labels, `${path}.labels`),
    annotations === undefined ? none : validateAnnotations(annotations, `${path}.annotations`),
    owners === undefined ? none : validateOwners(owners, `${path}.ownerReferences`),
  );
}

function validateOwners(
  owners: NonNullable<ObjectMeta["ownerReferences"]>,
  path: string,
): FieldError[] {
  const errors: FieldError[] = [];
  let controller: string | undefined;
  for (const owner of owners) {
    if (!/^([^/]*\/)?[^/]+$/.test(owner.apiVersion)) {
      errors.push(invalid(`${path}.apiVersion`, owner.apiVersion, "version must not be empty"));
    }
    for (const field of ["kind", "name", "uid"] as const) {
      if (owner[field] === "") errors.push(invalid(`${path}.${field}`, "", "must not be empty"));
    }
    if (owner.apiVersion === "v1" && owner.kind === "Event") {
      errors.push(invalid(path, owner, "/v1, Kind=Event is disallowed from being an owner"));
    }
    if (owner.controller !== true) continue;
    const name = `${owner.kind}/${owner.name}`;
    if (controller === undefined) controller = name;
    else {
      const rule = "Only one reference can have Controller set to true.";
      const found = `Found "true" in references for ${controller} and ${name}`;
      errors.push(invalid(path, owners, `${rule} ${found}`));
    }
  }
  return errors;
}

/** Finalizers that the garbage collector acts on. */
const orphan = "orphan";
const foreground = "foregroundDeletion";
const standardFinalizers = ["kubernetes", orphan, foreground];

/** A finalizer without a domain is one of Kubernetes' own. */
export function standardFinalizerProblems(finalizer: string): string[] {
  return finalizer.includes("/") || standardFinalizers.includes(finalizer)
    ? []
    : ["name is neither a standard finalizer name nor is it fully qualified"];
}

function validateStandardFinalizers({ finalizers }: ObjectMeta, path: string): Errors {
  if (finalizers === undefined) return none;
  return finalizers.flatMap((finalizer, index) =>
    standardFinalizerProblems(finalizer).map((why) =>
      invalid(`${path}.finalizers[${index}]`, finalizer, why),
    ),
  );
}

function validateFinalizers(finalizers: readonly string[], path: string): Errors {
  const errors = finalizers.flatMap((finalizer) =>
    qualifiedNameProblems(finalizer).map((why) => invalid(path, finalizer, why)),
  );
  if (finalizers.includes(orphan) && finalizers.includes(foreground)) {
    const why = `finalizer ${orphan} and ${foreground} cannot be both set`;
    errors.push(invalid(path, finalizers, why));
  }
  return errors;
}

function noNewFinalizers(next: ObjectMeta, stored: ObjectMeta, path: string): FieldError[] {
  const known = new Set(stored.finalizers);
  const added = [...new Set(next.finalizers)].filter((each) => !known.has(each)).sort();
  if (added.length === 0) return [];
  const found = `[]string{${added.map((each) => JSON.stringify(each)).join(", ")}}`;
  const rule = "no new finalizers can be added if the object is being deleted";
  return [forbiddenField(`${path}.finalizers`, `${rule}, found new finalizers ${found}`)];
}

function validateManagedFields({ managedFields }: ObjectMeta, path: string): Errors {
  if (managedFields === undefined) return none;
  return managedFields.flatMap((entry, index) => {
    const errors: FieldError[] = [];
    const at = `${path}.managedFields[${index}]`;
    if (entry.operation !== "Apply" && entry.operation !== "Update") {
      const why = "must be `Apply` or `Update`";
      errors.push(invalid(`${at}.operation`, entry.operation ?? "", why));
    }
    if ((entry.fieldsType ?? "") !== "" && entry.fieldsType !== "FieldsV1") {
      errors.push(invalid(`${at}.fieldsType`, entry.fieldsType, "must be `FieldsV1`"));
    }
    if (byteLength(entry.manager ?? "") > 128) errors.push(tooLong(`${at}.manager`, 128));
    if (byteLength(entry.subresource ?? "") > 256) errors.push(tooLong(`${at}.subresource`, 256));
    return errors;
  });
}
