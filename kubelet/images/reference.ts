/** Image names, and what registries say of them. Source: containerd 2, kubelet 1.36. */

/** An image reference taken apart; `repository` is fully qualified (`docker.io/library/nginx`). */
export interface ImageReference {
  readonly host: string;
  readonly repository: string;
  /** The tag, or the digest with its `sha256:`. */
  readonly version: string;
  /** `docker.io/library/nginx:1.27`, as container statuses name it. */
  readonly name: string;
}

const path = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/;
const host = /^(?:[A-Za-z0-9-]+\.)*[A-Za-z0-9-]+(?::\d+)?$/;
const tag = /^\w[\w.-]{0,127}$/;
const digest = /^sha256:[0-9a-f]{64}$/;
const known = new Map<string, ImageReference | undefined>();

/** Takes an image name apart, or gives `undefined` where it is none. */
export function parseImage(image: string): ImageReference | undefined {
  if (!known.has(image)) known.set(image, parse(image));
  return known.get(image);
}

/** The name in full, or the text as it is where it is no image name. */
export function fullImageName(image: string): string {
  return parseImage(image)?.name ?? image;
}

function parse(image: string): ImageReference | undefined {
  const at = image.indexOf("@");
  const beforeDigest = at < 0 ? image : image.slice(0, at);
  const digestText = at < 0 ? undefined : image.slice(at + 1);
  if (digestText !== undefined && !digest.test(digestText)) return undefined;
  const colon = beforeDigest.indexOf(":", beforeDigest.lastIndexOf("/") + 1);
  const unversioned = colon < 0 ? beforeDigest : beforeDigest.slice(0, colon);
  const tagText = colon < 0 ? "latest" : beforeDigest.slice(colon + 1);
  if (!tag.test(tagText)) return undefined;
  const slash = unversioned.indexOf("/");
  const first = slash < 0 ? "" : unversioned.slice(0, slash);
  const hasHost = /[.:]/.test(first) || first === "localhost";
  const rest = hasHost ? unversioned.slice(slash + 1) : unversioned;
  if (!path.test(rest) || (hasHost && !host.test(first))) return undefined;
  const hostText = hasHost ? first : "docker.io";
  const official = hostText === "docker.io" && !rest.includes("/");
  const repository = `${hostText}/${official ? "library/" : ""}${rest}`;
  const version = digestText ?? tagText;
  const name = `${repository}${digestText === undefined ? ":" : "@"}${version}`;
  return { host: hostText, repository, version, name };
}

/** Why the pull of an image fails, in the runtime's words, or `undefined` where it succeeds. */
export function pullError(image: ImageReference, wellKnown: boolean): string | undefined {
  if (image.host.endsWith(".invalid")) return unresolved(image);
  return missingTag(image.version, wellKnown) ? notFound(image) : undefined;
}

/** Tags that people make up for an image that is not there. */
const madeUp =
  /^(?:.*-)?(?:does-?not-?exist|non-?existent|no-such-tag|nope|bad|broken|missing|typo)(?:-.*)?$/;
const likely =
  /^(?:\d{1,4}(?:\.\d{1,3}){0,3}|latest|stable|mainline|edge|lts)?(?:-?[a-z][a-z0-9.-]*)?$/;
/** No well-known image has had a minor version above this one. */
const minorMax = 99;

function missingTag(version: string, wellKnown: boolean): boolean {
  if (version.startsWith("sha256:")) return false;
  if (madeUp.test(version)) return true;
  if (!wellKnown) return false;
  const minor = Number(/^v?\d+\.(\d+)/.exec(version)?.[1] ?? 0);
  return minor > minorMax || !likely.test(version.replace(/^v/, ""));
}

const notFound = ({ name }: ImageReference) =>
  `rpc error: code = NotFound desc = failed to pull and unpack image "${name}": ` +
  `failed to resolve reference "${name}": ${name}: not found`;

function unresolved({ name, host: registry, repository, version }: ImageReference): string {
  const rest = repository.slice(registry.length + 1);
  return (
    `failed to pull and unpack image "${name}": failed to resolve reference "${name}": ` +
    `failed to do request: Head "https://${registry}/v2/${rest}/manifests/${version}": ` +
    `dial tcp: lookup ${registry.replace(/:\d+$/, "")} on 10.96.0.10:53: no such host`
  );
}
