/** Generators and transformers that have files of their own. Source: kustomize 5.8, builtins. */
import * as z from "zod";
import type { JsonObject } from "../../api/json.ts";
import { metadataOf, textAt } from "../../api/json-parts.ts";
import { Failure } from "../kubectl/failure.ts";
import { type Generated, generated, withHashes } from "./generators.ts";
import { setImage, setReplicas } from "./images.ts";
import {
  fieldSpecSchema,
  generatorSchema,
  imageSchema,
  patchSchema,
  replacementSchema,
  replicasSchema,
} from "./kustomization.ts";
import { addPairs } from "./labels.ts";
import { addPrefix, addSuffix, setNamespace } from "./names.ts";
import { applyPatch, patchNamed, patchOf, type Site } from "./patches.ts";
import { replace, replacementsOf } from "./replacements.ts";
import { idOf, idText, kindText, type Resource, resourceOf } from "./resource.ts";
import type { Transform } from "./transformers.ts";
import { addValue, valueTargetsSchema } from "./values.ts";

const text = z.coerce.string().default("");
const pairs = z.record(z.string(), z.coerce.string()).default({});
const fieldSpecs = z.array(fieldSpecSchema).default([]);
const named = z.array(fieldSpecSchema, "fieldSpecs is not expected to be nil");

/** What a file makes of resources. */
type Plugin<Made> = (config: JsonObject, site: Site) => Made;

const transformers: Readonly<Record<string, Plugin<Transform>>> = {
  AnnotationsTransformer: plugin(z.object({ annotations: pairs, fieldSpecs }), (given) => (all) => {
    return addPairs(all, given.annotations, given.fieldSpecs);
  }),
  HashTransformer: () => withHashes,
  ImageTagTransformer: plugin(
    z.object({ imageTag: imageSchema.default({ name: "" }), fieldSpecs }),
    (given) => (all) => setImage(all, given.imageTag, given.fieldSpecs),
  ),
  LabelTransformer: plugin(z.object({ labels: pairs, fieldSpecs }), (given) => (all) => {
    return addPairs(all, given.labels, given.fieldSpecs);
  }),
  NamespaceTransformer: plugin(
    z.object({
      metadata: z.object({ namespace: text }),
      fieldSpecs,
      unsetOnly: z.boolean().optional(),
      setRoleBindingSubjects: z.enum(["none", "defaultOnly", "allServiceAccounts"]).optional(),
    }),
    ({ metadata: { namespace }, fieldSpecs: fields, ...given }) =>
      (all) =>
        setNamespace(all, { ...given, namespace, fields }),
  ),
  PatchJson6902Transformer: plugin(
    z.object({
      target: patchSchema.shape.target,
      path: z.string().optional(),
      jsonOp: z.string().optional(),
    }),
    ({ jsonOp, ...given }, site) => {
      const patch = patchOf({ ...given, patch: jsonOp }, site);
      return (all) => applyPatch(all, patch);
    },
  ),
  PatchStrategicMergeTransformer: plugin(
    z.object({ paths: z.array(z.string()).default([]), patches: z.string().default("") }),
    ({ paths, patches }, site) => {
      if (paths.length === 0 && patches === "") {
        throw new Failure("empty file path and empty patch content");
      }
      const given = paths.map((path) => patchNamed(path, site));
      const inline = patches === "" ? [] : [patchOf({ patch: patches }, site)];
      return (all) => [...given, ...inline].reduce(applyPatch, all);
    },
  ),
  PatchTransformer: plugin(z.object(patchSchema.shape), (given, site) => {
    const patch = patchOf(given, site);
    return (all) => applyPatch(all, patch);
  }),
  PrefixSuffixTransformer: plugin(
    z.object({ prefix: text, suffix: text, fieldSpecs: named }),
    (given) => (all) =>
      addSuffix(addPrefix(all, given.prefix, given.fieldSpecs), given.suffix, given.fieldSpecs),
  ),
  PrefixTransformer: plugin(z.object({ prefix: text, fieldSpecs: named }), (given) => (all) => {
    return addPrefix(all, given.prefix, given.fieldSpecs);
  }),
  ReplacementTransformer: plugin(
    z.object({ replacements: z.array(replacementSchema).default([]) }),
    (given, { folder }) => {
      const replacements = replacementsOf(given.replacements, folder);
      return (all) => replacements.reduce(replace, all);
    },
  ),
  ReplicaCountTransformer: plugin(
    z.object({ replica: replicasSchema.default({ name: "", count: 0 }), fieldSpecs }),
    (given) => (all) => setReplicas(all, given.replica, given.fieldSpecs),
  ),
  SuffixTransformer: plugin(z.object({ suffix: text, fieldSpecs: named }), (given) => (all) => {
    return addSuffix(all, given.suffix, given.fieldSpecs);
  }),
  ValueAddTransformer: plugin(valueTargetsSchema, (given, site) => addValue(given, site)),
};

