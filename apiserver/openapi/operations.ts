/** The operations on the paths of a resource, before they are put in the words of a version. */
import { patchTypes } from "../../api/request.ts";
import type { ResourceDefinition } from "../../api/resource.ts";
import { isBinary } from "../protobuf/encode.ts";
import { type Subresource, subresourcesOf, verbsOf } from "../served-resources.ts";
import { connectionPathsOf, isConnected } from "./connections.ts";
import {
  deleteCollectionParameters,
  deleteParameters,
  listParameters,
  logParameters,
  nameParameter,
  namespaceParameter,
  type Parameter,
  patchParameters,
  pretty,
  writeParameters,
} from "./parameters.ts";
import { type KindName, patchName } from "./schemas.ts";
import { watchPathsOf } from "./watch-paths.ts";

export type Method = "get" | "put" | "post" | "delete" | "patch" | "head" | "options";

export interface Operation {
  readonly method: Method;
  /** `list`, `post`, `deletecollection`, …: what clients look for. */
  readonly action: string;
  readonly id: string;
  readonly description: string;
  readonly kind: KindName;
  readonly parameters: readonly Parameter[];
  /** Name of the schema of the body. */
  readonly body?: string;
  /** Name of the schema of the answer; plain text where there is none. */
  readonly answer?: string;
  /** Whether the answer can be had in protobuf too. */
  readonly isBinary: boolean;
  /** The types of patches, where not all are taken. */
  readonly patches?: readonly string[];
  /** The code of success. */
  readonly code: string;
}

export interface Path {
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly operations: readonly Operation[];
}

/** Names of schemas by `group/version/Kind`. */
export type SchemaNames = ReadonlyMap<string, string>;

export const kindKey = ({ group, version, kind }: KindName) => `${group}/${version}/${kind}`;

const meta = "io.k8s.apimachinery.pkg.apis.meta.v1";

/** All paths of a resource: its collections, its objects and their subresources. */
export function pathsOf(definition: ResourceDefinition, names: SchemaNames): readonly Path[] {
  const { group, version, plural, namespaced, kind } = definition;
  const root = group === "" ? `/api/${version}` : `/apis/${group}/${version}`;
  const collection = namespaced ? `${root}/namespaces/{namespace}/${plural}` : `${root}/${plural}`;
  const place = namespaced ? [namespaceParameter] : [];
  const make = operationMaker(definition, names);
  const everywhere = make("list", "ForAllNamespaces");
  const object = [nameParameter(kind), ...place, pretty];
  const words = versionWord(definition);
  return [
    ...(namespaced && everywhere !== undefined
      ? [{ path: `${root}/${plural}`, parameters: [pretty], operations: [everywhere] }]
      : []),
    {
      path: collection,
      parameters: [...place, pretty],
      operations: present([make("list"), make("create"), make("deletecollection")]),
    },
    {
      path: `${collection}/{name}`,
      parameters: object,
      operations: present([make("get"), make("update"), make("patch"), make("delete")]),
    },
    ...subresourcesOf(definition).flatMap((subresource) =>
      isConnected(subresource)
        ? connectionPathsOf(definition, subresource, {
            object: `${collection}/{name}`,
            words,
            parameters: [nameParameter(kind), ...place],
          })
        : {
            path: `${collection}/{name}/${subresource.name}`,
            parameters: object,
            operations: subresource.verbs.map((verb) =>
              subresourceOperation(definition, names, subresource, verb),
            ),
          },
    ),
    ...watchPathsOf(definition, { root, words }),
  ].filter(({ operations }) => operations.length > 0);
}

const present = (operations: readonly (Operation | undefined)[]): Operation[] =>
  operations.filter((operation) => operation !== undefined);

interface Shape {
  readonly method: Method;
  readonly action: string;
  readonly word: string;
  readonly parameters: readonly Parameter[];
  readonly code: string;
}

/** What an operation of each verb is made of. */
const shapes: Readonly<Record<string, Shape>> = {
  list: shape("get", "list", "list", listParameters),
  create: shape("post", "post", "create", writeParameters, "201"),
  deletecollection: shape(
    "delete",
    "deletecollection",
    "deleteCollection",
    deleteCollectionParameters,
  ),
  get: shape("get", "get", "read", []),
  update: shape("put", "put", "replace", writeParameters),
  patch: shape("patch", "patch", "patch", patchParameters),
  delete: shape("delete", "delete", "delete", deleteParameters),
};

function shape(
  method: Method,
  action: string,
  word: string,
  parameters: readonly Parameter[],
  code = "200",
): Shape {
  return { method, action, word, parameters, code };
}

function operationMaker(definition: ResourceDefinition, names: SchemaNames) {
  const { group, version, kind, namespaced } = definition;
  const own = names.get(kindKey({ group, version, kind }));
  const verbs = verbsOf(definition);
  return (verb: string, suffix = ""): Operation | undefined => {
    const made = shapes[verb];
    if (made === undefined || !verbs.includes(verb)) return undefined;
    const scope = namespaced && suffix === "" ? "Namespaced" : "";
    const deletes = verb.startsWith("delete");
    const answer = { list: own === undefined ? undefined : `${own}List` }[verb] ?? own;
    return {
      ...made,
      id: `${made.word}${versionWord(definition)}${scope}${kind}${suffix}`,
      description: `${made.word} ${kind}`,
      isBinary: isBinary(definition),
      kind: { group, version, kind },
      ...bodyOf(verb, own),
      ...patchesOf(definition),
      ...(deletes ? { answer: `${meta}.Status` } : answer === undefined ? {} : { answer }),
    };
  };
}

/** Lists of custom resources have no keys by which a strategic patch could merge them. */
function patchesOf({ custom }: ResourceDefinition): { patches?: readonly string[] } {
  const { json, merge, apply } = patchTypes;
  return custom === undefined ? {} : { patches: [json, merge, apply] };
}

function bodyOf(verb: string, own: string | undefined): { body?: string } {
  if (verb === "patch") return { body: patchName };
  if (verb.startsWith("delete")) return { body: `${meta}.DeleteOptions` };
  return (verb === "create" || verb === "update") && own !== undefined ? { body: own } : {};
}

function subresourceOperation(
  definition: ResourceDefinition,
  names: SchemaNames,
  { name, kind }: Subresource,
  verb: string,
): Operation {
  const made = shapes[verb] ?? shape("get", "get", "read", []);
  const own = names.get(kindKey(kind));
  const isLog = name === "log";
  const scope = definition.namespaced ? "Namespaced" : "";
  const suffix = name.charAt(0).toUpperCase() + name.slice(1);
  return {
    ...made,
    id: `${made.word}${versionWord(definition)}${scope}${definition.kind}${suffix}`,
    description: `${made.word} ${name} of the specified ${definition.kind}`,
    kind: { ...kind },
    isBinary: isBinary(definition),
    parameters: isLog ? logParameters : made.parameters,
    ...bodyOf(verb, own),
    ...patchesOf(definition),
    ...(own === undefined || isLog ? {} : { answer: own }),
  };
}

/** `AppsV1`, `RbacAuthorizationV1` */
function versionWord({ group, version }: ResourceDefinition): string {
  const words = group === "" ? ["core"] : group.replace(/\.k8s\.io$/, "").split(/[.-]/);
  return [...words, version].map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}
