/** What holds of definitions. Source: apiextensions/validation, validation.go 1.36. */
import {
  type FieldError,
  invalid,
  invalidWhole,
  notSupportedInOrder,
  required,
} from "../../field-error.ts";
import { equalJson } from "../../json.ts";
import { validateCaBundle } from "../../validation/ca-bundle.ts";
import { immutableField } from "../../validation/meta.ts";
import { label1035Problems, subdomainProblems } from "../../validation/names.ts";
import { approvalAnnotation, approvalOf, isProtected } from "../approval.ts";
import { isTrue } from "../conditions.ts";
import type {
  CustomResourceDefinition,
  CustomResourceDefinitionNames,
  CustomResourceDefinitionVersion,
} from "../definition.ts";
import { schemaOf } from "../json-schema-props.ts";
import { validateConversion } from "./conversion.ts";
import { someSchema } from "./parts.ts";
import {
  validateColumn,
  validateDeprecation,
  validateSelectableFields,
  validateSubresources,
  validateVersionSchema,
} from "./version.ts";

/** Everything wrong with a definition but its metadata, save that its name is that it says. */
export function validateDefinition(crd: CustomResourceDefinition): readonly FieldError[] {
  const { spec, status } = crd;
  return [
    ...validateSpec(spec),
    ...validateNames(status.acceptedNames, "status.acceptedNames"),
    ...validateStoredVersions(crd),
    ...validateApproval(crd),
    ...(spec.preserveUnknownFields === true
      ? [invalid("spec.preserveUnknownFields", true, keepsNothing)]
      : []),
  ];
}

/** The name of a new definition is that of the resource, with its group. */
export function validateName({ metadata, spec }: CustomResourceDefinition): readonly FieldError[] {
  const { name = "" } = metadata;
  if (name === `${spec.names.plural}.${spec.group}`) return [];
  return [invalid("metadata.name", name, 'must be spec.names.plural+"."+spec.group')];
}

/** What names objects and where they are stored stays. */
export function validateDefinitionUpdate(
  next: CustomResourceDefinition,
  stored: CustomResourceDefinition,
): readonly FieldError[] {
  const fixed = isTrue(stored, "Established")
    ? [
        ...immutableField(next.spec.scope, stored.spec.scope, "spec.scope"),
        ...immutableField(next.spec.names.kind, stored.spec.names.kind, "spec.names.kind"),
      ]
    : [];
  return [
    ...validateBundleUpdate(next, stored),
    ...fixed,
    ...immutableField(next.spec.group, stored.spec.group, "spec.group"),
    ...immutableField(next.spec.names.plural, stored.spec.names.plural, "spec.names.plural"),
  ];
}

/** A bundle that is no good may stay so, or be so until the definition is established. */
function validateBundleUpdate(
  { spec }: CustomResourceDefinition,
  stored: CustomResourceDefinition,
): readonly FieldError[] {
  const path = "spec.conversion.webhookClientConfig.caBundle";
  const bundle = bundleOf(spec);
  if (bundle === "" || !isTrue(stored, "Established")) return [];
  const before = bundleOf(stored.spec);
  if (before !== "" && validateCaBundle(before, path).length > 0) return [];
  return validateCaBundle(bundle, path);
}

const bundleOf = ({ conversion }: Spec): string =>
  conversion?.strategy === "Webhook" ? (conversion.webhook?.clientConfig?.caBundle ?? "") : "";

export const validateDefinitionStatus = ({
  status,
}: CustomResourceDefinition): readonly FieldError[] =>
  validateNames(status.acceptedNames, "status.acceptedNames");

type Spec = CustomResourceDefinition["spec"];

