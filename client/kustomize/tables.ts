/** The tables of fields that transformers go by: kustomize's own, and what files add to them. */
import { Failure } from "../kubectl/failure.ts";
import { type FieldSpec, isFor, type KindSelector } from "./fields.ts";
import {
  annotationFields,
  metadataLabels,
  selectorLabels,
  templateLabels,
} from "./label-fields.ts";
import { byKind } from "./order.ts";
import { type References, references } from "./reference-fields.ts";
import { kindText } from "./resource.ts";
import { variableFields } from "./variable-fields.ts";

type Fields = readonly FieldSpec[];

/** By the names that files of `configurations` have for them. */
export interface Tables {
  readonly namePrefix: Fields;
  readonly nameSuffix: Fields;
  readonly namespace: Fields;
  readonly commonLabels: Fields;
  readonly labels: Fields;
  readonly templateLabels: Fields;
  readonly commonAnnotations: Fields;
  readonly nameReference: readonly References[];
  readonly varReference: Fields;
  readonly images: Fields;
  readonly replicas: Fields;
}

export const emptyTables: Tables = {
  namePrefix: [],
  nameSuffix: [],
  namespace: [],
  commonLabels: [],
  labels: [],
  templateLabels: [],
  commonAnnotations: [],
  nameReference: [],
  varReference: [],
  images: [],
  replicas: [],
};

const scalable = ["Deployment", "ReplicationController", "ReplicaSet", "StatefulSet"];

const inPods = ["containers[]/image", "initContainers[]/image", "volumes[]/image/reference"];

/** Source: kustomize 5.8, builtinpluginconsts. */
const unordered: Tables = {
  namePrefix: [{ path: "metadata/name" }],
  nameSuffix: [{ path: "metadata/name" }],
  namespace: [
    { path: "metadata/name", kind: "Namespace", create: true },
    {
      path: "spec/service/namespace",
      group: "apiregistration.k8s.io",
      kind: "APIService",
      create: true,
    },
    {
      path: "spec/conversion/webhook/clientConfig/service/namespace",
      group: "apiextensions.k8s.io",
      kind: "CustomResourceDefinition",
    },
  ],
  commonLabels: [...selectorLabels, metadataLabels, ...templateLabels],
  labels: [],
  templateLabels: [metadataLabels, ...templateLabels],
  commonAnnotations: annotationFields,
  nameReference: references,
  varReference: variableFields,
  images: ["spec", "spec/template/spec"].flatMap((place) =>
    inPods.map((path) => ({ path: `${place}/${path}`, create: true })),
  ),
  replicas: scalable.map((kind) => ({ path: "spec/replicas", kind, create: true })),
};

export const defaultTables: Tables = mergeTables(emptyTables, unordered);

/** Both, where they agree. Throws Failure where one makes a field that the other does not. */
export function mergeTables(one: Tables, other: Tables): Tables {
  if (one === other || other === emptyTables) return one;
  if (one === emptyTables && other !== unordered) return other;
  return {
    namePrefix: merged("NamePrefix", one.namePrefix, other.namePrefix),
    nameSuffix: merged("NameSuffix", one.nameSuffix, other.nameSuffix),
    namespace: merged("NameSpace", one.namespace, other.namespace),
    commonLabels: merged("CommonLabels", one.commonLabels, other.commonLabels),
    labels: merged("Labels", one.labels, other.labels),
    templateLabels: merged("TemplateLabels", one.templateLabels, other.templateLabels),
    commonAnnotations: merged("CommonAnnotations", one.commonAnnotations, other.commonAnnotations),
    nameReference: mergedReferences(one.nameReference, other.nameReference),
    varReference: merged("VarReference", one.varReference, other.varReference),
    images: merged("Images", one.images, other.images),
    replicas: merged("Replicas", one.replicas, other.replicas),
  };
}

/** The fields with others, but for those that are among them. */
export function mergeFields(fields: Fields, more: Fields): Fields {
  return more.reduce<Fields>((made, field) => {
    const known = made.find(({ path, ...kind }) => path === field.path && isCoveredBy(field, kind));
    if (known === undefined) return made.concat(field);
    if ((known.create ?? false) === (field.create ?? false)) return made;
    throw new Failure("conflicting fieldspecs");
  }, fields);
}

/** What `more` says of kinds holds for `known`, too. */
function isCoveredBy(more: FieldSpec, { group = "", version = "", kind = "" }: KindSelector) {
  return isFor(more, { group, version, kind });
}

function merged(table: string, one: Fields, other: Fields): Fields {
  try {
    return byKind(mergeFields(one, other));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(`failed to merge ${table} fieldSpec: ${error.message}`);
  }
}

function mergedReferences(
  one: readonly References[],
  other: readonly References[],
): readonly References[] {
  const all = other.reduce<readonly References[]>((made, added) => {
    const text = kindText(added);
    if (!made.some((each) => kindText(each) === text)) return made.concat(added);
    return made.map((each) =>
      kindText(each) === text
        ? { ...each, fields: merged("NameReference", each.fields, added.fields) }
        : each,
    );
  }, one);
  return byKind(all);
}
