/** What databases answer to queries of constants, as probes and tutorials ask them. */
import { formatTime } from "../../api/runtime.ts";
import type { Asked } from "./asked.ts";
import { plain, type Reply } from "./reply.ts";
import { type Serving, versionOf } from "./serving.ts";
import { closed } from "./unspoken.ts";

/** A query comes as a request of this method; its text is the body. */
export const sqlMethod = "SQL";

export interface SqlAnswer {
  /** One row of values by their columns; absent where there is an error. */
  readonly row?: readonly (readonly [column: string, value: string])[];
  readonly error?: string;
}

/** What a server knows of itself. */
type Facts = Pick<Serving, "nowMs" | "hostname"> & Partial<Pick<Serving, "container">>;

/** Who speaks HTTP is turned away. */
export function database({ method, body = "" }: Asked, serving: Serving): Reply {
  if (method !== sqlMethod) return closed;
  return plain(JSON.stringify(answerTo(body, serving)));
}

/** The answer of any database to a statement. */
export function answerTo(text: string, serving: Facts): SqlAnswer {
  const query = text.trim().replace(/;\s*$/, "");
  const [, list] = /^select\s+([^;]+)$/i.exec(query) ?? [];
  if (list === undefined || /\bfrom\b/i.test(list)) {
    return { error: "kubesim knows queries of constants only, such as SELECT 1" };
  }
  const row = list.split(/,(?![^(']*[)'])/).map((each) => constantOf(each.trim(), serving));
  const unknown = row.find(([, value]) => value === undefined);
  if (unknown !== undefined) return { error: `kubesim does not know ${unknown[0]}` };
  return { row: row.map(([name, value]) => [name, value ?? ""]) };
}

function constantOf(text: string, serving: Facts): readonly [string, string | undefined] {
  const [, expression = text, alias] = /^(.*?)\s+as\s+(\w+)$/i.exec(text) ?? [];
  const name = alias ?? expression;
  const [, quoted] = /^'([^']*)'$/.exec(expression) ?? [];
  if (quoted !== undefined) return [alias ?? quoted, quoted];
  if (/^-?\d+(?:\.\d+)?$/.test(expression)) return [name, expression];
  return [name, constants[expression.toLowerCase()]?.(serving)];
}

const timeIn = ({ nowMs }: Facts) => formatTime(nowMs).replace("T", " ").replace("Z", "");

const versionIn = ({ container }: Facts) => (container && versionOf(container)) ?? "8.4";

const constants: Readonly<Record<string, (serving: Facts) => string>> = {
  "now()": timeIn,
  current_timestamp: timeIn,
  "version()": versionIn,
  "@@version": versionIn,
  "@@hostname": ({ hostname }) => hostname,
  "@@server_id": () => "1",
  current_user: () => "postgres",
  true: () => "1",
};
