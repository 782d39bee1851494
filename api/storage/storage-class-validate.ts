/** What must hold for a StorageClass. Source: storage/validation 1.36. */
import type { TopologySelectorTerm } from "../core/node-selector.ts";
import {
  duplicate,
  type Errors,
  type FieldError,
  forbiddenField,
  invalid,
  required,
  tooLong,
} from "../field-error.ts";
import { equalJson } from "../json.ts";
import { validateEach, validateOptionalWord, validateQualifiedName } from "../validation/format.ts";
import { byteLength, immutableField } from "../validation/meta.ts";
import type { StorageClass } from "./storage-class.ts";

export function validateStorageClass(storageClass: StorageClass): FieldError[] {
  const { provisioner, reclaimPolicy, volumeBindingMode } = storageClass;
  return [
    ...validateProvisioner(provisioner, "provisioner"),
    ...validateParameters(storageClass.parameters ?? {}),
    ...(reclaimPolicy === ""
      ? []
      : validateOptionalWord(reclaimPolicy, "reclaimPolicy", ["Delete", "Retain"])),
    ...validateOptionalWord(volumeBindingMode, "volumeBindingMode", [
      "Immediate",
      "WaitForFirstConsumer",
    ]),
    ...validateTopologies(storageClass.allowedTopologies ?? []),
  ];
}

/** Names of provisioners may have upper case letters, which refusals do not show. */
export function validateProvisioner(name: string, path: string): Errors {
  return name === "" ? [required(path)] : validateQualifiedName(name.toLowerCase(), path);
}

/** How many parameters there may be, and how long all of them together, in bytes. */
const parametersMax = 512;
const parametersSizeMax = 256 * 1024;

/** Source: storage/validation, validateParameters 1.36. */
export function validateParameters(parameters: Readonly<Record<string, string>>): FieldError[] {
  const entries = Object.entries(parameters);
  if (entries.length > parametersMax) return [tooLong("parameters", parametersMax)];
  const size = entries.reduce((sum, [key, value]) => sum + byteLength(key) + byteLength(value), 0);
  return [
    ...(Object.hasOwn(parameters, "")
      ? [invalid("parameters", "", "field can not be empty.")]
      : []),
    ...(size > parametersSizeMax ? [tooLong("parameters", parametersSizeMax)] : []),
  ];
}

/** Kubernetes reports the faults of a term at the list. */
function validateTopologies(terms: readonly TopologySelectorTerm[]): FieldError[] {
  const seen: object[] = [];
  return terms.flatMap((term, index) => {
    const errors = [...validateTerm(term, "allowedTopologies")];
    const values = (term.matchLabelExpressions ?? []).map((each) => [
      each.key,
      [...new Set(each.values)].sort(),
    ]);
    const known = Object.fromEntries(values);
    if (seen.some((other) => equalJson(other, known))) {
      errors.push(duplicate(`allowedTopologies[${index}].matchLabelExpressions`, ""));
    }
    seen.push(known);
    return errors;
  });
}

function validateTerm(term: TopologySelectorTerm, path: string) {
  const keys = new Set<string>();
  return validateEach(term.matchLabelExpressions, `${path}.matchLabelExpressions`, (each, at) => {
    const { key, values } = each;
    const errors: FieldError[] = values.length === 0 ? [required(`${at}.values`)] : [];
    values.forEach((value, index) => {
      if (values.indexOf(value) < index) errors.push(duplicate(`${at}.values[${index}]`, value));
    });
    errors.push(...validateQualifiedName(key, `${at}.key`));
    if (keys.has(key)) errors.push(duplicate(`${at}.key`, key));
    keys.add(key);
    return errors;
  });
}

/** A class stays what it is, but for its mount options, topologies and whether claims may grow. */
export function validateStorageClassUpdate(next: StorageClass, stored: StorageClass): FieldError[] {
  const fixed = ["parameters", "provisioner", "reclaimPolicy"] as const;
  return [
    ...fixed
      .filter((field) => !equalJson(next[field], stored[field]))
      .map((field) => forbiddenField(field, `updates to ${field} are forbidden.`)),
    ...immutableField(next.volumeBindingMode, stored.volumeBindingMode, "volumeBindingMode"),
  ];
}
