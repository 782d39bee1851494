/** Kubeconfig, as client-go reads it: files are merged, flags override. Pure. */
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import { Failure, Told } from "../../client/kubectl/failure.ts";
import { checkUsable, type Unreadable } from "./usable.ts";

/** What the flags say. */
export interface Overrides {
  readonly context?: string;
  readonly cluster?: string;
  readonly user?: string;
  readonly namespace?: string;
  readonly server?: string;
  /** Members of the cluster and the user that take the place of those in the files. */
  readonly ofCluster?: JsonObject;
  readonly ofUser?: JsonObject;
}

/** Whom to speak to, and as whom. */
export interface Target {
  readonly server: string;
  readonly namespace: string;
  readonly cluster: JsonObject;
  readonly user: JsonObject;
}

/** The files as one: of entries with one name the first counts, and so does the first context. */
export function mergeKubeconfigs(files: readonly JsonObject[]): JsonObject {
  const merged: Record<string, Json | undefined> = {};
  for (const file of files) {
    merged["current-context"] ||= file["current-context"];
    for (const list of ["clusters", "contexts", "users"]) {
      const known = entriesOf(merged, list);
      const fresh = entriesOf(file, list).filter(
        ({ name }) => !known.some((entry) => entry.name === name),
      );
      merged[list] = [...known, ...fresh];
    }
  }
  return merged;
}

/**
 * Chooses context, cluster and user. Without any, the server is the one that kubectl assumes.
 * Throws where what was chosen cannot be used; `unreadable` says why a file cannot be read.
 */
export function chooseTarget(
  config: JsonObject,
  overrides: Overrides,
  unreadable: Unreadable = () => undefined,
): Target {
  const contextName = overrides.context ?? text(config["current-context"]);
  const context = find(config, "contexts", "context", contextName);
  if (overrides.context !== undefined && context === undefined) {
    const fact = `context was not found for specified context: ${overrides.context}`;
    throw new Told(`Error in configuration: ${fact}`);
  }
  const clusterName = overrides.cluster ?? text(context?.cluster);
  const cluster = find(config, "clusters", "cluster", clusterName);
  if (overrides.cluster !== undefined && cluster === undefined) {
    throw new Failure(`no server found for cluster "${overrides.cluster}"`);
  }
  const userName = overrides.user ?? text(context?.user);
  const user = find(config, "users", "user", userName);
  if (overrides.user !== undefined && user === undefined) {
    throw new Failure(`auth info "${overrides.user}" does not exist`);
  }
  const chosen = {
    cluster: { name: clusterName, entry: { ...cluster, ...overrides.ofCluster } },
    user: { name: userName, entry: { ...user, ...overrides.ofUser } },
  };
  checkUsable(chosen.cluster, chosen.user, unreadable);
  return {
    server: withScheme(overrides.server ?? (text(cluster?.server) || "http://localhost:8080")),
    namespace: overrides.namespace ?? (text(context?.namespace) || "default"),
    cluster: chosen.cluster.entry,
    user: impersonating(chosen.user.entry, contextName),
  };
}

/** How a server is known, and its administrator; all in PEM. */
export interface Identity {
  readonly certificate: string;
  readonly administrator: { readonly cert: string; readonly key: string };
}

/**
 * The kubeconfig of one cluster: what `up` writes. The official client for JavaScript speaks plain
 * HTTP only to servers whose TLS it need not verify.
 */
export function kubeconfigFor(server: string, identity?: Identity): JsonObject {
  const name = "kubesim";
  const known =
    identity === undefined
      ? { "insecure-skip-tls-verify": true }
      : { "certificate-authority-data": btoa(identity.certificate) };
  const user =
    identity === undefined
      ? {}
      : {
          "client-certificate-data": btoa(identity.administrator.cert),
          "client-key-data": btoa(identity.administrator.key),
        };
  return {
    apiVersion: "v1",
    kind: "Config",
    "current-context": name,
    clusters: [{ name, cluster: { server, ...known } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    users: [{ name, user }],
  };
}

/** Nobody can be of a group without being somebody. */
function impersonating(user: JsonObject, context: string): JsonObject {
  const others = ["as-groups", "as-uid", "as-user-extra"];
  const isOther = others.some((member) => user[member] !== undefined);
  if (!isOther || text(user.as) !== "") return user;
  const fact = "requesting uid, groups or user-extra for";
  throw new Failure(`${fact} ${context} without impersonating a user`);
}

function find(config: JsonObject, list: string, member: string, name: string) {
  const found = entriesOf(config, list).find((entry) => entry.name === name)?.[member];
  return isObject(found) ? found : undefined;
}

function entriesOf(config: JsonObject, list: string): readonly JsonObject[] {
  const entries = config[list];
  return Array.isArray(entries) ? entries.filter(isObject) : [];
}

const text = (value: Json | undefined) => (typeof value === "string" ? value : "");

const withScheme = (server: string) => (server.includes("://") ? server : `http://${server}`);
