import type { ApiResponse, ObjectList } from "../../api/request.ts";
import { badRequest, StatusError } from "../../api/status.ts";
import type { StoredEntry } from "../storage/storage.ts";
import type { Call } from "./context.ts";
import { selectorPredicate } from "./select.ts";

/** Where a list in pages goes on. */
interface ContinueToken {
  readonly v: "meta.k8s.io/v1";
  readonly rv: number;
  readonly start: string;
}

/** GET of a collection. */
export function listObjects(call: Call): ApiResponse {
  const { registry, resource, options } = call;
  const { limit = 0 } = options;
  const token = options.continue ? readToken(options.continue) : undefined;
  const revision = token?.rv ?? exactRevision(call) ?? registry.storage.revision;
  const entries = matchingEntries(call, { revision, after: token?.start });
  const page = limit > 0 ? entries.slice(0, limit) : entries;
  const last = page.at(-1);
  const more = last !== undefined && page.length < entries.length;
  const selected = (options.labelSelector ?? "") !== "" || (options.fieldSelector ?? "") !== "";
  const { apiVersion, kind } = resource.definition;
  const body: ObjectList = {
    kind: `${kind}List`,
    apiVersion,
    metadata: {
      resourceVersion: String(revision),
      ...(more
        ? { continue: writeToken({ v: "meta.k8s.io/v1", rv: revision, start: last.key }) }
        : {}),
      ...(more && !selected ? { remainingItemCount: entries.length - page.length } : {}),
    },
    items: page.map(({ object }) => resource.fromStored(object)),
  };
  return { code: 200, body, warnings: call.warnings };
}

/** The stored objects that the request selects, in the order of their keys. */
export function matchingEntries(
  { registry, resource, request, options }: Call,
  at: { readonly revision?: number; readonly after?: string } = {},
): readonly StoredEntry[] {
  const matches = selectorPredicate(resource.definition, options);
  const entries = registry.storage.list(resource.table, { namespace: request.namespace, ...at });
  if (matches === undefined) return entries;
  return entries.filter(({ object }) => matches(resource.fromStored(object)));
}

/** The revision that `resourceVersionMatch=Exact` asks for. Throws Expired where it is not held. */
function exactRevision({ registry, options }: Call): number | undefined {
  const { resourceVersion = "", resourceVersionMatch: match } = options;
  if (match === undefined && resourceVersion === "") return undefined;
  if (resourceVersion === "") {
    throw badRequest("resourceVersionMatch is forbidden unless resourceVersion is provided");
  }
  if (!/^[0-9]+$/.test(resourceVersion)) {
    throw badRequest(
      `Invalid value: "${resourceVersion}": strconv.ParseUint: parsing "${resourceVersion}": invalid syntax`,
    );
  }
  const revision = Number(resourceVersion);
  if (revision > registry.storage.revision) throw tooLarge(revision, registry.storage.revision);
  if (match !== "Exact") return undefined;
  if (revision < registry.storage.compactedRevision)
    throw expired(revision, registry.storage.compactedRevision);
  return revision;
}

export function expired(asked: number, held: number): StatusError {
  return new StatusError("Expired", `too old resource version: ${asked} (${held})`);
}

function tooLarge(asked: number, current: number): StatusError {
  const message = `Too large resource version: ${asked}, current: ${current}`;
  return new StatusError("Timeout", message, {
    causes: [{ reason: "ResourceVersionTooLarge", message: "Too large resource version" }],
    retryAfterSeconds: 1,
  });
}

function writeToken(token: ContinueToken): string {
  return btoa(JSON.stringify(token));
}

function readToken(text: string): ContinueToken {
  try {
    const token: ContinueToken = JSON.parse(atob(text));
    if (token.v === "meta.k8s.io/v1" && Number.isInteger(token.rv) && token.start !== "")
      return token;
  } catch {
    // Falls through to the one refusal for every kind of broken token.
  }
  throw badRequest("continue key is not valid: invalid token");
}
