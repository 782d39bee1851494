/**
 * Builds kustomizations, as `kubectl kustomize` does: what they name is read, made, and changed in
 * their order. Source: kustomize 5.8, https://kubectl.docs.kubernetes.io/references/kustomize/.
 */
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import { metadataOf, part } from "../../api/json-parts.ts";
import { goYaml } from "../../api/yaml.ts";
import { Failure } from "../kubectl/failure.ts";
import type { Files } from "../kubectl/made/maker.ts";
import { deprecations } from "./deprecated.ts";
import { documentsOf, Folder, joined } from "./folder.ts";
import { withHashes } from "./generators.ts";
import { faultsOf, type Kustomization, kustomizationOf } from "./kustomization.ts";
import { metadataLabels } from "./label-fields.ts";
import { addPairs } from "./labels.ts";
import { sorted } from "./order.ts";
import { withOrigin, withoutOrigins } from "./origins.ts";
import { fixReferences } from "./references.ts";
import { idOf, idText, isSameId, itemsOf, type Resource, resourceOf } from "./resource.ts";
import { Schemas } from "./schemas.ts";
import { generate, type Target, transform, validate } from "./steps.ts";
import { tablesOf } from "./table-files.ts";
import { emptyTables, mergeTables, type Tables } from "./tables.ts";
import { addVariables, mergeVariables, resolveVariables, type Variables } from "./variables.ts";

export { objectFiles } from "./object-files.ts";

/** The names that its file may have. */
const fileNames = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

/** Whether there is a kustomization in a folder. */
export const hasKustomization = (files: Files, path: string): boolean =>
  files.list(path)?.some((name) => fileNames.includes(name)) === true;

export interface BuildOptions {
  /** What is told besides, a line at a time. */
  readonly warn?: Warn;
  /** Whether files may be from outside of the folder of their kustomization. */
  readonly loadsFromAnywhere?: boolean;
}

/** The objects of the kustomization in a folder. Throws Failure. */
export function buildKustomization(
  files: Files,
  path: string,
  { warn = () => undefined, loadsFromAnywhere }: BuildOptions = {},
): readonly JsonObject[] {
  if (isAddress(path)) throw remote(path);
  const folder = new Folder(files, path, loadsFromAnywhere);
  if (files.list(folder.path) === undefined) {
    throw new Failure(`must build at directory: not a valid directory: '${path}'`);
  }
  const source = read(folder, warn);
  const { buildMetadata, sortOptions = {} } = source.kustomization;
  const schemas = new Schemas();
  schemas.set(source.kustomization.openapi, folder);
  const origin = buildMetadata.length === 0 ? undefined : ".";
  const built = accumulate(nothing, { ...source, way: [folder.path], origin, schemas, warn });
  const resources = finished(built, warn);
  const labelled = buildMetadata.includes("managedByLabel")
    ? addPairs(sorted(resources, sortOptions), managedBy, [metadataLabels])
    : sorted(resources, sortOptions);
  return labelled.map((resource) => withoutOrigins(resource, buildMetadata).object);
}

type Warn = (line: string) => void;

/** The kustomize that is within kubectl 1.36. */
const managedBy = { "app.kubernetes.io/managed-by": "kustomize-v5.8.1" };

/** What is done once, when all names are known. */
function finished(built: Built, warn: Warn): readonly Resource[] {
  const { nameReference, varReference } = built.tables;
  const mended = fixReferences(withHashes(built.resources), nameReference);
  const { resources, unused } = resolveVariables({ ...built, resources: mended }, varReference);
  if (unused.length > 0) {
    warn(`well-defined vars that were never replaced: ${unused.join(",")}`);
  }
  return resources.filter((resource) => !isLocal(resource));
}

/** What is only for the tools that read it. Source: kustomize 5.8, DropLocalNodes. */
function isLocal({ object }: Resource): boolean {
  const annotations = part(metadataOf(object), "annotations");
  const isLocalConfig = annotations["config.kubernetes.io/local-config"];
  return isLocalConfig !== undefined && isLocalConfig !== "false";
}

interface Source {
  readonly folder: Folder;
  readonly fileName: string;
  readonly kustomization: Kustomization;
}

function read(folder: Folder, warn: Warn): Source {
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
  const kustomization = kustomizationOf(document, source);
  if (isObject(document)) deprecations(document).forEach(warn);
  const faults = faultsOf(kustomization);
  if (faults.length > 0) {
    const all = faults.join("\n");
    throw new Failure(`Failed to read kustomization file under ${folder.path}:\n${all}`);
  }
  return { folder, fileName: name, kustomization };
}

