/** `kubesim cp`: copies files into and out of containers, by the tar that is there. */
import { existsSync } from "node:fs";
import { basename, posix } from "node:path";
import { Readable } from "node:stream";
import { containersOf } from "../client/kubectl/chosen-pods.ts";
import { Exit, Failure } from "../client/kubectl/failure.ts";
import { type FileSpec, fileSpec } from "../client/kubectl/file-spec.ts";
import { defineCommand } from "./command.ts";
import { archiveOf, unpackInto } from "./cp/local-files.ts";
import { TarReader } from "./cp/tar-reader.ts";
import type { Io } from "./io.ts";
import { runSession, type SessionOptions } from "./server/session.ts";
import { findTargets, pathOfTarget, type Target } from "./targets/targets.ts";

const flags = {
  container: { kind: "text", short: "c", value: "NAME", doc: "which container" },
  "no-preserve": { kind: "bool", doc: "leave owner and permissions to the container" },
} as const;

export const command = defineCommand({
  name: "cp",
  usage: "SOURCE DESTINATION [flags]",
  summary: "Copy files into and out of containers",
  examples: [
    "kubesim cp site web-0:/usr/share/nginx/html",
    "kubesim cp default/web-0:/etc/hosts hosts",
  ],
  flags,
  async run(io, { flags: given, args }) {
    const [source, destination] = args.map(fileSpec);
    if (source === undefined || destination === undefined || args.length > 2) {
      throw new Failure("source and destination are required");
    }
    if (source.pod !== undefined && destination.pod !== undefined) {
      throw new Failure("one of src or dest must be a local file specification");
    }
    if (source.path === "" || destination.path === "") {
      throw new Failure("filepath can not be empty");
    }
    const options = { container: given.container, preserves: given["no-preserve"] !== true };
    if (source.pod !== undefined) await copyOut(io, { source, destination, ...options });
    else if (destination.pod !== undefined) await copyIn(io, { source, destination, ...options });
    else throw new Failure("one of src or dest must be a remote file specification");
  },
});

interface Copy {
  readonly source: FileSpec;
  readonly destination: FileSpec;
  readonly container: string | undefined;
  readonly preserves: boolean;
}

async function copyIn(io: Io, { source, destination, container, preserves }: Copy): Promise<void> {
  if (!existsSync(source.path)) {
    throw new Failure(`${source.path} doesn't exist in local filesystem`);
  }
  const run = await runner(io, destination, container);
  const path = posix.normalize(destination.path);
  const isFolder = await succeeds(() => run(["test", "-d", path], { isQuiet: true }));
  const to = isFolder ? posix.join(path, basename(source.path)) : path.replace(/(.)\/$/, "$1");
  const owner = preserves ? [] : ["--no-same-permissions", "--no-same-owner"];
  const archive = Readable.from(archiveOf(source.path, posix.basename(to)));
  await run(["tar", ...owner, "-xmf", "-", "-C", posix.dirname(to)], { input: archive });
}

async function copyOut(io: Io, { source, destination, container }: Copy): Promise<void> {
  // What there is to say of files that come out is said where those would be, as kubectl does.
  const there: Io = { ...io, warn: io.print, writeError: io.write };
  const run = await runner(there, source, container);
  const prefix = posix.join("/", source.path).slice(1).replace(/\/$/, "");
  const { namespace = "", pod, path } = source;
  const instead =
    `"kubesim exec -n ${JSON.stringify(namespace)} ${JSON.stringify(pod)} -- ` +
    `tar cf - ${JSON.stringify(path)} | tar xf -"`;
  const into = destination.path;
  const reader = new TarReader(unpackInto({ prefix, into, warn: io.warn, instead }));
  await run(["tar", "cf", "-", source.path], { output: (bytes) => reader.read(bytes) });
  reader.end();
}

type Run = (
  words: readonly string[],
  streams: Partial<Pick<SessionOptions, "input" | "output">> & { readonly isQuiet?: boolean },
) => Promise<void>;

/** Runs commands in the container that a file is in. */
async function runner(io: Io, { namespace, pod }: FileSpec, chosen?: string): Promise<Run> {
  const there: Io = namespace === undefined ? io : { ...io, namespace };
  const target = await podNamed(there, pod ?? "");
  const [container = ""] = containersOf(io.warn, target, { chosen, isAll: false });
  const path = pathOfTarget(target, {}, "exec");
  return (words, { isQuiet = false, ...streams }) => {
    const query = new URLSearchParams({ container });
    for (const word of words) query.append("command", word);
    const session = { path, query, tty: false, input: undefined, ...streams };
    return runSession(isQuiet ? { ...io, ...silence } : io, session);
  };
}

const silence = { write: () => undefined, writeError: () => undefined, warn: () => undefined };

async function podNamed(io: Io, name: string): Promise<Target> {
  const { targets, errors } = await findTargets(io, { args: ["pods", name] });
  const [target] = targets;
  if (target === undefined) throw errors[0] ?? new Failure(`pod ${name} not found`);
  return target;
}

async function succeeds(run: () => Promise<void>): Promise<boolean> {
  try {
    await run();
    return true;
  } catch (error) {
    if (error instanceof Exit) return false;
    throw error;
  }
}
