/**
 * Image references, read as Docker, containerd and the kubelet read them. Source: distribution's
 * reference 0.6, which kubelet 1.36 and containerd 2 share.
 */

/** An image reference taken apart. */
export interface ImageReference {
  /** `docker.io`, `localhost:5000`. */
  readonly host: string;
  /** Fully qualified: `docker.io/library/nginx`. */
  readonly repository: string;
  /** What is asked of the registry: the digest where there is one, else the tag or `latest`. */
  readonly version: string;
  readonly isDigest: boolean;
  /** `docker.io/library/nginx:1.27`, or with `@` and the digest, which a tag gives way to. */
  readonly name: string;
}

/** Why a text is no image reference. */
interface Problem {
  readonly problem: string;
}

const pathComponent = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
const hostComponent = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
const host = `(?:${hostComponent}(?:\\.${hostComponent})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`;
const digestText = "[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}";
const wellFormed = new RegExp(
  `^(?<host>${host})/(?<path>${pathComponent}(?:/${pathComponent})*)` +
    `(?::(?<tag>\\w[\\w.-]{0,127}))?(?:@(?<digest>${digestText}))?$`,
);
/** The length of the digits by algorithm. */
const digestLengths = new Map([
  ["sha256", 64],
  ["sha384", 96],
  ["sha512", 128],
]);
const pathLengthMax = 255;
const identifier = /^[a-f0-9]{64}$/;

/** What was asked before: there are few images, and many containers of each. */
const known = new Map<string, ImageReference | Problem>();
const knownMax = 10_000;

/** Takes an image reference apart, or gives `undefined` where it is none. */
export function parseImage(image: string): ImageReference | undefined {
  const result = lookUp(image);
  return "problem" in result ? undefined : result;
}

/** Why the text is no image reference, or `undefined` where it is one. */
export function imageProblem(image: string): string | undefined {
  const result = lookUp(image);
  return "problem" in result ? result.problem : undefined;
}

/** The name in full, or the text as it is where it is no image reference. */
export function fullImageName(image: string): string {
  return parseImage(image)?.name ?? image;
}

function lookUp(image: string): ImageReference | Problem {
  const before = known.get(image);
  if (before !== undefined) return before;
  if (known.size >= knownMax) known.clear();
  const result = parse(image);
  known.set(image, result);
  return result;
}

const malformed = "invalid reference format";

function parse(image: string): ImageReference | Problem {
  if (identifier.test(image)) {
    const why = "cannot specify 64-byte hexadecimal strings";
    return { problem: `invalid repository name (${image}), ${why}` };
  }
  const { host: registry, rest } = splitHost(image);
  const remote = rest.split(":", 1).join();
  if (remote !== remote.toLowerCase()) {
    return { problem: `${malformed}: repository name (${remote}) must be lowercase` };
  }
  const parts = wellFormed.exec(`${registry}/${rest}`)?.groups;
  if (parts === undefined) return { problem: malformed };
  const { path = "", tag = "latest", digest } = parts;
  if (path.length > pathLengthMax) {
    return { problem: `repository name must not be more than ${pathLengthMax} characters` };
  }
  const problem = digest === undefined ? undefined : digestProblem(digest);
  if (problem !== undefined) return { problem };
  const repository = `${registry}/${path}`;
  const isDigest = digest !== undefined;
  const version = digest ?? tag;
  const name = `${repository}${isDigest ? "@" : ":"}${version}`;
  return { host: registry, repository, version, isDigest, name };
}

/** What comes before the first slash is a host only where it cannot be a part of a path. */
function splitHost(image: string): { readonly host: string; readonly rest: string } {
  const slash = image.indexOf("/");
  const first = slash < 0 ? "" : image.slice(0, slash);
  const isHost = /[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase();
  const registry = !isHost || first === "index.docker.io" ? "docker.io" : first;
  const rest = isHost ? image.slice(slash + 1) : image;
  const isOfficial = registry === "docker.io" && !rest.includes("/");
  return { host: registry, rest: isOfficial ? `library/${rest}` : rest };
}

function digestProblem(digest: string): string | undefined {
  const [algorithm = "", digits = ""] = digest.split(":");
  const length = digestLengths.get(algorithm);
  if (length === undefined) return "unsupported digest algorithm";
  if (digits.length !== length) return "invalid checksum digest length";
  return digits === digits.toLowerCase() ? undefined : "invalid checksum digest format";
}
