/** What must hold for what a claim asks for. Source: core/validation 1.36. */
import { type Errors, type FieldError, invalid, none, required } from "../field-error.ts";
import { canonicalQuantity, parseQuantity } from "../quantity.ts";
import { validateLabelSelector } from "../selectors/labels.ts";
import { validateOptionalWord, validateText } from "../validation/format.ts";
import { labelNameProblems, subdomainProblems } from "../validation/names.ts";
import type { PersistentVolumeClaimSpec } from "./claim-spec.ts";
import { validateAccessModes } from "./volume/access-modes.ts";
import { validatePositive } from "./volume/amounts.ts";
import { volumeModes } from "./volume/modes.ts";

/** Everything wrong with the spec of a claim at `path`. */
export function validateClaimSpec(spec: PersistentVolumeClaimSpec, path: string): Errors {
  const { accessModes = [], volumeAttributesClassName: attributesClass } = spec;
  const storage = spec.resources.requests?.storage;
  const storagePath = `${path}.resources[storage]`;
  return [
    ...(accessModes.length === 0
      ? [required(`${path}.accessModes`, "at least 1 access mode is required")]
      : none),
    ...validateLabelSelector(spec.selector, `${path}.selector`),
    ...validateAccessModes(accessModes, `${path}.accessModes`),
    ...(storage === undefined ? [required(storagePath)] : validatePositive(storage, storagePath)),
    ...validateClassName(spec.storageClassName, `${path}.storageClassName`),
    ...validateOptionalWord(spec.volumeMode, `${path}.volumeMode`, volumeModes),
    ...validateDataSource(spec.dataSource, `${path}.dataSource`),
    ...validateDataSource(spec.dataSourceRef, `${path}.dataSourceRef`),
    ...validateSameSource(spec, path),
    ...validateClassName(attributesClass, `${path}.volumeAttributesClassName`),
  ];
}

const validateClassName = (name: string | undefined, path: string): Errors =>
  name === undefined || name === "" ? none : validateText(name, path, subdomainProblems);

interface DataSource {
  readonly apiGroup?: string | undefined;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string | undefined;
}

function validateDataSource(source: DataSource | undefined, path: string): Errors {
  if (source === undefined) return none;
  const { apiGroup = "", kind, name, namespace = "" } = source;
  const why = "must be 'PersistentVolumeClaim' when referencing the default apiGroup";
  const errors: FieldError[] = [];
  if (name === "") errors.push(required(`${path}.name`));
  if (kind === "") errors.push(required(`${path}.kind`));
  if (apiGroup === "" && kind !== "PersistentVolumeClaim") errors.push(invalid(path, kind, why));
  if (apiGroup !== "") {
    errors.push(...validateText(apiGroup, `${path}.apiGroup`, subdomainProblems));
  }
  if (namespace !== "") {
    errors.push(...validateText(namespace, `${path}.namespace`, labelNameProblems));
  }
  return errors;
}

/** The same source may be named in two ways. */
function validateSameSource(
  { dataSource, dataSourceRef }: PersistentVolumeClaimSpec,
  path: string,
) {
  if (dataSource === undefined || dataSourceRef === undefined) return none;
  const at = `${path}.dataSource`;
  if ((dataSourceRef.namespace ?? "") !== "") {
    const why = "may not be specified when dataSourceRef.namespace is specified";
    return [invalid(path, at, why)];
  }
  const isSame =
    dataSource.apiGroup === dataSourceRef.apiGroup &&
    dataSource.kind === dataSourceRef.kind &&
    dataSource.name === dataSourceRef.name;
  return isSame ? none : [invalid(path, at, "must match dataSourceRef")];
}

/** Advice on what is asked for: storage is counted in whole bytes. */
export function claimSpecWarnings(
  spec: PersistentVolumeClaimSpec | undefined,
  path: string,
): readonly string[] {
  const storage = spec?.resources.requests?.storage;
  if (storage === undefined) return [];
  if ((parseQuantity(storage)?.nano ?? 0n) % 1_000_000_000n === 0n) return [];
  const text = JSON.stringify(canonicalQuantity(storage));
  const at = `${path}.resources.requests[storage]`;
  return [`${at}: fractional byte value ${text} is invalid, must be an integer`];
}
