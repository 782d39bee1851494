/** What the versions of a definition may say, beside their schemas. */
import {
  duplicate,
  type FieldError,
  forbiddenField,
  invalid,
  required,
  tooMany,
} from "../../field-error.ts";
import { byteLength } from "../../validation/meta.ts";
import type {
  CustomResourceColumnDefinition,
  CustomResourceDefinitionVersion,
} from "../definition.ts";
import { membersOf } from "../json-path.ts";
import { type JSONSchemaProps, schemaOf } from "../json-schema-props.ts";
import { findField } from "../rules/field-path.ts";
import { validateDefaults } from "./defaults.ts";
import { validateExpressions } from "./rules.ts";
import { validateSchema } from "./schema.ts";
import { validateStructural } from "./structural.ts";
import { structuralProblem } from "./structural-problem.ts";

type Subresources = CustomResourceDefinitionVersion["subresources"];

/** What a root schema may say where its status is written for itself. */
const allowedAtRoot = [
  "Description",
  "Type",
  "Format",
  "Title",
  "Maximum",
  "ExclusiveMaximum",
  "Minimum",
  "ExclusiveMinimum",
  "MaxLength",
  "MinLength",
  "Pattern",
  "MaxItems",
  "MinItems",
  "UniqueItems",
  "MultipleOf",
  "Required",
  "Items",
  "Properties",
  "ExternalDocs",
  "Example",
  "XPreserveUnknownFields",
  "XValidations",
];

/** Everything wrong with the schema of a version; `path` is where it stands. */
export function validateVersionSchema(
  version: CustomResourceDefinitionVersion,
  path: string,
): readonly FieldError[] {
  const schema = schemaOf(version);
  if (schema === undefined) return [];
  const at = `${path}.openAPIV3Schema`;
  const problem = structuralProblem(schema);
  const structural = problem === undefined ? validateStructural(schema, at) : [];
  const ofValues =
    problem === undefined && structural.length === 0 ? validateDefaults(schema, at) : [];
  const unsound = [...structural, ...ofValues];
  const ofSchema = validateSchema(schema, { path: at, isRoot: true });
  // Expressions are looked at once what they speak of is a structural schema with good defaults.
  const hasTypes = problem === undefined && unsound.length === 0;
  const errors = [
    ...(version.subresources?.status === undefined ? [] : validateRoot(schema, at)),
    ...(schema.nullable === true
      ? [forbiddenField(`${at}.nullable`, "nullable cannot be true at the root")]
      : []),
    ...unsound,
    ...ofSchema,
    ...(hasTypes ? validateExpressions(schema, at, ofSchema) : []),
  ];
  // It is told only where nothing else tells of it.
  return errors.length === 0 && problem !== undefined ? [invalid(at, "", problem)] : errors;
}

function validateRoot(schema: JSONSchemaProps, path: string): readonly FieldError[] {
  const { type = "" } = schema;
  if (type !== "" && type !== "object") {
    const why =
      'only "object" is allowed as the type at the root of the schema if the status subresource ' +
      "is enabled";
    return [invalid(`${path}.type`, type, why)];
  }
  const isAllowed = (key: string) => allowedAtRoot.includes(goName(key));
  if (Object.keys(schema).every(isAllowed)) return [];
  const why =
    `only [${allowedAtRoot.join(" ")}] fields are allowed at the root of the schema if the status ` +
    "subresource is enabled";
  return [invalid(path, schema, why)];
}

/** `XPreserveUnknownFields` for `x-kubernetes-preserve-unknown-fields` */
const goName = (key: string): string =>
  key
    .replace(/^x-kubernetes-/, "x-")
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");

/** What is none of letters, marks, numbers, signs and the space: what Go's IsPrint refuses. */
const unprintable = /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/u;
const printableOnly = "must only contain printable UTF-8 characters";

/** What is wrong with the warning of a deprecated version. */
export function validateDeprecation(
  { deprecated = false, deprecationWarning: warning }: CustomResourceDefinitionVersion,
  path: string,
): readonly FieldError[] {
  if (warning === undefined) return [];
  const problems = deprecated ? [] : ["can only be set for deprecated versions"];
  if (deprecated && byteLength(warning) > 256) problems.push("must be <= 256 characters long");
  if (deprecated && warning === "") problems.push("must not be an empty string");
  const at = deprecated ? warning.search(unprintable) : -1;
  if (at >= 0) {
    const index = byteLength(warning.slice(0, at));
    problems.push(`${printableOnly}; non-printable character found at index ${index}`);
  }
  return problems.map((why) => invalid(`${path}.deprecationWarning`, warning, why));
}

