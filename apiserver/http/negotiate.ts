import { StatusError } from "../../api/status.ts";
import { clausesOf } from "./accept.ts";
import type { Incoming } from "./received.ts";

/** The types of what is sent, those first that are taken where any will do. */
export const mediaTypes = {
  json: "application/json",
  yaml: "application/yaml",
  protobuf: "application/vnd.kubernetes.protobuf",
} as const;

/** How an answer is written. */
export interface Encoding {
  readonly encoding: keyof typeof mediaTypes;
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
export function queryOf({ url }: Pick<Incoming, "url">): URLSearchParams {
  const at = url.indexOf("?");
  return new URLSearchParams(at < 0 ? "" : url.slice(at + 1));
}

/** What a request says of the form in which it wants its answer. */
export const wishOf = (
  request: Pick<Incoming, "url" | "headers">,
  query = queryOf(request),
): Wish => ({
  accept: request.headers.accept,
  userAgent: request.headers["user-agent"],
  query,
});

const transformations = ["Table", "PartialObjectMetadata", "PartialObjectMetadataList"] as const;

/** What is served at a path, by which its forms are chosen. */
export interface Offer {
  /** Whether whole objects can be had in protobuf, as those of Kubernetes' own kinds can. */
  readonly hasProtobuf: boolean;
  /** Whether a list or a watch can be had. */
  readonly hasStream: boolean;
  /** Whether it can be had as a table. */
  readonly hasTable: boolean;
}

/** What errors are offered in. */
export const plainOffer: Offer = { hasProtobuf: true, hasStream: false, hasTable: true };

/**
 * The best form in the Accept header that is served. Throws NotAcceptable where none is. A table
 * is not had in protobuf, and metadata alone is for every kind.
 * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#alternate-representations,
 * and apiserver endpoints/handlers/rest.go, AllowsMediaTypeTransform 1.36
 */
export function negotiate(wish: Wish, offer: Offer): Format {
  const accepts: Accepts<Pick<Format, "as" | "version">> = (encoding, target) => {
    const { kind, group, version } = target;
    const isBinary = encoding === "protobuf";
    if (kind === undefined) return isBinary && !offer.hasProtobuf ? undefined : { as: undefined };
    const as = transformations.find((each) => each === kind);
    if (as === undefined || group !== "meta.k8s.io") return undefined;
    if (as === "Table" && (isBinary || !offer.hasTable)) return undefined;
    if (isBinary && version !== "v1") return undefined;
    if (version === "v1") return { as };
    return version === "v1beta1" ? { as, version } : undefined;
  };
  return firstOf(wish, offer, accepts);
}

/** The same for a watch, whose events are lines of JSON or frames of protobuf. */
export function negotiateStream(wish: Wish, offer: Offer): Format {
  const format = negotiate(wish, offer);
  if (format.encoding !== "yaml") return format;
  throw onlyAccepted(streamTypes);
}

/**
 * The same for what discovery tells. All of it in one document is had at its roots, and of v2 only:
 * v2beta1 has not been served since 1.33.
 */
export function negotiateDiscovery(wish: Wish, isRoot: boolean): DiscoveryFormat {
  return firstOf(wish, plainOffer, (encoding, { kind, group, version }) => {
    if (kind === undefined) return { isAggregated: false };
    const isServed =
      kind === "APIGroupDiscoveryList" && group === "apidiscovery.k8s.io" && version === "v2";
    return isRoot && isServed && encoding !== "protobuf" ? { isAggregated: true } : undefined;
  });
}

/** What an answer is to be turned into; the kind is undefined where nothing of the sort is said. */
interface Target {
  readonly kind: string | undefined;
  readonly group: string | undefined;
  readonly version: string | undefined;
}

/** What is said of a form; undefined where it is not served. */
type Accepts<T> = (encoding: Encoding["encoding"], target: Target) => T | undefined;

/** The first form of which `accepts` says something, together with what it says. */
function firstOf<T>(wish: Wish, offer: Offer, accepts: Accepts<T>): T & Encoding {
  let isKnown = false;
  for (const { type, parameters } of clausesOf(wish.accept || "*/*")) {
    const encoding = encodings.get(type);
    if (encoding === undefined) continue;
    isKnown = true;
    const [kind, group, version] = ["as", "g", "v"].map((name) => parameters.get(name));
    const isPlain = kind === undefined && group === undefined && version === undefined;
    const target = { kind: isPlain ? undefined : (kind ?? ""), group, version };
    const accepted = accepts(encoding, target);
    if (accepted === undefined) continue;
    const isPretty = encoding === "json" && (parameters.get("pretty") === "1" || isForEyes(wish));
    return { ...accepted, encoding, ...(isPretty ? { isPretty } : {}) };
  }
  throw isKnown || !offer.hasProtobuf
    ? onlyAccepted(Object.values(mediaTypes))
    : unknownForm(offer);
}

const streamTypes = [mediaTypes.json, mediaTypes.protobuf].map((type) => `${type};stream=watch`);

/** Of what is served, this is not served here. */
function onlyAccepted(types: readonly string[]): StatusError {
  const text = `only the following media types are accepted: ${types.join(", ")}`;
  return new StatusError("NotAcceptable", text);
}

/** What Kubernetes' own kinds are never served in is refused before the request is looked at. */
function unknownForm({ hasStream }: Offer): StatusError {
  const types = [...Object.values(mediaTypes), ...(hasStream ? streamTypes : [])];
  const text = `406: Not Acceptable\n\nAvailable representations: ${types.join(", ")}`;
  return new StatusError("NotAcceptable", text, {});
}

const encodings: ReadonlyMap<string, Encoding["encoding"]> = new Map([
  [mediaTypes.json, "json"],
  [mediaTypes.yaml, "yaml"],
  [mediaTypes.protobuf, "protobuf"],
  ["application/*", "json"],
  ["*/*", "json"],
]);

/** Source: apiserver endpoints/handlers/negotiation 1.36: whoever asks for it, and people. */
function isForEyes({ query, userAgent = "" }: Wish): boolean {
  const asked = query.get("pretty") ?? "";
  if (asked !== "") return /^(1|t|true)$/i.test(asked);
  return /^(curl|Wget|Mozilla\/5\.0)/.test(userAgent);
}
