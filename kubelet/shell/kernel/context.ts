/** What all processes of one container share. */
import type { Random } from "../../../api/runtime.ts";
import type { MountedFiles } from "../files/mounted-files.ts";
import type { OrdinaryShell } from "../language/dialect.ts";
import type { NetworkAccess } from "../network/access.ts";
import type { NetworkPrograms } from "../network/makers.ts";
import type { Kernel } from "./kernel.ts";

export interface Context {
  readonly kernel: Kernel;
  readonly files: MountedFiles;
  /** The name of the container. */
  readonly container?: string;
  readonly hostname: string;
  /** The address of its pod. */
  readonly address: string;
  /** The ids that it runs as. */
  readonly user: number;
  readonly group: number;
  /** The groups that it is in beside its own. */
  readonly groups: readonly number[];
  /** When the container was started, for clocks. */
  readonly startedAtMs: number;
  /** `Infinity` where there is no limit. */
  readonly memoryLimitBytes: number;
  /** In millicores; absent where there is no limit. */
  readonly cpuLimitMillicores?: number;
  readonly random: Random;
  readonly network: NetworkAccess;
  /** Those of its image that use it. */
  readonly networkPrograms: NetworkPrograms;
  /** Whether its image has a program; `undefined` where nobody knows. Absent: as far as known. */
  readonly hasProgram?: (name: string) => boolean | undefined;
  /** What `sh` is in its image; absent: nobody knows. */
  readonly ordinaryShell?: OrdinaryShell | undefined;
  /** Where `/dev/stdout` and `/proc/1/fd/1` lead. */
  readonly log: { write(bytes: string): boolean };
  /**
   * How long a program runs of which kubesim knows nothing, if it is taken to be there: `Infinity`
   * for a server. Absent: there is none.
   */
  readonly unknownProgramMs?: number;
  /** Told when the time of day is looked at. */
  readonly onClock?: () => void;
  /** Told when such a program is run. */
  readonly onUnknown: () => void;
  /** Ends all processes of the container: there is no more memory for them. */
  readonly onOutOfMemory: () => void;
}

/** The time of day in the container. */
export function timeOf({
  kernel,
  startedAtMs,
  onClock,
}: Pick<Context, "kernel" | "startedAtMs" | "onClock">): number {
  onClock?.();
  return startedAtMs + kernel.now;
}
