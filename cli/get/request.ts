/** The requests that a `get` makes. */
import type { JsonObject } from "../../api/json.ts";
import { isObject } from "../../api/json.ts";
import { isNotFound, RefusedError } from "../../client/kubectl/failure.ts";
import type { Given } from "../../client/kubectl/flags.ts";
import type { Client } from "../server/http.ts";
import { pathOf, type Query, type Served } from "../server/resources.ts";
import type { Selected } from "../targets/selection.ts";
import type { GetFlags } from "./flags.ts";

/** An object or a list to be asked for. */
export interface Requested {
  readonly resource: Served;
  /** Nothing for a list. */
  readonly name: string | undefined;
  /** Nothing for all namespaces. */
  readonly namespace: string | undefined;
  readonly selectors: { readonly labelSelector?: string; readonly fieldSelector?: string };
  /** The path, with further query parameters. */
  path(query?: Query): string;
  /** Whether what is fetched is wanted; all of it is where this is not given. */
  readonly isWanted?: (whole: JsonObject) => boolean;
  /** Whether one object is asked for as a list of one. */
  readonly isListed?: boolean;
  /** The path of a watch of the same. */
  watchPath(query: Query): string;
}

export const tableAccept =
  "application/json;as=Table;v=v1;g=meta.k8s.io," +
  "application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json";

const pageSizeDefault = 500;

export function requestsFor(
  selected: readonly Selected[],
  { namespace, given }: { namespace: string | undefined; given: Given<GetFlags> },
): readonly Requested[] {
  return selected.map((each) => requestFor(each, namespace, given));
}

export function requestFor(
  { resource, name }: Selected,
  namespace: string | undefined,
  given: Given<GetFlags> = {},
): Requested {
  const { subresource, selector: labelSelector } = given;
  const selectors = { fieldSelector: given["field-selector"], labelSelector };
  const listQuery: Query = { ...selectors, limit: given["chunk-size"] ?? pageSizeDefault };
  return {
    resource,
    name,
    namespace,
    selectors,
    path(query = {}) {
      const base = name === undefined ? listQuery : {};
      return pathOf(resource, { namespace, name, subresource }, { ...base, ...query });
    },
    watchPath(query) {
      // One object is watched as a list of one.
      const narrowed = name === undefined ? selectors : { fieldSelector: `metadata.name=${name}` };
      return pathOf(resource, { namespace }, { ...narrowed, ...query });
    },
  };
}

/** The answer of a request; the pages of a list as one. `merge` names the member that grows. */
export async function fetchWhole(
  client: Client,
  requested: Requested,
  { accept, merge, query }: { accept?: string; merge: "rows" | "items"; query?: Query },
): Promise<JsonObject> {
  const whole = await client
    .json({ path: requested.path(query), accept })
    .catch(async (error: unknown) => {
      if (requested.name === undefined) throw listRefused(error, requested);
      throw (await namespaceMissing(client, requested, error)) ?? error;
    });
  const parts = [whole[merge] ?? []].flat();
  if (requested.isListed === true && requested.name !== undefined && parts.length === 0) {
    throw nothingNamed(requested);
  }
  for (let next = continueOf(whole); next !== undefined; ) {
    const page = await client.json({ path: requested.path({ ...query, continue: next }), accept });
    parts.push(...[page[merge] ?? []].flat());
    next = continueOf(page);
  }
  return whole[merge] === undefined ? whole : { ...whole, [merge]: parts };
}

/**
 * Where an object is not there, the refusal for its namespace if that is not there either.
 * Source: cli-runtime 1.36, resource.Info.Get.
 */
async function namespaceMissing(
  client: Client,
  { namespace, resource }: Requested,
  error: unknown,
): Promise<unknown> {
  if (!isNotFound(error) || !resource.namespaced) return undefined;
  if (namespace === undefined || namespace === "default") return undefined;
  return client.json({ path: `/api/v1/namespaces/${namespace}` }).then(
    () => undefined,
    (missing: unknown) => (isNotFound(missing) ? missing : undefined),
  );
}

function nothingNamed({ resource: { plural, group }, name }: Requested): RefusedError {
  const message = `${group === "" ? plural : `${plural}.${group}`} "${name}" not found`;
  const status = { kind: "Status", apiVersion: "v1", metadata: {}, status: "Failure" } as const;
  return new RefusedError({ ...status, reason: "NotFound", message, code: 404 });
}

/** A list that is refused is told with what was asked for. */
function listRefused(error: unknown, { resource, selectors }: Requested): unknown {
  if (!(error instanceof RefusedError)) return error;
  const { reason } = error.status;
  if (reason !== "BadRequest" && reason !== "NotFound") return error;
  const named = `"${resource.group}/${resource.version}, Resource=${resource.plural}"`;
  const { labelSelector = "", fieldSelector = "" } = selectors;
  const told =
    labelSelector === "" && fieldSelector === ""
      ? `Unable to list ${named}: ${error.message}`
      : `Unable to find ${named} that match label selector ${JSON.stringify(labelSelector)}, ` +
        `field selector ${JSON.stringify(fieldSelector)}: ${error.message}`;
  return new RefusedError({ ...error.status, message: told });
}

function continueOf({ metadata }: JsonObject): string | undefined {
  const token = isObject(metadata) ? metadata.continue : undefined;
  return typeof token === "string" && token !== "" ? token : undefined;
}
