/** Servers that end at once, since there is something wrong with their configuration. */
import { serverProgram } from "../servers/program.ts";
import type { ContainerNetwork } from "../shell/network/container-network.ts";
import type { ContainerProcess } from "../shell/process/container-process.ts";
import type { Container } from "../types.ts";
import type { Behavior } from "./behavior.ts";
import { serverLines } from "./server-lines.ts";

/** A run of a server, right at its start. */
export interface Started {
  readonly process: () => ContainerProcess;
  readonly startedMs: number;
  readonly network: () => ContainerNetwork | undefined;
  /** What it writes where nothing is wrong. */
  readonly log: Behavior["log"];
}

const exitsAfterMs = 80;

/** What was wrong when a run began: what becomes of files and names later is not looked at. */
const remembered = new WeakMap<ContainerProcess, { readonly problem: string | undefined }>();

/** How a server ends that cannot begin; `undefined` where it can. */
export function startFailure(
  container: Container,
  started: Started,
): Pick<Behavior, "exitsAfterMs" | "exitCode" | "log"> | undefined {
  const { configuration, problem } = serverProgram(container) ?? {};
  if (configuration === undefined || problem === undefined) return undefined;
  const { volumeMounts = [] } = container;
  if (!volumeMounts.some(({ mountPath }) => mountPath.startsWith(configuration))) return undefined;
  const process = started.process();
  const { startedMs, network } = started;
  const isHost = (name: string) => isHostIn(network(), name, startedMs);
  const known = remembered.get(process) ?? { problem: problem(process.look(0), isHost) };
  remembered.set(process, known);
  if (known.problem === undefined) return undefined;
  const said = [`{time} [emerg] 1#1: ${known.problem}`, `nginx: [emerg] ${known.problem}`];
  return {
    exitsAfterMs,
    exitCode: 1,
    log: (startedAtMs, untilMs) => [
      ...started.log(startedAtMs, untilMs).filter(({ text }) => !text.includes(" [notice] ")),
      ...(untilMs < exitsAfterMs ? [] : serverLines(said)(startedAtMs, untilMs)),
    ],
  };
}

/** Where there is no network to ask, a name has the benefit of the doubt. */
const isHostIn = (network: ContainerNetwork | undefined, name: string, nowMs: number) =>
  network === undefined || network.resolve(name, nowMs).failure === undefined;
