/** What commands do that are run in a container of which nothing else is known. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { FindConfiguration } from "../observed.ts";
import type { ContainerNetwork } from "../shell/network/container-network.ts";
import type { Answer } from "../shell/process/asked-commands.ts";
import { ContainerProcess } from "../shell/process/container-process.ts";
import type { Container } from "../types.ts";
import type { Behavior, HookResult } from "./behavior.ts";
import { ownServer } from "./own-server.ts";
import { lonely, startWithoutVolumes } from "./process-start.ts";

/** From the order to run a command in a container to its start. */
export const beginMs = 10;

const ranAlone = new WeakMap<readonly string[], Answer>();

/** What a command does by itself. */
export function commandAlone(command: readonly string[]): Answer {
  const known = ranAlone.get(command);
  if (known !== undefined) return known;
  const made = new ContainerProcess(lonely).ask(command, 0);
  ranAlone.set(command, made);
  return made;
}

/** Whether what it does hangs on who answers it. */
export const usesNetwork = (command: readonly string[]): boolean =>
  commandAlone(command).usesNetwork;

/** The container beside which a command is run. */
export interface Beside {
  readonly pod: Pod;
  readonly time: { readonly startedMs: number } | undefined;
  readonly nowMs: number;
  readonly configuration: FindConfiguration;
  readonly network: () => ContainerNetwork | undefined;
  readonly does: () => Behavior;
}

/** What comes of a command that uses the network, if it is run now; it finds no volumes. */
export function askedBeside(
  container: Container,
  { pod, time, nowMs, configuration, network, does }: Beside,
  command: readonly string[],
): Answer {
  const startedMs = time?.startedMs ?? nowMs;
  const sources = { startedMs, configuration, network: network() };
  const start = startWithoutVolumes(container, pod, sources);
  const process = new ContainerProcess({ ...start, seed: "beside" });
  return process.ask(command, nowMs - startedMs, ownServer(does(), { container, pod, startedMs }));
}

/** What comes of a hook right at the start. */
export function hookOf(container: Container, beside: Beside) {
  return (command: readonly string[]): HookResult => {
    const { exitCode, tookMs } = usesNetwork(command)
      ? askedBeside(container, { ...beside, time: undefined }, command)
      : commandAlone(command);
    return { exitCode, tookMs: tookMs + beginMs };
  };
}
