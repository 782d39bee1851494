import { expect, test } from "vitest";
import { matchesGlob, matchesImage } from "./glob.ts";

const nginx = "docker.io/library/nginx:1.27";

test.each([
  ["nginx", nginx, true],
  ["nginx", `docker.io/library/nginx@sha256:${"a1".repeat(32)}`, true],
  ["nginx:1.27", nginx, true],
  ["nginx:1.*", nginx, true],
  ["nginx:1.2?", nginx, true],
  ["nginx:1.2", nginx, false],
  ["ngin", nginx, false],
  ["ngin*", nginx, true],
  ["docker.io/library/nginx:*", nginx, true],
  ["library/nginx", nginx, true],
  ["*", nginx, true],
  ["*:1.27", nginx, true],
  ["*/nginx", nginx, true],
  ["*/shop/*", "ghcr.io/shop/web:1", true],
  ["*/shop/*", "ghcr.io/shopping/web:1", false],
  ["shop/*", "docker.io/shop/web:1", true],
  ["shop/*", "ghcr.io/shop/web:1", false],
  ["localhost:5000/web", "localhost:5000/web:1", true],
  ["localhost:5000/web:2", "localhost:5000/web:1", false],
  ["ghcr.*/shop/web", "ghcr.io/shop/web:1", true],
])("the pattern %s and the image %s: %s", (pattern, name, isMatch) => {
  expect(matchesImage(pattern, name)).toBe(isMatch);
});

test("a pattern with many stars takes no longer than its length times that of the text", () => {
  expect(matchesGlob(`${"*a".repeat(200)}b`, "a".repeat(5_000))).toBe(false);
});
