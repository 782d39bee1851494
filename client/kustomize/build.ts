/**
 * Builds kustomizations, as `kubectl kustomize` does: what they name is read, made, and changed in
 * their order. Source: kustomize 5.8, https://kubectl.docs.kubernetes.io/references/kustomize/.
 */
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import { goYaml } from "../../api/yaml.ts";
import { Failure } from "../kubectl/failure.ts";
import type { Files } from "../kubectl/made/maker.ts";
import { documentsOf, Folder } from "./folder.ts";
import { type Generator, generate, withHashes } from "./generators.ts";
import { setImage, setReplicas } from "./images.ts";
import { type Kustomization, kustomizationOf } from "./kustomization.ts";
import {
  annotationFields,
  metadataLabels,
  selectorLabels,
  templateLabels,
} from "./label-fields.ts";
import { addPairs } from "./labels.ts";
import { addAffixes, setNamespace } from "./names.ts";
import { sorted } from "./order.ts";
import { applyPatch } from "./patches.ts";
import { fixReferences } from "./references.ts";
import { type Replacement, replace } from "./replacements.ts";
import { idOf, idText, isSameId, itemsOf, type Resource, resourceOf } from "./resource.ts";

/** The names that its file may have. */
const fileNames = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

/** Whether there is a kustomization in a folder. */
export const hasKustomization = (files: Files, path: string): boolean =>
  files.list(path)?.some((name) => fileNames.includes(name)) === true;

/** The objects of the kustomization in a folder. Throws Failure. */
export function buildKustomization(files: Files, path: string): readonly JsonObject[] {
  if (isAddress(path)) throw remote(path);
  const folder = new Folder(files, path);
  if (files.list(folder.path) === undefined) {
    throw new Failure(`must build at directory: not a valid directory: '${path}'`);
  }
  const kustomization = read(folder);
  const built = fixReferences(withHashes(accumulate([], folder, [], kustomization)));
  return sorted(built, kustomization.sortOptions ?? {}).map(({ object }) => object);
}

function read(folder: Folder): Kustomization {
  const found = fileNames.filter((name) => folder.has(name));
  const [name] = found;
  if (name === undefined) {
    const names = fileNames
      .map((each) => `'${each}'`)
      .join(", ")
      .replace(/, (?=[^,]*$)/, " or ");
    throw new Failure(`unable to find one of ${names} in directory '${folder.path}'`);
  }
  if (found.length > 1) throw new Failure(`Found multiple kustomization files: ${folder.path}`);
  const source = `${folder.path}/${name}`;
  const [document] = folder.documents(name, goYaml);
  if (document === undefined) throw new Failure(`${source} is empty`);
  return kustomizationOf(document, source);
}

/** What a kustomization makes of resources that are there, with its own among them. */
function accumulate(
  before: readonly Resource[],
  folder: Folder,
  above: readonly string[],
  kustomization = read(folder),
): readonly Resource[] {
  if (above.includes(folder.path)) {
    throw new Failure(`cycle detected: ${[...above, folder.path].join(" -> ")}`);
  }
  const way = [...above, folder.path];
  let resources = before;
  for (const path of [...kustomization.resources, ...kustomization.bases]) {
    for (const resource of readResource(folder, path, way)) resources = added(resources, resource);
  }
  for (const generator of generatorsOf(kustomization)) {
    resources = generate(resources, generator, folder);
  }
  for (const path of kustomization.components) {
    const component = folder.folder(path);
    if (component === undefined) throw new Failure(`component "${path}": no such folder`);
    resources = accumulate(resources, component, way);
  }
  return transform(resources, kustomization, folder);
}

const isAddress = (path: string) => /^(?:[a-z+]+:\/\/|git@|github\.com\/)/.test(path);

const remote = (path: string) =>
  new Failure(`"${path}" is not fetched: give what is beside the kustomization`);

function readResource(folder: Folder, path: string, way: readonly string[]): readonly Resource[] {
  if (isAddress(path)) throw remote(path);
  const base = folder.folder(path);
  if (base !== undefined) return accumulate([], base, way);
  return folder.documents(path).flatMap((document) => {
    if (!isObject(document)) throw new Failure(`${path}: not an object`);
    return itemsOf(document).map((object) => {
      const { kind, name } = idOf(object);
      if (kind === "") throw new Failure(`${path}: missing Resource metadata: kind is not set`);
      if (name === "") throw new Failure(`${path}: missing metadata.name in object of ${kind}`);
      return resourceOf(object);
    });
  });
}

