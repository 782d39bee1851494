// The grammar of image names, `registry/path:tag@digest`. Source: distribution/reference 0.6.
const label = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
const host = `(?:${label}(?:\\.${label})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`;
const part = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
const digest = "[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9A-Fa-f]{32,}";
const imageName = new RegExp(
  `^(?:${host}/)?(${part}(?:/${part})*)(?::(\\w[\\w.-]{0,127}))?(@${digest})?$`,
);
const nameLengthMax = 600;

/**
 * The tag of an image, which is `latest` where the name has neither tag nor digest.
 * `undefined` for a digest without a tag and for what is no image name.
 */
export function imageTag(image: string): string | undefined {
  const isDigest = /^[0-9a-f]{64}$/.test(image);
  const match = isImageName(image) && !isDigest ? imageName.exec(image) : null;
  if (match === null) return undefined;
  const [, , tag, digestPart] = match;
  return tag ?? (digestPart === undefined ? "latest" : undefined);
}

/** Whether an image may be called so. */
export const isImageName = (image: string): boolean =>
  image.length <= nameLengthMax && imageName.test(image);

/** `Always` for the tag `latest`, else `IfNotPresent`. */
export function defaultPullPolicy(image: string | undefined): string {
  return imageTag(image ?? "") === "latest" ? "Always" : "IfNotPresent";
}
