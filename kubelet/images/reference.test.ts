import { expect, test } from "vitest";
import { knownImage } from "./known-images.ts";
import { parseImage, pullError } from "./reference.ts";

test.each([
  { behaviour: "an official image", image: "nginx:1.14.2", name: "docker.io/library/nginx:1.14.2" },
  { behaviour: "no tag", image: "busybox", name: "docker.io/library/busybox:latest" },
  { behaviour: "a user's image", image: "me/app:v1", name: "docker.io/me/app:v1" },
  { behaviour: "another registry", image: "ghcr.io/a/b/c:2", name: "ghcr.io/a/b/c:2" },
  { behaviour: "a port", image: "localhost:5000/a", name: "localhost:5000/a:latest" },
  { behaviour: "capital letters", image: "Nginx", name: undefined },
  { behaviour: "nothing", image: "", name: undefined },
  { behaviour: "blanks", image: "a b", name: undefined },
])("an image name with $behaviour is read", ({ image, name }) => {
  expect(parseImage(image)?.name).toBe(name);
});

const unpack = (name: string) =>
  `failed to pull and unpack image "${name}": failed to resolve reference "${name}"`;
const notFound = (name: string) =>
  `rpc error: code = NotFound desc = ${unpack(name)}: ${name}: not found`;

test.each([
  { image: "nginx:1.14.2", error: undefined },
  { image: "nginx:1.27-alpine", error: undefined },
  { image: "nginx:stable-alpine3.20", error: undefined },
  { image: "registry.k8s.io/pause:3.10", error: undefined },
  { image: "mine.example.com/app:release-2026.03", error: undefined },
  { image: "nginx:1.161", error: notFound("docker.io/library/nginx:1.161") },
  { image: "redis:does-not-exist", error: notFound("docker.io/library/redis:does-not-exist") },
  { image: "me/app:nope", error: notFound("docker.io/me/app:nope") },
  {
    image: "registry.invalid/app:1",
    error:
      `${unpack("registry.invalid/app:1")}: failed to do request: ` +
      'Head "https://registry.invalid/v2/app/manifests/1": ' +
      "dial tcp: lookup registry.invalid on 10.96.0.10:53: no such host",
  },
])("the registry answers for $image", ({ image, error }) => {
  const reference = parseImage(image);
  const known = reference !== undefined && knownImage(reference.repository) !== undefined;
  expect(reference && pullError(reference, known)).toBe(error);
});
