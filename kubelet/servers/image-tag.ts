import { parseImage } from "../images/reference.ts";
import type { Container } from "../types.ts";

/** The repository and the version of a container's image; empty where its name is none. */
export function imageTag({ image = "" }: Container) {
  const { repository = "", version = "" } = parseImage(image) ?? {};
  return { repository, version };
}
