/** Why the runtime cannot start a container's process. Source: containerd 2.2 and runc. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { hexDigits } from "../identity.ts";
import { executablesOf, hasExecutable, notRun } from "../images/executables.ts";
import type { FindConfiguration } from "../observed.ts";
import { absolutePath, type Entry, splitPath } from "../shell/files/file-system.ts";
import { installedFolder } from "../shell/network/makers.ts";
import type { Container } from "../types.ts";
import type { RunningContainer } from "./running.ts";

/** Who says so. */
const told =
  "failed to create containerd task: failed to create shim task: OCI runtime create failed: " +
  "runc create failed: unable to start container process: error during container init: ";

/** Folders of programs: what is there is there by its name. */
const folders = /^(?:\/usr)?(?:\/local)?\/s?bin$/;
const executeBits = 0o111;

/** The runtime's words; `undefined` where it can, as far as anybody knows. */
export function startErrorOf(
  container: Container,
  pod: Pod,
  configuration: FindConfiguration,
): string | undefined {
  const [word = ""] = [...(container.command ?? []), ...(container.args ?? [])];
  // What it is by its variables is not looked at.
  if (word === "" || word.includes("$(")) return undefined;
  const problem = problemOf(word, container, pod, configuration);
  return problem && told + problem;
}

function problemOf(
  word: string,
  container: Container,
  pod: Pod,
  configuration: FindConfiguration,
): string | undefined {
  const executables = executablesOf(container.image ?? "");
  if (!word.includes("/")) {
    return hasExecutable(executables, word) === false ? notRun.notFound(word) : undefined;
  }
  const path = absolutePath(word, container.workingDir ?? "/");
  const mounted = mountedProblem(path, container, pod, configuration);
  if (mounted !== "elsewhere") return mounted && notRun[mounted](word);
  const [folder, name] = splitPath(path);
  const isThere = folders.test(folder) ? hasExecutable(executables, name) : undefined;
  const isKnown = executables.contents === "small programs" && !name.startsWith("docker-");
  return isThere === false || (isThere === undefined && isKnown)
    ? notRun.notFound(word)
    : undefined;
}

/** Why a program in a volume cannot be run; `elsewhere` where it is in none. */
function mountedProblem(
  path: string,
  { volumeMounts = [] }: Container,
  { spec }: Pod,
  configuration: FindConfiguration,
): "notFound" | "notPermitted" | "elsewhere" | undefined {
  const mount = volumeMounts
    .map((each) => ({ ...each, mountPath: absolutePath(each.mountPath) }))
    .filter(({ mountPath }) => path === mountPath || path.startsWith(`${mountPath}/`))
    .sort((left, right) => right.mountPath.length - left.mountPath.length)[0];
  if (mount === undefined) return "elsewhere";
  const volume = spec.volumes?.find(({ name }) => name === mount.name);
  const { configMap, secret } = volume ?? {};
  const source = configMap ?? secret;
  // Nobody knows what will be in other volumes.
  if (source === undefined) return undefined;
  const file = absolutePath((mount.subPath ?? "") + path.slice(mount.mountPath.length)).slice(1);
  const item = source.items?.find((each) => each.path === file);
  const kind = configMap === undefined ? "Secret" : "ConfigMap";
  const name = configMap?.name ?? secret?.secretName ?? "";
  const key = source.items === undefined ? file : (item?.key ?? "");
  if (configuration(kind, name)?.keys.has(key) !== true) return "notFound";
  const mode = item?.mode ?? source.defaultMode ?? 0;
  return (mode & executeBits) === 0 ? "notPermitted" : undefined;
}

/** The runtime's words where it cannot run a program in a running container for a client. */
export function execErrorOf(
  { container, id, startedMs, does }: RunningContainer,
  word: string,
  nowMs: number,
): string | undefined {
  const problem = execProblem(container, word, (path) =>
    does.process?.().find(path, nowMs - startedMs),
  );
  if (problem === undefined) return undefined;
  const session = hexDigits(`exec/${id}/${nowMs}/${word}`, 64);
  return (
    `failed to exec in container: failed to start exec "${session}": OCI runtime exec failed: ` +
    `exec failed: unable to start container process: ${problem}`
  );
}

function execProblem(
  { image = "", workingDir = "/" }: Container,
  word: string,
  find: (path: string) => Entry | undefined,
): string | undefined {
  const executables = executablesOf(image);
  // What nobody knows of is not there for a client, though the container's own command may be.
  const isThere = (name: string) =>
    hasExecutable(executables, name) === true ||
    find(`${installedFolder}/${name}`)?.kind === "file";
  if (!word.includes("/")) return isThere(word) ? undefined : notRun.notFound(word);
  const path = absolutePath(word, workingDir);
  const [folder, name] = splitPath(path);
  const entry = find(path);
  if (entry?.kind === "directory") return notRun.isDirectory(word);
  if (entry?.kind === "file") {
    return (entry.mode & executeBits) === 0 ? notRun.notPermitted(word) : undefined;
  }
  return folders.test(folder) && isThere(name) ? undefined : notRun.notFound(word);
}
