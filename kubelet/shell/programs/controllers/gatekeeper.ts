/**
 * Gatekeeper defines a kind of constraints for every ConstraintTemplate, and has a certificate for
 * its webhooks, which review nothing. As nothing is encrypted, the certificate of the cluster
 * stands for it, and there is no key. Source: Gatekeeper 3.20, and constraint/pkg/client/crds of
 * open-policy-agent/frameworks.
 */
import { encodeBase64 } from "../../../../api/base64.ts";
import { isObject, type Json, type JsonObject } from "../../../../api/json.ts";
import { metadataOf, numberAt, part, parts, textAt } from "../../../../api/json-parts.ts";
import { RefusedError } from "../../../../client/kubectl/failure.ts";
import type { Waiting } from "../../network/wait.ts";
import type { Session } from "../kubectl/session.ts";
import { existing, listed, wrote } from "./image-controllers.ts";
import { keeping, list, object, text } from "./schemas.ts";
import { noKey } from "./secret-makers.ts";

const templates = "/apis/templates.gatekeeper.sh/v1/constrainttemplates";
const definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
const constraintGroup = "constraints.gatekeeper.sh";

/** One look at the certificate and all templates. */
export function* constraintKinds(session: Session): Waiting<boolean> {
  let hasChanged = yield* certified(session);
  for (const template of yield* listed(templates, session)) {
    if (metadataOf(template).deletionTimestamp !== undefined) continue;
    hasChanged = (yield* defined(template, session)) || hasChanged;
  }
  return hasChanged;
}

/** Fills the Secret of its manifest, and tells its webhooks of the certificate. */
function* certified(session: Session): Waiting<boolean> {
  const certificate = encodeBase64(session.certificate);
  const name = "gatekeeper-webhook-server-cert";
  const path = `/api/v1/namespaces/${session.namespace}/secrets/${name}`;
  const secret = yield* existing(path, session);
  if (secret === undefined) return false;
  let hasChanged = false;
  if (textAt(part(secret, "data"), "tls.crt") === "") {
    const key = encodeBase64(noKey);
    const data = { "ca.crt": certificate, "ca.key": key, "tls.crt": certificate, "tls.key": key };
    hasChanged = yield* wrote({ method: "PUT", path, body: { ...secret, data } }, session);
  }
  for (const type of ["validating", "mutating"]) {
    const at =
      `/apis/admissionregistration.k8s.io/v1/${type}webhookconfigurations/` +
      `gatekeeper-${type}-webhook-configuration`;
    const before = yield* existing(at, session);
    const webhooks = parts(before ?? {}, "webhooks");
    const isTold = webhooks.every((webhook) => part(webhook, "clientConfig").caBundle);
    if (before === undefined || isTold) continue;
    const told = webhooks.map((webhook) => ({
      ...webhook,
      clientConfig: { caBundle: certificate, ...part(webhook, "clientConfig") },
    }));
    const body = { ...before, webhooks: told };
    hasChanged = (yield* wrote({ method: "PUT", path: at, body }, session)) || hasChanged;
  }
  return hasChanged;
}

/** Makes the definition that a template wants, and tells of it in the template's status. */
function* defined(template: JsonObject, session: Session): Waiting<boolean> {
  const kind = textAt(part(template, "spec", "crd", "spec", "names"), "kind");
  const metadata = metadataOf(template);
  const name = textAt(metadata, "name");
  const isSeen = numberAt(toldBy(template, session), "observedGeneration") === metadata.generation;
  const wanted = kind.toLowerCase();
  if (name !== wanted) {
    const message = `Template's name ${name} is not equal to the lowercase of CRD's Kind: ${wanted}`;
    return !isSeen && (yield* tell(template, { code: "create_error", message }, session));
  }
  const path = `${definitions}/${name}.${constraintGroup}`;
  const current = yield* existing(path, session);
  if (current !== undefined && isSeen) return false;
  // What was refused stays so until the template is another.
  if (isSeen && parts(toldBy(template, session), "errors").length > 0) return false;
  const body = { ...definitionFor(template, kind), ...(current && { metadata: current.metadata }) };
  const request =
    current === undefined
      ? { method: "POST", path: definitions, body }
      : { method: "PUT", path, body };
  try {
    yield* wrote(request, session);
  } catch (error) {
    if (!(error instanceof RefusedError) || error.status.reason === "Forbidden") throw error;
    const message = `Could not create CRD: ${error.message}`;
    return yield* tell(template, { code: "create_error", message }, session);
  }
  return yield* tell(template, undefined, session);
}

