/** What agnhost does but for being a server. Source: Kubernetes 1.36, test/images/agnhost. */
import { fails, prints } from "../command.ts";
import type { Work } from "../kernel/kernel.ts";
import type { Shell } from "../language/shell.ts";
import { isAddress } from "../network/access.ts";
import { resolverSettings } from "../network/resolver-file.ts";
import { isUnnamed, waitUntil } from "../network/wait.ts";
import { unknownProgram } from "../run-program.ts";
import { entrypointTester, logsGenerator } from "./agnhost-tests.ts";
import { durationIn } from "./durations.ts";
import { mountTest } from "./mount-test.ts";

/** `path` is where it is: its image has it twice. */
export const agnhost =
  (path: string) =>
  ([mode = "", ...args]: readonly string[], shell: Shell): Work =>
    run(path, mode, args, shell);

function run(path: string, mode: string, args: readonly string[], shell: Shell): Work {
  switch (mode) {
    case "connect":
      return connect(args, shell);
    case "dns-suffix":
      return prints(`${resolverSettings(shell).searches.join(",")}\n`, shell);
    case "dns-server-list":
      return prints(`${resolverSettings(shell).servers.join(",")}\n`, shell);
    case "etc-hosts":
      return prints(`${shell.context.files.read("/etc/hosts")}\n`, shell);
    case "entrypoint-tester":
      return entrypointTester(path, args, shell);
    case "logs-generator":
      return logsGenerator(args, shell);
    case "mounttest":
      return mountTest(args, shell);
    default:
      return unknownProgram(shell);
  }
}

/** Those that end by themselves. */
export const agnhostCommands: ReadonlySet<string> = new Set([
  "connect",
  "dns-suffix",
  "dns-server-list",
  "etc-hosts",
  "entrypoint-tester",
  "logs-generator",
  "mounttest",
]);

/** One word says what came of it, for whoever reads it: TIMEOUT, DNS, REFUSED, OTHER. */
function* connect(args: readonly string[], shell: Shell): Work {
  const options = args.filter((arg) => arg.startsWith("-"));
  const timeout = options.flatMap((arg) => /^--timeout=(.+)$/.exec(arg)?.[1] ?? []).at(-1);
  const protocol = options.flatMap((arg) => /^--protocol=(.+)$/.exec(arg)?.[1] ?? []).at(-1);
  const [target = ""] = args.filter((arg) => !arg.startsWith("-"));
  if (protocol !== undefined && protocol !== "tcp") {
    return yield* fails(`OTHER: ${protocol} is not simulated`, shell);
  }
  const [, host = "", port] = /^\[?([^\]]*?)\]?:(\d+)$/.exec(target) ?? [];
  if (port === undefined) {
    return yield* fails(`UNKNOWN: address ${target}: missing port in address`, shell);
  }
  const { kernel, context } = shell;
  const begunMs = kernel.now;
  const timeoutMs = timeout === undefined ? undefined : durationIn(timeout);
  const { failure, tookMs } = context.network.dial(host, Number(port), timeoutMs);
  yield* waitUntil(begunMs + tookMs, shell);
  if (failure === undefined) return 0;
  if (isUnnamed(failure)) {
    const server = resolverSettings(shell).servers[0] ?? "";
    const why = isAddress(server) ? ` on ${server}:53` : "";
    return yield* fails(`DNS: lookup ${host}${why}: no such host`, shell);
  }
  if (failure === "ConnectionRefused") return yield* fails("REFUSED", shell);
  if (failure === "ConnectTimeout") return yield* fails("TIMEOUT", shell);
  return yield* fails(`OTHER: dial tcp ${target}: connect: no route to host`, shell);
}
