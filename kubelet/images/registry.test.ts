import { expect, test } from "vitest";
import { imageIdOf, manifestDigest, manifestOf } from "./manifest.ts";
import { parseImage } from "./reference.ts";
import { openPullerOf, pullError } from "./registry.ts";

function reference(image: string) {
  const found = parseImage(image);
  if (found === undefined) throw new Error(`${image} is no reference`);
  return found;
}

const unpack = (name: string) => `failed to pull and unpack image "${name}"`;
const resolve = (name: string) => `${unpack(name)}: failed to resolve reference "${name}"`;
const notFound = (name: string) =>
  `rpc error: code = NotFound desc = ${resolve(name)}: ${name}: not found`;
const amd64 = openPullerOf("amd64");
const arm64 = openPullerOf("arm64");
const nginxId = imageIdOf(reference("nginx:1.27"));
const redisId = imageIdOf(reference("redis"));
const armId = `${nginxId.split("@", 1)}@${manifestDigest(reference("nginx:1.27"), "arm64")}`;
const foreign = `nginx@sha256:${"d".repeat(20)}${"0123456789ab".repeat(3)}${"4711beef"}`;

test.each([
  { image: "nginx:1.14.2", error: undefined },
  { image: "nginx:1.27-alpine", error: undefined },
  { image: "nginx:stable-alpine3.20", error: undefined },
  { image: "registry.k8s.io/pause:3.10", error: undefined },
  { image: "mine.example.com/app:release-2026.03", error: undefined },
  { image: "nginx:1.161", error: notFound("docker.io/library/nginx:1.161") },
  { image: "redis:does-not-exist", error: notFound("docker.io/library/redis:does-not-exist") },
  { image: "me/app:nope", error: notFound("docker.io/me/app:nope") },
  { image: nginxId, error: undefined },
  { image: armId.replace("@", ":1.27@"), puller: arm64, error: undefined },
  { image: foreign, error: undefined },
  {
    image: redisId.replace("redis", "nginx"),
    error: notFound(redisId.replace("redis", "nginx")),
  },
  {
    image: `nginx@sha256:${"0".repeat(64)}`,
    error: notFound(`docker.io/library/nginx@sha256:${"0".repeat(64)}`),
  },
  {
    image: armId,
    error: `rpc error: code = NotFound desc = ${unpack(armId)}: no match for platform in manifest: not found`,
  },
  {
    image: "registry.k8s.io/hpa-example",
    puller: arm64,
    error:
      `rpc error: code = NotFound desc = ${unpack("registry.k8s.io/hpa-example:latest")}: ` +
      "no match for platform in manifest: not found",
  },
  {
    image: "registry.invalid/app:1",
    error:
      `${resolve("registry.invalid/app:1")}: failed to do request: ` +
      'Head "https://registry.invalid/v2/app/manifests/1": ' +
      "dial tcp: lookup registry.invalid on 172.18.0.1:53: no such host",
  },
])("the registry answers for $image", ({ image, puller = amd64, error }) => {
  expect(pullError(reference(image), puller)).toBe(error);
});

const denied = "pull access denied, repository does not exist or may require authorization";
test.each([
  { behaviour: "one that is known", image: "nginx:1.27", error: undefined },
  { behaviour: "one with credentials", image: "private.example/app:1", error: undefined },
  {
    behaviour: "one on Docker Hub",
    image: "me/app:1",
    error: `${resolve("docker.io/me/app:1")}: ${denied}: server message: insufficient_scope: authorization failed`,
  },
  {
    behaviour: "one on GitHub",
    image: "ghcr.io/me/app:1",
    error:
      `${resolve("ghcr.io/me/app:1")}: failed to authorize: failed to fetch anonymous token: ` +
      "unexpected status from GET request to " +
      "https://ghcr.io/token?scope=repository%3Ame%2Fapp%3Apull&service=ghcr.io: 403 Forbidden",
  },
  {
    behaviour: "one on Quay",
    image: "quay.io/me/app:1",
    error:
      `${resolve("quay.io/me/app:1")}: unexpected status from HEAD request to ` +
      "https://quay.io/v2/me/app/manifests/1: 401 UNAUTHORIZED",
  },
  {
    behaviour: "one that Kubernetes does not have",
    image: "registry.k8s.io/none:1",
    error: notFound("registry.k8s.io/none:1"),
  },
  {
    behaviour: "one of a registry that is not there",
    image: "other.example/app:1",
    error:
      `${resolve("other.example/app:1")}: failed to do request: ` +
      'Head "https://other.example/v2/app/manifests/1": ' +
      "dial tcp: lookup other.example on 172.18.0.1:53: no such host",
  },
])("where not every repository exists, $behaviour is answered for", ({ image, error }) => {
  const hasCredentials = (host: string) => host === "private.example";
  const puller = { architecture: "amd64", anyImage: false, hasCredentials };
  expect(pullError(reference(image), puller)).toBe(error);
});

const layers = (image: string, architecture = "amd64") =>
  manifestOf(reference(image), architecture)?.layers ?? [];
const shared = (one: string, other: string) =>
  layers(one).filter(({ digest }) => layers(other).some((each) => each.digest === digest)).length;

test.each([
  { behaviour: "share a base", one: "nginx:1.27", other: "redis:7", count: 1 },
  {
    behaviour: "that are small share another",
    one: "nginx:alpine",
    other: "redis:7-alpine",
    count: 1,
  },
  { behaviour: "of two bases share nothing", one: "nginx:1.27", other: "redis:7-alpine", count: 0 },
  { behaviour: "contain the base itself", one: "alpine:3.20", other: "caddy:2", count: 1 },
  {
    behaviour: "of one's own share all but the last layer",
    one: "me/app:1",
    other: "me/app:2",
    count: 2,
  },
  { behaviour: "of two repositories share a base", one: "me/app:1", other: "me/web:1", count: 1 },
  {
    behaviour: "by tag and by its digest are the same",
    one: "nginx:1.27",
    other: nginxId,
    count: 2,
  },
])("images $behaviour", ({ one, other, count }) => {
  expect(shared(one, other)).toBe(count);
});

test("an index has a manifest for each architecture, and one digest for all", () => {
  const image = reference("nginx:1.27");
  const [amd, arm] = [manifestOf(image, "amd64"), manifestOf(image, "arm64")];
  expect(imageIdOf(image)).toMatch(/^docker\.io\/library\/nginx@sha256:[0-9a-f]{64}$/);
  expect(amd?.id).not.toBe(arm?.id);
  expect(amd?.sizeBytes).toBe(arm?.sizeBytes);
  expect(manifestOf(image, "s390x")).toBeUndefined();
});
