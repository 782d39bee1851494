/**
 * The kinds that `crossplane core init` defines. Their schemas are not those of Crossplane: they
 * hold anything. Source: Crossplane 2.0, cluster/crds.
 */
import type { JsonObject } from "../../../../api/json.ts";
import { keeping, object } from "./schemas.ts";

type Column = readonly [name: string, jsonPath: string];
interface Kind {
  readonly kind: string;
  /** The first is that in which they are stored. */
  readonly versions: readonly string[];
  readonly plural?: string;
  readonly shortNames?: readonly string[];
  readonly isNamespaced?: boolean;
  readonly columns?: readonly Column[];
  /** What is known of the spec in a version. */
  readonly specs?: Readonly<Record<string, JsonObject>>;
}

const scopeOf = (usual: string): JsonObject =>
  object({
    scope: { type: "string", enum: ["LegacyCluster", "Namespaced", "Cluster"], default: usual },
  });

const conditionColumn = (type: string): Column => [
  type.toUpperCase(),
  `.status.conditions[?(@.type=='${type}')].status`,
];
const packaged = [
  conditionColumn("Installed"),
  conditionColumn("Healthy"),
  ["PACKAGE", ".spec.package"],
] as const satisfies readonly Column[];
const revised = [
  conditionColumn("Healthy"),
  ["REVISION", ".spec.revision"],
  ["IMAGE", ".spec.image"],
  ["STATE", ".spec.desiredState"],
] as const satisfies readonly Column[];

const groups: Readonly<Record<string, readonly Kind[]>> = {
  apiextensions: [
    {
      kind: "CompositeResourceDefinition",
      versions: ["v1", "v2"],
      shortNames: ["xrd", "xrds"],
      columns: [conditionColumn("Established"), conditionColumn("Offered")],
      specs: { v1: scopeOf("LegacyCluster"), v2: scopeOf("Namespaced") },
    },
    {
      kind: "Composition",
      versions: ["v1"],
      shortNames: ["comp"],
      columns: [
        ["XR-KIND", ".spec.compositeTypeRef.kind"],
        ["XR-APIVERSION", ".spec.compositeTypeRef.apiVersion"],
      ],
    },
    { kind: "CompositionRevision", versions: ["v1"], shortNames: ["comprev"] },
    { kind: "EnvironmentConfig", versions: ["v1beta1"], shortNames: ["envcfg"] },
    { kind: "ManagedResourceDefinition", versions: ["v1alpha1"], shortNames: ["mrd", "mrds"] },
    {
      kind: "ManagedResourceActivationPolicy",
      plural: "managedresourceactivationpolicies",
      versions: ["v1alpha1"],
      shortNames: ["mrap"],
    },
    { kind: "Usage", versions: ["v1beta1", "v1alpha1"] },
  ],
  pkg: [
    { kind: "Provider", versions: ["v1"], columns: packaged },
    { kind: "ProviderRevision", versions: ["v1"], columns: revised },
    { kind: "Configuration", versions: ["v1"], columns: packaged },
    { kind: "ConfigurationRevision", versions: ["v1"], columns: revised },
    { kind: "Function", versions: ["v1", "v1beta1"], columns: packaged },
    { kind: "FunctionRevision", versions: ["v1", "v1beta1"], columns: revised },
    { kind: "Lock", versions: ["v1beta1"] },
    { kind: "DeploymentRuntimeConfig", versions: ["v1beta1"] },
    { kind: "ImageConfig", versions: ["v1beta1"] },
  ],
  protection: [
    { kind: "ClusterUsage", versions: ["v1beta1"] },
    { kind: "Usage", versions: ["v1beta1"], isNamespaced: true },
  ],
  ops: [
    {
      kind: "Operation",
      versions: ["v1alpha1"],
      shortNames: ["ops"],
      columns: [conditionColumn("Synced"), conditionColumn("Succeeded")],
    },
    { kind: "CronOperation", versions: ["v1alpha1"], shortNames: ["cronops"] },
    { kind: "WatchOperation", versions: ["v1alpha1"], shortNames: ["watchops"] },
  ],
};

export const ageColumn: Column = ["AGE", ".metadata.creationTimestamp"];

export const columnOf = ([name, jsonPath]: Column): JsonObject => ({
  name,
  jsonPath,
  type: jsonPath === ageColumn[1] ? "date" : jsonPath === ".spec.revision" ? "integer" : "string",
});

/** All definitions. */
export const crossplaneDefinitions = (): readonly JsonObject[] =>
  Object.entries(groups).flatMap(([name, kinds]) =>
    kinds.map((kind) => definitionOf(`${name}.crossplane.io`, kind)),
  );

function definitionOf(group: string, given: Kind): JsonObject {
  const { kind, versions, shortNames = [], columns = [], specs = {}, isNamespaced = false } = given;
  const singular = kind.toLowerCase();
  const { plural = `${singular}s` } = given;
  return {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope: isNamespaced ? "Namespaced" : "Cluster",
      names: {
        kind,
        listKind: `${kind}List`,
        plural,
        singular,
        categories: ["crossplane", ...(group.startsWith("pkg.") ? ["pkg"] : [])],
        ...(shortNames.length > 0 && { shortNames }),
      },
      versions: versions.map((version, index) => ({
        name: version,
        served: true,
        storage: index === 0,
        subresources: { status: {} },
        additionalPrinterColumns: [...columns, ageColumn].map(columnOf),
        schema: { openAPIV3Schema: schemaOf(specs[version] ?? {}) },
      })),
    },
  };
}

const schemaOf = (spec: JsonObject): JsonObject => ({
  ...object({ spec: { ...spec, ...keeping }, status: keeping }),
  "x-kubernetes-preserve-unknown-fields": true,
});
