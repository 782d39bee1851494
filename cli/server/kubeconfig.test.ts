import { describe, expect, test } from "vitest";
import { chooseTarget, kubeconfigFor, mergeKubeconfigs, type Overrides } from "./kubeconfig.ts";

const config = {
  "current-context": "one",
  clusters: [
    { name: "a", cluster: { server: "https://a:6443" } },
    { name: "b", cluster: { server: "http://b:8001" } },
  ],
  contexts: [
    { name: "one", context: { cluster: "a", user: "ann", namespace: "team" } },
    { name: "two", context: { cluster: "b", user: "bob" } },
  ],
  users: [
    { name: "ann", user: { token: "secret" } },
    { name: "bob", user: { username: "bob", password: "pw" } },
  ],
};

describe("the target", () => {
  const rows: { behaviour: string; overrides: Overrides; target: object }[] = [
    {
      behaviour: "is that of the current context",
      overrides: {},
      target: {
        server: "https://a:6443",
        namespace: "team",
        cluster: { server: "https://a:6443" },
        user: { token: "secret" },
      },
    },
    {
      behaviour: "is that of the context that is named",
      overrides: { context: "two" },
      target: {
        server: "http://b:8001",
        namespace: "default",
        cluster: { server: "http://b:8001" },
        user: { username: "bob", password: "pw" },
      },
    },
    {
      behaviour: "takes cluster, user and namespace from the flags",
      overrides: { cluster: "b", user: "bob", namespace: "other" },
      target: {
        server: "http://b:8001",
        namespace: "other",
        cluster: { server: "http://b:8001" },
        user: { username: "bob", password: "pw" },
      },
    },
    {
      behaviour: "takes a server without a scheme for plain HTTP",
      overrides: { server: "localhost:1234", ofUser: { token: "t" } },
      target: {
        server: "http://localhost:1234",
        namespace: "team",
        cluster: { server: "https://a:6443" },
        user: { token: "t" },
      },
    },
  ];
  test.each(rows)("$behaviour", ({ overrides, target }) => {
    expect(chooseTarget(config, overrides)).toEqual(target);
  });

  test("is the one that kubectl assumes where nothing is configured", () => {
    expect(chooseTarget({}, {})).toEqual({
      server: "http://localhost:8080",
      namespace: "default",
      cluster: {},
      user: {},
    });
  });

  test.each([
    {
      overrides: { context: "x" },
      message: "Error in configuration: context was not found for specified context: x",
    },
    { overrides: { cluster: "x" }, message: 'no server found for cluster "x"' },
    { overrides: { user: "x" }, message: 'auth info "x" does not exist' },
  ])("is refused: $message", ({ overrides, message }) => {
    expect(() => chooseTarget(config, overrides)).toThrow(message);
  });
});

test("of files that are merged, the first to name something counts", () => {
  const other = {
    "current-context": "three",
    clusters: [
      { name: "a", cluster: { server: "http://elsewhere" } },
      { name: "c", cluster: { server: "http://c" } },
    ],
    contexts: [{ name: "three", context: { cluster: "c" } }],
  };
  expect(mergeKubeconfigs([config, other])).toEqual({
    "current-context": "one",
    clusters: [...config.clusters, { name: "c", cluster: { server: "http://c" } }],
    contexts: [...config.contexts, { name: "three", context: { cluster: "c" } }],
    users: config.users,
  });
});

test("what `up` writes leads to its server", () => {
  const { server, namespace } = chooseTarget(kubeconfigFor("http://127.0.0.1:8001"), {});
  expect({ server, namespace }).toEqual({
    server: "http://127.0.0.1:8001",
    namespace: "default",
  });
});
