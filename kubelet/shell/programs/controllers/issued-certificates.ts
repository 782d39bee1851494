/**
 * cert-manager makes the Secret of every Certificate whose issuer is there, and tells that both are
 * ready. As nothing is encrypted, the certificate of the cluster stands for each, and there is no
 * key. Source: cert-manager 1.18, https://cert-manager.io/docs/usage/certificate/.
 */
import { encodeBase64 } from "../../../../api/base64.ts";
import type { JsonObject } from "../../../../api/json.ts";
import { metadataOf, part, parts, textAt } from "../../../../api/json-parts.ts";
import { formatTime } from "../../../../api/runtime.ts";
import { timeOf } from "../../kernel/context.ts";
import type { Waiting } from "../../network/wait.ts";
import type { Session } from "../kubectl/session.ts";
import { existing, listed, wrote } from "./image-controllers.ts";
import { noKey } from "./secret-makers.ts";

const group = "cert-manager.io";
const root = `/apis/${group}/v1`;
const dayMs = 86_400_000;
/** Where a Certificate does not say; `renewBefore` is a third of it. */
const usualDays = 90;

/** One look at all issuers and Certificates. */
export function* issuedCertificates(session: Session): Waiting<boolean> {
  let hasChanged = false;
  for (const plural of ["clusterissuers", "issuers"]) {
    for (const issuer of yield* listed(`${root}/${plural}`, session)) {
      if (isReady(issuer) || !(yield* hasAuthority(issuer, session))) continue;
      const status = { ...part(issuer, "status"), conditions: ready(issuer, issuerFacts, session) };
      hasChanged = (yield* tell(issuer, status, session)) || hasChanged;
    }
  }
  for (const certificate of yield* listed(`${root}/certificates`, session)) {
    hasChanged = (yield* issued(certificate, session)) || hasChanged;
  }
  return hasChanged;
}

/** Only an issuer of the kind `ca` waits for something, its Secret. */
function* hasAuthority(issuer: JsonObject, session: Session): Waiting<boolean> {
  const secretName = textAt(part(issuer, "spec", "ca"), "secretName");
  if (secretName === "") return true;
  const namespace = textAt(metadataOf(issuer), "namespace") || session.namespace;
  return isFull(yield* existing(`${secretsOf(namespace)}/${secretName}`, session));
}

const secretsOf = (namespace: string) => `/api/v1/namespaces/${namespace}/secrets`;

const isFull = (secret: JsonObject | undefined) =>
  secret !== undefined && textAt(part(secret, "data"), "tls.crt") !== "";

const isReady = (object: JsonObject) =>
  parts(part(object, "status"), "conditions").some(
    (condition) => textAt(condition, "type") === "Ready" && textAt(condition, "status") === "True",
  );

function* issued(certificate: JsonObject, session: Session): Waiting<boolean> {
  const { namespace, secretName, issuer } = factsOf(certificate);
  const path = secretsOf(namespace);
  const secret = yield* existing(`${path}/${secretName}`, session);
  if (isFull(secret) && isReady(certificate)) return false;
  const authority = yield* existing(pathOf(issuer, namespace), session);
  if (authority === undefined || !isReady(authority)) return false;
  const body = { ...secret, ...secretFor(certificate, secret, session) };
  const isNew = secret === undefined;
  const request = isNew
    ? { method: "POST", path, body }
    : { method: "PUT", path: `${path}/${secretName}`, body };
  if (!isFull(secret) && !(yield* wrote(request, session))) return false;
  return yield* tell(certificate, statusOf(certificate, session), session);
}

interface Issuer {
  readonly kind: string;
  readonly name: string;
}

function factsOf(certificate: JsonObject) {
  const spec = part(certificate, "spec");
  const reference = part(spec, "issuerRef");
  return {
    namespace: textAt(metadataOf(certificate), "namespace"),
    secretName: textAt(spec, "secretName"),
    issuer: { kind: textAt(reference, "kind") || "Issuer", name: textAt(reference, "name") },
  };
}

const pathOf = ({ kind, name }: Issuer, namespace: string) =>
  kind === "ClusterIssuer"
    ? `${root}/clusterissuers/${name}`
    : `${root}/namespaces/${namespace}/issuers/${name}`;

function secretFor(certificate: JsonObject, before: JsonObject | undefined, session: Session) {
  const { namespace, secretName, issuer } = factsOf(certificate);
  const spec = part(certificate, "spec");
  const template = part(spec, "secretTemplate");
  const metadata = metadataOf(before ?? {});
  const names = Array.isArray(spec.dnsNames) ? spec.dnsNames.join(",") : "";
  const pem = encodeBase64(session.certificate);
  return {
    apiVersion: "v1",
    kind: "Secret",
    type: textAt(before ?? {}, "type") || "kubernetes.io/tls",
    metadata: {
      ...metadata,
      name: secretName,
      namespace,
      labels: {
        ...part(metadata, "labels"),
        ...part(template, "labels"),
        [`controller.${group}/fao`]: "true",
      },
      annotations: {
        ...part(metadata, "annotations"),
        ...part(template, "annotations"),
        [`${group}/alt-names`]: names,
        [`${group}/certificate-name`]: textAt(metadataOf(certificate), "name"),
        [`${group}/common-name`]: textAt(spec, "commonName"),
        [`${group}/issuer-group`]: textAt(part(spec, "issuerRef"), "group"),
        [`${group}/issuer-kind`]: issuer.kind,
        [`${group}/issuer-name`]: issuer.name,
      },
    },
    data: {
      ...part(before ?? {}, "data"),
      "ca.crt": pem,
      "tls.crt": pem,
      "tls.key": encodeBase64(noKey),
    },
  };
}

function statusOf(certificate: JsonObject, session: Session): JsonObject {
  const nowMs = timeOf(session.shell.context);
  const [, hours = ""] = /^(\d+)h/.exec(textAt(part(certificate, "spec"), "duration")) ?? [];
  const lifeMs = hours === "" ? usualDays * dayMs : Number(hours) * 3_600_000;
  const before = part(certificate, "status");
  return {
    ...before,
    conditions: ready(certificate, certificateFacts, session),
    notBefore: formatTime(nowMs),
    notAfter: formatTime(nowMs + lifeMs),
    renewalTime: formatTime(nowMs + (lifeMs * 2) / 3),
    revision: 1,
  };
}

interface Facts {
  readonly reason: string;
  readonly message: string;
}
const issuerFacts: Facts = { reason: "IsReady", message: "Issuer is ready" };
const certificateFacts: Facts = {
  reason: "Ready",
  message: "Certificate is up to date and has not expired",
};

const ready = (object: JsonObject, facts: Facts, { shell }: Session) => [
  ...parts(part(object, "status"), "conditions").filter(
    (condition) => textAt(condition, "type") !== "Ready",
  ),
  {
    type: "Ready",
    status: "True",
    ...facts,
    lastTransitionTime: formatTime(timeOf(shell.context)),
    observedGeneration: metadataOf(object).generation ?? 1,
  },
];

/** Writes what is known of an object of cert-manager. */
function* tell(object: JsonObject, status: JsonObject, session: Session): Waiting<boolean> {
  const metadata = metadataOf(object);
  const namespace = textAt(metadata, "namespace");
  const plural = `${textAt(object, "kind").toLowerCase()}s`;
  const place = namespace === "" ? plural : `namespaces/${namespace}/${plural}`;
  const path = `${root}/${place}/${textAt(metadata, "name")}/status`;
  return yield* wrote({ method: "PUT", path, body: { ...object, status } }, session);
}
