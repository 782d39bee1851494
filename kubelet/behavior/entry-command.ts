/** What the entrypoints of images that are clients make of their arguments. */
import { executablesOf, hasExecutable } from "../images/executables.ts";
import { parseImage } from "../images/reference.ts";
import { agnhostCommands } from "../shell/programs/agnhost.ts";
import type { Container } from "../types.ts";

/** The command that is put before the arguments; `undefined` where it is the image's usual one. */
export function entryCommand({
  image = "",
  command = [],
  args = [],
}: Container): readonly string[] | undefined {
  const [first] = args;
  if (command.length > 0 || first === undefined) return undefined;
  const { repository = "" } = parseImage(image) ?? {};
  // Some of its modes do something and end.
  if (repository.endsWith("/agnhost") && agnhostCommands.has(first)) return ["/agnhost"];
  // Arguments that name no program are curl's own.
  const isCurl = repository === "docker.io/curlimages/curl" || repository === "quay.io/curl/curl";
  if (!isCurl || hasExecutable(executablesOf(image), first) === true) return undefined;
  return ["curl"];
}
