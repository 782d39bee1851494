/**
 * Programs that fetch and build. There is nothing to fetch: they take their time, say so in a line
 * and succeed.
 */
import { type Command, fails } from "../command.ts";
import { absolutePath, file, splitPath } from "../files/file-system.ts";
import type { Work } from "../kernel/kernel.ts";
import { put } from "../kernel/streams.ts";
import type { Shell } from "../language/shell.ts";
import { installedFolder, programsOf } from "../network/makers.ts";
import { unknownProgram } from "../run-program.ts";
import { runCode } from "./interpreters.ts";
import { piDigits } from "./pi.ts";
import { ProgramError, rawProgram } from "./program.ts";

interface Tool {
  /** What it takes. */
  readonly seconds: number;
  /** What it says at its end. */
  readonly says: (subject: string) => string;
  /** It brings programs. */
  readonly installs?: boolean;
}

const silent = () => "";

const aptTools: Readonly<Record<string, Tool>> = {
  update: { seconds: 4, says: () => "Reading package lists... Done\n" },
  upgrade: { seconds: 6, says: () => "0 upgraded, 0 newly installed, 0 to remove.\n" },
  install: { seconds: 6, says: (subject) => `Setting up ${subject} ...\n`, installs: true },
  clean: { seconds: 0, says: silent },
};
const yumTools: Readonly<Record<string, Tool>> = {
  install: { seconds: 8, says: () => "Complete!\n", installs: true },
  update: { seconds: 8, says: () => "Complete!\n" },
  clean: { seconds: 0, says: silent },
};
const pipTools: Readonly<Record<string, Tool>> = {
  install: { seconds: 5, says: (subject) => `Successfully installed ${subject}\n` },
};
const npmTools: Readonly<Record<string, Tool>> = {
  install: { seconds: 5, says: () => "up to date in 5s\n" },
  ci: { seconds: 5, says: () => "up to date in 5s\n" },
  test: { seconds: 3, says: silent },
};

/** By program and by what it is told to do; anything else is unknown. */
const tools: Readonly<Record<string, Readonly<Record<string, Tool>>>> = {
  "apt-get": aptTools,
  apt: aptTools,
  apk: {
    add: { seconds: 3, says: (subject) => `Installing ${subject}\nOK\n`, installs: true },
    update: { seconds: 2, says: () => "OK\n" },
    del: { seconds: 1, says: () => "OK\n" },
  },
  yum: yumTools,
  dnf: yumTools,
  pip: pipTools,
  pip3: pipTools,
  npm: npmTools,
  yarn: npmTools,
  go: {
    build: { seconds: 10, says: silent },
    test: { seconds: 10, says: () => "ok\n" },
    mod: { seconds: 4, says: silent },
    get: { seconds: 4, says: silent },
    install: { seconds: 8, says: silent },
    vet: { seconds: 4, says: silent },
  },
};

export const toolPrograms: readonly (readonly [string, Command])[] = [
  ...Object.entries(tools).map(
    ([name, known]) =>
      [name, (args: readonly string[], shell: Shell) => work(known, args, shell)] as const,
  ),
  ["make", ([target = "all"], shell) => ends(5, `make: '${target}' is up to date.\n`, shell)],
  rawProgram("git", git),
  ["perl", perl],
];

function work(known: Readonly<Record<string, Tool>>, args: readonly string[], shell: Shell): Work {
  const [verb = "", ...others] = args.filter((arg) => !arg.startsWith("-"));
  const tool = known[verb];
  if (tool === undefined) return unknownProgram(shell);
  return works(tool, others, shell);
}

function* works({ seconds, says, installs }: Tool, names: readonly string[], shell: Shell): Work {
  yield* ends(seconds, says(names.join(" ") || "packages"), shell);
  if (installs !== true) return 0;
  const { files } = shell.context;
  files.makeDirectory(installedFolder, { parents: true });
  for (const name of names.flatMap(programsOf)) {
    files.put(`${installedFolder}/${name}`, file("", shell.kernel.now, 0o755));
  }
  return 0;
}

function* ends(seconds: number, text: string, shell: Shell): Work {
  yield { until: shell.kernel.now + seconds * 1000 };
  yield* put(shell.streams.output, text);
  return 0;
}

/** `git clone` leaves a directory behind. */
function* git(args: readonly string[], shell: Shell): Work {
  // The flags that are followed by a value, so that it is not taken for the repository.
  const words = args.filter(
    (arg, index) =>
      !arg.startsWith("-") && !/^(?:-[bocC]|--(?:depth|branch))$/.test(args[index - 1] ?? ""),
  );
  const [verb, repository = "", given] = words;
  if (verb !== "clone") return yield* ends(1, "", shell);
  if (repository === "") throw new ProgramError("you must specify a repository to clone", 129);
  const [, last] = splitPath(absolutePath(repository));
  const name = given ?? last.replace(/\.git$/, "");
  const path = absolutePath(name, shell.cwd);
  const { files } = shell.context;
  const there = files.find(path);
  if (there !== undefined && (there.kind !== "directory" || files.list(path).length > 0)) {
    const why = `destination path '${name}' already exists and is not an empty directory.`;
    return yield* fails(`fatal: ${why}`, shell, 128);
  }
  yield* put(shell.streams.errors, `Cloning into '${name}'...\n`);
  yield { until: shell.kernel.now + 3_000 };
  files.makeDirectory(absolutePath(".git", path), { parents: true });
  files.write(absolutePath(".git/HEAD", path), "ref: refs/heads/main\n");
  files.write(absolutePath("README.md", path), `# ${splitPath(path)[1]}\n`);
  return 0;
}

const piDigitsMax = 10_000;

/** `bpi`, as of the Job in Kubernetes' documentation. */
function* perl(args: readonly string[], shell: Shell): Work {
  const [, count] = /\bprint\s+bpi\((\d+)\)/.exec(args.join(" ")) ?? [];
  if (count === undefined) {
    const at = args.findIndex((arg) => /^-\w*e$/.test(arg));
    if (at < 0) return yield* unknownProgram(shell);
    // Its print ends no line, unless it is told to.
    const code = args[at + 1] ?? "";
    const printed = args[at]?.includes("l") === true ? code : code.replace(/\bprint\b/g, "printf");
    return yield* runCode(`perl ${args[at]}`, printed, shell);
  }
  const digits = Math.min(Math.max(Number(count), 1), piDigitsMax);
  // 2,000 digits take 5 s, and twice as many take four times as long.
  yield { until: shell.kernel.now + (digits * digits) / 800 };
  yield* put(shell.streams.output, `${piDigits(digits)}\n`);
  return 0;
}
