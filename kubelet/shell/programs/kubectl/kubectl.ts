/** kubectl, as scripts use it that run as the account of their pod. Source: kubectl 1.36. */
import {
  commandWords,
  type Named,
  namedBy,
  unknownInGroup,
} from "../../../../client/kubectl/command-words.ts";
import {
  Failure,
  PrintedInPart,
  tellFailure,
  UsageFailure,
} from "../../../../client/kubectl/failure.ts";
import { HelpWanted, parseFlags } from "../../../../client/kubectl/flags.ts";
import { FileError } from "../../files/file-system.ts";
import { bytesOf, textOf } from "../../kernel/bytes.ts";
import type { Work } from "../../kernel/kernel.ts";
import { put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import type { Waiting } from "../../network/wait.ts";
import { notSimulated } from "../not-simulated.ts";
import { apiResources, apiVersions, auth, config, info, version } from "./about.ts";
import { apply } from "./apply.ts";
import { cp } from "./cp.ts";
import { create } from "./create.ts";
import { remove } from "./delete.ts";
import { events } from "./events.ts";
import { exec } from "./exec.ts";
import { rollout, wait } from "./follow.ts";
import { get } from "./get.ts";
import { logs } from "./logs.ts";
import { madeCommands } from "./made.ts";
import { cordon, drain } from "./nodes.ts";
import { flagsOf, type Options } from "./options.ts";
import { replace } from "./replace.ts";
import { Session } from "./session.ts";
import { setCommands } from "./set.ts";
import type { Shared } from "./shared.ts";
import { taint } from "./taint.ts";
import { mark, patch, scale } from "./write.ts";

type Run = (args: readonly string[], session: Session) => Waiting<unknown>;

const ownCommands: Readonly<Record<string, Run>> = {
  get,
  events,
  logs,
  exec,
  cp,
  taint,
  cordon: cordon("cordon"),
  uncordon: cordon("uncordon"),
  drain,
  apply,
  create,
  delete: remove,
  patch,
  scale,
  label: mark("labels"),
  annotate: mark("annotations"),
  replace,
  rollout,
  wait,
  version,
  auth,
  config,
  "cluster-info": info,
  "api-resources": apiResources,
  "api-versions": apiVersions,
};

const commands: Readonly<Record<string, Shared>> = {
  ...Object.fromEntries(
    Object.entries(ownCommands).map(([name, run]) => [name, { flags: flagsOf(name), run }]),
  ),
  ...madeCommands,
  ...setCommands,
};

const help =
  "kubectl controls the Kubernetes cluster manager.\n\n" +
  " Find more information at: https://kubernetes.io/docs/reference/kubectl/\n\n" +
  "Usage:\n  kubectl [flags] [options]\n";

export function* kubectl(given: readonly string[], shell: Shell): Work {
  const words = given.map(textOf);
  const named = namedBy(words, Object.keys(commands), takesNext);
  const [first] = commandWords(words, takesNext).map((at) => words[at]);
  if (first === undefined || first === "help") {
    yield* put(shell.streams.output, help);
    return 0;
  }
  if (named === undefined) return yield* notSimulated(`kubectl ${first}`, shell, 1);
  try {
    return yield* run(named, shell);
  } catch (error) {
    return yield* told(error, shell);
  }
}

function* run({ name, rest }: Named, shell: Shell): Work {
  const command = commands[name];
  const { flags, args, dashAt } = parseFlags(command?.flags ?? {}, rest, `kubectl ${name}`);
  if (command === undefined) {
    if (args.length > 0) throw unknownInGroup(args, `kubectl ${name}`);
    yield* put(shell.streams.output, help);
    return 1;
  }
  // Each command asks only for flags of its own.
  const exitCode = yield* command.run(args, new Session(shell, flags as Options, dashAt));
  return typeof exitCode === "number" ? exitCode : 0;
}

/** Flags that are for every command may stand before it. */
const takesNext = (word: string): boolean =>
  !word.includes("=") && !/^--insecure-skip-tls-verify$|^-n./.test(word);

function* told(error: unknown, shell: Shell): Work {
  if (error instanceof HelpWanted) {
    yield* put(shell.streams.output, help);
    return 0;
  }
  const failure = error instanceof FileError ? new Failure(error.message) : error;
  if (!(failure instanceof Error) || !isOwn(failure)) throw error;
  if (failure instanceof PrintedInPart) yield* put(shell.streams.output, failure.printed);
  yield* put(shell.streams.errors, bytesOf(`${tellFailure(failure)}\n`));
  return 1;
}

const ownNames = new Set([
  "Failure",
  "PrintedInPart",
  "UsageFailure",
  "Told",
  "RefusedError",
  "Failures",
]);

/** What it says itself; whatever else is thrown ends the process, or is a mistake of ours. */
const isOwn = (error: Error): boolean => error instanceof UsageFailure || ownNames.has(error.name);
