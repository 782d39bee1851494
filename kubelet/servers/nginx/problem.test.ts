/** What nginx says of configurations that it does not start with. */
import { expect, test } from "vitest";
import { directory, file, withFile } from "../../shell/files/file-system.ts";
import { imageFiles } from "../untouched-files.ts";
import { nginxProblem } from "./problem.ts";

const main = "events {}\nhttp {\n  include mime.types;\n  include conf.d/*.conf;\n}\n";

const problemOf = (site: string, whole = main) =>
  nginxProblem(
    imageFiles(
      [
        ["/etc/nginx/nginx.conf", whole],
        ["/etc/nginx/conf.d/default.conf", site],
      ].reduce((made, [path = "", text = ""]) => withFile(made, path, file(text)), directory()),
    ),
    (host) => host === "web" || host === "10.0.0.7",
  );

const inServer = (...lines: readonly string[]) =>
  ["server {", "  listen 80 default_server;", ...lines, "}", ""].join("\n");

test.each([
  ["an unknown directive", inServer("  foo bar;"), 'unknown directive "foo"', 3],
  [
    "a directive that is misspelt",
    inServer("  proxy_set_headers Host a;"),
    'unknown directive "proxy_set_headers"',
    3,
  ],
  ["one too many braces", `${inServer()}}\n`, 'unexpected "}"', 4],
  ["a missing brace", "server {\n  listen 80;\n", 'unexpected end of file, expecting "}"', 3],
  ["an unfinished line", "server_tokens off", 'unexpected end of file, expecting ";" or "}"', 1],
  ["a missing semicolon before a brace", inServer("  root /srv"), 'unexpected "}"', 4],
  [
    "a missing semicolon before a directive",
    inServer("  root /srv", "  index a.html;"),
    'invalid number of arguments in "root" directive',
    4,
  ],
  [
    "a missing semicolon after a port",
    "server {\n  listen 80\n  server_name a;\n}\n",
    'invalid parameter "server_name"',
    3,
  ],
  [
    "a missing semicolon before a block",
    inServer("  root /srv", "  location / { }"),
    'directive "root" is not terminated by ";"',
    4,
  ],
  ["a directive elsewhere", "listen 80;\n", '"listen" directive is not allowed here', 1],
  [
    "a block that is none",
    inServer("  location /a;"),
    'directive "location" has no opening "{"',
    3,
  ],
  [
    "a host that is not there",
    inServer("  location / { proxy_pass http://api:8080/v1; }"),
    'host not found in upstream "api"',
    3,
  ],
  [
    "a Service that is not there, by its full name",
    inServer("  location / { proxy_pass http://api.shop.svc.cluster.local; }"),
    'host not found in upstream "api.shop.svc.cluster.local"',
    3,
  ],
  [
    "a server of an upstream that is not there",
    "upstream all { server web:80;\n  server api:8080; }\n",
    'host not found in upstream "api:8080"',
    2,
  ],
  [
    "a file that is not there",
    inServer("  include /srv/own.conf;"),
    'open() "/srv/own.conf" failed (2: No such file or directory)',
    3,
  ],
])("nginx does not start with %s", (_, site, problem, line) => {
  expect(problemOf(site)).toBe(`${problem} in /etc/nginx/conf.d/default.conf:${line}`);
});

test("a configuration needs events, and its servers stand within http", () => {
  expect(problemOf("", "http { }")).toBe('no "events" section in configuration');
  expect(problemOf("", "events { }\nserver { listen 80; }")).toBe(
    '"server" directive is not allowed here in /etc/nginx/nginx.conf:2',
  );
});

test.each([
  ["the hosts that there are", inServer("  location / { proxy_pass http://web; }")],
  ["a host beyond the cluster", inServer("  location / { proxy_pass https://api.example.com; }")],
  ["an address", inServer("  location / { proxy_pass http://10.0.0.7:80/; }")],
  ["a variable", inServer("  set $to api;", "  location / { proxy_pass http://$to:80; }")],
  [
    "an upstream",
    `upstream api { server web:80 max_fails=3; }\n${inServer("  location / { proxy_pass http://api; }")}`,
  ],
  ["a table", "map $http_upgrade $connection_upgrade { default upgrade; '' close; }\n"],
  ["braces in quotes", inServer("  location ~ \"^/a{2}$\" { return 200 '{}'; } # }")],
  ["nothing at all", ""],
])("nginx starts with %s", (_, site) => {
  expect(problemOf(site)).toBeUndefined();
});
