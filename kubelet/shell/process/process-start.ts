/** What the process of a container begins with, and how it ends. */

import type { Directory } from "../files/file-system.ts";
import type { Mount } from "../files/mounted-files.ts";
import type { SignalName } from "../kernel/kernel.ts";
import type { Privileges } from "../kernel/privileges.ts";
import type { ProcessNamespace } from "../kernel/process-namespace.ts";
import type { OrdinaryShell } from "../language/dialect.ts";
import type { ContainerNetwork, FetchRequest } from "../network/container-network.ts";
import type { NetworkPrograms } from "../network/makers.ts";
import type { LogLimits } from "./log-lines.ts";
import type { ProbeCommand } from "./probe-commands.ts";
import type { ProbeRequest } from "./requests.ts";
import type { Server } from "./serve.ts";

export interface ProcessStart {
  readonly argv: readonly string[];
  /** What runs instead of `argv` where it is a server that is known. */
  readonly server?: Server;
  readonly environment: ReadonlyMap<string, string>;
  readonly cwd: string;
  /** The name of the container. */
  readonly container?: string;
  readonly hostname: string;
  readonly address: string;
  readonly user: number;
  readonly group: number;
  /** The groups that it is in beside its own. */
  readonly groups: readonly number[];
  /** Where its image's files may be changed; absent: everywhere. */
  readonly writable?: readonly string[];
  readonly startedAtMs: number;
  /** `Infinity` where there is no limit. */
  readonly memoryLimitBytes: number;
  /** The files of its image. */
  readonly root: Directory;
  /** Nothing is known of its image, which may hold more. */
  readonly mayHoldMore?: boolean;
  readonly mounts: readonly Mount[];
  /** Absent where there is none. */
  readonly network?: ContainerNetwork;
  /** The programs of its image that use it. */
  readonly networkPrograms: NetworkPrograms;
  /** As in `Context`. */
  readonly hasProgram?: (name: string) => boolean | undefined;
  /** As in `Context`. */
  readonly ordinaryShell?: OrdinaryShell | undefined;
  readonly cpuLimitMillicores?: number;
  /** Who its root is on the machine; absent: root. */
  readonly userIdBase?: number | undefined;
  /** What its processes may do; absent: what root may. */
  readonly privileges?: Privileges | undefined;
  /** What it sees of other containers; absent: nothing. */
  readonly namespace?: ProcessNamespace;
  /** What tells it to stop; absent: nothing that it could notice. */
  readonly stopSignal?: SignalName | undefined;
  /** Names the chance that is its own. */
  readonly seed: string;
  /** The commands of its probes; absent: none. */
  readonly probeCommands?: readonly ProbeCommand[];
  /** What probes ask of it over HTTP; absent: nothing. */
  readonly probeRequests?: readonly ProbeRequest[];
  /** How long a program runs of which nothing is known; absent: it is a server and does not end. */
  readonly unknownProgramMs?: number;
  /** Its input stays open for clients that attach to it. */
  readonly hasInput: boolean;
  readonly isTerminal: boolean;
  /** When its log is rotated, where not as usual. */
  readonly logLimits?: LogLimits;
}

export interface ProcessStop {
  readonly atMs: number;
  readonly graceMs: number;
  /** For so long after the order it gets no SIGTERM, for it has to wait for others. */
  readonly turnMs?: number;
}

/** What is done before it gets its signal: a command is run beside it, or a request made. */
export type StopHook = { readonly command: readonly string[] } | { readonly request: FetchRequest };

export interface ProcessEnd {
  /** Milliseconds after the start. */
  readonly atMs: number;
  readonly exitCode: number;
  /** When the hook before its end failed, if it did. */
  readonly hookFailedMs?: number;
  /** When it got its signal, if it did already. */
  readonly signalledMs?: number;
}
