/**
 * The digests that the simulated registry gives. A digest follows from what it is the digest of,
 * and tells a part of that by its digits: whether this registry made it, for which repository and
 * as what. So a digest by itself says whether it fits a repository, with no list of all images.
 */
import { hexDigits } from "../identity.ts";

/** An index has a manifest for each architecture. */
export type DigestKind = "index" | Architecture;

/** The architectures that images are built for. */
export const architectures = ["amd64", "arm64"] as const;
export type Architecture = (typeof architectures)[number];

/** The digits of a sha256 digest: what it is of, then for whom, then that it was made here. */
const bodyLength = 40;
const markLength = 12;

const owner = (body: string, repository: string) =>
  hexDigits(`repository/${repository}/${body}`, markLength);
const seal = (body: string, kind: DigestKind) => hexDigits(`${kind}/${body}`, markLength);

/** The digest of what `text` stands for in a repository. */
export function digestOf(text: string, repository: string, kind: DigestKind): string {
  const body = hexDigits(`image/${repository}/${text}`, bodyLength);
  return `sha256:${body}${owner(body, repository)}${seal(body, kind)}`;
}

/** A digest that is no name in a registry: of a layer or a configuration. */
export const blobDigest = (text: string) => `sha256:${hexDigits(`blob/${text}`, 64)}`;

/** What `digestOf` made the digest for, or `undefined` where it did not make it. */
export function kindOf(digest: string): DigestKind | undefined {
  const { body, sealed } = partsOf(digest);
  return (["index", ...architectures] as const).find((kind) => sealed === seal(body, kind));
}

/** A few digits again and again: nobody has an image of such a digest. */
const madeUp = /^sha\d+:([0-9a-f]{1,32})\1+$/;

/** Whether an image of this repository may have the digest: one from elsewhere is believed. */
export function fitsRepository(digest: string, repository: string): boolean {
  if (madeUp.test(digest)) return false;
  const { body, owned } = partsOf(digest);
  return kindOf(digest) === undefined || owned === owner(body, repository);
}

function partsOf(digest: string) {
  const digits = digest.slice(digest.indexOf(":") + 1);
  const ownerEnd = bodyLength + markLength;
  return {
    body: digits.slice(0, bodyLength),
    owned: digits.slice(bodyLength, ownerEnd),
    sealed: digits.slice(ownerEnd),
  };
}