function added(resources: readonly Resource[], resource: Resource): readonly Resource[] {
  const id = idOf(resource.object);
  if (!resources.some(({ object }) => isSameId(idOf(object), id))) return [...resources, resource];
  throw new Failure(`may not add resource with an already registered id: ${idText(id)}`);
}

function generatorsOf(kustomization: Kustomization): readonly Generator[] {
  const { configMapGenerator, secretGenerator, generatorOptions } = kustomization;
  const all = [
    ...configMapGenerator.map((given) => ({ ...given, kind: "ConfigMap" as const })),
    ...secretGenerator.map((given) => ({ ...given, kind: "Secret" as const })),
  ];
  return all.map(({ env, envs = [], options, ...given }) => ({
    ...given,
    envs: env === undefined ? envs : [...envs, env],
    options: {
      ...generatorOptions,
      ...options,
      labels: both(generatorOptions?.labels, options?.labels),
      annotations: both(generatorOptions?.annotations, options?.annotations),
    },
  }));
}

const both = (one: JsonObject | undefined, other: JsonObject | undefined) =>
  one === undefined && other === undefined ? undefined : { ...one, ...other };

/** In the order in which kustomize does it. */
function transform(
  given: readonly Resource[],
  kustomization: Kustomization,
  folder: Folder,
): readonly Resource[] {
  let resources = given;
  for (const text of kustomization.patchesStrategicMerge) {
    resources = applyPatch(
      resources,
      patchOf(isPath(text) ? { path: text } : { patch: text }, folder),
    );
  }
  for (const patch of kustomization.patches)
    resources = applyPatch(resources, patchOf(patch, folder));
  resources = setNamespace(resources, kustomization.namespace);
  resources = addAffixes(resources, kustomization.namePrefix, kustomization.nameSuffix);
  resources = label(resources, kustomization);
  resources = addPairs(resources, kustomization.commonAnnotations, annotationFields);
  for (const patch of kustomization.patchesJson6902) {
    resources = applyPatch(resources, patchOf(patch, folder));
  }
  for (const replicas of kustomization.replicas) resources = setReplicas(resources, replicas);
  for (const image of kustomization.images) resources = setImage(resources, image);
  for (const replacement of replacementsOf(kustomization, folder)) {
    resources = replace(resources, replacement);
  }
  return resources;
}

function label(
  given: readonly Resource[],
  { labels, commonLabels }: Kustomization,
): readonly Resource[] {
  const everywhere = [...selectorLabels, metadataLabels, ...templateLabels];
  const resources = labels.reduce(
    (labelled, { pairs, includeSelectors, includeTemplates, fields }) => {
      const usual = includeSelectors
        ? everywhere
        : [metadataLabels, ...(includeTemplates ? templateLabels : [])];
      return addPairs(labelled, pairs, [...fields, ...usual]);
    },
    given,
  );
  return addPairs(resources, commonLabels, everywhere);
}

/** A patch that is given as text has more than a line. */
const isPath = (text: string) => !text.includes("\n");

type GivenPatch = Kustomization["patches"][number];

function patchOf({ path, patch, target, options }: GivenPatch, folder: Folder) {
  if ((path === undefined) === (patch === undefined)) {
    throw new Failure("patches: must specify exactly one of patch and path");
  }
  const documents: readonly Json[] =
    path === undefined ? documentsOf(patch ?? "", "patch") : folder.documents(path);
  const { allowNameChange = false, allowKindChange = false } = options ?? {};
  return { documents, target, allowNameChange, allowKindChange };
}

function replacementsOf({ replacements }: Kustomization, folder: Folder): readonly Replacement[] {
  return replacements.flatMap(({ path, targets, ...given }) => {
    if (path === undefined) return [{ ...given, targets: targets ?? [] }];
    const documents = folder.documents(path).flat() as Json[];
    const { replacements: read } = kustomizationOf({ replacements: documents }, path);
    return replacementsOf({ replacements: read } as Kustomization, folder);
  });
}
