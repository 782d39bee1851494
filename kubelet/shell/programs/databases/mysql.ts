/** `mysql` and `mysqladmin`, and MariaDB's. Source: MySQL 8.4. */
import { type Command, prints } from "../../command.ts";
import type { Work } from "../../kernel/kernel.ts";
import { put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import type { Expanding } from "../../words/expand.ts";
import { mixedWordsIn, type Words, wordsIn } from "./client-words.ts";
import { type Server, silence } from "./databases.ts";
import { heard, scriptOf, statementsIn, unknownStatement } from "./sql-statements.ts";

const valued = new Set([
  "h",
  "P",
  "u",
  "e",
  "D",
  "S",
  "host",
  "port",
  "user",
  "execute",
  "database",
  "socket",
]);

/** Where the flags lead. */
export const mysqlServer = (flags: Words["flags"]): Server => ({
  host: flags.get("h") ?? flags.get("host") ?? "127.0.0.1",
  port: Number(flags.get("P") ?? flags.get("port") ?? 3306),
});

/** `mysql -h db -uroot -e 'SELECT 1'`; without `-e` the statements come in. */
export function* mysqlClient(args: readonly string[], shell: Shell): Expanding<number> {
  const { flags } = mixedWordsIn(args, valued);
  const script = flags.get("e") ?? flags.get("execute") ?? (yield* scriptOf(undefined, shell));
  const server = mysqlServer(flags);
  const problem = yield* silence(server, shell);
  if (problem !== undefined) return yield* unreached(server, problem, shell);
  for (const statement of statementsIn(script)) {
    const exitCode = yield* run(statement, { server, flags, shell });
    if (exitCode !== 0) return exitCode;
  }
  return 0;
}

interface Running {
  readonly server: Server;
  readonly flags: Words["flags"];
  readonly shell: Shell;
}

function* run(statement: string, { server, flags, shell }: Running): Work {
  const { answer, problem } = yield* heard(server, statement, shell);
  if (answer === undefined) return yield* unreached(server, problem, shell);
  const { row = [], error } = answer;
  if (error !== undefined) {
    const failed = `ERROR 1064 (42000) at line 1: ${error}\n`;
    return yield* unknownStatement({ well: "", failed }, shell);
  }
  const values = row.map(([, value]) => value).join("\t");
  const isBare = flags.has("N") || flags.has("skip-column-names");
  const head = isBare ? "" : `${row.map(([name]) => name).join("\t")}\n`;
  yield* put(shell.streams.output, `${head}${values}\n`);
  return 0;
}

function* unreached(server: Server, problem: string | undefined, shell: Shell): Work {
  yield* put(shell.streams.errors, `ERROR 2003 (HY000): ${mysqlProblem(server, problem)}\n`);
  return 1;
}

export function mysqlProblem({ host, port }: Server, problem = ""): string {
  if (problem.includes("known")) return `Unknown MySQL server host '${host}' (-2)`;
  const code = problem.includes("refused") ? 111 : 110;
  return `Can't connect to MySQL server on '${host}:${port}' (${code})`;
}

/** `mysqladmin ping`. */
export const mysqlAdmin: Command = (args, shell) => {
  if (!args.includes("ping")) return prints("", shell);
  // Its flags may also come after the command.
  const { flags } = wordsIn(
    args.filter((word) => !/^(?:ping|status|version)$/.test(word)),
    valued,
  );
  // Without another host it asks by a socket.
  const { host, port } = mysqlServer(flags);
  const isNamed = flags.has("h") || flags.has("host");
  return ping({ host: isNamed ? host : "localhost", port }, shell);
};

const socket = "/var/run/mysqld/mysqld.sock";

function* ping(server: Server, shell: Shell): Work {
  const problem = yield* silence(server, shell);
  if (problem === undefined) {
    yield* put(shell.streams.output, "mysqld is alive\n");
    return 0;
  }
  const { host } = server;
  const isSocket = host === "localhost";
  const error = isSocket
    ? `Can't connect to local MySQL server through socket '${socket}' (2)`
    : mysqlProblem(server, problem);
  const hint = `Check that mysqld is running and that the socket: '${socket}' exists!\n`;
  yield* put(
    shell.streams.errors,
    `mysqladmin: connect to server at '${host}' failed\nerror: '${error}'\n${isSocket ? hint : ""}`,
  );
  return 1;
}
