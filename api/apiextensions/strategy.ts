import { changeMetadata } from "../meta/change-metadata.ts";
import type { Strategy } from "../resource.ts";
import { withCondition } from "./conditions.ts";
import type { CustomResourceDefinition } from "./definition.ts";
import { schemaOf } from "./json-schema-props.ts";
import {
  validateDefinition,
  validateDefinitionStatus,
  validateDefinitionUpdate,
  validateName,
} from "./validation/definition.ts";
import { someSchema } from "./validation/parts.ts";
import { isKnownFormat } from "./values/formats.ts";

/** Holds a definition until its objects are gone. */
export const cleanupFinalizer = "customresourcecleanup.apiextensions.k8s.io";

/** How definitions are created and changed. Source: registry/customresourcedefinition 1.36. */
export const strategy: Strategy<CustomResourceDefinition> = {
  defaults,
  prepareForCreate: withStoredVersion,
  prepareForUpdate: withStoredVersion,
  prepareForStatusUpdate: (next, stored) => ({ ...next, spec: stored.spec }),
  prepareForDelete,
  validateCreate: validateName,
  validate: validateDefinition,
  validateUpdate: validateDefinitionUpdate,
  validateStatusUpdate: validateDefinitionStatus,
  warnings,
};

function defaults(definition: CustomResourceDefinition): CustomResourceDefinition {
  const { spec } = definition;
  const { kind, singular = "", listKind = "" } = spec.names;
  const isWhole = singular !== "" && (listKind !== "" || kind === "");
  if (isWhole && spec.conversion !== undefined) return definition;
  const names = {
    ...spec.names,
    singular: singular === "" ? kind.toLowerCase() : singular,
    ...(listKind === "" && kind !== "" ? { listKind: `${kind}List` } : {}),
  };
  const { conversion = { strategy: "None" } } = spec;
  return { ...definition, spec: { ...spec, conversion, names } };
}

/** A version that objects were ever stored in stays on the list of those. */
function withStoredVersion(definition: CustomResourceDefinition): CustomResourceDefinition {
  const { spec, status } = definition;
  const stored = spec.versions.find(({ storage }) => storage)?.name;
  const { storedVersions = [] } = status;
  if (stored === undefined || storedVersions.includes(stored)) return definition;
  return { ...definition, status: { ...status, storedVersions: [...storedVersions, stored] } };
}

/** Its objects go before it does. Source: registry/customresourcedefinition REST.Delete 1.36. */
function prepareForDelete(
  definition: CustomResourceDefinition,
  nowMs: number,
): CustomResourceDefinition {
  const { metadata } = definition;
  const { finalizers = [] } = metadata;
  const said = {
    type: "Terminating",
    status: "True",
    reason: "InstanceDeletionPending",
    message:
      "CustomResourceDefinition marked for deletion; CustomResource deletion will begin soon",
  } as const;
  const held = finalizers.includes(cleanupFinalizer)
    ? finalizers
    : [...finalizers, cleanupFinalizer];
  return {
    ...withCondition(definition, said, nowMs),
    metadata: changeMetadata(metadata, { finalizers: held }),
  };
}

/** Formats that mean nothing are warned of, once they are new. */
function warnings(
  definition: CustomResourceDefinition,
  stored?: CustomResourceDefinition,
): readonly string[] {
  const before = new Set(stored === undefined ? [] : unknownFormats(stored));
  return unknownFormats(definition)
    .filter((format) => !before.has(format))
    .map((format) => `unrecognized format ${JSON.stringify(format)}`);
}

function unknownFormats({ spec }: CustomResourceDefinition): readonly string[] {
  const formats = new Set<string>();
  for (const version of spec.versions) {
    someSchema(schemaOf(version) ?? {}, ({ type, format = "" }) => {
      if (format !== "" && !isKnownFormat(type, format)) formats.add(format);
      return false;
    });
  }
  return [...formats];
}
