/** What the entrypoints of images that are clients make of their arguments. */
import { executablesOf, hasExecutable } from "../images/executables.ts";
import { parseImage } from "../images/reference.ts";
import { agnhostCommands } from "../shell/programs/agnhost.ts";
import type { Container } from "../types.ts";

export interface EntryCommand {
  /** What is put before the arguments. */
  readonly command: readonly string[];
  /** It goes on as the server of its image, which listens. */
  readonly isServer: boolean;
}

/** How the entrypoint begins; `undefined` where it is the image's usual one. */
export function entryCommand({
  image = "",
  command = [],
  args = [],
}: Container): EntryCommand | undefined {
  const [first] = args;
  if (command.length > 0 || first === undefined) return undefined;
  const { repository = "" } = parseImage(image) ?? {};
  // Some of its modes do something and end.
  if (repository.endsWith("/agnhost") && agnhostCommands.has(first)) return client("/agnhost");
  const [, maker, isServer] = makers.find(([pattern]) => pattern.test(repository)) ?? [];
  if (maker !== undefined) return { command: [maker], isServer: isServer === true };
  const program = clients.find(([pattern]) => pattern.test(repository))?.[1];
  // Arguments that name no program are the client's own.
  if (program === undefined || hasExecutable(executablesOf(image), first) === true) {
    return undefined;
  }
  return client(program);
}

const client = (program: string): EntryCommand => ({ command: [program], isServer: false });

/** Images whose entrypoint is a client, by their repository. */
const clients: readonly (readonly [RegExp, string])[] = [
  [/^(?:docker\.io\/curlimages|quay\.io\/curl)\/curl$/, "curl"],
  [/\/kubectl$/, "kubectl"],
  [/\/helm$/, "helm"],
  [/\/aws-cli$/, "aws"],
  [/\/(?:mikefarah\/)?yq$/, "yq"],
  [/\/jq$/, "jq"],
];

/** Images that make objects in the API, whatever their arguments, and whether they serve then. */
const makers: readonly (readonly [RegExp, string, boolean])[] = [
  [/\/kube-webhook-certgen$/, "kube-webhook-certgen", false],
  [/\/metallb\/controller$/, "metallb-controller", true],
  [/\/(?:jetstack\/)?cert-manager-controller$/, "cert-manager-controller", true],
  [/\/(?:istio|istio-release|istio-testing)\/pilot$/, "istiod", true],
];
