/** Finds and runs a program. */
import { done, fails, prints } from "./command.ts";
import { absolutePath, type File, splitPath } from "./files/file-system.ts";
import type { Work } from "./kernel/kernel.ts";
import { put } from "./kernel/streams.ts";
import { type Dialect, dialectOf } from "./language/dialect.ts";
import type { UnknownLibrary } from "./language/presumed.ts";
import { Shell, type Streams } from "./language/shell.ts";
import { makerOf } from "./network/makers.ts";
import { isShellName, lacksProgram, programPath } from "./program-path.ts";
import { extraPrograms } from "./programs/extra.ts";
import { programs } from "./programs/index.ts";
import { networkPrograms } from "./programs/network.ts";
import { notSimulated } from "./programs/not-simulated.ts";
import { serverPrograms } from "./programs/servers.ts";
import { readScripts } from "./terminal/interactive.ts";
import type { Expanding } from "./words/expand.ts";

/** Runs a program in the foreground; a name that is none may be a function of a library. */
export function* runProgram(
  argv: readonly string[],
  shell: Shell,
  library?: UnknownLibrary,
): Expanding<void> {
  const { task, lastBackground } = shell;
  const [name = "", ...args] = argv;
  // To start a program takes longer than a child takes to begin that is there already.
  if (lastBackground?.hasBegun === false) {
    yield { ready: () => lastBackground.hasBegun || lastBackground.exitCode !== undefined };
  }
  const before = task.runs;
  task.runs = argv;
  shell.status = yield* start(name, args, shell, library);
  task.runs = before;
}

function start(
  name: string,
  args: readonly string[],
  shell: Shell,
  library?: UnknownLibrary,
): Work {
  const base = name.slice(name.lastIndexOf("/") + 1);
  const { files } = shell.context;
  if (name.includes("/")) {
    const found = files.find(absolutePath(name, shell.cwd));
    if (found?.kind === "directory")
      return fails(
        `${shell.title}: ${name}: ${shell.isBash ? "Is a directory" : "Permission denied"}`,
        shell,
        126,
      );
    if (found?.kind === "file" && (found.content !== "" || (found.mode & executeBits) === 0)) {
      return runFile(found, name, args, shell);
    }
  }
  const isThere = isStub(name, shell);
  if (!isThere && !shell.dialect.knows(base)) return notFound(name, shell);
  if (base === "busybox") return busybox(args, shell);
  if (!isThere && lacksProgram(base, shell)) return notFound(name, shell);
  if (isShellName(base)) return startShell(base, args, shell);
  const usual = isElsewhere(name, shell) ? undefined : programs.get(base);
  if (usual !== undefined) return usual(args, shell);
  const path = name.includes("/") ? undefined : programPath(name, shell);
  const own = path === undefined ? undefined : files.find(path);
  if (path !== undefined && own?.kind === "file" && own.content !== "") {
    return runFile(own, path, args, shell);
  }
  const program = serverPrograms.get(base) ?? extraPrograms.get(base);
  if (program !== undefined) return program(args, shell);
  const ofNetwork = networkPrograms.get(base);
  if (ofNetwork !== undefined) {
    const maker = makerOf(base, shell.context);
    if (maker !== undefined) return ofNetwork(maker)(args, shell);
    return notFound(name, shell);
  }
  const { unknownProgramMs, hasProgram } = shell.context;
  if (isNoName.test(base)) return notFound(name, shell);
  if (unknownProgramMs === undefined) {
    return hasProgram?.(base) === true ? unknownProgram(shell) : notFound(name, shell);
  }
  if (library === undefined || !functionName.test(name)) return unknownProgram(shell);
  library.isLast = true;
  return done();
}

const executeBits = 0o111;

/** A file without content that may be run: a program that was downloaded, of which nothing came. */
function isStub(name: string, { context, cwd }: Shell): boolean {
  const found = name.includes("/") ? context.files.find(absolutePath(name, cwd)) : undefined;
  return found?.kind === "file" && (found.mode & executeBits) !== 0;
}

/** As no program is called: what bash alone would have reckoned or compared. */
const isNoName = /^-|[^\w.+:@-]|\+[+=]/;

/** As functions are named; programs that are servers have mostly a dash or a dot in it. */
const functionName = /^[A-Za-z_]\w*(?:::\w+)*$/;

/** Where an image has the small programs that all have; another of such a name is its own. */
const usualFolders = /^(?:\/busybox|(?:\/usr)?(?:\/local)?\/s?bin)$/;

function isElsewhere(name: string, { context, cwd }: Shell): boolean {
  if (!name.includes("/")) return false;
  const path = absolutePath(name, cwd);
  return !usualFolders.test(splitPath(path)[0]) && context.files.mayHold(path);
}

function notFound(name: string, shell: Shell): Work {
  const isPath = name.includes("/");
  const ofBash = isPath ? "No such file or directory" : "command not found";
  return fails(`${shell.title}: ${name}: ${shell.isBash ? ofBash : "not found"}`, shell, 127);
}

/** `busybox NAME …`, where the whole of busybox is one program. */
function busybox([name = "", ...args]: readonly string[], shell: Shell): Work {
  if (name === "" || name.startsWith("-"))
    return prints("BusyBox v1.37.0 multi-call binary.\n", shell);
  return start(name, args, shell);
}

