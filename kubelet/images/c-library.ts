/** Which C library the programs of an image have: they look up names in different ways. */
import { knownImage } from "./known-images.ts";
import { parseImage } from "./reference.ts";

/** musl in what is built on Alpine; all other images are taken to have glibc. */
export function cLibraryOf(image: string): "glibc" | "musl" {
  const { repository = "", version = "" } = parseImage(image) ?? {};
  const isAlpine = knownImage(repository)?.base === "alpine" || version.includes("alpine");
  return isAlpine ? "musl" : "glibc";
}
