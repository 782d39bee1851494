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
  if (command.length > 1 || first === undefined) return undefined;
  const { repository = "" } = parseImage(image) ?? {};
  const maker = makers.find(({ of }) => of.test(repository));
  // Manifests may name the program that the image begins with.
  const [given = maker?.path] = command;
  if (given !== maker?.path) return undefined;
  if (maker !== undefined) {
    const { program, isServer = false } = maker;
    return { command: program === undefined ? [] : [program], isServer };
  }
  // Some of its modes do something and end.
  if (repository.endsWith("/agnhost") && agnhostCommands.has(first)) return client("/agnhost");
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

interface Maker {
  /** The repositories of the image. */
  readonly of: RegExp;
  /** Absent: its entrypoint runs what its arguments name. */
  readonly program?: string;
  readonly isServer?: boolean;
  /** Where the image has it. */
  readonly path?: string;
}

/** Images that make objects in the API, whatever their arguments, and whether they serve then. */
const makers: readonly Maker[] = [
  { of: /\/kube-webhook-certgen$/, program: "kube-webhook-certgen" },
  { of: /\/metallb\/controller$/, program: "metallb-controller", isServer: true },
  {
    of: /\/(?:jetstack\/)?cert-manager-controller$/,
    program: "cert-manager-controller",
    isServer: true,
  },
  {
    of: /\/(?:istio|istio-release|istio-testing)\/pilot$/,
    program: "istiod",
    isServer: true,
  },
  { of: /\/argocd$/, isServer: true },
  { of: /\/crossplane\/crossplane$/, program: "crossplane", isServer: true },
  { of: /\/kyverno\/kyverno$/, program: "kyverno", isServer: true },
  {
    of: /\/openpolicyagent\/gatekeeper$/,
    program: "gatekeeper",
    isServer: true,
    path: "/manager",
  },
];
