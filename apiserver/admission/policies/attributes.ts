import { Namespace } from "../../../api/core/namespace.ts";
import type { JsonObject } from "../../../api/json.ts";
import type { RequestOptions } from "../../../api/request.ts";
import type { KubeObject } from "../../../api/resource.ts";
import { notFound } from "../../../api/status.ts";
import type { Registry } from "../../registry/context.ts";
import {
  type Attributes,
  type Form,
  type Matched,
  operationNames,
  type Surroundings,
  userOf,
} from "../matching/index.ts";
import type { KindShape, Operation } from "../plugin.ts";

/** An operation as webhooks and policies see it. */
export function attributesOf(operation: Operation, object: KubeObject | undefined): Attributes {
  const { definition, kind, stored } = operation;
  const { group, version, plural } = definition;
  const isNamespace = group === "" && plural === "namespaces";
  const namespace = isNamespace ? operation.name : operation.namespace;
  return {
    operation: operationNames[operation.verb],
    resource: { group, version, resource: plural },
    kind: namesOf(kind),
    subresource: operation.subresource ?? "",
    name: operation.givenName,
    namespace: namespace ?? "",
    object,
    oldObject: stored,
    owners: operation.owners,
    options: optionsOf(operation.verb, operation.options),
    dryRun: operation.dryRun,
    userInfo: operation.user ?? userOf(operation.actor, nodeOf(operation, object ?? stored)),
    authorizer: operation.authorizer,
  };
}

/** Where kinds that kubelets write say which node they are from. */
interface Placed extends KubeObject {
  readonly spec?: { readonly nodeName?: string };
  readonly source?: { readonly host?: string };
  readonly deprecatedSource?: { readonly host?: string };
  readonly reportingInstance?: string;
}

/** The node whose kubelet is most likely to write the object. */
function nodeOf({ definition }: Operation, object: KubeObject | undefined): string {
  if (object === undefined) return "";
  const { spec, source, deprecatedSource, reportingInstance } = object as Placed;
  if (definition.plural === "pods") return spec?.nodeName ?? "";
  if (definition.plural !== "events") return object.metadata?.name ?? "";
  return (source ?? deprecatedSource)?.host ?? reportingInstance ?? "";
}

const kinds = {
  create: "CreateOptions",
  update: "UpdateOptions",
  delete: "DeleteOptions",
  connect: undefined,
} as const;

function optionsOf(verb: Operation["verb"], options: RequestOptions): JsonObject | null {
  const kind = kinds[verb];
  if (kind === undefined) return null;
  const { fieldManager, fieldValidation, gracePeriodSeconds, propagationPolicy } = options;
  const { preconditions } = options;
  const apiVersion = "meta.k8s.io/v1";
  const dryRun = options.dryRun === true ? { dryRun: ["All"] } : {};
  if (verb === "delete") {
    return {
      kind,
      apiVersion,
      ...(gracePeriodSeconds === undefined ? {} : { gracePeriodSeconds }),
      ...(preconditions === undefined ? {} : { preconditions }),
      ...(propagationPolicy === undefined ? {} : { propagationPolicy }),
      ...dryRun,
    };
  }
  return {
    kind,
    apiVersion,
    ...dryRun,
    ...(fieldManager === undefined ? {} : { fieldManager }),
    ...(fieldValidation === undefined ? {} : { fieldValidation }),
  };
}

/** What matching has to know of the cluster. */
export function surroundingsOf(operation: Operation, registry: Registry): Surroundings {
  return {
    labelsOf: (name) => namespaceOf(name, registry).metadata.labels ?? {},
    equivalents: formsOf(operation, registry),
  };
}

/** Throws NotFound. */
export function namespaceOf(name: string, { storage }: Registry): KubeObject {
  const found = storage.get("namespaces", name);
  if (found === undefined) throw notFound(Namespace, name);
  return found;
}

/** The other versions in which the same objects are served. */
function formsOf({ definition, kind }: Operation, { resources }: Registry): readonly Form[] {
  const own = resources.find(definition);
  const others = resources.all.filter((each) => each.table === own.table && each !== own);
  return others.map((other) => {
    const { group, version, plural } = other.definition;
    const resource = { group, version, resource: plural };
    if (isPart(kind, definition))
      return { resource, kind: namesOf(kind), convert: same, revert: same };
    return {
      resource,
      kind: namesOf(other.definition),
      convert: (object) => other.fromStored(own.toStored(object)),
      revert: (object) => own.fromStored(other.toStored(object)),
    };
  });
}

/** A Scale is a Scale, whatever it scales in whatever version. */
const isPart = (kind: KindShape, definition: KindShape): boolean =>
  kind.kind !== definition.kind || kind.group !== definition.group;

const namesOf = ({ group, version, kind }: KindShape) => ({ group, version, kind });
const same = (object: KubeObject) => object;

/** The kind in which a request matched, as bodies of it are read. */
export function shapeOf(
  { kind }: Operation,
  { resource, form }: Matched,
  { resources }: Registry,
): KindShape {
  if (form === undefined || form.convert === same) return kind;
  return resources.find({ ...resource, plural: resource.resource }).definition;
}
