/**
 * The clients of databases: they speak to a server over the network, each command as a request
 * whose method names the protocol.
 */
import type { SqlAnswer } from "../../servers/sql.ts";
import type { Command } from "../command.ts";
import { prints } from "../command.ts";
import { absolutePath } from "../file-system.ts";
import type { Work } from "../kernel.ts";
import { bracketed } from "../network/url.ts";
import { ended, reasonText, type Waiting } from "../network/wait.ts";
import type { Shell } from "../shell.ts";
import { put, readAll } from "../streams.ts";
import { mixedWordsIn, type Words, wordsIn } from "./client-words.ts";
import { notSimulated } from "./not-simulated.ts";

export interface Server {
  readonly host: string;
  readonly port: number;
}

interface Said {
  /** The answer, as the server has written it; absent where there is none. */
  readonly body?: string;
  /** Why there is none, in the words of C. */
  readonly problem?: string;
  readonly address?: string;
}

/** Sends a command and waits for its answer. */
export function* say(
  { host, port }: Server,
  { method, body }: { readonly method: string; readonly body: string },
  shell: Shell,
): Waiting<Said> {
  const url = `http://${bracketed(host)}:${port}/`;
  const begunMs = shell.kernel.now;
  const request = { url, method, headers: {}, body, connectTimeoutMs: 30_000 };
  const fetched = yield* ended(shell.context.network.fetch(request), begunMs, shell);
  const { response, failure, address } = fetched;
  if (response !== undefined) return { body: response.body, ...(address && { address }) };
  return { problem: reasonText(failure ?? "ConnectionReset"), ...(address && { address }) };
}

export const isLocal = (host: string) => /^(?:localhost|127\.0\.0\.1|::1|)$/.test(host);

/** Why a server takes no connections; undefined where it does. */
export function* silence(
  { host, port }: Server,
  { context, kernel }: Shell,
  timeoutMs?: number,
): Waiting<string | undefined> {
  const { failure, tookMs, isOwn } = context.network.dial(host || "127.0.0.1", port, timeoutMs);
  yield { until: kernel.now + tookMs };
  // Beside a server of which nothing is known, that is taken to be well.
  if (failure === undefined || (isLocal(host) && isOwn !== true)) return undefined;
  return reasonText(failure);
}

/** What the servers of `kubelet/servers` have written; undefined where others have. */
export function valueIn<T>(body: string): T | undefined {
  try {
    // The servers of `kubelet/servers` write nothing else.
    return JSON.parse(body) as T;
  } catch {
    return undefined;
  }
}

/** What is read is run; but for queries of constants, which `-c` and `-e` ask, nothing is. */
function* runScript(name: string, server: Server, shell: Shell, path?: string): Work {
  const { context, cwd, streams } = shell;
  const text =
    path === undefined || path === "-"
      ? yield* readAll(streams.input)
      : context.files.read(absolutePath(path, cwd));
  if (text.trim() === "") return 0;
  const problem = yield* silence(server, shell);
  if (problem === undefined) return yield* notSimulated(`${name}: a script of SQL`, shell);
  yield* put(streams.errors, `${name}: ${server.host}:${server.port}: ${problem}\n`);
  return name === "psql" ? 2 : 1;
}

const mysqlValued = new Set(["h", "P", "u", "e", "D", "host", "port", "user", "execute"]);

/** `mysql -h db -uroot -e 'SELECT 1'`. */
export const mysqlClient: Command = (args, shell) => {
  const { flags } = wordsIn(args, mysqlValued);
  const query = flags.get("e") ?? flags.get("execute");
  const server = mysqlServer(flags);
  return query === undefined
    ? runScript("mysql", server, shell)
    : askMysql(server, query, { flags, shell });
};

export const mysqlServer = (flags: Words["flags"]): Server => ({
  host: flags.get("h") ?? flags.get("host") ?? "127.0.0.1",
  port: Number(flags.get("P") ?? flags.get("port") ?? 3306),
});

interface Asking {
  readonly flags: Words["flags"];
  readonly shell: Shell;
}

function* askMysql(server: Server, query: string, { flags, shell }: Asking): Work {
  const { body, problem } = yield* say(server, { method: "SQL", body: query }, shell);
  const { output, errors } = shell.streams;
  if (body === undefined) {
    yield* put(errors, `ERROR 2003 (HY000): ${mysqlProblem(server, problem)}\n`);
    return 1;
  }
  const { row = [], error } = valueIn<SqlAnswer>(body) ?? {};
  if (error !== undefined) {
    yield* put(errors, `ERROR 1064 (42000) at line 1: ${error}\n`);
    return 1;
  }
  const values = row.map(([, value]) => value).join("\t");
  const isBare = flags.has("N") || flags.has("skip-column-names");
  const head = isBare ? "" : `${row.map(([name]) => name).join("\t")}\n`;
  yield* put(output, `${head}${values}\n`);
  return 0;
}

/** Why nobody answers, in the words of its clients. */
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
    mysqlValued,
  );
  // Without another host it asks by a socket.
  const { host, port } = mysqlServer(flags);
  const isNamed = flags.has("h") || flags.has("host");
  return pingMysql({ host: isNamed ? host : "localhost", port }, shell);
};

