/**
 * What Argo CD does without its repositories, which nobody reaches: its server makes the password
 * of the administrator and the project `default`, its controller tells why it cannot compare
 * Applications, and lets go of those that are deleted. Source: Argo CD 3.1.
 */
import { encodeBase64 } from "../../../../api/base64.ts";
import { equalJson, type JsonObject } from "../../../../api/json.ts";
import { metadataOf, part, parts, textAt } from "../../../../api/json-parts.ts";
import { formatTime } from "../../../../api/runtime.ts";
import { timeOf } from "../../kernel/context.ts";
import type { Waiting } from "../../network/wait.ts";
import { drawn } from "../drawn.ts";
import type { Session } from "../kubectl/session.ts";
import { unreachedRepository } from "./argo-repositories.ts";
import { existing, listed, wrote } from "./image-controllers.ts";
import { noKey } from "./secret-makers.ts";

const group = "argoproj.io";
const apiVersion = `${group}/v1alpha1`;

const objectsOf = (plural: string, { namespace }: Session) =>
  `/apis/${apiVersion}/namespaces/${namespace}/${plural}`;
const secretsOf = ({ namespace }: Session) => `/api/v1/namespaces/${namespace}/secrets`;
const nowOf = ({ shell }: Session) => formatTime(timeOf(shell.context));

/** One look of `argocd-server`. */
export function* argoServer(session: Session): Waiting<boolean> {
  const hasSettled = yield* settledSecret(session);
  return (yield* defaultProject(session)) || hasSettled;
}

/** Fills what its Secret lacks: the key that signs sessions, and the administrator's password. */
function* settledSecret(session: Session): Waiting<boolean> {
  const name = "argocd-secret";
  const path = secretsOf(session);
  const secret = yield* existing(`${path}/${name}`, session);
  const data = part(secret ?? {}, "data");
  const settings = yield* existing(
    `/api/v1/namespaces/${session.namespace}/configmaps/argocd-cm`,
    session,
  );
  const isAdminOff = textAt(part(settings ?? {}, "data"), "admin.enabled") === "false";
  const isComplete = data["server.secretkey"] && (isAdminOff || data["admin.password"]);
  if (isComplete) return false;
  const certificate = { "tls.crt": session.certificate, "tls.key": noKey };
  const lacking = {
    "server.secretkey": `${drawn(43, base64Letters, session.shell)}=`,
    ...(data["tls.crt"] === undefined && certificate),
    ...(!isAdminOff && data["admin.password"] === undefined && (yield* firstPassword(session))),
  };
  const encoded = Object.entries(lacking).map(([key, value]) => [key, encodeBase64(value)]);
  const full = { ...Object.fromEntries(encoded), ...data };
  const made = { apiVersion: "v1", kind: "Secret", metadata: { name }, type: "Opaque" };
  const request =
    secret === undefined
      ? { method: "POST", path, body: { ...made, data: full } }
      : { method: "PUT", path: `${path}/${name}`, body: { ...secret, data: full } };
  return yield* wrote(request, session);
}

const base64Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const passwordLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-";
const hashLetters = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Puts a password where people look for it, and gives what looks like its hash. */
function* firstPassword(session: Session): Waiting<Readonly<Record<string, string>>> {
  const { shell } = session;
  const name = "argocd-initial-admin-secret";
  const password = encodeBase64(drawn(16, passwordLetters, shell));
  const body = {
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name },
    type: "Opaque",
    data: { password },
  };
  yield* wrote({ method: "POST", path: secretsOf(session), body }, session);
  return {
    "admin.password": `$2a$10$${drawn(53, hashLetters, shell)}`,
    "admin.passwordMtime": nowOf(session),
  };
}

function* defaultProject(session: Session): Waiting<boolean> {
  const path = objectsOf("appprojects", session);
  const isServed = (yield* existing(path, session)) !== undefined;
  if (!isServed || (yield* existing(`${path}/default`, session)) !== undefined) return false;
  const body = {
    apiVersion,
    kind: "AppProject",
    metadata: { name: "default" },
    spec: {
      sourceRepos: ["*"],
      destinations: [{ server: "*", namespace: "*" }],
      clusterResourceWhitelist: [{ group: "*", kind: "*" }],
    },
  };
  return yield* wrote({ method: "POST", path, body }, session);
}

/** One look of `argocd-application-controller`. */
export function* argoApplications(session: Session): Waiting<boolean> {
  let hasChanged = false;
  const path = objectsOf("applications", session);
  const applications = yield* listed(path, session);
  for (const application of applications) {
    hasChanged =
      (yield* isDeleted(application)
        ? letGo(application, path, session)
        : compared(application, path, session)) || hasChanged;
  }
  const used = new Set(applications.map(({ spec }) => textAt(part({ spec }, "spec"), "project")));
  const projects = objectsOf("appprojects", session);
  for (const project of yield* listed(projects, session)) {
    if (!isDeleted(project) || used.has(textAt(metadataOf(project), "name"))) continue;
    hasChanged = (yield* letGo(project, projects, session)) || hasChanged;
  }
  return hasChanged;
}

const isDeleted = (object: JsonObject) => metadataOf(object).deletionTimestamp !== undefined;

/** As nothing was synchronised, there is nothing to be deleted before. */
function* letGo(object: JsonObject, path: string, session: Session): Waiting<boolean> {
  const metadata = metadataOf(object);
  const before = Array.isArray(metadata.finalizers) ? metadata.finalizers : [];
  const finalizers = before.filter((name) => !ownFinalizer.test(String(name)));
  if (finalizers.length === before.length) return false;
  const body = { ...object, metadata: { ...metadata, finalizers } };
  return yield* put(body, path, session);
}

const ownFinalizer =
  /^(?:resources|pre-delete|post-delete)-finalizer\.argocd\.argoproj\.io(?:\/|$)/;

function put(object: JsonObject, path: string, session: Session): Waiting<boolean> {
  const name = textAt(metadataOf(object), "name");
  return wrote({ method: "PUT", path: `${path}/${name}`, body: object }, session);
}

/** Tells what the comparison with its repository came to: to nothing. */
function* compared(application: JsonObject, path: string, session: Session): Waiting<boolean> {
  const { source, sources, destination } = part(application, "spec");
  const all = parts({ sources }, "sources");
  const wanted = all.length > 0 ? all : parts({ sources: [source ?? {}] }, "sources");
  const before = part(application, "status");
  const comparedTo = {
    ...(all.length > 0 ? { sources: all } : { source: source ?? {} }),
    destination: destination ?? {},
  };
  const sync = { comparedTo, status: "Unknown" };
  const hasSame = equalJson(part(before, "sync"), sync);
  const [told] = parts(before, "conditions").filter(({ type }) => type === "ComparisonError");
  // It asks its repositories anew when a client wants it to, or after minutes.
  if (hasSame && told !== undefined) return false;
  const [first = {}] = wanted;
  const problem = yield* unreachedRepository(first, session);
  const lastTransitionTime = nowOf(session);
  const message =
    "Failed to load target state: failed to generate manifest for source 1 of " +
    `${wanted.length}: rpc error: code = Unknown desc = ${problem}`;
  const status = {
    ...before,
    conditions: [{ lastTransitionTime, message, type: "ComparisonError" }],
    controllerNamespace: session.namespace,
    health: { lastTransitionTime, status: "Healthy" },
    reconciledAt: lastTransitionTime,
    summary: {},
    sync,
  };
  return yield* put({ ...application, status }, path, session);
}