export function validateSubresources(
  subresources: Subresources,
  path: string,
): readonly FieldError[] {
  const { scale } = subresources ?? {};
  if (scale === undefined) return [];
  const { specReplicasPath, statusReplicasPath, labelSelectorPath = "" } = scale;
  const at = (name: string) => `${path}.scale.${name}`;
  const selector =
    labelSelectorPath === ""
      ? []
      : validateUnder(labelSelectorPath, at("labelSelectorPath"), {
          roots: [".spec.", ".status."],
          why: "should be a json path under either .spec or .status",
        });
  return [
    ...validateUnder(specReplicasPath, at("specReplicasPath"), {
      roots: [".spec."],
      why: "should be a json path under .spec",
    }),
    ...validateUnder(statusReplicasPath, at("statusReplicasPath"), {
      roots: [".status."],
      why: "should be a json path under .status",
    }),
    ...selector,
  ];
}

function validateUnder(
  jsonPath: string,
  path: string,
  { roots, why }: { readonly roots: readonly string[]; readonly why: string },
): readonly FieldError[] {
  if (jsonPath === "") return [required(path)];
  const problems = validateSimplePath(jsonPath, path);
  if (problems.length > 0) return problems;
  return roots.some((root) => jsonPath.startsWith(root)) ? [] : [invalid(path, jsonPath, why)];
}

const validateSimplePath = (jsonPath: string, path: string): readonly FieldError[] =>
  jsonPath.startsWith(".")
    ? []
    : [invalid(path, jsonPath, "must be a simple json path starting with .")];

const columnTypes = ["boolean", "date", "integer", "number", "string"];
const columnFormats = [
  "byte",
  "date",
  "date-time",
  "double",
  "float",
  "int32",
  "int64",
  "password",
];

export function validateColumn(
  { name, type, format = "", jsonPath }: CustomResourceColumnDefinition,
  path: string,
): readonly FieldError[] {
  const errors: FieldError[] = [];
  const ofTypes = `must be one of ${columnTypes.join(",")}`;
  if (name === "") errors.push(required(`${path}.name`));
  if (type === "") errors.push(required(`${path}.type`, ofTypes));
  else if (!columnTypes.includes(type)) errors.push(invalid(`${path}.type`, type, ofTypes));
  if (format !== "" && !columnFormats.includes(format)) {
    errors.push(invalid(`${path}.format`, format, `must be one of ${columnFormats.join(",")}`));
  }
  const at = `${path}.JSONPath`;
  if (jsonPath === "") return [...errors, required(at)];
  return [...errors, ...validateSimplePath(jsonPath, at)];
}

const selectableFieldsMax = 8;

// Kubernetes says it so, and means the opposite.
const withoutSchema =
  "selectableFields may only be set when version.schema.openAPIV3Schema is not included";

export function validateSelectableFields(
  version: CustomResourceDefinitionVersion,
  path: string,
): readonly FieldError[] {
  const { selectableFields = [] } = version;
  const schema = schemaOf(version);
  if (selectableFields.length === 0) return [];
  if (schema === undefined) return [invalid(path, "", withoutSchema)];
  const seen = new Set<string>();
  const errors = selectableFields.flatMap(({ jsonPath }, index) => {
    const at = `${path}[${index}].jsonPath`;
    if (jsonPath === "") return [required(at)];
    const found = findField(schema, jsonPath, { allowsBrackets: false });
    if (typeof found === "string") return [invalid(at, jsonPath, `is an invalid path: ${found}`)];
    const problems: FieldError[] = [];
    if (membersOf(jsonPath)[0] === "metadata") {
      problems.push(invalid(at, jsonPath, "must not point to fields in metadata"));
    }
    if (!["string", "boolean", "integer"].includes(found.schema?.type ?? "")) {
      const why =
        "must point to a field of type string, boolean or integer. Enum string fields and strings " +
        "with formats are allowed.";
      problems.push(invalid(at, jsonPath, why));
    }
    if (seen.has(jsonPath)) problems.push(duplicate(at, jsonPath));
    seen.add(jsonPath);
    return problems;
  });
  if (seen.size > selectableFieldsMax) errors.push(tooMany(path, seen.size, selectableFieldsMax));
  return errors;
}
