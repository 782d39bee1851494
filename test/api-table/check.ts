/** Sends a row of the table to a server in the known state, and compares what it answers. */
import { load } from "js-yaml";
import { expect } from "vitest";
import { isObject } from "../../api/json.ts";
import { type InProcess, inProcess, type RawAnswer } from "../in-process.ts";
import type { Asked, Row } from "./row.ts";
import { state } from "./state.ts";

/** A server that is in the known state still: most rows only read, or are refused. */
let spare: InProcess | undefined;

export async function checkRow(row: Row): Promise<void> {
  const server = spare ?? (await knownServer());
  spare = undefined;
  const { revision } = server.storage;
  let isSpare = false;
  try {
    for (const asked of row.given ?? []) await ask(server, asked);
    const answer = await send(server, row.asked);
    const body = bodyOf(answer);
    const warnings = [answer.headers.warning ?? []].flat().map(textOfWarning);
    expect({ code: answer.code, body, warnings }).toMatchObject({
      code: row.code,
      ...(row.body === undefined ? {} : { body: matcherOf(row.body) }),
      warnings: row.warnings ?? [],
    });
    expect(answer.headers).toMatchObject(row.headers ?? {});
    for (const path of row.absent ?? []) expect([path, at(body, path)]).toEqual([path, undefined]);
    // A watch lets time pass.
    isSpare = server.storage.revision === revision && !row.asked.url.includes("watch");
  } finally {
    if (isSpare) spare = server;
    else await server.close();
  }
}

async function knownServer(): Promise<InProcess> {
  const server = await inProcess();
  await give(server);
  return server;
}

/** Closes what is left when all rows were checked. */
export async function closeSpare(): Promise<void> {
  await spare?.close();
  spare = undefined;
}

/** Brings a new server into the known state, and then on from there. */
export async function give(server: InProcess, given: readonly Asked[] = []): Promise<void> {
  for (const asked of [...firstAccount, ...state, ...given]) await ask(server, asked);
}

async function ask(server: InProcess, asked: Asked): Promise<void> {
  if (isPlainPost(asked)) {
    create(server, asked);
    return;
  }
  const { code, text } = await send(server, asked);
  if (code >= 400) throw new Error(`${asked.method} ${asked.url}: ${text}`);
}

const collection = /^\/(?:api|apis\/([^/]+))\/([^/]+)\/(?:namespaces\/([^/]+)\/)?([^/?]+)$/;

const isPlainPost = ({ method, url, headers, body }: Asked) =>
  method === "POST" && headers === undefined && isObject(body) && collection.test(url);

/** What a POST does, without the way over HTTP, which every row would go sixty times. */
function create({ server }: InProcess, { url, body }: Asked): void {
  const [, group = "", version = "", namespace, plural = ""] = collection.exec(url) ?? [];
  const resource = { group, version, plural };
  const request = { verb: "create", resource, namespace, actor: "tester" } as const;
  const { code, body: answer } = server.handle({ ...request, body: structuredClone(body) });
  if (code >= 400) throw new Error(`POST ${url}: ${JSON.stringify(answer)}`);
}

/** The expected parts, in which a pattern stands for any text that has it. */
function matcherOf(expected: unknown): unknown {
  if (expected instanceof RegExp) return expect.stringMatching(expected);
  if (Array.isArray(expected)) return expected.map(matcherOf);
  if (!isObject(expected)) return expected;
  return Object.fromEntries(Object.entries(expected).map(([key, part]) => [key, matcherOf(part)]));
}

/** There is no controller that would make it. */
const firstAccount: readonly Asked[] = [
  {
    method: "POST",
    url: "/api/v1/namespaces/default/serviceaccounts",
    body: { metadata: { name: "default" } },
  },
];

export async function send(
  server: InProcess,
  { method, url, headers, body }: Asked,
): Promise<RawAnswer> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const json: Asked["headers"] = text === undefined ? {} : { "content-type": "application/json" };
  const answer = await server.send({
    method,
    url,
    headers: { host: "localhost", "user-agent": "tester/1", ...json, ...headers },
    bytes: text === undefined ? undefined : Buffer.from(text),
  });
  if (answer === undefined) throw new Error(`${method} ${url} is not answered`);
  return answer;
}

/** The body as an object; the events of a watch as a list. */
function bodyOf({ text, headers }: RawAnswer): unknown {
  const type = String(headers["content-type"] ?? "");
  if (type.startsWith("application/yaml")) return load(text);
  if (!type.startsWith("application/json") || text === "") return text;
  if (!text.startsWith('{"type":')) return JSON.parse(text);
  return text
    .trimEnd()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
}

function textOfWarning(header: unknown): string {
  const [, text = String(header)] = /^299 - "(.*)"$/s.exec(String(header)) ?? [];
  return Buffer.from(text.replace(/\\(.)/g, "$1"), "latin1").toString();
}

function at(value: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (part, key) =>
        typeof part === "object" && part !== null ? Reflect.get(part, key) : undefined,
      value,
    );
}
