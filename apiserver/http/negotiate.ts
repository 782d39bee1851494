import { StatusError } from "../../api/status.ts";

/** The form in which a client wants its answer. */
export interface Format {
  readonly encoding: "json" | "yaml";
  /** A transformation that the client asked for; whole objects without one. */
  readonly as: "Table" | "PartialObjectMetadata" | "PartialObjectMetadataList" | undefined;
  /** The version of meta.k8s.io that the transformation is to be of; v1 where it is not said. */
  readonly version?: "v1beta1";
}

const transformations = ["Table", "PartialObjectMetadata", "PartialObjectMetadataList"] as const;

/**
 * The first form in the Accept header that is served. Throws NotAcceptable where none is.
 * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#alternate-representations
 */
export function negotiate(accept: string | undefined): Format {
  if (accept === undefined || accept === "") return { encoding: "json", as: undefined };
  let isKnown = false;
  for (const clause of accept.split(",")) {
    const [type = "", ...parameters] = clause.split(";").map((part) => part.trim());
    const encoding = encodings.get(type.toLowerCase());
    if (encoding === undefined) continue;
    isKnown = true;
    const wanted = new Map(parameters.map((each) => splitOnce(each)));
    const name = wanted.get("as");
    if (name === undefined) return { encoding, as: undefined };
    const as = transformations.find((each) => each === name);
    if (as === undefined || wanted.get("g") !== "meta.k8s.io") continue;
    const version = wanted.get("v");
    if (version === "v1") return { encoding, as };
    if (version === "v1beta1") return { encoding, as, version };
  }
  throw new StatusError(
    "NotAcceptable",
    isKnown
      ? "only the following media types are accepted: application/json, application/yaml"
      : "406: Not Acceptable\n\nAvailable representations: application/json, application/yaml",
    isKnown ? undefined : {},
  );
}

const encodings: ReadonlyMap<string, Format["encoding"]> = new Map([
  ["application/json", "json"],
  ["application/yaml", "yaml"],
  ["application/*", "json"],
  ["*/*", "json"],
]);

function splitOnce(parameter: string): [string, string] {
  const at = parameter.indexOf("=");
  return at < 0 ? [parameter, ""] : [parameter.slice(0, at), parameter.slice(at + 1)];
}
