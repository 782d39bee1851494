/** Runs a command in files of its own, for tests. */
import { seededRandom } from "../../api/runtime.ts";
import { type Directory, device, directory, file, withFile } from "./files/file-system.ts";
import { machineMounts } from "./files/machine-files.ts";
import { MountedFiles } from "./files/mounted-files.ts";
import { bytesOf } from "./kernel/bytes.ts";
import type { Context } from "./kernel/context.ts";
import { Kernel } from "./kernel/kernel.ts";
import { inputOf, type Output } from "./kernel/streams.ts";
import type { OrdinaryShell } from "./language/dialect.ts";
import { runArgv } from "./language/interpret.ts";
import { networkAccess } from "./network/access.ts";
import type { ContainerNetwork } from "./network/container-network.ts";
import { type NetworkPrograms, ownPrograms } from "./network/makers.ts";
import type { ProcessStart } from "./process/process-start.ts";

export interface TestRun {
  /** Undefined while it runs. */
  readonly exitCode: number | undefined;
  readonly endedMs: number | undefined;
  readonly output: string;
  readonly errors: string;
  readonly kernel: Kernel;
  readonly files: MountedFiles;
}

export interface TestRunOptions {
  readonly files?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly untilMs?: number;
  readonly unknownProgramMs?: number;
  readonly network?: ContainerNetwork;
  readonly networkPrograms?: NetworkPrograms;
  readonly ordinaryShell?: OrdinaryShell;
  /** Nothing is known of its image. */
  readonly mayHoldMore?: boolean;
}

export const startedAtMs = Date.parse("2026-03-01T12:00:00Z");

/** The files that there are without an image. */
export function testRoot(files: Readonly<Record<string, string>> = {}): Directory {
  let root = directory([
    ["tmp", directory()],
    ["root", directory()],
    ["etc", directory()],
    [
      "dev",
      directory([
        ["null", device("null")],
        ["zero", device("zero")],
        ["urandom", device("random")],
      ]),
    ],
  ]);
  for (const [path, content] of Object.entries(files)) {
    root = withFile(root, path, file(bytesOf(content)));
  }
  return root;
}

const surroundings = {
  hostname: "web-0",
  address: "10.244.0.7",
  user: 0,
  group: 0,
  startedAtMs,
  memoryLimitBytes: Number.POSITIVE_INFINITY,
};

/** The start of a container whose command is a script of the shell. */
export const startOf = (script: string, rest: Partial<ProcessStart> = {}): ProcessStart => ({
  ...surroundings,
  argv: sh(script),
  environment: new Map(),
  cwd: "/",
  groups: [],
  root: testRoot(),
  mounts: [],
  networkPrograms: ownPrograms,
  seed: "test",
  hasInput: false,
  isTerminal: false,
  ...rest,
});

export function runTest(argv: readonly string[], options: TestRunOptions = {}): TestRun {
  const printed = { output: "", errors: "" };
  const into = (name: "output" | "errors"): Output => ({
    isFull: false,
    write(bytes) {
      printed[name] += bytes;
      return true;
    },
  });
  let files = new MountedFiles(
    { root: testRoot(options.files) },
    [],
    () => 0,
    () => undefined,
  );
  const kernel: Kernel = new Kernel(argv.join(" "), (task, own) => {
    files = new MountedFiles(
      { root: testRoot(options.files), mayHoldMore: options.mayHoldMore === true },
      machineMounts({ ...surroundings, kernel: own, argv, environment: new Map(), cwd: "/" }),
      () => own.now,
      () => undefined,
    );
    const context: Context = {
      kernel: own,
      files,
      ...surroundings,
      groups: [],
      random: seededRandom(1),
      network: testAccess(options, () => own.now),
      networkPrograms: options.networkPrograms ?? ownPrograms,
      ordinaryShell: options.ordinaryShell,
      log: into("output"),
      ...(options.unknownProgramMs !== undefined && { unknownProgramMs: options.unknownProgramMs }),
      onUnknown: () => undefined,
      onOutOfMemory: () => undefined,
    };
    return runArgv(context, task, {
      argv: argv.map(bytesOf),
      name: "sh",
      environment: new Map(Object.entries({ HOME: "/root", ...options.environment })),
      cwd: "/",
      streams: {
        input: inputOf(options.input ?? ""),
        output: into("output"),
        errors: into("errors"),
        more: new Map(),
      },
    });
  });
  kernel.run(options.untilMs ?? Number.POSITIVE_INFINITY);
  const { exitCode, endedMs } = kernel.first;
  return { exitCode, endedMs, ...printed, kernel, files };
}

const testAccess = ({ network }: TestRunOptions, now: () => number) =>
  networkAccess({
    network,
    own: undefined,
    address: "10.244.0.7",
    hostname: "web-0",
    startedAtMs,
    now,
    onShared: () => undefined,
    onUse: () => undefined,
  });

export const sh = (script: string): readonly string[] => ["sh", "-c", script];
