/** `kubesim debug`: a container from which one looks into a pod or a node. */
import type { JsonObject } from "../api/json.ts";
import {
  checkDebug,
  checkProfile,
  type DebugRequest,
  debugFlags,
  isAttached,
} from "../client/kubectl/debug/flags.ts";
import {
  copyOf,
  type Debugged,
  type DebugHost,
  nodePod,
  rightsWarning,
  withEphemeral,
} from "../client/kubectl/debug/pods.ts";
import { Failure } from "../client/kubectl/failure.ts";
import { objectPatch } from "../client/kubectl/made/object-patch.ts";
import { defineCommand } from "./command.ts";
import { suffix } from "./create/maker-host.ts";
import { customOf, mergerFor } from "./debug/custom.ts";
import { started } from "./debug/started.ts";
import { locate } from "./files/located.ts";
import { readManifests } from "./files/manifests.ts";
import type { Io } from "./io.ts";
import { joinOrLog, printLog } from "./joined.ts";
import { pathOf } from "./server/resources.ts";
import { fileFlags } from "./shared-flags.ts";
import {
  findTargets,
  metadataOf,
  patchTarget,
  pathOfTarget,
  type Target,
} from "./targets/targets.ts";

const flags = { filename: fileFlags.filename, ...debugFlags } as const;

export const command = defineCommand({
  name: "debug",
  usage: "(POD | TYPE/NAME | -f PATH) [flags] [-- COMMAND [args...]]",
  summary: "Look into pods and nodes from a container",
  examples: [
    "kubesim debug mypod -it --image=busybox --target=app",
    "kubesim debug mypod -it --image=busybox --copy-to=my-debugger",
    "kubesim debug mypod --copy-to=my-debugger --set-image=*=busybox",
    "kubesim debug node/mynode -it --image=busybox",
  ],
  flags,
  async run(io, { flags: given, args, dashAt }) {
    checkProfile(given);
    const [names, words] = [args.slice(0, dashAt), args.slice(dashAt)];
    const { filename = [], custom: file = "" } = given;
    const custom = customOf(file);
    const request = { given, words, custom, count: names.length + filename.length };
    checkDebug(request, io);
    const host: DebugHost = {
      suffix,
      tell: (line) => given.quiet !== true && io.print(line),
      merged: await mergerFor(custom),
    };
    for await (const target of named(io, names, filename)) {
      await debug(io, target, { request, host });
    }
  },
});

/** One after the other: what comes before one that is not there is worked on. */
async function* named(io: Io, names: readonly string[], filenames: readonly string[]) {
  if (filenames.length > 0) {
    if (names.length === 0) return yield* inFiles(io, filenames);
    throw new Failure("resource/name arguments cannot be provided when a path is specified");
  }
  for (const name of names) {
    const args = [name.includes("/") ? name : `pods/${name}`];
    const { targets, errors } = await findTargets(io, { args });
    yield* targets;
    if (errors.length > 0) throw errors[0];
  }
}

/** Those of files are taken as they stand there. */
async function* inFiles(io: Io, filenames: readonly string[]) {
  const { documents, errors } = await readManifests({ filenames, isRecursive: false }, io);
  for (const document of documents) {
    yield { ...(await locate(io, document)), object: document.object };
  }
  if (errors.length > 0) throw errors[0];
}

interface Asked {
  readonly request: DebugRequest;
  readonly host: DebugHost;
}

async function debug(io: Io, target: Target, asked: Asked): Promise<void> {
  const { made, container } = await madeFor(io, target, asked);
  const { given } = asked.request;
  if (!isAttached(given) || container === "") return;
  const { name, namespace } = metadataOf(made);
  const resource = await io.resources.find("pods");
  const pod = { resource, object: made, name: String(name), namespace: String(namespace) };
  const { current, hasEnded } = await started(io, pod, { container, isQuiet: given.quiet });
  if (hasEnded) await printLog(io, current, container);
  else await joinOrLog(io, current, { ...given, container });
}

/** The pod that one looks from, as the server has it. */
interface Made {
  readonly made: JsonObject;
  readonly container: string;
}

function madeFor(io: Io, target: Target, asked: Asked): Promise<Made> {
  const { group, version, kind } = target.resource;
  if (group === "" && kind === "Node") return besideNode(io, target, asked);
  if (group !== "" || kind !== "Pod") {
    throw new Failure(`"${group}/${version}, Kind=${kind}" not supported by debug`);
  }
  const isCopy = (asked.request.given["copy-to"] ?? "") !== "";
  return isCopy ? inCopy(io, target, asked) : inPlace(io, target, asked);
}

async function besideNode(io: Io, { name }: Target, { request, host }: Asked): Promise<Made> {
  const { pod, container } = nodePod(name, request, host);
  return { made: await create(io, pod, io.namespace), container };
}

async function inCopy(io: Io, target: Target, { request, host }: Asked): Promise<Made> {
  const copy = copyOf(target.object, request, host);
  warnOfRights(io, target, copy);
  const made = await create(io, copy.pod, target.namespace);
  if (request.given.replace === true) {
    const body = JSON.stringify({ gracePeriodSeconds: 0 });
    await io.client.json({ method: "DELETE", path: pathOfTarget(target), body });
  }
  return { made, container: copy.container };
}

async function inPlace(io: Io, target: Target, { request, host }: Asked): Promise<Made> {
  const grown = withEphemeral(target.object, request, host);
  warnOfRights(io, target, grown);
  const patch = {
    type: "strategic",
    body: objectPatch(target.object, grown.pod),
    subresource: "ephemeralcontainers",
  } as const;
  return { made: await patchTarget(io, target, patch), container: grown.container };
}

function warnOfRights(io: Io, { object }: Target, debugged: Debugged): void {
  const warning = rightsWarning(object, debugged);
  if (warning !== undefined) io.warn(warning);
}

async function create(io: Io, pod: JsonObject, namespace: string | undefined): Promise<JsonObject> {
  const path = pathOf(await io.resources.find("pods"), { namespace });
  return io.client.json({ method: "POST", path, body: JSON.stringify(pod) });
}