function validateSpec(spec: Spec): readonly FieldError[] {
  const { versions, names, conversion, preserveUnknownFields = false } = spec;
  const { strategy = "None" } = conversion ?? {};
  return [
    ...validateGroup(spec.group),
    ...validateScope(spec.scope),
    ...versions.flatMap((version, index) =>
      schemaOf(version) === undefined
        ? [required(`spec.versions[${index}].schema.openAPIV3Schema`, "schemas are required")]
        : [],
    ),
    ...(preserveUnknownFields && versions.some(hasDefaults)
      ? [invalid("spec.preserveUnknownFields", true, noDefaults)]
      : []),
    ...versions.flatMap((version, index) => validateVersion(spec, version, index)),
    ...validateVersions(versions),
    ...(["plural", "singular", "kind", "listKind"] as const)
      .filter((key) => (names[key] ?? "") === "")
      .map((key) => required(`spec.names.${key}`)),
    ...validateNames(names, "spec.names"),
    ...validateShared(spec),
    ...(preserveUnknownFields && strategy !== "None"
      ? [invalid("spec.conversion.strategy", strategy, oneForm)]
      : []),
    ...validateConversion(conversion, "spec.conversion"),
  ];
}

const keepsNothing =
  "cannot set to true, set x-kubernetes-preserve-unknown-fields to true in " +
  "spec.versions[*].schema instead";
const noDefaults = "must be false in order to use defaults in the schema";
const oneForm = "must be None if spec.preserveUnknownFields is true";

const hasDefaults = (version: CustomResourceDefinitionVersion): boolean =>
  someSchema(schemaOf(version) ?? {}, (each) => each.default !== undefined);

function validateGroup(group: string): readonly FieldError[] {
  if (group === "") return [required("spec.group")];
  const problems = subdomainProblems(group);
  if (problems.length > 0) return [invalid("spec.group", group, problems.join(","))];
  if (group.includes(".")) return [];
  return [invalid("spec.group", group, "should be a domain with at least one dot")];
}

const scopes = ["Cluster", "Namespaced"];

function validateScope(scope: string): readonly FieldError[] {
  if (scope === "") return [required("spec.scope")];
  return scopes.includes(scope) ? [] : [notSupportedInOrder("spec.scope", scope, scopes)];
}

/** What all versions say alike upstream keeps, and tells of, as said once for all of them. */
const isShared = (
  { versions }: Spec,
  key: "schema" | "subresources" | "additionalPrinterColumns" | "selectableFields",
): boolean => {
  const [first, ...others] = versions;
  const said = first?.[key];
  return said !== undefined && others.every((each) => equalJson(each[key], said));
};

function validateVersion(
  spec: Spec,
  version: CustomResourceDefinitionVersion,
  index: number,
): readonly FieldError[] {
  const path = `spec.versions[${index}]`;
  const problems = label1035Problems(version.name);
  const { additionalPrinterColumns = [] } = version;
  return [
    ...(problems.length > 0 ? [invalid(`${path}.name`, version.name, problems.join(","))] : []),
    ...validateDeprecation(version, path),
    ...(isShared(spec, "schema") ? [] : validateVersionSchema(version, `${path}.schema`)),
    ...(isShared(spec, "subresources")
      ? []
      : validateSubresources(version.subresources, `${path}.subresources`)),
    ...(isShared(spec, "additionalPrinterColumns")
      ? []
      : additionalPrinterColumns.flatMap((column, at) =>
          validateColumn(column, `${path}.additionalPrinterColumns[${at}]`),
        )),
    ...(isShared(spec, "selectableFields")
      ? []
      : validateSelectableFields(version, `${path}.selectableFields`)),
  ];
}

function validateShared(spec: Spec): readonly FieldError[] {
  const [first] = spec.versions;
  if (first === undefined) return [];
  // A status that one version has is reckoned with for all of them.
  const status = spec.versions.find(({ subresources }) => subresources?.status !== undefined);
  const subresources = status?.subresources ?? first.subresources;
  return [
    ...(isShared(spec, "schema")
      ? validateVersionSchema({ ...first, subresources }, "spec.validation")
      : []),
    ...(isShared(spec, "subresources")
      ? validateSubresources(first.subresources, "spec.subresources")
      : []),
    ...(isShared(spec, "additionalPrinterColumns")
      ? (first.additionalPrinterColumns ?? []).flatMap((column, at) =>
          validateColumn(column, `spec.additionalPrinterColumns[${at}]`),
        )
      : []),
    ...(isShared(spec, "selectableFields") ? validateSharedFields(spec, first) : []),
  ];
}

