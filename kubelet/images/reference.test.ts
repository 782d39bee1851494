import { expect, test } from "vitest";
import { imageProblem, parseImage } from "./reference.ts";

const digest = `sha256:${"0123456789abcdef".repeat(4)}`;

test.each([
  { behaviour: "an official image", image: "nginx:1.14.2", name: "docker.io/library/nginx:1.14.2" },
  { behaviour: "no tag", image: "busybox", name: "docker.io/library/busybox:latest" },
  { behaviour: "a user's image", image: "me/app:v1", name: "docker.io/me/app:v1" },
  { behaviour: "another registry", image: "ghcr.io/a/b/c:2", name: "ghcr.io/a/b/c:2" },
  { behaviour: "a port", image: "localhost:5000/a", name: "localhost:5000/a:latest" },
  { behaviour: "a port and a tag", image: "r.example:5000/a:1", name: "r.example:5000/a:1" },
  { behaviour: "localhost alone", image: "localhost/a", name: "localhost/a:latest" },
  { behaviour: "a tag that looks like a port", image: "a:5000", name: "docker.io/library/a:5000" },
  { behaviour: "an address", image: "10.0.0.1/a", name: "10.0.0.1/a:latest" },
  { behaviour: "an IPv6 address", image: "[fd00::1]:5000/a:1", name: "[fd00::1]:5000/a:1" },
  { behaviour: "a host in capitals", image: "REGISTRY/a:1", name: "REGISTRY/a:1" },
  {
    behaviour: "Docker Hub in full",
    image: "docker.io/nginx",
    name: "docker.io/library/nginx:latest",
  },
  { behaviour: "Docker Hub of old", image: "index.docker.io/a/b", name: "docker.io/a/b:latest" },
  { behaviour: "two underscores", image: "a__b/c--d.e:1", name: "docker.io/a__b/c--d.e:1" },
  {
    behaviour: "a long tag",
    image: `a:${"t".repeat(128)}`,
    name: `docker.io/library/a:${"t".repeat(128)}`,
  },
  { behaviour: "a digest", image: `nginx@${digest}`, name: `docker.io/library/nginx@${digest}` },
  { behaviour: "a tag and a digest", image: `a/b:1@${digest}`, name: `docker.io/a/b@${digest}` },
  {
    behaviour: "a digest of another sort",
    image: `a@sha512:${"ab".repeat(64)}`,
    name: `docker.io/library/a@sha512:${"ab".repeat(64)}`,
  },
])("a reference with $behaviour is read", ({ image, name }) => {
  expect(parseImage(image)?.name).toBe(name);
});

const malformed = "invalid reference format";
test.each([
  { behaviour: "nothing", image: "", problem: malformed },
  { behaviour: "blanks", image: "a b", problem: malformed },
  { behaviour: "a scheme", image: "https://ghcr.io/a", problem: malformed },
  { behaviour: "no repository", image: ":v1", problem: malformed },
  { behaviour: "an empty tag", image: "nginx:", problem: malformed },
  { behaviour: "a tag that is too long", image: `a:${"t".repeat(129)}`, problem: malformed },
  { behaviour: "a slash at the end", image: "me/app/", problem: malformed },
  { behaviour: "two slashes", image: "docker.io/library//nginx", problem: malformed },
  { behaviour: "three underscores", image: "a___b", problem: malformed },
  { behaviour: "a port that is none", image: "r.example:port/a", problem: malformed },
  { behaviour: "a digest that is short", image: "a@sha256:abcd", problem: malformed },
  {
    behaviour: "capital letters",
    image: "Nginx",
    problem: `${malformed}: repository name (library/Nginx) must be lowercase`,
  },
  {
    behaviour: "capital letters after a host",
    image: "ghcr.io/Me/App:v1",
    problem: `${malformed}: repository name (Me/App) must be lowercase`,
  },
  {
    behaviour: "a path of 256 characters",
    image: `ghcr.io/${"a".repeat(256)}`,
    problem: "repository name must not be more than 255 characters",
  },
  {
    behaviour: "the id of an image",
    image: "ab".repeat(32),
    problem: `invalid repository name (${"ab".repeat(32)}), cannot specify 64-byte hexadecimal strings`,
  },
  {
    behaviour: "a digest of an unknown sort",
    image: `a@md5:${"a".repeat(32)}`,
    problem: "unsupported digest algorithm",
  },
  {
    behaviour: "a digest of the wrong length",
    image: `a@sha256:${"a".repeat(40)}`,
    problem: "invalid checksum digest length",
  },
  {
    behaviour: "a digest in capitals",
    image: `a@sha256:${"A".repeat(64)}`,
    problem: "invalid checksum digest format",
  },
])("a text with $behaviour is no reference", ({ image, problem }) => {
  expect(imageProblem(image)).toBe(problem);
});
