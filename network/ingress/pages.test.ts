import { expect, test } from "vitest";
import { forwardedHeaders } from "./forwarded.ts";
import { page, statusOfFailure } from "./pages.ts";

test("a page is that of nginx for its status", () => {
  expect(page(503)).toEqual({
    status: 503,
    headers: { "content-type": "text/html" },
    body:
      "<html>\r\n<head><title>503 Service Temporarily Unavailable</title></head>\r\n<body>\r\n" +
      "<center><h1>503 Service Temporarily Unavailable</h1></center>\r\n" +
      "<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n",
  });
});

test.each([
  { reason: "ConnectionRefused", status: 502 },
  { reason: "ConnectionReset", status: 502 },
  { reason: "NoRouteToHost", status: 502 },
  { reason: "ConnectTimeout", status: 504 },
  { reason: "Timeout", status: 504 },
] as const)("$reason is shown as $status", ({ reason, status }) => {
  expect(statusOfFailure(reason)).toBe(status);
});

test("a request says where it came from, whatever its client says", () => {
  const headers = { accept: "*/*", "x-forwarded-for": "1.1.1.1", "x-forwarded-proto": "http" };
  const request = { host: "shop.example", headers };
  expect(forwardedHeaders(request, { client: "203.0.113.7", isTls: true })).toEqual({
    accept: "*/*",
    "x-original-forwarded-for": "1.1.1.1",
    "x-real-ip": "203.0.113.7",
    "x-forwarded-for": "203.0.113.7",
    "x-forwarded-host": "shop.example",
    "x-forwarded-port": "443",
    "x-forwarded-proto": "https",
    "x-forwarded-scheme": "https",
    "x-scheme": "https",
  });
});
