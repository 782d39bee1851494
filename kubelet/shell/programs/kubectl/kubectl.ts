/** kubectl, as scripts use it that run as the account of their pod. Source: kubectl 1.36. */
import { Failure, tellFailure, UsageFailure } from "../../../../client/kubectl/failure.ts";
import { HelpWanted, parseFlags } from "../../../../client/kubectl/flags.ts";
import { bytesOf, textOf } from "../../bytes.ts";
import { FileError } from "../../file-system.ts";
import type { Work } from "../../kernel.ts";
import type { Waiting } from "../../network/wait.ts";
import type { Shell } from "../../shell.ts";
import { put } from "../../streams.ts";
import { notSimulated } from "../not-simulated.ts";
import { apiResources, apiVersions, auth, config, info, version } from "./about.ts";
import { apply } from "./apply.ts";
import { cp } from "./cp.ts";
import { create, run as runPod } from "./create.ts";
import { remove } from "./delete.ts";
import { events } from "./events.ts";
import { exec } from "./exec.ts";
import { expose } from "./expose.ts";
import { rollout, wait } from "./follow.ts";
import { get } from "./get.ts";
import { logs } from "./logs.ts";
import { cordon, drain } from "./nodes.ts";
import { flagsOf } from "./options.ts";
import { replace } from "./replace.ts";
import { Session } from "./session.ts";
import { set } from "./set.ts";
import { taint } from "./taint.ts";
import { mark, patch, scale } from "./write.ts";

type Run = (args: readonly string[], session: Session) => Waiting<unknown>;

const commands: Readonly<Record<string, Run>> = {
  get,
  events,
  logs,
  exec,
  cp,
  expose,
  set,
  taint,
  cordon: cordon("cordon"),
  uncordon: cordon("uncordon"),
  drain,
  apply,
  create,
  run: runPod,
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

const help =
  "kubectl controls the Kubernetes cluster manager.\n\n" +
  " Find more information at: https://kubernetes.io/docs/reference/kubectl/\n\n" +
  "Usage:\n  kubectl [flags] [options]\n";

export function* kubectl(given: readonly string[], shell: Shell): Work {
  const words = given.map(textOf);
  const at = commandAt(words);
  const name = words[at];
  if (name === undefined || name === "help") {
    yield* put(shell.streams.output, help);
    return 0;
  }
  const run = commands[name];
  if (run === undefined) return yield* notSimulated(`kubectl ${name}`, shell, 1);
  try {
    const rest = words.filter((_, index) => index !== at);
    const { flags, args, dashAt } = parseFlags(flagsOf(name), rest, `kubectl ${name}`);
    const exitCode = yield* run(args, new Session(shell, flags, dashAt));
    return typeof exitCode === "number" ? exitCode : 0;
  } catch (error) {
    return yield* told(error, shell);
  }
}

/** Flags that are for every command may stand before it. */
function commandAt(words: readonly string[]): number {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (!word.startsWith("-")) return at;
    const isAlone = word.includes("=") || /^--insecure-skip-tls-verify$|^-n./.test(word);
    if (!isAlone) at += 1;
  }
  return words.length;
}

function* told(error: unknown, shell: Shell): Work {
  if (error instanceof HelpWanted) {
    yield* put(shell.streams.output, help);
    return 0;
  }
  const failure = error instanceof FileError ? new Failure(error.message) : error;
  if (!(failure instanceof Error) || !isOwn(failure)) throw error;
  yield* put(shell.streams.errors, bytesOf(`${tellFailure(failure)}\n`));
  return 1;
}

const ownNames = new Set(["Failure", "UsageFailure", "Told", "RefusedError", "Failures"]);

/** What it says itself; whatever else is thrown ends the process, or is a mistake of ours. */
const isOwn = (error: Error): boolean => error instanceof UsageFailure || ownNames.has(error.name);
