/** `psql` and `pg_isready`. Source: PostgreSQL 17. */
import type { SqlAnswer } from "../../../servers/sql.ts";
import type { Work } from "../../kernel/kernel.ts";
import { put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import type { Waiting } from "../../network/wait.ts";
import type { Expanding } from "../../words/expand.ts";
import { ProgramError, rawProgram } from "../program.ts";
import { mixedWordsIn, type Words } from "./client-words.ts";
import { type Server, silence } from "./databases.ts";
import { heard, scriptOf, statementsIn, unknownStatement } from "./sql-statements.ts";

const valued = new Set(
  "h p U d t c v f o F P R host port username dbname timeout command file set".split(" "),
);
/** Those that stand alone for `psql`, and have a value for `pg_isready`. */
const alone = new Set([...valued].filter((name) => name !== "t"));

const isReference = /^postgres(?:ql)?:\/\/|^\w+=/;

/** Where the flags, a reference to a database, or the variables lead. */
export function postgresServer({ flags, rest }: Words, { variables }: Shell): Server {
  const named = [flags.get("d") ?? flags.get("dbname") ?? "", ...rest];
  const reference = named.find((each) => isReference.test(each)) ?? "";
  const [, uriHost, uriPort] = /^\w+:\/\/(?:[^@/]*@)?([^:/?]*)(?::(\d+))?/.exec(reference) ?? [];
  const [, ownHost] = /(?:^|\s)host=(\S+)/.exec(reference) ?? [];
  const [, ownPort] = /(?:^|\s)port=(\d+)/.exec(reference) ?? [];
  const host = flags.get("h") ?? flags.get("host") ?? uriHost ?? ownHost;
  const port = flags.get("p") ?? flags.get("port") ?? uriPort ?? ownPort;
  return {
    host: host ?? variables.get("PGHOST") ?? "",
    port: Number(port ?? variables.get("PGPORT") ?? 5432),
  };
}

/** `pg_isready -h db`. */
export function* pgIsReady(args: readonly string[], shell: Shell): Work {
  const words = mixedWordsIn(args, valued);
  const { flags } = words;
  const server = postgresServer(words, shell);
  const isQuiet = flags.has("q") || flags.has("quiet");
  const where = `${server.host === "" ? "/var/run/postgresql" : server.host}:${server.port}`;
  const problem = yield* silence(server, shell, 3_000);
  const text = problem === undefined ? "accepting connections" : "no response";
  if (!isQuiet) yield* put(shell.streams.output, `${where} - ${text}\n`);
  return problem === undefined ? 0 : 2;
}

interface Running {
  readonly server: Server;
  readonly flags: Words["flags"];
  readonly shell: Shell;
}

/** `psql -U postgres -c 'select 1'`; without `-c` the statements come in, or are in a file. */
export const [, psql] = rawProgram("psql", runPsql);

function* runPsql(args: readonly string[], shell: Shell): Expanding<number> {
  const words = mixedWordsIn(args, alone);
  const { flags } = words;
  const { host, port } = postgresServer(words, shell);
  const running = { server: { host: host === "" ? "127.0.0.1" : host, port }, flags, shell };
  const isList = flags.has("l") || flags.has("list");
  const given = isList ? "\\l" : (flags.get("c") ?? flags.get("command"));
  for (const statement of statementsIn(given ?? (yield* connectedScript(running)))) {
    const exitCode = yield* run(statement, running);
    if (exitCode !== 0) return exitCode;
  }
  return 0;
}

/** It connects before it reads anything. */
function* connectedScript(running: Running): Expanding<string> {
  const { flags, shell } = running;
  yield* ask("select 1", running);
  return yield* scriptOf(flags.get("f") ?? flags.get("file"), shell);
}

function* run(statement: string, running: Running): Work {
  const { flags, shell } = running;
  const isQuit = /^\\q\b/.test(statement);
  const { row = [], error } = yield* ask(isQuit ? "select 1" : statement, running);
  if (isQuit) return 0;
  if (error !== undefined) {
    const well = flags.has("q") || flags.has("quiet") ? "" : tagOf(statement);
    return yield* unknownStatement({ well, failed: `ERROR:  ${error}\n` }, shell);
  }
  yield* put(
    shell.streams.output,
    isUnframed(flags) ? `${row.map(([, value]) => value).join("|")}\n` : table(row),
  );
  return 0;
}

/** Throws a ProgramError where no server answers. */
function* ask(statement: string, { server, shell }: Running): Waiting<SqlAnswer> {
  const { answer, problem, address } = yield* heard(server, statement, shell);
  if (answer !== undefined) return answer;
  const { host, port } = server;
  const where = `connection to server at "${host}"${address === undefined ? "" : ` (${address})`}`;
  throw new ProgramError(`error: ${where}, port ${port} failed: ${problem}`, 2);
}

/** What the server says of a change that went well: `CREATE DATABASE`. */
function tagOf(statement: string): string {
  const [, verb = "", object = ""] =
    /^(create|alter|drop)\s+(?:or\s+replace\s+|unique\s+|temp(?:orary)?\s+)*(\w+)/i.exec(
      statement,
    ) ??
    /^(grant|revoke|begin|commit|set|do|comment)\b/i.exec(statement) ??
    [];
  if (/^insert\b/i.test(statement)) return "INSERT 0 1\n";
  const what = /^user$/i.test(object) ? "role" : object;
  return verb === "" ? "" : `${`${verb} ${what}`.trim().toUpperCase()}\n`;
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
