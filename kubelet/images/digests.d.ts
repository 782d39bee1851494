/** An index has a manifest for each architecture. */
export type DigestKind = "index" | Architecture;
/** The architectures that images are built for. */
export declare const architectures: readonly ["amd64", "arm64"];
export type Architecture = (typeof architectures)[number];
/** The digest of what `text` stands for in a repository. */
export declare function digestOf(text: string, repository: string, kind: DigestKind): string;
/** A digest that is no name in a registry: of a layer or a configuration. */
export declare const blobDigest: (text: string) => string;
/** What `digestOf` made the digest for, or `undefined` where it did not make it. */
export declare function kindOf(digest: string): DigestKind | undefined;
/** Whether an image of this repository may have the digest: one from elsewhere is believed. */
export declare function fitsRepository(digest: string, repository: string): boolean;
