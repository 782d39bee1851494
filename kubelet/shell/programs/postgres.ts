/** `psql` and `pg_isready`. */
import type { SqlAnswer } from "../../servers/sql.ts";
import type { Work } from "../kernel.ts";
import type { Shell } from "../shell.ts";
import { put } from "../streams.ts";
import { isLocal, type Server, say, valueIn, type Words, wordsIn } from "./databases.ts";

const readyValued = new Set(["h", "p", "U", "d", "t", "host", "port", "username", "dbname"]);
const queryValued = new Set(["h", "p", "U", "d", "c", "v", "host", "port", "username", "dbname"]);

const postgresServer = (flags: Words["flags"], shell: Shell): Server => ({
  host: flags.get("h") ?? flags.get("host") ?? shell.variables.get("PGHOST") ?? "",
  port: Number(flags.get("p") ?? flags.get("port") ?? shell.variables.get("PGPORT") ?? 5432),
});

/** `pg_isready -h db`; beside its server, that is taken to be well. */
export function* pgIsReady(args: readonly string[], shell: Shell): Work {
  const { flags } = wordsIn(args, readyValued);
  const server = postgresServer(flags, shell);
  const isQuiet = flags.has("q") || flags.has("quiet");
  const where = `${server.host === "" ? "/var/run/postgresql" : server.host}:${server.port}`;
  let isThere = true;
  if (!isLocal(server.host)) {
    const { failure, tookMs } = shell.context.network.dial(server.host, server.port, 3_000);
    yield { until: shell.kernel.now + tookMs };
    isThere = failure === undefined;
  }
  const text = isThere ? "accepting connections" : "no response";
  if (!isQuiet) yield* put(shell.streams.output, `${where} - ${text}\n`);
  return isThere ? 0 : 2;
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
