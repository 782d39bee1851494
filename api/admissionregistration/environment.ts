/**
 * What expressions of webhooks and policies may name.
 * Source: k8s.io/apiserver/pkg/admission/plugin/cel/compile.go 1.36.
 */
import {
  type CelCompiled,
  type CelDeclarations,
  type CelType,
  compileCel,
  listOf,
  mapOf,
  types,
} from "../cel/index.ts";
import { authorizerFunctions, authorizerType } from "./authorizer.ts";
import { patchFunctions, patchMessageType } from "./patch-types.ts";

const { string, bool, int, timestamp, dyn } = types;

const object = (name: string, fields: Readonly<Record<string, CelType>>): CelType => ({
  kind: "object",
  name: `kubernetes.${name}`,
  fields,
});

const groupVersionKind = object("GroupVersionKind", {
  group: string,
  version: string,
  kind: string,
});

const groupVersionResource = object("GroupVersionResource", {
  group: string,
  version: string,
  resource: string,
});

const request = object("AdmissionRequest", {
  kind: groupVersionKind,
  resource: groupVersionResource,
  subResource: string,
  requestKind: groupVersionKind,
  requestResource: groupVersionResource,
  requestSubResource: string,
  name: string,
  namespace: string,
  operation: string,
  userInfo: object("UserInfo", {
    username: string,
    uid: string,
    groups: listOf(string),
    extra: mapOf(string, listOf(string)),
  }),
  dryRun: bool,
  options: dyn,
});

const texts = mapOf(string, string);

const namespaceObject = object("Namespace", {
  metadata: object("NamespaceMetadata", {
    name: string,
    generateName: string,
    namespace: string,
    labels: texts,
    annotations: texts,
    UID: string,
    creationTimestamp: timestamp,
    deletionGracePeriodSeconds: int,
    deletionTimestamp: timestamp,
    generation: int,
    resourceVersion: string,
    finalizers: listOf(string),
  }),
  spec: object("NamespaceSpec", { finalizers: listOf(string) }),
  status: object("NamespaceStatus", {
    conditions: listOf(
      object("NamespaceCondition", {
        status: string,
        type: string,
        lastTransitionTime: timestamp,
        message: string,
        reason: string,
      }),
    ),
    phase: string,
  }),
});

/** What an expression may name beside the request and its objects. */
export interface Names {
  readonly hasParams: boolean;
  /** Absent: it may ask the authorizer. */
  readonly hasAuthorizer?: false;
  /** It makes patches, from `Object{...}` or `JSONPatch{...}`. */
  readonly makesPatches?: true;
  /** The types of the variables of its policy, where it has any. */
  readonly variables?: Readonly<Record<string, CelType>>;
  /** The types of the objects where they are known, as they are when types are checked. */
  readonly objects?: { readonly object: CelType; readonly params?: CelType };
}

/** Compiles an expression that has to give one of some types. */
export function compileExpression(
  expression: string,
  names: Names,
  returns?: readonly CelType[],
): CelCompiled {
  const asks = names.hasAuthorizer !== false;
  const declared: CelDeclarations = {
    variables: {
      object: names.objects?.object ?? dyn,
      oldObject: names.objects?.object ?? dyn,
      request,
      namespaceObject,
      ...(names.hasParams ? { params: names.objects?.params ?? dyn } : {}),
      ...(asks ? { authorizer: authorizerType } : {}),
      ...(names.variables === undefined ? {} : { variables: variablesType(names.variables) }),
    },
    // They are known even where the authorizer is not.
    functions: [...authorizerFunctions, ...(names.makesPatches ? patchFunctions : [])],
    ...(returns === undefined ? {} : { returns }),
    ...(names.makesPatches ? { messageType: patchMessageType } : {}),
  };
  return compileCel(expression, declared);
}

const variablesType = (fields: Readonly<Record<string, CelType>>): CelType => ({
  kind: "object",
  name: "kubernetes.variables",
  fields,
});

/**
 * The type that a variable has for other expressions: what is no plain value may be anything.
 * Source: convertCelTypeToDeclType of the same package.
 */
export function variableType(type: CelType): CelType {
  switch (type.kind) {
    case "list":
      return listOf(variableType(type.item));
    case "map":
      return mapOf(variableType(type.key), variableType(type.value));
    case "bool":
    case "int":
    case "uint":
    case "double":
    case "string":
    case "bytes":
    case "timestamp":
    case "duration":
      return type;
    default:
      return dyn;
  }
}