interface Built extends Variables {
  readonly tables: Tables;
}

const nothing: Built = { resources: [], variables: [], tables: emptyTables };

interface Way extends Target {
  readonly warn: Warn;
}

/** What a kustomization makes of what is there, with its own among it. */
function accumulate(before: Built, target: Way): Built {
  const { kustomization, folder } = target;
  const { resources, bases, components, generators, transformers, validators } = kustomization;
  const read = readResources(before, [...resources, ...bases], target);
  const tables = mergeTables(read.tables, tablesOf(kustomization, folder));
  const generated = generate(read.resources, configs(generators, target), target);
  const whole = components.reduce<Built>(
    (built, path) => accumulate(built, component(path, target)),
    {
      ...read,
      tables,
      resources: generated,
    },
  );
  const transformed = transform(whole.resources, configs(transformers, target), {
    ...target,
    tables: whole.tables,
  });
  validate(transformed, configs(validators, target), target);
  return {
    ...whole,
    ...addVariables({ ...whole, resources: transformed }, kustomization.vars),
  };
}

function component(path: string, target: Way): Way {
  const folder = target.folder.folder(path);
  if (folder === undefined) throw new Failure(`component "${path}": no such folder`);
  return below(path, folder, target);
}

function below(path: string, folder: Folder, target: Way): Way {
  const { way, warn, schemas } = target;
  if (way.includes(folder.path)) {
    throw new Failure(`cycle detected: ${[...way, folder.path].join(" -> ")}`);
  }
  const source = read(folder, warn);
  schemas.set(source.kustomization.openapi, folder);
  const origin = target.origin === undefined ? undefined : joined(target.origin, path);
  return { ...source, way: [...way, folder.path], origin, schemas, warn };
}

/** The generators or transformers of their files, or as they are given. */
function configs(given: readonly string[], target: Way): readonly Resource[] {
  const inline = given.map((text) => inlineObjects(text));
  const paths = given.filter((_, index) => inline[index] === undefined);
  const here = inline.flatMap((objects = []) =>
    objects.map((object) => originally(resourceOf(object), target.fileName, target)),
  );
  return readResources({ ...nothing, resources: here }, paths, target).resources;
}

/** Nothing where it is a path. */
function inlineObjects(text: string): readonly JsonObject[] | undefined {
  if (!text.includes(":")) return undefined;
  const documents = documentsOf(text, "inline");
  return documents.every(isObject) ? documents.flatMap(itemsOf) : undefined;
}

const originally = (resource: Resource, path: string, { origin }: Target): Resource =>
  origin === undefined ? resource : withOrigin(resource, { path: joined(origin, path) });

const isAddress = (path: string) => /^(?:[a-z+]+:\/\/|git@|github\.com\/)/.test(path);

const remote = (path: string) =>
  new Failure(`"${path}" is not fetched: give what is beside the kustomization`);

function readResources(before: Built, paths: readonly string[], target: Way): Built {
  return paths.reduce((built, path) => {
    if (isAddress(path)) throw remote(path);
    const base = target.folder.folder(path);
    const { resources, tables, variables } = built;
    if (base === undefined) {
      return { resources: readFile(resources, path, target), tables, variables };
    }
    const other = accumulate(nothing, below(path, base, target));
    return {
      resources: other.resources.reduce(added, resources),
      tables: mergeTables(tables, other.tables),
      variables: mergeVariables(variables, other.variables),
    };
  }, before);
}

const readFile = (resources: readonly Resource[], path: string, target: Way): readonly Resource[] =>
  objectsIn(target.folder.documents(path), path)
    .map((object) => originally(resourceOf(object), path, target))
    .reduce(added, resources);

const objectsIn = (documents: readonly Json[], path: string): readonly JsonObject[] =>
  documents.flatMap((document) => {
    if (!isObject(document)) throw new Failure(`${path}: not an object`);
    return itemsOf(document).map((object) => {
      const { kind, name } = idOf(object);
      if (kind === "") throw new Failure(`${path}: missing Resource metadata: kind is not set`);
      if (name === "") throw new Failure(`${path}: missing metadata.name in object of ${kind}`);
      return object;
    });
  });

function added(resources: readonly Resource[], resource: Resource): readonly Resource[] {
  const id = idOf(resource.object);
  if (!resources.some(({ object }) => isSameId(idOf(object), id))) return [...resources, resource];
  throw new Failure(`may not add resource with an already registered id: ${idText(id)}`);
}
