import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { createCluster } from "../../simulator/cluster.ts";
import { type ProgramContext, program } from "../../simulator/programs/index.ts";

type Told = unknown[];

/** Notes what it is told, as undici's `fetch` would hear of it up to version 7. */
const oldHandler = (told: Told, done: () => void) => ({
  onConnect: () => told.push("connect"),
  onHeaders(code: number, headers: readonly Buffer[]) {
    told.push([code, headers.map(String).includes("application/json")]);
    return true;
  },
  onData: (chunk: Buffer) => told.push(kindOf(chunk)),
  onComplete() {
    told.push("complete");
    done();
  },
  onError(error: unknown) {
    told.push(String(error));
    done();
  },
});

/** The same as version 8 hears of it. */
const newHandler = (told: Told, done: () => void) => ({
  onRequestStart: () => told.push("connect"),
  onResponseStart(_controller: object, code: number, headers: Record<string, unknown>) {
    told.push([code, headers["content-type"] === "application/json"]);
  },
  onResponseData: (_controller: object, chunk: Buffer) => told.push(kindOf(chunk)),
  onResponseEnd() {
    told.push("complete");
    done();
  },
  onResponseError(_controller: object, error: unknown) {
    told.push(String(error));
    done();
  },
});

const kindOf = (chunk: Buffer): string => {
  const { kind, metadata, reason = "" } = JSON.parse(String(chunk));
  return [kind, metadata?.name ?? reason].join(" ");
};

const handlers = [
  { version: "up to 7", handler: oldHandler },
  { version: "8", handler: newHandler },
];

/** What a program does in a cluster. */
async function inProgram(main: (context: ProgramContext) => unknown): Promise<void> {
  const cluster = createCluster({ nodes: 0 });
  cluster.run(program("asker", main));
  await cluster.play("1m");
}

const body = JSON.stringify({ metadata: { name: "made" } });

describe.each(handlers)("a handler of undici $version", ({ handler }) => {
  test.each([
    { sort: "text", given: () => body },
    { sort: "bytes", given: () => Buffer.from(body) },
    { sort: "a stream", given: () => Readable.from([body]) },
    {
      sort: "pieces that come by and by",
      given: async function* () {
        yield Buffer.from(body.slice(0, 5));
        yield Buffer.from(body.slice(5));
      },
    },
  ])("is told of the answer to a body of $sort", async ({ given }) => {
    const told: Told = [];
    await inProgram(
      ({ dispatcher }) =>
        new Promise<void>((done) => {
          const headers = { "content-type": "application/json" };
          const asked = { path: "/api/v1/namespaces", method: "POST", headers };
          const sent = given();
          const withBody = { ...asked, body: typeof sent === "function" ? undefined : sent };
          dispatcher.dispatch(withBody, handler(told, done));
        }),
    );
    expect(told).toEqual(["connect", [201, true], "Namespace made", "complete"]);
  });

  test.each([
    { form: "an object", headers: { "X-Ignored": "1", Accept: "application/json" } },
    { form: "names and values in turn", headers: ["x-ignored", "1", "accept", "application/json"] },
    { form: "pairs", headers: new Map([["accept", "application/json"]]) },
    { form: "nothing", headers: undefined },
  ])("may give headers as $form", async ({ headers }) => {
    const told: Told = [];
    await inProgram(
      ({ dispatcher }) =>
        new Promise<void>((done) => {
          const path = "/api/v1/namespaces/nowhere";
          dispatcher.dispatch({ path, method: "GET", headers }, handler(told, done));
        }),
    );
    expect(told).toEqual(["connect", [404, true], "Status NotFound", "complete"]);
  });

  test("may give up, and is told so", async () => {
    const told: Told = [];
    await inProgram(
      ({ dispatcher }) =>
        new Promise<void>((done) => {
          const made = handler(told, done);
          const stop = (abort: (reason: unknown) => void) => {
            told.push("connect");
            setTimeout(() => abort(new Error("enough")), 1000);
          };
          const aborting =
            "onConnect" in made
              ? { ...made, onConnect: stop }
              : {
                  ...made,
                  onRequestStart: (controller: { abort(reason: unknown): void }) =>
                    stop((reason) => controller.abort(reason)),
                };
          const path = "/api/v1/namespaces?watch=true&resourceVersion=1000000";
          dispatcher.dispatch({ path, method: "GET" }, aborting);
        }),
    );
    expect(told.at(-1)).toBe("Error: enough");
  });
});