const contents = z.object({
  ...generatorSchema.shape,
  name: z.string().optional(),
  metadata: z.object({ name: z.string().optional(), namespace: z.string().optional() }),
  type: z.string().optional(),
});

const entries = (kind: "ConfigMap" | "Secret"): Plugin<Generated> =>
  plugin(contents, ({ metadata, env, envs = [], ...given }, { folder }) => {
    const name = given.name || metadata.name || "";
    const namespace = given.namespace || metadata.namespace;
    const files = env === undefined ? envs : [...envs, env];
    return generated({ ...given, kind, name, namespace, envs: files }, folder);
  });

const generators: Readonly<Record<string, Plugin<Generated>>> = {
  ConfigMapGenerator: entries("ConfigMap"),
  SecretGenerator: entries("Secret"),
  HelmChartInflationGenerator: () => {
    throw new Failure("must specify --enable-helm");
  },
  IAMPolicyGenerator: plugin(
    z.object({
      cloud: text,
      kubernetesService: z.object({ namespace: z.string().optional(), name: text }),
      serviceAccount: z.object({ name: text, projectId: text }),
    }),
    ({ cloud, kubernetesService: { name, namespace }, serviceAccount }) => {
      if (cloud !== "gke") throw new Failure(`cloud provider ${cloud} not supported yet`);
      const account = `${serviceAccount.name}@${serviceAccount.projectId}.iam.gserviceaccount.com`;
      const annotations = { "iam.gke.io/gcp-service-account": account };
      const metadata = { annotations, name, ...(namespace && { namespace }) };
      const object = { apiVersion: "v1", kind: "ServiceAccount", metadata };
      return { resource: resourceOf(object), behavior: "create" };
    },
  ),
};

/** Reads a file with a schema, which takes other members for none. */
function plugin<S extends z.ZodType, Made>(
  schema: S,
  make: (given: z.output<S>, site: Site) => Made,
): Plugin<Made> {
  return (config, site) => {
    const { data, error } = schema.safeParse({ ...config, metadata: metadataOf(config) });
    if (error === undefined) return make(data, site);
    throw new Failure(error.issues[0]?.message ?? "it is not as it should be");
  };
}

/** The transformer that a file describes. Throws Failure. */
export const transformOf = (config: Resource, site: Site): Transform =>
  made(config, site, { known: transformers, others: generators, role: "transformer" });

/** What the generator makes that a file describes. Throws Failure. */
export function generatedBy(config: Resource, site: Site): Generated {
  try {
    return made(config, site, { known: generators, others: transformers, role: "generator" });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(`loading generator plugins: failed to load generator: ${error.message}`);
  }
}

interface Plugins<Made> {
  readonly known: Readonly<Record<string, Plugin<Made>>>;
  readonly others: Readonly<Record<string, Plugin<unknown>>>;
  readonly role: string;
}

function made<Made>(
  { object }: Resource,
  site: Site,
  { known, others, role }: Plugins<Made>,
): Made {
  const [id, apiVersion] = [idOf(object), textAt(object, "apiVersion")];
  if (apiVersion !== "builtin") {
    throw new Failure(`external plugins disabled; unable to load external plugin '${id.kind}'`);
  }
  const make = known[id.kind];
  if (make === undefined && others[id.kind] === undefined) {
    throw new Failure(`unable to load builtin ${kindText(id)}`);
  }
  if (make === undefined) throw new Failure(`plugin ${idText(id)} not a ${role}`);
  try {
    return make(object, site);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(`plugin ${idText(id)} fails configuration: ${error.message}`);
  }
}
