/** What the process of a container does, by its image, command, arguments and environment. */

import type { KnownImage } from "../images/known-images.ts";
import { fullImageName } from "../images/reference.ts";
import type { LogLine, ScriptInput, ScriptRun } from "../shell/process.ts";
import { runCommand } from "../shell/run.ts";
import type { Container } from "../types.ts";
import type { Behavior } from "./behavior.ts";
import { serverLines } from "./server-lines.ts";

/** The part of a behaviour that the process itself decides. */
export type Program = Pick<
  Behavior,
  | "httpStatus"
  | "exec"
  | "execMs"
  | "changesMs"
  | "exitsAfterMs"
  | "exitCode"
  | "stopMs"
  | "stopCode"
  | "startError"
  | "log"
>;

interface ProgramSource {
  /** Other ports than the image's own. */
  readonly listens?: readonly number[];
  readonly at: (hostname: string) => Program;
}

const always =
  (program: Program): ProgramSource["at"] =>
  () =>
    program;

/** What the container runs. */
export function programOf(container: Container, image: KnownImage | undefined): ProgramSource {
  const { command = [], args = [] } = container;
  const name = fullImageName(container.image ?? "");
  if (/\/agnhost:/.test(name) && command.length === 0) return agnhost(args);
  if (command.length === 0 && args.length === 0)
    return { at: always(entrypoint(container, image)) };
  if (command.length === 0 && image?.isShell !== true)
    return { at: always(entrypoint(container, image)) };
  return script(container, [...command, ...args], image);
}

const quiet = {
  httpStatus: () => 200,
  exec: () => ({ exitCode: 0, output: "" }),
  execMs: commandMs,
  changesMs: [],
};
const noLines = (): readonly LogLine[] => [];
/** A server that ends soon after SIGTERM. */
const running: Program = { ...quiet, exitCode: 0, stopMs: 150, stopCode: 0, log: noLines };

function entrypoint(container: Container, image: KnownImage | undefined): Program {
  if (image === undefined) return { ...running, stopMs: 400, stopCode: 143 };
  const { needsOneOf, lines = [], isShell = false, stopMs, stopCode = 0 } = image;
  if (needsOneOf !== undefined && !isSet(container, needsOneOf.variables)) {
    return ending(1, 300, [needsOneOf.line]);
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

const ending = (exitCode: number, exitsAfterMs: number, lines: readonly string[]): Program => ({
  ...running,
  exitCode,
  exitsAfterMs,
  log: (_, untilMs) => (untilMs < 0 ? [] : lines.map((text) => ({ atMs: 0, text }))),
});

function isSet({ env = [], envFrom = [] }: Container, variables: readonly string[]): boolean {
  // What an envFrom brings is not looked at: the benefit of the doubt is the container's.
  return envFrom.length > 0 || env.some(({ name }) => variables.includes(name));
}

/** Kubernetes' own test image. Source: test/images/agnhost. */
function agnhost(args: readonly string[]): ProgramSource {
  const [mode = "pause"] = args;
  const port = Number(/--(?:http-)?port[= ](\d+)/.exec(args.join(" "))?.[1]);
  const listens = (usual: number) => [Number.isNaN(port) ? usual : port];
  switch (mode) {
    case "netexec":
      return { listens: listens(8080), at: always(running) };
    case "serve-hostname":
    case "test-webserver":
      return { listens: listens(mode === "serve-hostname" ? 9376 : 80), at: always(running) };
    case "liveness":
      // Healthy for ten seconds, then never again.
      return {
        listens: [8080],
        at: always({
          ...running,
          changesMs: [10_000],
          httpStatus: (_, sinceStartMs) => (sinceStartMs < 10_000 ? 200 : 500),
        }),
      };
    default:
      return { listens: [], at: always(running) };
  }
}

/** How much of a script is looked at to learn when it ends, and for its log. */
const stepsForEnd = 2_000;
const stepsForLog = 20_000;

function script(
  container: Container,
  argv: readonly string[],
  image: KnownImage | undefined,
): ProgramSource {
  const { env = [] } = container;
  const variables = Object.fromEntries(env.map(({ name, value = "" }) => [name, value]));
  const expanded = argv.map((word) =>
    word.replace(/\$\(([A-Za-z_]\w*)\)/g, (all, name) => variables[name] ?? all),
  );
  const base = { variables, hostname: "", startedAtMs: 0, untilMs: Number.POSITIVE_INFINITY };
  const known = knownPrograms(expanded) ?? runCommand(expanded, { ...base, stepsMax: stepsForEnd });
  const program = scriptProgram(known, image);
  const at = (hostname: string): Program => ({
    ...program,
    log: (startedAtMs, untilMs) => {
      const input: ScriptInput = {
        variables,
        hostname,
        startedAtMs,
        untilMs,
        stepsMax: stepsForLog,
      };
      return runCommand(expanded, input).lines;
    },
  });
  return known.unknown ? { at } : { listens: [], at };
}

/** `perl -Mbignum=bpi -wle …` of the Job documentation ends; other one-liners do, too. */
function knownPrograms(argv: readonly string[]): ScriptRun | undefined {
  if (!/(?:^|\/)perl$/.test(argv[0] ?? "")) return undefined;
  return {
    endsAfterMs: 5_000,
    exitCode: 0,
    lines: [],
    files: [],
    trapsTerm: false,
    unknown: false,
  };
}

function scriptProgram(run: ScriptRun, image: KnownImage | undefined): Program {
  const changesMs = [...new Set(run.files.map(({ atMs }) => atMs))];
  // A program that is not known is taken to end on SIGTERM, as servers do; a shell ignores it.
  const ends = run.unknown || run.trapsTerm;
  return {
    ...quiet,
    changesMs,
    exec: (command, sinceStartMs) => execIn(run, command, sinceStartMs),
    ...(run.endsAfterMs === undefined ? {} : { exitsAfterMs: run.endsAfterMs + 20 }),
    exitCode: run.exitCode,
    ...(ends ? { stopMs: image?.stopMs ?? 400 } : {}),
    stopCode: run.unknown ? (image?.stopCode ?? 143) : 143,
    log: noLines,
  };
}

/** How long a command takes by itself. One that is not known takes no time to speak of. */
function commandMs(command: readonly string[]): number {
  const input = { variables: {}, hostname: "", startedAtMs: 0, stepsMax: 200 };
  const result = runCommand(command, { ...input, untilMs: Number.POSITIVE_INFINITY });
  return (result.endsAfterMs ?? 0) + 10;
}

/** Runs a probe's command beside the process: it sees the files that the process has made. */
function execIn(run: ScriptRun, command: readonly string[], sinceStartMs: number) {
  const present = new Map<string, boolean>();
  for (const { atMs, path, exists } of run.files) {
    if (atMs <= sinceStartMs) present.set(path, exists);
  }
  const result = runCommand(command, {
    variables: {},
    hostname: "",
    startedAtMs: 0,
    untilMs: 60_000,
    stepsMax: 200,
    files: [...present].filter(([, exists]) => exists).map(([path]) => path),
  });
  // A command that is not known is taken to succeed.
  if (result.endsAfterMs === undefined) return { exitCode: 0, output: "" };
  return { exitCode: result.exitCode, output: result.lines.map(({ text }) => text).join("\n") };
}
