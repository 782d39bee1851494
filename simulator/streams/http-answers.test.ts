import { describe, expect, test } from "vitest";
import { type HttpServer, serveHttp } from "./http-answers.ts";

const server: HttpServer = {
  port: 80,
  answer: ({ path, body }) => ({
    status: { "/slow": 0, "/dies": 0, "/healthz": 503 }[path] ?? 200,
    headers: { server: "web/1.2", "content-type": "text/plain" },
    body: body === undefined ? "hello\n" : `got ${body}\n`,
    latencyMs: 0,
    closes: path === "/dies",
  }),
  later: () => undefined,
};

/** What a server answers to what comes in these pieces; `end` where it hangs up. */
function answers(pieces: readonly string[], given: HttpServer = server): readonly string[] {
  const said: string[] = [];
  const connection = serveHttp(given, {
    data: (bytes) => void said.push(new TextDecoder().decode(bytes)),
    end: () => void said.push("end"),
    fail: (message) => void said.push(`failed: ${message}`),
  });
  for (const piece of pieces) connection.write(new TextEncoder().encode(piece));
  return said;
}

const get = (path = "/", headers = "") => `GET ${path} HTTP/1.1\r\nHost: web\r\n${headers}\r\n`;
const close = "Connection: close\r\n";

test("an answer has its headers, its length and its body", () => {
  expect(answers([get()])).toEqual([
    [
      "HTTP/1.1 200 OK",
      "Server: web/1.2",
      "Content-Type: text/plain",
      "Content-Length: 6",
      "Connection: keep-alive",
      "",
      "hello\n",
    ].join("\r\n"),
  ]);
});

test("a request comes with its host, its headers and its body", () => {
  const came: unknown[] = [];
  const answer: HttpServer["answer"] = (request) => {
    came.push(request);
    return server.answer(request);
  };
  const text = "POST /a?b=c HTTP/1.1\r\nHost: web:80\r\nX-Name:  1 \r\nContent-Length: 6\r\n\r\n";
  answers([`${text}h`, "éll", "o"], { ...server, answer });
  expect(came).toEqual([
    {
      method: "POST",
      host: "web:80",
      port: 80,
      path: "/a?b=c",
      headers: { "x-name": "1", "content-length": "6" },
      body: "héllo",
      closes: false,
    },
  ]);
});

/** The first line of each answer. */
const heads = (pieces: readonly string[]) =>
  answers(pieces).map((answer) => answer.split("\r\n")[0]);

const ok = "HTTP/1.1 200 OK";
const bad = "HTTP/1.1 400 Bad Request";

describe("a server", () => {
  test.each([
    { behaviour: "goes on after an answer", pieces: [get(), get("/b")], said: [ok, ok] },
    { behaviour: "answers requests that come together", pieces: [get() + get()], said: [ok, ok] },
    { behaviour: "reads byte by byte", pieces: [...get(), ...get()], said: [ok, ok] },
    {
      behaviour: "waits for the whole head",
      pieces: ["GET / HTTP/1.1\r\nHost: web\r\n"],
      said: [],
    },
    { behaviour: "hangs up when asked to", pieces: [get("/", close), get()], said: [ok, "end"] },
    {
      behaviour: "hangs up on HTTP/1.0",
      pieces: ["GET / HTTP/1.0\r\n\r\n"],
      said: [ok, "end"],
    },
    {
      behaviour: "says what its behaviour says",
      pieces: [get("/healthz")],
      said: ["HTTP/1.1 503 Service Unavailable"],
    },
    { behaviour: "may not answer at all", pieces: [get("/slow"), get("/slow")], said: [] },
    { behaviour: "may hang up without an answer", pieces: [get("/dies"), get()], said: ["end"] },
    {
      behaviour: "goes on after a body",
      pieces: [`POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nGET /${get()}`],
      said: [ok, ok],
    },
    {
      behaviour: "waits for the whole body",
      pieces: ["POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nGET"],
      said: [],
    },
    {
      behaviour: "hangs up after a body in chunks",
      pieces: ["POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"],
      said: [ok, "end"],
    },
    { behaviour: "refuses what is no HTTP", pieces: ["hello\r\n\r\n"], said: [bad, "end"] },
    { behaviour: "refuses a head without end", pieces: ["x".repeat(20_000)], said: [bad, "end"] },
    {
      behaviour: "refuses a length that is none",
      pieces: ["GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n"],
      said: [bad, "end"],
    },
  ])("$behaviour", ({ pieces, said }) => {
    expect(heads(pieces)).toEqual(said);
  });

  test("sends no body to a HEAD", () => {
    const [answer = ""] = answers(["HEAD / HTTP/1.1\r\nHost: web\r\n\r\n"]);
    expect(answer).toMatch(/Content-Length: 6\r\n[\s\S]*\r\n\r\n$/);
  });
});