/** A script; its first line says for whom. */
function runFile(
  { content, mode }: File,
  name: string,
  args: readonly string[],
  shell: Shell,
): Work {
  if ((mode & executeBits) === 0)
    return fails(`${shell.title}: ${name}: Permission denied`, shell, 126);
  const [, interpreter = "sh"] = /^#!\s*(?:\S*\/env\s+)?(?:-\S+\s+)?(\S+)/.exec(content) ?? [];
  const base = interpreter.slice(interpreter.lastIndexOf("/") + 1);
  if (!isShellName(base)) return start(interpreter, [name, ...args], shell);
  if (lacksProgram(base, shell)) return notFound(name, shell);
  const [, flags] = /^#!\S*sh\s+(-\w+)/.exec(content) ?? [];
  const options = flags === undefined ? [] : [flags];
  return subshell(shell, {
    name,
    args,
    script: () => content,
    options,
    dialect: dialectAs(base, shell),
  });
}

/**
 * Something that kubesim knows nothing of: it says nothing, and all is well with it. A client that
 * waits for it is told that nothing will come.
 */
export function* unknownProgram(shell: Shell): Work {
  const { context, kernel, task } = shell;
  const { unknownProgramMs } = context;
  if (unknownProgramMs === undefined) {
    const said = task.runs.length === 0 ? task.name : task.runs.join(" ");
    return yield* notSimulated(said, shell);
  }
  context.onUnknown();
  yield { until: kernel.now + unknownProgramMs };
  kernel.unknowns += 1;
  return 0;
}

/** `sh -c SCRIPT NAME ARGS`, `sh FILE ARGS`, or a shell that reads its input. */
function startShell(base: string, args: readonly string[], shell: Shell): Work {
  let at = 0;
  let isText = false;
  const set: string[] = [];
  for (; at < args.length && /^[-+]\w/.test(args[at] ?? ""); at += 1) {
    const flag = args[at] ?? "";
    if (/^-\w*c/.test(flag)) isText = true;
    if (/^[-+]\w*o$/.test(flag)) {
      at += 1;
      set.push(flag, args[at] ?? "");
    } else set.push(flag.replace(/[cil]/g, ""));
  }
  const options = set.filter((flag) => flag.length > 1);
  const [first, ...rest] = args.slice(at);
  const isBash = base === "bash";
  const own = { options, dialect: dialectAs(base, shell) };
  if (first === undefined || set.includes("-s")) {
    return subshell(shell, {
      ...own,
      name: base,
      args: first === undefined ? [] : [first, ...rest],
    });
  }
  if (isText) {
    const name = rest[0] ?? base;
    const given = { args: rest.slice(1), script: () => first, isOfCommandLine: true };
    return subshell(shell, { ...own, ...given, name });
  }
  const { files, unknownProgramMs } = shell.context;
  const path = absolutePath(first, shell.cwd);
  if (files.find(path)?.kind !== "file") {
    const isAssumed = unknownProgramMs !== undefined && files.mayHold(path);
    if (isAssumed) return unknownProgram(shell);
    const problem = isBash
      ? `bash: ${first}: No such file or directory`
      : `${base}: can't open '${first}': No such file or directory`;
    return fails(problem, shell, isBash ? 127 : 2);
  }
  return subshell(shell, { ...own, name: first, args: rest, script: () => files.read(path) });
}

const dialectAs = (program: string, { context }: Shell): Dialect =>
  dialectOf(program, context.ordinaryShell);

interface Script {
  /** `$0` */
  readonly name: string;
  readonly args: readonly string[];
  /** Absent: what it is told. */
  readonly script?: () => string;
  readonly options: readonly string[];
  readonly dialect: Dialect;
  /** It stands on the command line, in no file. */
  readonly isOfCommandLine?: boolean;
}

/** What bash tells of itself. */
const bashVersion = "5.2.37(1)-release";

/** A shell of its own for a script, or for what it is told. */
function* subshell(
  parent: Shell,
  { name, args, script, options, dialect, isOfCommandLine = false }: Script,
): Work {
  const { context, task, streams, environment, cwd, engine, depth } = parent;
  if (depth >= depthMax) {
    return yield* tooDeep(name, streams);
  }
  const shell = new Shell({ context, task, name, streams, engine });
  shell.depth = depth + 1;
  shell.dialect = dialect;
  shell.isOfCommandLine = isOfCommandLine;
  shell.begin(environment, args, cwd);
  if (shell.isBash) shell.set("BASH_VERSION", bashVersion);
  const set = options.length === 0 ? "" : `set ${options.join(" ")}; `;
  if (script === undefined) return yield* readScripts(shell);
  const exitCode = yield* engine.toEnd(set + script(), shell);
  if (shell.unknownLibrary?.isLast !== true || exitCode !== 0) return exitCode;
  // What comes last in the script of a container is what it is there for.
  if (depth === 0 && task === context.kernel.first) return yield* unknownProgram(shell);
  parent.unknownLibrary = { isLast: true };
  return exitCode;
}

/** Shells within shells within shells. */
const depthMax = 50;

function* tooDeep(name: string, { errors }: Streams): Work {
  yield* put(errors, `kubesim: ${name}: ${depthMax} shells within one another are too many\n`);
  return 126;
}
