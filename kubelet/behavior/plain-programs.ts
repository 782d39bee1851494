/** Programs of which all is known beforehand: servers, and what says a few lines and ends. */
import type { KnownImage } from "../images/known-images.ts";
import type { ServerProgram } from "../servers/program.ts";
import type { LogLine } from "../shell/process/log-lines.ts";
import type { Container } from "../types.ts";
import { beginMs, commandAlone } from "./command-alone.ts";
import type { Program } from "./program.ts";
import { serverLines } from "./server-lines.ts";

/** A server that the command names, whatever image has brought it. */
export function namedServer(
  image: KnownImage | undefined,
  server: ServerProgram | undefined,
  container: Container,
): Program {
  if (server?.ignoresSignals === true) return { ...running, stopMs: undefined };
  const known: Partial<KnownImage> = image?.isShell === true ? {} : (image ?? {});
  const { stopMs = running.stopMs, stopCode = 0 } = known;
  const lines = server?.lines?.(container) ?? known.lines ?? [];
  return { ...running, stopMs, stopCode, log: serverLines(lines) };
}

/** An end comes a little after the last command. */
export const endMs = 20;

/** What nobody has said anything of: all is well with it. */
export const quiet = {
  httpStatus: () => 200,
  exec: (command: readonly string[]) => ({
    exitCode: 0,
    output: "",
    tookMs: commandAlone(command).tookMs,
  }),
  execMs: (command: readonly string[]) => commandAlone(command).tookMs + beginMs,
  hook: (command: readonly string[]) => {
    const { exitCode, tookMs } = commandAlone(command);
    return { exitCode, tookMs: tookMs + beginMs };
  },
  changesMs: [],
};
export const noLines = (): readonly LogLine[] => [];
/** A server that ends soon after SIGTERM. */
export const running: Program = { ...quiet, exitCode: 0, stopMs: 150, stopCode: 0, log: noLines };

/** What an image runs by itself. */
export function entrypoint(container: Container, image: KnownImage | undefined): Program {
  if (image === undefined) return { ...running, stopMs: 400, stopCode: 143 };
  const { needsOneOf, lines = [], isShell = false, stopMs, stopCode = 0 } = image;
  if (needsOneOf !== undefined && !isSet(container, needsOneOf.variables)) {
    return ending(1, 300, needsOneOf.lines);
  }
  // A shell without a terminal reads the end of its input at once.
  if (isShell)
    return container.tty === true ? { ...running, stopMs: undefined } : ending(0, 20, lines);
  return {
    ...running,
    stopCode,
    ...(stopMs === undefined ? {} : { stopMs }),
    log: serverLines(lines),
  };
}

/** Something that says some lines and ends. */
export const ending = (
  exitCode: number,
  exitsAfterMs: number,
  lines: readonly string[],
): Program => ({
  ...running,
  exitCode,
  exitsAfterMs,
  log: (_, untilMs) => (untilMs < 0 ? [] : lines.map((text) => ({ atMs: 0, text }))),
});

function isSet({ env = [], envFrom = [] }: Container, variables: readonly string[]): boolean {
  // What an envFrom brings is not looked at: the benefit of the doubt is the container's.
  return envFrom.length > 0 || env.some(({ name }) => variables.includes(name));
}
