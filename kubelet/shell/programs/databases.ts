/**
 * The clients of databases: they speak to a server over the network, each command as a request
 * whose method names the protocol.
 */
import type { SqlAnswer } from "../../servers/sql.ts";
import type { Command } from "../command.ts";
import { prints } from "../command.ts";
import type { Work } from "../kernel.ts";
import { bracketed } from "../network/url.ts";
import { ended, reasonText, type Waiting } from "../network/wait.ts";
import type { Shell } from "../shell.ts";
import { put } from "../streams.ts";

/** Words of a command line: its flags with their values, and the rest. */
export interface Words {
  readonly flags: ReadonlyMap<string, string>;
  readonly rest: readonly string[];
}

/** `-h db`, `-hdb`, `--host=db`, `--host db`; `valued` are the letters and names with a value. */
export function wordsIn(args: readonly string[], valued: ReadonlySet<string>): Words {
  const flags = new Map<string, string>();
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? "";
    const [, long, value] = /^--([\w-]+)(?:=([\s\S]*))?$/.exec(word) ?? [];
    if (long === undefined && !/^-[a-zA-Z]/.test(word)) return { flags, rest: args.slice(at) };
    const letters = long === undefined ? [...word.slice(1)] : [long];
    const first = letters.findIndex((letter) => valued.has(letter));
    for (const letter of first < 0 ? letters : letters.slice(0, first)) {
      flags.set(letter, value ?? "");
    }
    const name = letters[first];
    if (name === undefined) continue;
    const attached = long === undefined ? word.slice(first + 2) || undefined : value;
    if (attached === undefined) at += 1;
    flags.set(name, attached ?? args[at] ?? "");
  }
  return { flags, rest: [] };
}

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

const mysqlValued = new Set(["h", "P", "u", "e", "D", "host", "port", "user", "execute"]);

/** `mysql -h db -uroot -e 'SELECT 1'`. */
export const mysqlClient: Command = (args, shell) => {
  const { flags } = wordsIn(args, mysqlValued);
  const query = flags.get("e") ?? flags.get("execute");
  const server = mysqlServer(flags);
  return query === undefined ? prints("", shell) : askMysql(server, query, { flags, shell });
};

const mysqlServer = (flags: Words["flags"]): Server => ({
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

function mysqlProblem({ host, port }: Server, problem = ""): string {
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
const queryValued = new Set(["h", "p", "U", "d", "c", "v", "host", "port", "username", "dbname"]);

const postgresServer = (flags: Words["flags"], shell: Shell): Server => ({
  host: flags.get("h") ?? flags.get("host") ?? shell.variables.get("PGHOST") ?? "",
  port: Number(flags.get("p") ?? flags.get("port") ?? shell.variables.get("PGPORT") ?? 5432),
});

/** `pg_isready -h db`. */
export function* pgIsReady(args: readonly string[], shell: Shell): Work {
  const { flags } = wordsIn(args, readyValued);
  const server = postgresServer(flags, shell);
  const isQuiet = flags.has("q") || flags.has("quiet");
  const where = `${server.host === "" ? "/var/run/postgresql" : server.host}:${server.port}`;
  const problem = yield* silence(server, shell, 3_000);
  const text = problem === undefined ? "accepting connections" : "no response";
  if (!isQuiet) yield* put(shell.streams.output, `${where} - ${text}\n`);
  return problem === undefined ? 0 : 2;
}

/** `psql -U postgres -c 'select 1'`. */
export function* psql(args: readonly string[], shell: Shell): Work {
  const { flags } = wordsIn(args, queryValued);
  const query = flags.get("c") ?? flags.get("command");
  if (query === undefined) return 0;
  const server = postgresServer(flags, shell);
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