const mysqlSocket = "/var/run/mysqld/mysqld.sock";

function* pingMysql(server: Server, shell: Shell): Work {
  const problem = yield* silence(server, shell);
  if (problem === undefined) {
    yield* put(shell.streams.output, "mysqld is alive\n");
    return 0;
  }
  const { host } = server;
  const isSocket = host === "localhost";
  const error = isSocket
    ? `Can't connect to local MySQL server through socket '${mysqlSocket}' (2)`
    : mysqlProblem(server, problem);
  const hint = `Check that mysqld is running and that the socket: '${mysqlSocket}' exists!\n`;
  yield* put(
    shell.streams.errors,
    `mysqladmin: connect to server at '${host}' failed\nerror: '${error}'\n${isSocket ? hint : ""}`,
  );
  return 1;
}

const readyValued = new Set(["h", "p", "U", "d", "t", "host", "port", "username", "dbname"]);
const queryValued = new Set(
  "h p U d c v f o host port username dbname command file set variable output".split(" "),
);

/** By flags, by a URL such as `postgres://me:secret@db:5432/shop`, or by variables. */
export function postgresServer({ flags, rest }: Words, { variables }: Shell): Server {
  const named = [flags.get("d"), flags.get("dbname"), ...rest];
  const url = named.find((each) => each !== undefined && /^postgres(?:ql)?:/.test(each)) ?? "";
  const [, host, port] = /^\w+:\/\/(?:[^@/]*@)?([^:/?]*)(?::(\d+))?/.exec(url) ?? [];
  return {
    host: flags.get("h") ?? flags.get("host") ?? host ?? variables.get("PGHOST") ?? "",
    port: Number(flags.get("p") ?? flags.get("port") ?? port ?? variables.get("PGPORT") ?? 5432),
  };
}

/** `pg_isready -h db`. */
export function* pgIsReady(args: readonly string[], shell: Shell): Work {
  const words = mixedWordsIn(args, readyValued);
  const { flags } = words;
  const server = postgresServer(words, shell);
  const isQuiet = flags.has("q") || flags.has("quiet");
  const where = `${server.host === "" ? "/var/run/postgresql" : server.host}:${server.port}`;
  const problem = yield* silence(server, shell, 3_000);
  const text = problem === undefined ? "accepting connections" : "no response";
  if (!isQuiet) yield* put(shell.streams.output, `${where} - ${text}\n`);
  return problem === undefined ? 0 : 2;
}

/** `psql -U postgres -c 'select 1'`. */
export function* psql(args: readonly string[], shell: Shell): Work {
  const words = mixedWordsIn(args, queryValued);
  const { flags } = words;
  if (flags.has("V") || flags.has("version"))
    return yield* prints("psql (PostgreSQL) 17.6\n", shell);
  const query = flags.get("c") ?? flags.get("command");
  const server = postgresServer(words, shell);
  if (query === undefined) {
    return yield* runScript("psql", server, shell, flags.get("f") ?? flags.get("file"));
  }
  const host = server.host === "" ? "127.0.0.1" : server.host;
  const { body, problem, address } = yield* say(
    { ...server, host },
    { method: "SQL", body: query },
    shell,
  );
  const { output, errors } = shell.streams;
  if (body === undefined) {
    const where = `connection to server at "${host}"${address ? ` (${address})` : ""}`;
    yield* put(errors, `psql: error: ${where}, port ${server.port} failed: ${problem}\n`);
    return 2;
  }
  const { row = [], error } = valueIn<SqlAnswer>(body) ?? {};
  if (error !== undefined) {
    yield* put(errors, `ERROR:  ${error}\n`);
    return 1;
  }
  yield* put(
    output,
    isUnframed(flags) ? `${row.map(([, value]) => value).join("|")}\n` : table(row),
  );
  return 0;
}

const isUnframed = (flags: Words["flags"]) =>
  ["t", "A", "tuples-only", "no-align"].some((flag) => flags.has(flag));

function table(row: NonNullable<SqlAnswer["row"]>): string {
  const columns = row.map(([name, value]) => {
    const title = /^\w+$/.test(name) && !/^\d/.test(name) ? name : "?column?";
    return { title, value, width: Math.max(title.length, value.length) };
  });
  const centred = (text: string, width: number) => {
    const left = Math.floor((width - text.length) / 2);
    return `${" ".repeat(left)}${text}`.padEnd(width);
  };
  const aligned = (text: string, width: number) =>
    /^-?[\d.]+$/.test(text) ? text.padStart(width) : text.padEnd(width);
  const line = (cells: readonly string[]) => ` ${cells.join(" | ")} `;
  return [
    line(columns.map(({ title, width }) => centred(title, width))),
    columns.map(({ width }) => "-".repeat(width + 2)).join("+"),
    line(columns.map(({ value, width }) => aligned(value, width))).replace(/ $/, ""),
    "(1 row)",
    "",
    "",
  ].join("\n");
}
