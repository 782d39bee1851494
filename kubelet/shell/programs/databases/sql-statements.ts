/** What clients of databases send to a server, and what they hear of it. */
import { answerTo, type SqlAnswer, sqlMethod } from "../../../servers/sql.ts";
import { timeOf } from "../../kernel/context.ts";
import type { Work } from "../../kernel/kernel.ts";
import { put, readAll } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import type { Waiting } from "../../network/wait.ts";
import type { Expanding } from "../../words/expand.ts";
import { readPath } from "../text/lines.ts";
import { type Server, say, valueIn } from "./databases.ts";

/** A server's answer, or why there is none. */
export interface Heard {
  readonly answer?: SqlAnswer;
  readonly problem?: string;
  readonly address?: string | undefined;
}

/** Of a server that nobody knows, the answer is that of any. */
export function* heard(server: Server, statement: string, shell: Shell): Waiting<Heard> {
  const command = { method: sqlMethod, body: statement };
  const { body, problem = "", address } = yield* say(server, command, shell);
  if (body === undefined) return { problem, address };
  const facts = { nowMs: timeOf(shell.context), hostname: server.host };
  return { answer: valueIn<SqlAnswer>(body) ?? answerTo(statement, facts) };
}

/** The statements of scripts: each ends with a semicolon, but for what it quotes. */
export function statementsIn(text: string): readonly string[] {
  const bare = text.replace(/^\s*(?:--|#).*$/gm, "");
  return (bare.match(/(?:'[^']*'|"[^"]*"|\$(\w*)\$[\s\S]*?\$\1\$|[^;'"])+/g) ?? [])
    .map((each) => each.trim())
    .filter((each) => each !== "");
}

/** What comes in, or is in a file; a terminal gives nothing. */
export function* scriptOf(path: string | undefined, shell: Shell): Expanding<string> {
  if (path !== undefined && path !== "-") return yield* readPath(path, shell);
  const { isTerminal, input } = shell.streams;
  return isTerminal === true ? "" : yield* readAll(input);
}

/**
 * What is no query of constants: where somebody waits for the end, all is well with it, whatever
 * the client then says; else it is told in the words given.
 */
export function* unknownStatement(
  words: { readonly well: string; readonly failed: string },
  shell: Shell,
): Work {
  const { context, streams, kernel } = shell;
  context.onUnknown();
  if (!Number.isFinite(context.unknownProgramMs ?? Number.POSITIVE_INFINITY)) {
    yield* put(streams.errors, words.failed);
    return 1;
  }
  kernel.unknowns += 1;
  yield* put(streams.output, words.well);
  return 0;
}
