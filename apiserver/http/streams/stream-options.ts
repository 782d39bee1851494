import { badRequest } from "../../../api/status.ts";
import { flag } from "../options.ts";
import type { ResourcePath } from "../route.ts";
import type { ExecOptions, StreamOptions } from "./container-streams.ts";

/** The query of an attach. Source: kubelet server/remotecommand, NewOptions 1.36. */
export function streamOptions(
  query: URLSearchParams,
  { namespace = "", name = "" }: Pick<ResourcePath, "namespace" | "name">,
): StreamOptions {
  const [stdin, stdout, tty] = [flag(query, "stdin"), flag(query, "stdout"), flag(query, "tty")];
  // A terminal has one stream of output; who asks for the other gets none, and no refusal.
  const stderr = flag(query, "stderr") && !tty;
  const container = query.get("container") ?? undefined;
  return { namespace, pod: name, container, stdin, stdout, stderr, tty };
}

/** The query of an exec: the words of the command are repeated parameters. */
export function execOptions(
  query: URLSearchParams,
  path: Pick<ResourcePath, "namespace" | "name">,
): ExecOptions {
  return { ...streamOptions(query, path), command: query.getAll("command") };
}

/** Throws BadRequest for what the kubelet would not start: it looks once the pod was found. */
export function checkStreams(options: StreamOptions & Partial<Pick<ExecOptions, "command">>): void {
  const { stdin, stdout, stderr, command } = options;
  if (!stdin && !stdout && !stderr) {
    throw badRequest("you must specify at least 1 of stdin, stdout, stderr");
  }
  if (command?.length === 0) {
    throw badRequest("you must specify at least one command for the container");
  }
}
