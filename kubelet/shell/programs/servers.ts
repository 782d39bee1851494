/**
 * What people ask servers on their command lines, as far as probes and tutorials do. Anything else
 * that such a program is told is taken to be the server itself.
 */
import { mainPath } from "../../servers/nginx/configuration.ts";
import { nginxProblem } from "../../servers/nginx/problem.ts";
import type { Command } from "../command.ts";
import { prints } from "../command.ts";
import type { SignalName } from "../kernel/kernel.ts";
import { put } from "../kernel/streams.ts";
import type { Shell } from "../language/shell.ts";
import { unknownProgram } from "../run-program.ts";
import { clientOf, unknownClients } from "./clients.ts";
import { mysqlDump, postgresDump } from "./databases/database-dumps.ts";
import { mysqlAdmin, mysqlClient } from "./databases/mysql.ts";
import { pgIsReady, psql } from "./databases/psql.ts";
import { redisClient } from "./databases/redis-client.ts";

/** `mongosh --eval "db.adminCommand('ping')"`, as probes ask. */
function mongo(args: readonly string[], shell: Shell) {
  return /\bping\b/.test(args.join(" "))
    ? prints("{ ok: 1 }\n", shell)
    : clientOf("mongosh")([], shell);
}

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
  ["pg_dump", (args, shell) => postgresDump("pg_dump", args, shell)],
  ["pg_dumpall", (args, shell) => postgresDump("pg_dumpall", args, shell)],
  ["mysqldump", (args, shell) => mysqlDump("mysqldump", args, shell)],
  ["mariadb-dump", (args, shell) => mysqlDump("mariadb-dump", args, shell)],
  ["rabbitmq-diagnostics", (_, shell) => prints("Ping succeeded\n", shell)],
  ["mongosh", mongo],
  ["mongo", mongo],
  ...unknownClients.map((name) => [name, clientOf(name)] as const),
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
  } else if (/^-[tT]$/.test(flag)) return yield* nginxTest(shell);
  else if (signal !== undefined) shell.kernel.signal(shell.kernel.first, signal);
  else return yield* unknownProgram(shell);
  return 0;
}

/** Whether it would start with the files that there are. */
function* nginxTest({ context, streams }: Shell) {
  const isHost = (name: string) => context.network.resolve(name).failure === undefined;
  const problem = context.files.find(mainPath) && nginxProblem(context.files, isHost);
  const failed = `nginx: [emerg] ${problem}\nnginx: configuration file ${mainPath} test failed\n`;
  yield* put(streams.errors, problem === undefined ? configured : failed);
  return problem === undefined ? 0 : 1;
}
