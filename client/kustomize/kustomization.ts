/** What a kustomization.yaml says. Source: kustomize 5.8, api/types Kustomization. */
import * as z from "zod";
import type { Json, JsonObject } from "../../api/json.ts";
import { Failure } from "../kubectl/failure.ts";

const texts = z.array(z.string());
const pairs = z.record(z.string(), z.coerce.string());

export const selectorSchema = z.strictObject({
  group: z.string().optional(),
  version: z.string().optional(),
  kind: z.string().optional(),
  name: z.string().optional(),
  namespace: z.string().optional(),
  labelSelector: z.string().optional(),
  annotationSelector: z.string().optional(),
});

export const fieldSpecSchema = z.strictObject({
  path: z.string(),
  group: z.string().optional(),
  version: z.string().optional(),
  kind: z.string().optional(),
  create: z.boolean().optional(),
});

const optionsSchema = z.strictObject({
  labels: pairs.optional(),
  annotations: pairs.optional(),
  disableNameSuffixHash: z.boolean().optional(),
  immutable: z.boolean().optional(),
});

export const generatorSchema = z.strictObject({
  name: z.string(),
  namespace: z.string().optional(),
  behavior: z.enum(["create", "merge", "replace"]).optional(),
  literals: texts.optional(),
  files: texts.optional(),
  envs: texts.optional(),
  env: z.string().optional(),
  options: optionsSchema.optional(),
});

export const patchSchema = z.strictObject({
  path: z.string().optional(),
  patch: z.string().optional(),
  target: selectorSchema.optional(),
  options: z
    .strictObject({ allowNameChange: z.boolean(), allowKindChange: z.boolean() })
    .partial()
    .optional(),
});

const fieldOptionsSchema = z.strictObject({
  delimiter: z.string().optional(),
  index: z.int().optional(),
  encoding: z.never().optional(),
  create: z.boolean().optional(),
});

export const replacementSchema = z.strictObject({
  path: z.string().optional(),
  source: selectorSchema
    .extend({ fieldPath: z.string().optional(), options: fieldOptionsSchema.optional() })
    .optional(),
  sourceValue: z.custom<Json>().optional(),
  targets: z
    .array(
      z.strictObject({
        select: selectorSchema,
        reject: z.array(selectorSchema).optional(),
        fieldPaths: texts.optional(),
        options: fieldOptionsSchema.optional(),
      }),
    )
    .optional(),
});

export const sortOptionsSchema = z.strictObject({
  order: z.enum(["legacy", "fifo"]).optional(),
  legacySortOptions: z.strictObject({ orderFirst: texts, orderLast: texts }).partial().optional(),
});

export const imageSchema = z.strictObject({
  name: z.string(),
  newName: z.string().optional(),
  newTag: z.coerce.string().optional(),
  tagSuffix: z.string().optional(),
  digest: z.string().optional(),
});

export const replicasSchema = z.strictObject({ name: z.string(), count: z.int() });

const variableSchema = z.strictObject({
  name: z.string(),
  objref: z.strictObject({
    apiVersion: z.string().optional(),
    group: z.string().optional(),
    version: z.string().optional(),
    kind: z.string().optional(),
    name: z.string(),
    namespace: z.string().optional(),
  }),
  fieldref: z.strictObject({ fieldPath: z.string(), fieldpath: z.string() }).partial().optional(),
});

const charts = z.array(z.custom<JsonObject>()).default([]);

const kustomizationSchema = z.strictObject({
  apiVersion: z.string().optional(),
  kind: z.string().optional(),
  metadata: z.unknown().optional(),
  resources: texts.default([]),
  bases: texts.default([]),
  components: texts.default([]),
  namespace: z.string().default(""),
  namePrefix: z.string().default(""),
  nameSuffix: z.string().default(""),
  labels: z
    .array(
      z.strictObject({
        pairs,
        includeSelectors: z.boolean().default(false),
        includeTemplates: z.boolean().default(false),
        fields: z.array(fieldSpecSchema).default([]),
      }),
    )
    .default([]),
  commonLabels: pairs.default({}),
  commonAnnotations: pairs.default({}),
  images: z.array(imageSchema).default([]),
  imageTags: z.array(imageSchema).default([]),
  replicas: z.array(replicasSchema).default([]),
  patches: z.array(patchSchema).default([]),
  patchesStrategicMerge: texts.default([]),
  patchesJson6902: z.array(patchSchema.required({ target: true })).default([]),
  configMapGenerator: z.array(generatorSchema).default([]),
  secretGenerator: z.array(generatorSchema.extend({ type: z.string().optional() })).default([]),
  generatorOptions: optionsSchema.optional(),
  replacements: z.array(replacementSchema).default([]),
  sortOptions: sortOptionsSchema.optional(),
  configurations: texts.default([]),
  crds: texts.default([]),
  openapi: z.record(z.string(), z.string()).default({}),
  generators: texts.default([]),
  transformers: texts.default([]),
  validators: texts.default([]),
  vars: z.array(variableSchema).default([]),
  buildMetadata: texts.default([]),
  helmCharts: charts,
  helmChartInflationGenerator: charts,
  helmGlobals: z.custom<JsonObject>().optional(),
});

export type Kustomization = z.output<typeof kustomizationSchema>;
export type Variable = z.output<typeof variableSchema>;

/** Throws Failure where it is none. `source` names the file. */
export function kustomizationOf(value: Json | undefined, source: string): Kustomization {
  if (value === undefined || (value !== null && typeof value !== "object")) {
    throw new Failure(`${source}: invalid Kustomization: it is no object`);
  }
  // What is null is as if it were not there.
  const entries = Object.entries(value ?? {}).filter(([, member]) => member !== null);
  return parsed(
    kustomizationSchema,
    Object.fromEntries(entries),
    `${source}: invalid Kustomization`,
  );
}

const versions: Readonly<Record<string, string>> = {
  Kustomization: "kustomize.config.k8s.io/v1beta1",
  Component: "kustomize.config.k8s.io/v1alpha1",
};

/** What is wrong with what a kustomization says that it is. */
export function faultsOf({ apiVersion, kind = "Kustomization" }: Kustomization): readonly string[] {
  const wanted = versions[kind] ?? versions.Kustomization;
  return [
    ...(versions[kind] === undefined ? ["kind should be Kustomization or Component"] : []),
    ...(apiVersion && apiVersion !== wanted ? [`apiVersion for ${kind} should be ${wanted}`] : []),
  ];
}

/** What a schema makes of a value. Throws Failure: `what`, then the place and what is wrong. */
export function parsed<S extends z.ZodType>(schema: S, value: unknown, what: string): z.output<S> {
  const { data, error } = schema.safeParse(value);
  if (error === undefined) return data;
  const [issue] = error.issues;
  const place = (issue?.path ?? []).map(String).join(".");
  const fact =
    issue?.code === "unrecognized_keys"
      ? `unknown field "${issue.keys[0]}"${place && ` in ${place}`}`
      : `${place}: ${issue?.message}`;
  throw new Failure(`${what}: ${fact}`);
}
