import { expect, test } from "vitest";
import { cLibraryOf } from "./c-library.ts";

test.each([
  { behaviour: "Alpine has musl", image: "alpine:3.22", library: "musl" },
  { behaviour: "so has what is built on it", image: "curlimages/curl", library: "musl" },
  { behaviour: "as a tag may say", image: "registry.example/shop/web:2-alpine", library: "musl" },
  { behaviour: "Debian has glibc", image: "nginx:1.29", library: "glibc" },
  { behaviour: "busybox has glibc", image: "busybox:1.37", library: "glibc" },
  { behaviour: "what nobody knows is taken to have glibc", image: "shop/web", library: "glibc" },
])("$behaviour", ({ image, library }) => {
  expect(cLibraryOf(image)).toBe(library);
});
