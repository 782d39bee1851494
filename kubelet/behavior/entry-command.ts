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
  // Arguments that name no program are the client's own.
  const client = clients.find(([pattern]) => pattern.test(repository))?.[1];
  if (client === undefined || hasExecutable(executablesOf(image), first) === true) return undefined;
  return [client];
}

/** Images whose entrypoint is a client, by their repository. */
const clients: readonly (readonly [RegExp, string])[] = [
  [/^(?:docker\.io\/curlimages|quay\.io\/curl)\/curl$/, "curl"],
  [/\/kubectl$/, "kubectl"],
  [/\/helm$/, "helm"],
  [/\/aws-cli$/, "aws"],
];
