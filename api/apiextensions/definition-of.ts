import { equalJson, type Json } from "../json.ts";
import type { KubeObject, Reader, ResourceDefinition } from "../resource.ts";
import type { Structure } from "../structure.ts";
import { columnsOf } from "./columns.ts";
import { isTrue } from "./conditions.ts";
import { customStrategy } from "./custom-strategy.ts";
import type {
  CustomResourceDefinition,
  CustomResourceDefinitionNames,
  CustomResourceDefinitionVersion,
} from "./definition.ts";
import { firstAt } from "./json-path.ts";
import { schemaOf } from "./json-schema-props.ts";
import { scaleMapping } from "./scale.ts";
import { rootStructure } from "./structure-of-schema.ts";

/**
 * What a CustomResourceDefinition has a cluster serve: a definition for each served version, the
 * same ones for the same object. None before its names are accepted.
 */
export function definitionsOf(crd: CustomResourceDefinition): readonly ResourceDefinition[] {
  if (!isTrue(crd, "NamesAccepted") && !isTrue(crd, "Established")) return none;
  const names = crd.status.acceptedNames;
  const known = made.get(crd.spec);
  // Metadata and conditions come and go, and nothing derives from them.
  if (known !== undefined && equalJson(known.names, names)) return known.definitions;
  const definitions = makeDefinitions(crd);
  made.set(crd.spec, { names, definitions });
  return definitions;
}

const none: readonly ResourceDefinition[] = [];

interface Made {
  readonly names: CustomResourceDefinitionNames;
  readonly definitions: readonly ResourceDefinition[];
}

const made = new WeakMap<CustomResourceDefinition["spec"], Made>();

function makeDefinitions(crd: CustomResourceDefinition): readonly ResourceDefinition[] {
  const { versions } = crd.spec;
  const structures = new Map(
    versions.map((version) => [version.name, structureOfVersion(crd, version)]),
  );
  return versions
    .filter(({ served }) => served)
    .map((version) => definitionOf(crd, version, structures));
}

function structureOfVersion(
  { spec: { group, names } }: CustomResourceDefinition,
  version: CustomResourceDefinitionVersion,
): Structure {
  const reversed = group.split(".").reverse().join(".");
  return rootStructure(schemaOf(version) ?? {}, `${reversed}.${version.name}.${names.kind}`);
}

function definitionOf(
  crd: CustomResourceDefinition,
  version: CustomResourceDefinitionVersion,
  structures: ReadonlyMap<string, Structure>,
): ResourceDefinition {
  const { spec, status } = crd;
  const { group, scope, versions } = spec;
  const { kind, plural, singular = "", shortNames = [], categories = [] } = status.acceptedNames;
  const { subresources, selectableFields = [] } = version;
  const stored = versions.find(({ storage }) => storage)?.name ?? "";
  const structure = structures.get(version.name);
  if (structure === undefined) throw new Error(`version ${version.name} has no structure`);
  const scale = subresources?.scale;
  return {
    apiVersion: `${group}/${version.name}`,
    group,
    version: version.name,
    kind,
    plural,
    singular,
    shortNames,
    categories,
    namespaced: scope === "Namespaced",
    structure,
    nameFormat: "subdomain",
    countsGeneration: true,
    hasStatus: subresources?.status !== undefined,
    keepsStatusOnCreate: true,
    statusLeavesMetadata: true,
    createsOnUpdate: false,
    updatesUnseen: false,
    selectableFields: Object.fromEntries(
      selectableFields.map(({ jsonPath }) => [jsonPath.replace(/^\./, ""), fieldReader(jsonPath)]),
    ),
    strategy: customStrategy(version),
    columns: columnsOf(version),
    custom: { stored, structures, ...webhookOf(spec) },
    ...(scale === undefined ? {} : { scale: scaleMapping(scale) }),
    ...(version.deprecated === true ? { deprecation: deprecation(group, version, kind) } : {}),
  };
}

/** The webhook that converts, where there is one and more than one version. */
function webhookOf({ conversion, versions }: CustomResourceDefinition["spec"]) {
  const { clientConfig, conversionReviewVersions = [] } = conversion?.webhook ?? {};
  const isCalled = conversion?.strategy === "Webhook" && versions.length > 1;
  if (!isCalled || clientConfig === undefined) return {};
  return { webhook: { clientConfig, conversionReviewVersions } };
}

function fieldReader(jsonPath: string): Reader<KubeObject> {
  const find = firstAt(jsonPath);
  return (object) => textOf(find(object));
}

const textOf = (value: Json | undefined) =>
  value === undefined || value === null || typeof value === "object" ? "" : String(value);

/** Source: apiextensions-apiserver customresource_handler 1.36. */
const deprecation = (
  group: string,
  { name, deprecationWarning }: CustomResourceDefinitionVersion,
  kind: string,
) => deprecationWarning ?? `${group}/${name} ${kind} is deprecated`;
