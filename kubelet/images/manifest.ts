/** What the simulated registry holds under a reference: an index, its manifests, their layers. */
import { type Architecture, architectures, blobDigest, digestOf, kindOf } from "./digests.ts";
import {
  type Base,
  baseBytes,
  type KnownImage,
  knownImage,
  unknownImageBytes,
} from "./known-images.ts";
import type { ImageReference } from "./reference.ts";

export interface Layer {
  readonly digest: string;
  /** Compressed, as it is fetched and as containerd counts it. */
  readonly sizeBytes: number;
}

/** The image that a node of one architecture gets. */
export interface Manifest {
  /** The digest of its configuration, by which the runtime knows the image. */
  readonly id: string;
  /** The lowest first. */
  readonly layers: readonly Layer[];
  readonly sizeBytes: number;
}

/** `docker.io/library/nginx@sha256:…`, as statuses name the image: the digest of the index. */
export function imageIdOf(reference: ImageReference): string {
  const known = ids.get(reference);
  if (known !== undefined) return known;
  const id = `${reference.repository}@${digestIn(reference)}`;
  ids.set(reference, id);
  return id;
}

/** Every container of an image asks for its id again and again. */
const ids = new WeakMap<ImageReference, string>();

function digestIn({ repository, version, isDigest }: ImageReference): string {
  return isDigest ? version : digestOf(version, repository, "index");
}

/** The digest of the manifest for an architecture, within the index of the reference. */
export function manifestDigest(reference: ImageReference, architecture: Architecture): string {
  const digest = digestIn(reference);
  if (kindOf(digest) === architecture) return digest;
  return digestOf(`manifest/${digest}`, reference.repository, architecture);
}

const made = new Map<string, Manifest | undefined>();
const madeMax = 10_000;

/** The image for an architecture, or `undefined` where there is none for it. */
export function manifestOf(reference: ImageReference, architecture: string): Manifest | undefined {
  const key = `${architecture} ${reference.name}`;
  if (made.has(key)) return made.get(key);
  if (made.size >= madeMax) made.clear();
  const platform = architectures.find((each) => each === architecture);
  const manifest = platform === undefined ? undefined : makeManifest(reference, platform);
  made.set(key, manifest);
  return manifest;
}

function makeManifest(reference: ImageReference, architecture: Architecture): Manifest | undefined {
  const known = knownImage(reference.repository);
  if (!(known?.architectures ?? architectures).includes(architecture)) return undefined;
  const kind = reference.isDigest ? kindOf(reference.version) : "index";
  if (kind !== undefined && kind !== "index" && kind !== architecture) return undefined;
  const digest = manifestDigest(reference, architecture);
  const parts = partsOf(reference, known, digest);
  const layers = parts
    .filter(({ sizeBytes }) => sizeBytes > 0)
    .map(({ of, sizeBytes }) => ({ digest: blobDigest(`${architecture}/${of}`), sizeBytes }));
  const sizeBytes = layers.reduce((sum, layer) => sum + layer.sizeBytes, 0);
  return { id: blobDigest(`configuration/${digest}`), layers, sizeBytes };
}

interface Part {
  /** What its digest follows from: images with the same part share the layer. */
  readonly of: string;
  readonly sizeBytes: number;
}

/** How much of an image of one's own, above its base, is the same in all of its versions. */
const sharedByVersions = 0.7;

function partsOf(
  { repository, version }: ImageReference,
  known: KnownImage | undefined,
  digest: string,
): readonly Part[] {
  const base = (name: Base): Part => ({ of: `base/${name}`, sizeBytes: baseBytes(name) });
  if (known === undefined) {
    const own = unknownImageBytes - baseBytes("debian-slim");
    const shared = Math.round(own * sharedByVersions);
    return [
      base("debian-slim"),
      { of: `${repository}/shared`, sizeBytes: shared },
      { of: digest, sizeBytes: own - shared },
    ];
  }
  const { base: name, sizeBytes } = variantOf(known, version);
  const lowest = name === undefined ? [] : [base(name)];
  const own = sizeBytes - (name === undefined ? 0 : baseBytes(name));
  return [...lowest, { of: digest, sizeBytes: Math.max(own, 0) }];
}

/** About how large the small variants of images on Debian are, as a part of the usual one. */
const variants: readonly { suffix: RegExp; base: Base; part: number }[] = [
  { suffix: /(?:^|-)alpine/, base: "alpine", part: 0.28 },
  { suffix: /(?:^|-)slim/, base: "debian-slim", part: 0.35 },
];

/** `nginx:1.27-alpine` is smaller than `nginx:1.27`, and has another base. */
function variantOf(
  { base, sizeBytes }: KnownImage,
  version: string,
): Pick<KnownImage, "base" | "sizeBytes"> {
  const variant = variants.find(({ suffix }) => suffix.test(version));
  if (variant === undefined || base === undefined || base === "alpine") return { base, sizeBytes };
  const smaller = Math.round(sizeBytes * variant.part);
  return { base: variant.base, sizeBytes: Math.max(smaller, baseBytes(variant.base)) };
}
