/** `redis-cli`. Source: redis 7. */
import type { RedisValue } from "../../../servers/redis/redis.ts";
import { type Command, prints } from "../../command.ts";
import type { Work } from "../../kernel/kernel.ts";
import { put, readLine } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import { notSimulated } from "../not-simulated.ts";
import { wordsIn } from "./client-words.ts";
import { isLocal, type Server, say, silence, valueIn } from "./databases.ts";

const redisValued = new Set(
  "h p a n u s t r i d X user pass host port pattern count type cacert cert key sni".split(" "),
);
/** Options that are commands of their own. */
const redisModes =
  /^(?:cluster|bigkeys|memkeys|hotkeys|stat|latency\S*|intrinsic-latency|lru-test|rdb|functions-rdb|pipe|replica|eval|ldb\S*|vset-recall|keystats)$/;

/** `redis-cli -h redis SET a 1`. */
export const redisClient: Command = (args, shell) => {
  const { flags, rest } = wordsIn(args, redisValued);
  if (flags.has("version") || flags.has("v")) return prints("redis-cli 7.4.6\n", shell);
  const mode = [...flags.keys()].find((name) => redisModes.test(name));
  if (mode !== undefined) return notSimulated(`redis-cli --${mode}`, shell);
  const host = flags.get("h") ?? "127.0.0.1";
  const port = Number(flags.get("p") ?? 6379);
  if (flags.has("scan")) {
    return askRedis({ host, port }, ["keys", flags.get("pattern") ?? "*"], shell);
  }
  const isPing = isLocal(host) && rest[0]?.toLowerCase() === "ping";
  const server = { host, port };
  return isPing ? pingRedis(server, rest[1] ?? "PONG", shell) : askRedis(server, rest, shell);
};

function* pingRedis(server: Server, answer: string, shell: Shell): Work {
  const problem = yield* silence(server, shell);
  const { output, errors } = shell.streams;
  if (problem === undefined) yield* put(output, `${answer}\n`);
  else
    yield* put(errors, `Could not connect to Redis at ${server.host}:${server.port}: ${problem}\n`);
  return problem === undefined ? 0 : 1;
}

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
