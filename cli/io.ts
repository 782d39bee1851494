/** What a command has of the world: a server, a terminal, a clock. */
import { readFileSync, writeSync } from "node:fs";
import type { Clock } from "../api/runtime.ts";
import type { Given } from "../client/kubectl/flags.ts";
import { waitingClock } from "../simulator/clock/real-time.ts";
import type { GlobalFlags } from "./global-flags.ts";
import { unreadable } from "./server/credentials-file.ts";
import { overridesOf } from "./server/flag-overrides.ts";
import { kubesimFolder } from "./server/home.ts";
import { type Client, httpClient } from "./server/http.ts";
import { chooseTarget, type Target } from "./server/kubeconfig.ts";
import { readKubeconfig } from "./server/kubeconfig-files.ts";
import { requestTimeoutMs } from "./server/request-timeout.ts";
import { type Resources, resourcesOf } from "./server/resources.ts";

/** The process that a command runs in. */
export interface System {
  readonly env: NodeJS.ProcessEnv;
  readonly clock: Clock;
  /** Writes text or bytes as they are. */
  write(text: string | Uint8Array): void;
  writeError(text: string | Uint8Array): void;
  readStdin(): string;
}

export interface Terminal extends System {
  /** Writes a line. */
  print(line: string): void;
  warn(line: string): void;
}

/** What commands that speak with a server get. */
export interface Io extends Terminal {
  readonly target: Target;
  /** The namespace of the flag or of the context. */
  readonly namespace: string;
  /** True where the flag names the namespace. */
  readonly isNamespaceGiven: boolean;
  readonly client: Client;
  readonly resources: Resources;
  /** The time of the server, by which ages are reckoned: clusters may be ahead of this machine. */
  now(): number;
  /** How often the server warned. */
  warnings(): number;
}

export const processSystem: System = {
  env: process.env,
  clock: waitingClock,
  write: (text) => writeAll(1, text),
  writeError: (text) => writeAll(2, text),
  readStdin: () => readFileSync(0, "utf8"),
};

export function terminalOf(system: System): Terminal {
  return {
    ...system,
    print: (line) => system.write(`${line}\n`),
    warn: (line) => system.writeError(`${line}\n`),
  };
}

const inTimeMs = 2000;

/** Reads the kubeconfig and chooses the server; connects with the first request. */
export async function connect(system: System, flags: Given<GlobalFlags>): Promise<Io> {
  const terminal = terminalOf(system);
  const config = await readKubeconfig(flags.kubeconfig, system.env);
  const target = chooseTarget(config, overridesOf(flags), unreadable);
  let warnings = 0;
  let aheadMs = 0;
  const client = httpClient(target, {
    heardTime(timeMs) {
      const ms = timeMs - system.clock.now();
      // What differs less may be on its way, or the parts of a second that are not told.
      aheadMs = Math.abs(ms) < inTimeMs ? 0 : ms;
    },
    timeoutMs: requestTimeoutMs(flags["request-timeout"]),
    warn(line) {
      warnings += 1;
      terminal.warn(line);
    },
  });
  const { server, namespace } = target;
  const folder = kubesimFolder(system.env);
  return {
    ...terminal,
    target,
    namespace,
    isNamespaceGiven: flags.namespace !== undefined && flags.namespace !== "",
    client,
    resources: resourcesOf({ client, server, folder, warn: terminal.warn }),
    now: () => system.clock.now() + aheadMs,
    warnings: () => warnings,
  };
}

/** `process.stdout` takes milliseconds to set up; the descriptor is there. */
function writeAll(descriptor: number, text: string | Uint8Array): void {
  let rest = typeof text === "string" ? Buffer.from(text) : text;
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      // Nobody reads any more: as for any filter, that is the end.
      if (code === "EPIPE") process.exit(0);
      if (code !== "EAGAIN") throw error;
    }
  }
}
