/** Sends a stream of requests to a server in this process and judges every answer. */
import { createHash } from "node:crypto";
import { isObject } from "../../api/json.ts";
import { seededRandom } from "../../api/runtime.ts";
import type { InProcess, RawAnswer, RawRequest } from "../in-process.ts";
import { verdictOf } from "./answer.ts";
import { fuzzRequest } from "./requests.ts";

export interface Outcome {
  /** A digest over the status and reason of every answer, in order. */
  readonly digest: string;
  /** How many answers had each code and reason. */
  readonly counts: ReadonlyMap<string, number>;
  /** Requests whose answer is wrong, with what is wrong with it. At most `wrongMax`. */
  readonly wrong: readonly string[];
}

const wrongMax = 20;
const objectsMax = 40;

export interface RunOptions {
  readonly seed: string;
  readonly requests: number;
  /** Called after every so many requests. */
  readonly check?: (target: InProcess) => void;
}

export async function run(
  target: InProcess,
  { seed, requests, check }: RunOptions,
): Promise<Outcome> {
  const random = seededRandom(seed);
  const hash = createHash("sha256");
  const counts = new Map<string, number>();
  const wrong: string[] = [];
  let memory = { revision: "100", continueToken: "", objects: [] as readonly object[] };
  for (let index = 0; index < requests; index += 1) {
    const request = fuzzRequest(random, memory);
    const answer = await sent(target, request);
    const verdict = typeof answer === "string" ? undefined : verdictOf(request, answer);
    const line = verdict === undefined ? "crash" : `${verdict.code} ${verdict.reason}`;
    hash.update(`${line}\n`);
    counts.set(line, (counts.get(line) ?? 0) + 1);
    const fault = typeof answer === "string" ? answer : verdict?.wrong;
    if (fault !== undefined && wrong.length < wrongMax) {
      wrong.push(`${index} ${fault}: ${shown(request, answer)}`);
    }
    if (typeof answer === "object") memory = remembered(memory, answer);
    if (index % 1000 === 999) check?.(target);
  }
  return { digest: hash.digest("hex"), counts, wrong };
}

/** The answer, or what was thrown instead. */
async function sent(target: InProcess, request: RawRequest) {
  try {
    return await target.send(request);
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

function shown({ method, url, headers, bytes }: RawRequest, answer: unknown): string {
  const body = bytes === undefined ? "" : bytes.toString("latin1").slice(0, 2000);
  const { code = 0, text = "" } = Object(answer);
  return `${method} ${url} ${JSON.stringify(headers)} ${body}\n  -> ${code} ${text.slice(0, 500)}`;
}

interface Known {
  readonly revision: string;
  readonly continueToken: string;
  readonly objects: readonly object[];
}

function remembered(known: Known, { code, text }: RawAnswer): Known {
  if (code >= 300 || text.length > 20_000 || !text.startsWith("{")) return known;
  const continueToken = /"continue":"([^"]+)"/.exec(text)?.[1] ?? known.continueToken;
  const revision = /"resourceVersion":"(\d+)"/.exec(text)?.[1] ?? known.revision;
  if (text.includes('"items":') || text.includes('"Status"')) {
    return { ...known, continueToken, revision };
  }
  const object: unknown = text.includes('"rows"') ? undefined : parsed(text);
  if (!isObject(object) || !isObject(object.metadata)) return { ...known, continueToken, revision };
  return { continueToken, revision, objects: [object, ...known.objects].slice(0, objectsMax) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