const podOf = ({ shell }: Session) => shell.variables.get("POD_NAME") ?? "gatekeeper";

/** What this pod has told of a template. */
const toldBy = (template: JsonObject, session: Session): JsonObject =>
  parts(part(template, "status"), "byPod").find(({ id }) => id === podOf(session)) ?? {};

function* tell(
  template: JsonObject,
  problem: { readonly code: string; readonly message: string } | undefined,
  session: Session,
): Waiting<boolean> {
  const { name, generation = 1, uid = "" } = metadataOf(template);
  const before = part(template, "status");
  const own = {
    id: podOf(session),
    observedGeneration: generation,
    ...(problem !== undefined && { errors: [problem] }),
    templateUID: uid,
  };
  const others = parts(before, "byPod").filter(({ id }) => id !== own.id);
  const status = { ...before, byPod: [...others, own], created: problem === undefined };
  const path = `${templates}/${String(name)}/status`;
  return yield* wrote({ method: "PUT", path, body: { ...template, status } }, session);
}

function definitionFor(template: JsonObject, kind: string) {
  const { name = "", uid = "", labels } = metadataOf(template);
  const { shortNames } = part(template, "spec", "crd", "spec", "names");
  const openAPIV3Schema = schemaOf(part(template, "spec", "crd", "spec", "validation"));
  const names = { kind, listKind: `${kind}List`, plural: name, singular: name };
  const version = (versionName: string, storage: boolean) => ({
    name: versionName,
    served: true,
    storage,
    schema: { openAPIV3Schema },
    subresources: { status: {} },
    additionalPrinterColumns: columns,
  });
  return {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: {
      name: `${String(name)}.${constraintGroup}`,
      labels: { ...(isObject(labels) && labels), "gatekeeper.sh/constraint": "yes" },
      ownerReferences: [
        {
          apiVersion: "templates.gatekeeper.sh/v1beta1",
          kind: "ConstraintTemplate",
          name,
          uid,
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
    },
    spec: {
      group: constraintGroup,
      scope: "Cluster",
      names: {
        ...names,
        categories: ["constraint", "constraints"],
        ...(Array.isArray(shortNames) && { shortNames }),
      },
      versions: [version("v1beta1", true), version("v1alpha1", false)],
    },
  };
}

const columns = [
  { name: "enforcement-action", type: "string", jsonPath: ".spec.enforcementAction" },
  { name: "total-violations", type: "integer", jsonPath: ".status.totalViolations" },
];

/** Of a constraint, with the parameters that its template takes. */
function schemaOf({ openAPIV3Schema, legacySchema }: JsonObject): JsonObject {
  const parameters = legacySchema === true ? loose(openAPIV3Schema ?? {}) : openAPIV3Schema;
  return object({
    metadata: object({ name: { type: "string", maxLength: 63 } }),
    spec: object({
      enforcementAction: { type: "string", default: "deny" },
      match,
      ...(parameters !== undefined && { parameters }),
    }),
    status: keeping,
  });
}

const patterned: JsonObject = { type: "string", pattern: "^\\*?[-:a-z0-9]*\\*?$" };
const selector = object({
  matchExpressions: list({
    ...object({ key: text, operator: text, values: list(text) }),
    required: ["key", "operator"],
  }),
  matchLabels: { type: "object", additionalProperties: text },
});
/** Which objects a constraint is for. Source: pkg/mutation/match. */
const match = object({
  excludedNamespaces: list(patterned),
  kinds: list(object({ apiGroups: list(text), kinds: list(text) })),
  labelSelector: selector,
  name: patterned,
  namespaceSelector: selector,
  namespaces: list(patterned),
  scope: { type: "string", enum: ["*", "Cluster", "Namespaced"] },
  source: { type: "string", enum: ["All", "Generated", "Original"] },
});

/** A schema of before v1, which says no types: whatever it does not know is kept. */
function loose(schema: Json): JsonObject {
  if (!isObject(schema)) return keeping;
  const { type, properties, items } = schema;
  if (type === "array" || items !== undefined) {
    return { ...schema, type: "array", items: loose(items ?? {}) };
  }
  if (type !== undefined && type !== "object") return schema;
  const members = Object.entries(isObject(properties) ? properties : {});
  return {
    ...schema,
    ...keeping,
    ...(members.length > 0 && {
      properties: Object.fromEntries(members.map(([name, member]) => [name, loose(member ?? {})])),
    }),
  };
}
