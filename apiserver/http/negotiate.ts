import type { FastifyRequest } from "fastify";
import { StatusError } from "../../api/status.ts";
import { clausesOf } from "./accept.ts";

/** How an answer is written. */
export interface Encoding {
  readonly encoding: "json" | "yaml";
  /** True where JSON is to be written for eyes, with indents. */
  readonly isPretty?: boolean;
}

/** The form in which a client wants its answer. */
export interface Format extends Encoding {
  /** A transformation that the client asked for; whole objects without one. */
  readonly as: "Table" | "PartialObjectMetadata" | "PartialObjectMetadataList" | undefined;
  /** The version of meta.k8s.io that the transformation is to be of; v1 where it is not said. */
  readonly version?: "v1beta1";
}

/** The form in which a client wants what discovery tells. */
export interface DiscoveryFormat extends Encoding {
  /** True where all of it is wanted in one document. */
  readonly isAggregated: boolean;
}

/** What a client says of the form it wants, beside the path of what it wants. */
export interface Wish {
  readonly accept: string | undefined;
  readonly userAgent: string | undefined;
  readonly query: URLSearchParams;
}

/** The parameters in the URL of a request. */
export function queryOf({ url }: FastifyRequest): URLSearchParams {
  const at = url.indexOf("?");
  return new URLSearchParams(at < 0 ? "" : url.slice(at + 1));
}

/** What a request says of the form in which it wants its answer. */
export const wishOf = (request: FastifyRequest, query = queryOf(request)): Wish => ({
  accept: request.headers.accept,
  userAgent: request.headers["user-agent"],
  query,
});

const transformations = ["Table", "PartialObjectMetadata", "PartialObjectMetadataList"] as const;

/**
 * The best form in the Accept header that is served. Throws NotAcceptable where none is.
 * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#alternate-representations
 */
export function negotiate(wish: Wish): Format {
  return firstOf(wish, ({ kind, group, version }) => {
    if (kind === undefined) return { as: undefined };
    const as = transformations.find((each) => each === kind);
    if (as === undefined || group !== "meta.k8s.io") return undefined;
    if (version === "v1") return { as };
    return version === "v1beta1" ? { as, version } : undefined;
  });
}

/** The same for a watch, whose events are lines of JSON. */
export function negotiateStream(wish: Wish): Format {
  const format = negotiate(wish);
  if (format.encoding === "json") return format;
  throw new StatusError(
    "NotAcceptable",
    "only the following media types are accepted: application/json;stream=watch",
  );
}

/**
 * The same for what discovery tells. All of it in one document is had at its roots, and of v2 only:
 * v2beta1 has not been served since 1.33.
 */
export function negotiateDiscovery(wish: Wish, isRoot: boolean): DiscoveryFormat {
  return firstOf(wish, ({ kind, group, version }) => {
    if (kind === undefined) return { isAggregated: false };
    const isServed =
      kind === "APIGroupDiscoveryList" && group === "apidiscovery.k8s.io" && version === "v2";
    return isRoot && isServed ? { isAggregated: true } : undefined;
  });
}

/** What an answer is to be turned into; the kind is undefined where nothing of the sort is said. */
interface Target {
  readonly kind: string | undefined;
  readonly group: string | undefined;
  readonly version: string | undefined;
}

/** The first form of which `accepts` says something, together with what it says. */
function firstOf<T>(wish: Wish, accepts: (target: Target) => T | undefined): T & Encoding {
  let isKnown = false;
  for (const { type, parameters } of clausesOf(wish.accept || "*/*")) {
    const encoding = encodings.get(type);
    if (encoding === undefined) continue;
    isKnown = true;
    const [kind, group, version] = ["as", "g", "v"].map((name) => parameters.get(name));
    const isPlain = kind === undefined && group === undefined && version === undefined;
    const accepted = accepts({ kind: isPlain ? undefined : (kind ?? ""), group, version });
    if (accepted === undefined) continue;
    const isPretty = encoding === "json" && (parameters.get("pretty") === "1" || isForEyes(wish));
    return { ...accepted, encoding, ...(isPretty ? { isPretty } : {}) };
  }
  throw notAcceptable(isKnown);
}

/** A form that is not served at all is refused before one that is not served here. */
function notAcceptable(isKnown: boolean): StatusError {
  return new StatusError(
    "NotAcceptable",
    isKnown
      ? "only the following media types are accepted: application/json, application/yaml"
      : "406: Not Acceptable\n\nAvailable representations: application/json, application/yaml",
    isKnown ? undefined : {},
  );
}

const encodings: ReadonlyMap<string, Encoding["encoding"]> = new Map([
  ["application/json", "json"],
  ["application/yaml", "yaml"],
  ["application/*", "json"],
  ["*/*", "json"],
]);

/** Source: apiserver endpoints/handlers/negotiation 1.36: whoever asks for it, and people. */
function isForEyes({ query, userAgent = "" }: Wish): boolean {
  const asked = query.get("pretty") ?? "";
  if (asked !== "") return /^(1|t|true)$/i.test(asked);
  return /^(curl|Wget|Mozilla\/5\.0)/.test(userAgent);
}