/** Fields that all versions select by need a schema that all versions have. */
function validateSharedFields(
  spec: Spec,
  version: CustomResourceDefinitionVersion,
): readonly FieldError[] {
  const path = "spec.selectableFields";
  return isShared(spec, "schema")
    ? validateSelectableFields(version, path)
    : [invalid(path, "", "selectableFields may only be set when validations.schema is included")];
}

function validateVersions(
  versions: readonly CustomResourceDefinitionVersion[],
): readonly FieldError[] {
  const names = new Set(versions.map(({ name }) => name));
  const stored = versions.filter(({ storage }) => storage);
  return [
    ...(names.size < versions.length
      ? [invalidWhole("spec.versions", "must contain unique version names")]
      : []),
    ...(stored.length === 1
      ? []
      : [invalidWhole("spec.versions", "must have exactly one version marked as storage version")]),
  ];
}

function validateNames(names: CustomResourceDefinitionNames, path: string): readonly FieldError[] {
  const { plural, singular = "", kind, listKind = "", shortNames = [], categories = [] } = names;
  const check = (value: string, at: string, text = value, prefix = "") => {
    const problems = value === "" ? [] : label1035Problems(text);
    return problems.length === 0
      ? []
      : [invalid(`${path}.${at}`, value, prefix + problems.join(","))];
  };
  const mixed = "may have mixed case, but should otherwise match: ";
  return [
    ...check(plural, "plural"),
    ...check(singular, "singular"),
    ...check(kind, "kind", kind.toLowerCase(), mixed),
    ...check(listKind, "listKind", listKind.toLowerCase(), mixed),
    ...shortNames.flatMap((each, index) => check(each, `shortNames[${index}]`)),
    ...(kind !== "" && kind === listKind
      ? [invalid(`${path}.listKind`, listKind, "kind and listKind may not be the same")]
      : []),
    ...categories.flatMap((each, index) => check(each, `categories[${index}]`)),
  ];
}

function validateStoredVersions({ spec, status }: CustomResourceDefinition): FieldError[] {
  const { storedVersions = [] } = status;
  const path = "status.storedVersions";
  if (storedVersions.length === 0) {
    return [invalid(path, null, "must have at least one stored version")];
  }
  const names = spec.versions.map(({ name }) => name);
  const unlisted = spec.versions.filter(
    ({ storage, name }) => storage && !storedVersions.includes(name),
  );
  return [
    ...unlisted.map(({ name }) =>
      invalid(path, storedVersions, `must have the storage version ${name}`),
    ),
    ...storedVersions.flatMap((version, index) =>
      names.includes(version) ? [] : [invalid(`${path}[${index}]`, version, goneFor(version))],
    ),
  ];
}

const goneFor = (version: string) =>
  `missing from spec.versions; ${version} was previously a storage version, and must remain in ` +
  "spec.versions until a storage migration ensures no data remains persisted in " +
  `${version} and removes ${version} from status.storedVersions`;

/** Groups of Kubernetes' own are not for everybody. Source: KEP-2335. */
function validateApproval({ metadata, spec }: CustomResourceDefinition): readonly FieldError[] {
  if (!isProtected(spec.group)) return [];
  const path = `metadata.annotations[${approvalAnnotation}]`;
  const { state, message } = approvalOf(metadata.annotations);
  if (state === "Missing") return [required(path, message)];
  if (state !== "Invalid") return [];
  return [invalid(path, metadata.annotations?.[approvalAnnotation] ?? "", message)];
}
