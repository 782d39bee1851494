/** What registries answer when an image is asked for. Source: containerd 2, kubelet 1.36. */
import { fitsRepository } from "./digests.ts";
import { knownImage } from "./known-images.ts";
import { manifestOf } from "./manifest.ts";
import type { ImageReference } from "./reference.ts";

/** Who asks. */
export interface Puller {
  /** The architecture of the node: `amd64`. */
  readonly architecture: string;
  /** Whether every repository exists; else only those that are known or may be logged in to. */
  readonly anyImage: boolean;
  /** Whether the pod has credentials for the registry. */
  readonly hasCredentials: (host: string) => boolean;
}

/** The puller of a node of one architecture in a world where every repository exists. */
function openPuller(architecture: string): Puller {
  return { architecture, anyImage: true, hasCredentials: () => false };
}

/** A node like most, for which every repository exists. */
export const anyPuller: Puller = openPuller("amd64");

const openPullers = new Map([[anyPuller.architecture, anyPuller]]);

/** The one puller of an architecture for which every repository exists. */
export function openPullerOf(architecture: string): Puller {
  const known = openPullers.get(architecture);
  if (known !== undefined) return known;
  const made = openPuller(architecture);
  openPullers.set(architecture, made);
  return made;
}

/** Why the pull of an image fails, in the runtime's words, or `undefined` where it succeeds. */
export function pullError(image: ImageReference, puller: Puller): string | undefined {
  const { host, name, repository, version, isDigest } = image;
  const unpack = `failed to pull and unpack image "${name}"`;
  const resolve = `${unpack}: failed to resolve reference "${name}"`;
  if (host.endsWith(".invalid")) return `${resolve}: ${unresolved(image)}`;
  const isKnown = knownImage(repository) !== undefined;
  if (!isKnown && !puller.anyImage && !puller.hasCredentials(host)) {
    const { isNotFound, words } = unknownRepository(image);
    return `${isNotFound ? notFoundCode : ""}${resolve}: ${words}`;
  }
  const exists = isDigest ? fitsRepository(version, repository) : !missingTag(version, isKnown);
  if (!exists) return `${notFoundCode}${resolve}: ${notFound(image)}`;
  if (manifestOf(image, puller.architecture) === undefined) {
    return `${notFoundCode}${unpack}: no match for platform in manifest: not found`;
  }
  return undefined;
}

/** The runtime's code is named in the message unless it is Unknown. */
const notFoundCode = "rpc error: code = NotFound desc = ";
const notFound = ({ name }: ImageReference) => `${name}: not found`;

const pathOf = ({ host, repository }: ImageReference) => repository.slice(host.length + 1);
const manifestUrl = (image: ImageReference) =>
  `https://${image.host}/v2/${pathOf(image)}/manifests/${image.version}`;

/** The resolver of the network that the nodes are in. */
const resolver = "172.18.0.1:53";

function unresolved(image: ImageReference): string {
  const lookup = `lookup ${image.host.replace(/:\d+$/, "")} on ${resolver}`;
  return `failed to do request: Head "${manifestUrl(image)}": dial tcp: ${lookup}: no such host`;
}

/** Registries say each in their own way that they do not show a repository to everybody. */
function unknownRepository(image: ImageReference): { isNotFound: boolean; words: string } {
  const denied = "pull access denied, repository does not exist or may require authorization";
  switch (image.host) {
    case "docker.io": {
      const words = `${denied}: server message: insufficient_scope: authorization failed`;
      return { isNotFound: false, words };
    }
    case "ghcr.io": {
      const scope = encodeURIComponent(`repository:${pathOf(image)}:pull`);
      const url = `https://ghcr.io/token?scope=${scope}&service=ghcr.io`;
      const status = `unexpected status from GET request to ${url}: 403 Forbidden`;
      const words = `failed to authorize: failed to fetch anonymous token: ${status}`;
      return { isNotFound: false, words };
    }
    case "quay.io": {
      const request = `unexpected status from HEAD request to ${manifestUrl(image)}`;
      return { isNotFound: false, words: `${request}: 401 UNAUTHORIZED` };
    }
    case "registry.k8s.io":
    case "mcr.microsoft.com":
    case "public.ecr.aws":
      return { isNotFound: true, words: notFound(image) };
    default:
      return { isNotFound: false, words: unresolved(image) };
  }
}

/** Tags that people make up for an image that is not there. */
const madeUp =
  /^(?:.*-)?(?:does-?not-?exist|non-?existent|no-such-tag|nope|bad|broken|missing|typo)(?:-.*)?$/;
const likely =
  /^(?:\d{1,4}(?:\.\d{1,3}){0,3}|latest|stable|mainline|edge|lts)?(?:-?[a-z][a-z0-9.-]*)?$/;
/** No well-known image has had a minor version above this one. */
const minorMax = 99;

function missingTag(tag: string, isKnown: boolean): boolean {
  if (madeUp.test(tag)) return true;
  if (!isKnown) return false;
  const minor = Number(/^v?\d+\.(\d+)/.exec(tag)?.[1] ?? 0);
  return minor > minorMax || !likely.test(tag.replace(/^v/, ""));
}
