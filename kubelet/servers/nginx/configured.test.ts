/** nginx as its documentation says, with a configuration that is not that of its image. */
import { expect, test } from "vitest";
import type { HttpRequest } from "../../../api/http-message.ts";
import { directory, file, withFile } from "../../shell/files/file-system.ts";
import { boundPod, container } from "../../test-kubelet.ts";
import { asked } from "../asked.ts";
import type { Sent, Serving } from "../serving.ts";
import { imageFiles } from "../untouched-files.ts";
import { nginx } from "./nginx.ts";

const main = "http { default_type text/plain; include /etc/nginx/conf.d/*.conf; }";
const own = `
upstream backend { server one:8080; server two:8080; }
server {
  listen 80 default_server;   # everybody else
  root /srv;
  error_page 404 /404.txt;
  location = /health { return 200 "ok\\n"; add_header X-Probe yes; }
  location /old/ { return 301 https://$host$request_uri; }
  location /api/ { proxy_pass http://backend/v1/; proxy_set_header X-Real-IP $remote_addr; }
  location /whole { proxy_pass http://one:9000; }
  location ~ ^/users/(\\w+)$ { return 200 "$1 by $request_method"; }
  location ^~ /static/ { alias /assets/; }
  location /app/ { try_files $uri /app/index.html; }
  location /files/ { autoindex on; }
  location /secret { deny all; }
  location /if { if ($arg_a = 1) { return 204; } return 200 no; }
  rewrite ^/u/(.*)$ /users/$1 last;
}
server { listen 80; server_name *.shop.example; location / { return 200 "shop\\n"; } }
server { listen 81; location / { return 200 "port 81"; } }
`;

const root = [
  ["/etc/nginx/nginx.conf", main],
  ["/etc/nginx/conf.d/own.conf", own],
  ["/srv/index.html", "home"],
  ["/srv/404.txt", "nothing"],
  ["/srv/app/index.html", "app"],
  ["/srv/files/a.txt", "a"],
  ["/assets/x.css", "x{}"],
].reduce((made, [path = "", text = ""]) => withFile(made, path, file(text)), directory());

const requests: HttpRequest[] = [];
const send = (request: HttpRequest): Sent => {
  requests.push(request);
  return request.host === "two"
    ? { problem: "refused", tookMs: 1 }
    : { response: { status: 200, headers: {}, body: `${request.host}${request.path}` }, tookMs: 2 };
};

function ask(path: string, given: Partial<HttpRequest> = {}) {
  const serving: Serving = {
    pod: boundPod({ metadata: { name: "gateway" } }),
    container: container({ image: "nginx:1.27.3" }),
    nowMs: Date.UTC(2026, 0, 1),
    sinceStartMs: 1_000,
    hostname: "gateway",
    client: "10.244.0.9:40000",
    files: imageFiles(root),
    environment: new Map(),
    exit: () => undefined,
    send,
  };
  const request = { method: "GET", host: "web", port: 80, path, headers: {}, ...given };
  const { status, body, headers } = nginx(asked(request), serving);
  return { status, body, headers };
}

test.each([
  ["the text of a return", "/health", {}, 200, "ok\n"],
  ["the file of its root", "/", {}, 200, "home"],
  ["a group of an expression", "/users/ann", {}, 200, "ann by GET"],
  ["what a rewrite leads to", "/u/bob", { method: "PUT" }, 200, "bob by PUT"],
  ["a file below an alias", "/static/x.css", {}, 200, "x{}"],
  ["the last of try_files", "/app/any/where", {}, 200, "app"],
  ["the page of an error, with its status", "/nope", {}, 404, "nothing"],
  ["a list of files", "/files/", {}, 200, expect.stringContaining('<a href="a.txt">')],
  ["a refusal", "/secret", {}, 403, expect.stringContaining("403 Forbidden")],
  ["the one side of a condition", "/if?a=1", {}, 204, ""],
  ["and the other", "/if", {}, 200, "no"],
  ["the server of a name", "/", { host: "eu.shop.example" }, 200, "shop\n"],
  ["the server of a port", "/", { port: 81 }, 200, "port 81"],
  ["another server, without the prefix", "/api/items?x=1", {}, 200, "one/v1/items?x=1"],
  ["another server, with the whole path", "/whole/path", {}, 200, "one/whole/path"],
] as const)("nginx answers with %s", (_, path, request, status, body) => {
  expect(ask(path, request)).toMatchObject({ status, body });
});

test("headers are added, and redirections lead to where they say", () => {
  expect(ask("/health").headers).toMatchObject({ "x-probe": "yes", "content-type": "text/plain" });
  expect(ask("/old/x?y=1")).toMatchObject({
    status: 301,
    headers: { location: "https://web/old/x?y=1" },
  });
});

test("who is asked hears who asks", () => {
  requests.length = 0;
  ask("/api/a");
  expect(requests.at(-1)).toMatchObject({
    host: "one",
    port: 8080,
    headers: { host: "backend", "x-real-ip": "10.244.0.9" },
  });
});
