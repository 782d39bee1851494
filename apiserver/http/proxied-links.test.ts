import { describe, expect, test } from "vitest";
import { proxiedUrl, withProxiedLinks } from "./proxied-links.ts";

const way = { prefix: "/api/v1/namespaces/a/pods/web/proxy", host: "127.0.0.1:8001" };

test.each([
  ["an absolute path", "/page?q=1#top", `${way.prefix}/page?q=1#top`],
  ["a path with dots", "/a/../b/", `${way.prefix}/b/`],
  ["one that leads there already", `${way.prefix}/page`, `${way.prefix}/page`],
  ["a relative path", "page", "page"],
  ["no path", "#top", "#top"],
  ["another server", "http://nginx.org/", "http://nginx.org/"],
  ["another server of the same scheme", "//nginx.org/x", "//nginx.org/x"],
  ["the server of the API", "http://127.0.0.1:8001/x", `http://127.0.0.1:8001${way.prefix}/x`],
  ["what is no path", "mailto:a@example.com", "mailto:a@example.com"],
])("a link to %s", (_, url, through) => {
  expect(proxiedUrl(url, way)).toBe(through);
});

describe("an answer", () => {
  const answer = (body: string, headers: Record<string, string> = {}) => ({
    code: 200,
    headers: { "content-type": "text/html; charset=utf-8", ...headers },
    body,
  });
  const bodyOf = (body: string, headers?: Record<string, string>) =>
    withProxiedLinks(answer(body, headers), way).body;

  test.each([
    ['<a href="/x">test</a>', `<a href="${way.prefix}/x">test</a>`],
    ["<A class=b HREF=/x>", `<A class=b HREF="${way.prefix}/x">`],
    ["<img alt='/x' src='/x?a&amp;b'/>", `<img alt='/x' src="${way.prefix}/x?a&amp;b"/>`],
    ['<p href="/x">', '<p href="/x">'],
    ["<!-- <a href='/x'> -->", "<!-- <a href='/x'> -->"],
    [
      `<script src="/x">'<a href="/y">'</script><a href="/z">`,
      `<script src="${way.prefix}/x">'<a href="/y">'</script><a href="${way.prefix}/z">`,
    ],
  ])("with the page %s", (page, through) => {
    expect(bodyOf(page)).toBe(through);
  });

  test("that is no page, or one that is packed, stays as it is", () => {
    const page = '<a href="/x">';
    expect(bodyOf(page, { "content-type": "text/plain" })).toBe(page);
    expect(bodyOf(page, { "content-encoding": "gzip" })).toBe(page);
  });

  test("with a redirect leads through the proxy", () => {
    expect(withProxiedLinks(answer("", { location: "/login" }), way).headers.location).toBe(
      `${way.prefix}/login`,
    );
  });
});
