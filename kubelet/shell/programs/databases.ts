/**
 * The clients of databases: they speak to a server over the network, each command as a request
 * whose method names the protocol.
 */
import type { RedisValue } from "../../servers/redis.ts";
import type { SqlAnswer } from "../../servers/sql.ts";
import type { Command } from "../command.ts";
import { prints } from "../command.ts";
import type { Work } from "../kernel.ts";
import { bracketed } from "../network/url.ts";
import { ended, reasonText, type Waiting } from "../network/wait.ts";
import type { Shell } from "../shell.ts";
import { put, readLine } from "../streams.ts";

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

const redisValued = new Set(["h", "p", "a", "n", "u", "user", "pass", "r", "i", "host", "port"]);

/** `redis-cli -h redis SET a 1`; where it runs beside its server, that is taken to be well. */
export const redisClient: Command = (args, shell) => {
  const { flags, rest } = wordsIn(args, redisValued);
  const host = flags.get("h") ?? "127.0.0.1";
  const port = Number(flags.get("p") ?? 6379);
  if (isLocal(host) && rest[0]?.toLowerCase() === "ping") {
    return prints(`${rest[1] ?? "PONG"}\n`, shell);
  }
  return askRedis({ host, port }, rest, shell);
};

function* askRedis(server: Server, words: readonly string[], shell: Shell): Work {
  if (words.length === 0) return yield* askLines(server, shell);
  const command = { method: "REDIS", body: JSON.stringify(words) };
  const { body, problem } = yield* say(server, command, shell);
  if (body === undefined) {
    const where = `Redis at ${server.host}:${server.port}`;
    yield* put(shell.streams.errors, `Could not connect to ${where}: ${problem}\n`);
    return 1;
  }
  const value = valueIn<RedisValue>(body);
  // Whatever speaks there is taken to be well.
  if (value === undefined) return words[0]?.toLowerCase() === "ping" ? yield* told("PONG") : 0;
  yield* told(shell.streams.isTerminal === true ? shown(value) : raw(value));
  return 0;

  function* told(text: string): Work {
    yield* put(shell.streams.output, `${text}\n`);
    return 0;
  }
}

/** Without a command it reads them, one a line. */
function* askLines(server: Server, shell: Shell): Work {
  for (;;) {
    if (shell.streams.isTerminal === true) {
      yield* put(shell.streams.output, `${server.host}:${server.port}> `);
    }
    const line = yield* readLine(shell.streams.input);
    if (line === undefined || /^(?:quit|exit)$/i.test(line.trim())) return 0;
    const words = [...line.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S+)/g)];
    if (words.length === 0) continue;
    yield* askRedis(
      server,
      words.map(([, one, two, word]) => one ?? two ?? word ?? ""),
      shell,
    );
  }
}

export function valueIn<T>(body: string): T | undefined {
  try {
    // The servers of `kubelet/servers` write nothing else.
    return JSON.parse(body) as T;
  } catch {
    return undefined;
  }
}

function raw(value: RedisValue): string {
  if (value === null) return "";
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return value.join("\n");
  return "status" in value ? value.status : "error" in value ? `${value.error}\n` : "";
}

/** What it shows on a terminal. */
function shown(value: RedisValue): string {
  if (value === null) return "(nil)";
  if (typeof value === "number") return `(integer) ${value}`;
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) {
    if (value.length === 0) return "(empty array)";
    return value.map((each, index) => `${index + 1}) ${JSON.stringify(each)}`).join("\n");
  }
  return "status" in value ? value.status : "error" in value ? `(error) ${value.error}` : "";
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

/** `mysqladmin ping`; beside its server, that is taken to be well. */
export const mysqlAdmin: Command = (args, shell) => {
  // Flags may stand behind what is asked for.
  const { flags } = wordsIn(
    args.filter((arg) => !/^(?:ping|status|version)$/.test(arg)),
    mysqlValued,
  );
  const server = mysqlServer(flags);
  if (!args.includes("ping")) return prints("", shell);
  if (isLocal(server.host)) return prints("mysqld is alive\n", shell);
  return pingMysql(server, shell);
};

function* pingMysql(server: Server, shell: Shell): Work {
  const { failure, tookMs } = shell.context.network.dial(server.host, server.port);
  yield { until: shell.kernel.now + tookMs };
  if (failure === undefined) {
    yield* put(shell.streams.output, "mysqld is alive\n");
    return 0;
  }
  yield* put(
    shell.streams.errors,
    `mysqladmin: connect to server at '${server.host}' failed\n` +
      `error: '${mysqlProblem(server, reasonText(failure))}'\n`,
  );
  return 1;
}
