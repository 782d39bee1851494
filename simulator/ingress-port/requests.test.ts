/** How real requests are passed on, whoever answers them. */
import http from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, expect, test } from "vitest";
import type { HttpResponse } from "../../api/http-message.ts";
import { type EntryRequest, passOn, type SendRequest } from "./requests.ts";

let server: http.Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A port behind which `send` answers. */
async function portOf(send: SendRequest): Promise<number> {
  const made = http.createServer((request, reply) => {
    passOn({ request, reply, isTls: false }, send);
  });
  server = made;
  await new Promise<void>((resolve) => made.listen(0, "127.0.0.1", resolve));
  // It listens on a port, not on a file.
  return (made.address() as AddressInfo).port;
}

/** Sends bytes as they are; resolves with what came back until the server hung up. */
const exchanged = (port: number, bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    socket.setEncoding("utf8").on("data", (part) => {
      text += part;
    });
    socket.on("error", reject).on("close", () => resolve(text));
  });

const fine: HttpResponse = { status: 200, headers: {}, body: "fine" };
const head = (line: string, ...headers: readonly string[]) =>
  [line, "Connection: close", ...headers, "", ""].join("\r\n");
const statusLine = (answer: string) => answer.split("\r\n")[0];

test.each<{ behaviour: string; bytes: string; asked: Partial<EntryRequest> }>([
  {
    behaviour: "with its host, path and headers",
    bytes: head("GET /cart?id=1 HTTP/1.1", "Host: Shop.example:8080", "X-Some: a", "X-Some: b"),
    asked: { method: "GET", host: "Shop.example:8080", path: "/cart?id=1", port: 80 },
  },
  {
    behaviour: "with its body",
    bytes: `${head("POST / HTTP/1.1", "Host: a", "Content-Length: 6")}grüß`,
    asked: { method: "POST", body: "grüß", headers: {} },
  },
  {
    behaviour: "with the host of its URL, where the port is taken for a proxy",
    bytes: head("GET http://shop.example/cart HTTP/1.1", "Host: other"),
    asked: { host: "shop.example", path: "/cart" },
  },
  { behaviour: "without a host", bytes: head("GET / HTTP/1.0"), asked: { host: "" } },
])("a request is passed on $behaviour", async ({ bytes, asked }) => {
  let got: EntryRequest | undefined;
  const port = await portOf((request, answered) => {
    got = request;
    answered(fine);
    return () => undefined;
  });
  expect(statusLine(await exchanged(port, bytes))).toBe("HTTP/1.1 200 OK");
  expect(got).toMatchObject(asked);
});

test.each<{ behaviour: string; response: HttpResponse; method?: string; expected: string }>([
  {
    behaviour: "with its status, headers and body",
    response: { status: 418, headers: { "x-some": "a", connection: "upgrade" }, body: "tea" },
    expected: "HTTP/1.1 418 I'm a Teapot\r\nx-some: a\r\ncontent-length: 3\r\n\r\ntea",
  },
  {
    behaviour: "without its body for HEAD",
    method: "HEAD",
    response: fine,
    expected: "HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\n",
  },
  {
    behaviour: "without a body where its status has none",
    response: { ...fine, status: 204 },
    expected: "HTTP/1.1 204 No Content\r\n\r\n",
  },
  {
    behaviour: "as 502 where a header is none",
    response: { ...fine, headers: { "x-some": "a\nb" } },
    expected: "HTTP/1.1 502 Bad Gateway",
  },
  {
    behaviour: "as 502 where the status is none",
    response: { ...fine, status: 7 },
    expected: "HTTP/1.1 502 Bad Gateway",
  },
])("an answer is passed back $behaviour", async ({ response, method = "GET", expected }) => {
  const port = await portOf((_, answered) => {
    answered(response);
    return () => undefined;
  });
  const answer = await exchanged(port, head(`${method} / HTTP/1.1`, "Host: a"));
  expect(answer.replace(/^(Date|Connection): .*\r\n/gm, "")).toMatch(
    new RegExp(`^${expected.replaceAll(".", "\\.")}`),
  );
});

test.each([
  {
    behaviour: "says that its body is too large",
    bytes: head("POST / HTTP/1.1", "Host: a", `Content-Length: ${2 ** 20 + 1}`),
    status: "HTTP/1.1 413 Request Entity Too Large",
  },
  {
    behaviour: "has too large a body without saying so",
    bytes: `${head("POST / HTTP/1.1", "Host: a", "Transfer-Encoding: chunked")}${(
      2 ** 20 + 1
    ).toString(16)}\r\n${"x".repeat(2 ** 20 + 1)}\r\n0\r\n\r\n`,
    status: "HTTP/1.1 413 Request Entity Too Large",
  },
  {
    behaviour: "wants a WebSocket",
    bytes: head("GET / HTTP/1.1", "Host: a", "Upgrade: websocket", "Connection: Upgrade"),
    status: "HTTP/1.1 501 Not Implemented",
  },
])("a request that $behaviour is refused by itself", async ({ bytes, status }) => {
  const port = await portOf(() => {
    throw new Error("it is passed on");
  });
  expect(statusLine(await exchanged(port, bytes))).toBe(status);
});

test("a body of a mebibyte is passed on", async () => {
  const port = await portOf(({ body = "" }, answered) => {
    answered({ ...fine, body: String(body.length) });
    return () => undefined;
  });
  const lines = head("POST / HTTP/1.1", "Host: a", `Content-Length: ${2 ** 20}`);
  expect(await exchanged(port, `${lines}${"x".repeat(2 ** 20)}`)).toMatch(/\r\n\r\n1048576$/);
});

test("a client that hangs up gives its request up", async () => {
  await new Promise<void>((gaveUp) => {
    void portOf(() => {
      socket?.destroy();
      return gaveUp;
    }).then((port) => {
      socket = connect(port, "127.0.0.1", () => {
        socket?.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      });
    });
    let socket: ReturnType<typeof connect> | undefined;
  });
});
