/**
 * `pg_dump`, `pg_dumpall` and `mysqldump`: what backups call. Tables are not simulated, so that a
 * dump holds what stands before and behind them. Source: PostgreSQL 17; MySQL 8.4.
 */

import { absolutePath } from "../../files/file-system.ts";
import { timeOf } from "../../kernel/context.ts";
import type { Work } from "../../kernel/kernel.ts";
import { put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import type { Waiting } from "../../network/wait.ts";
import { mixedWordsIn } from "./client-words.ts";
import { silence } from "./databases.ts";
import { mysqlProblem, mysqlServer } from "./mysql.ts";
import { postgresServer } from "./psql.ts";

const postgresValued = new Set(
  (
    "h p U d f F j n N t T Z S E host port username dbname file format jobs schema exclude-schema " +
    "table exclude-table compress superuser encoding role lock-wait-timeout database globals"
  ).split(" "),
);

/** `pg_dump -h db -U postgres shop > shop.sql`; `-Fc` and its like are archives. */
export function* postgresDump(name: string, args: readonly string[], shell: Shell): Work {
  const words = mixedWordsIn(args, postgresValued);
  const { flags, rest } = words;
  const server = postgresServer(words, shell);
  const problem = yield* silence(server, shell);
  if (problem !== undefined) {
    const where = `connection to server at "${server.host || "localhost"}", port ${server.port}`;
    yield* put(shell.streams.errors, `${name}: error: ${where} failed: ${problem}\n`);
    return 1;
  }
  const format = flags.get("F") ?? flags.get("format") ?? "p";
  const kind = name === "pg_dump" ? "database" : "database cluster";
  const comment = (text: string) => `--\n-- PostgreSQL ${kind} dump${text}\n--\n\n`;
  const text = `${comment("")}SET statement_timeout = 0;\nSET client_encoding = 'UTF8';\n\n${comment(" complete")}`;
  const database = flags.get("d") ?? flags.get("dbname") ?? rest[0] ?? "postgres";
  const bytes = /^p/.test(format) ? text : `PGDMP\x01\x0f\0${database}\0`;
  return yield* written(bytes, flags.get("f") ?? flags.get("file"), shell);
}

const mysqlValued = new Set(
  "h P u S r D host port user socket result-file where ignore-table databases-file".split(" "),
);

/** `mysqldump -h db -uroot --all-databases > all.sql`. */
export function* mysqlDump(name: string, args: readonly string[], shell: Shell): Work {
  const { flags, rest } = mixedWordsIn(args, mysqlValued);
  const server = mysqlServer(flags);
  const problem = yield* silence(server, shell);
  if (problem !== undefined) {
    const told = mysqlProblem(server, problem);
    yield* put(shell.streams.errors, `${name}: Got error: 2003: ${told} when trying to connect\n`);
    return 2;
  }
  const at = new Date(timeOf(shell.context)).toISOString();
  const text =
    `-- MySQL dump 10.13  Distrib 8.4.7, for Linux (x86_64)\n--\n` +
    `-- Host: ${server.host}    Database: ${rest[0] ?? ""}\n` +
    "-- ------------------------------------------------------\n-- Server version\t8.4.7\n\n" +
    `-- Dump completed on ${at.slice(0, 10)} ${at.slice(11, 19)}\n`;
  return yield* written(text, flags.get("r") ?? flags.get("result-file"), shell);
}

/** To a file, or to the output. */
function* written(bytes: string, path: string | undefined, shell: Shell): Waiting<number> {
  if (path === undefined) yield* put(shell.streams.output, bytes);
  else shell.context.files.write(absolutePath(path, shell.cwd), bytes);
  return 0;
}
