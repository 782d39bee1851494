/**
 * What people ask servers on their command lines, as far as probes and tutorials do. Anything else
 * that such a program is told is taken to be the server itself.
 */
import type { Command } from "../command.ts";
import { prints } from "../command.ts";
import type { SignalName } from "../kernel.ts";
import { unknownProgram } from "../run-program.ts";
import type { Shell } from "../shell.ts";
import { put } from "../streams.ts";
import { mysqlAdmin, mysqlClient, pgIsReady, psql } from "./databases.ts";
import { redisClient } from "./redis-client.ts";

/** By name; only the images of these servers have them. */
export const serverPrograms: ReadonlyMap<string, Command> = new Map<string, Command>([
  ["nginx", nginx],
  ["redis-cli", redisClient],
  ["valkey-cli", redisClient],
  ["mysqladmin", mysqlAdmin],
  ["mariadb-admin", mysqlAdmin],
  ["mysql", mysqlClient],
  ["mariadb", mysqlClient],
  ["pg_isready", pgIsReady],
  ["psql", psql],
  ["rabbitmq-diagnostics", (_, shell) => prints("Ping succeeded\n", shell)],
]);

const nginxSignals: Readonly<Record<string, SignalName>> = {
  stop: "TERM",
  quit: "QUIT",
  reload: "HUP",
  reopen: "USR1",
};
const configured =
  "nginx: the configuration file /etc/nginx/nginx.conf syntax is ok\n" +
  "nginx: configuration file /etc/nginx/nginx.conf test is successful\n";

/** All that it says goes to its errors. */
function* nginx(args: readonly string[], shell: Shell) {
  const say = (text: string) => put(shell.streams.errors, text);
  const [flag = "", word = ""] = args;
  const signal = flag === "-s" ? nginxSignals[word] : undefined;
  if (/^-[vV]$/.test(flag)) {
    yield* say(`nginx version: nginx/${shell.variables.get("NGINX_VERSION") ?? "1.29.3"}\n`);
  } else if (/^-[tT]$/.test(flag)) yield* say(configured);
  else if (signal !== undefined) shell.kernel.signal(shell.kernel.first, signal);
  else return yield* unknownProgram(shell);
  return 0;
}
