import { describe, expect, test } from "vitest";
import { accessAnswer, accessQuestion, accessReview, accessWarnings, selfLines } from "./access.ts";
import { Failure } from "./failure.ts";

const question = (...args: readonly string[]) => accessQuestion(args, "kubectl auth can-i");
const pods = { group: "", plural: "pods", namespaced: true };
const classes = { group: "storage.k8s.io", plural: "storageclasses", namespaced: false };
const scope = { namespace: "demo", subresource: undefined, resource: pods };

describe("whether one may", () => {
  test("is asked of a resource, of an object, or of a path", () => {
    expect(accessReview(question("get", "po/web"), { ...scope, subresource: "log" }).spec).toEqual({
      resourceAttributes: {
        namespace: "demo",
        verb: "get",
        group: "",
        resource: "pods",
        subresource: "log",
        name: "web",
      },
    });
    expect(accessReview(question("get", "/logs/a"), scope).spec).toEqual({
      nonResourceAttributes: { verb: "get", path: "/logs/a" },
    });
    expect(() => question("get")).toThrow(
      new Failure(
        "you must specify two arguments: verb resource or verb resource/resourceName.\n" +
          "See 'kubectl auth can-i -h' for help and examples.",
      ),
    );
  });

  test.each([
    { behaviour: "what is served and known is not", words: ["get", "pods"], more: {}, facts: [] },
    {
      behaviour: "a verb that nobody knows is",
      words: ["see", "pods"],
      more: {},
      facts: ["verb 'see' is not a known verb"],
    },
    {
      behaviour: "a verb of resources is, of a path",
      words: ["list", "/logs"],
      more: { resource: undefined },
      facts: ["verb 'list' is not a known verb"],
    },
    {
      behaviour: "a type that nobody serves is",
      words: ["get", "things.example.com"],
      more: { resource: undefined },
      facts: ["the server doesn't have a resource type 'things' in group 'example.com'"],
    },
    {
      behaviour: "users are not, though nobody serves them",
      words: ["impersonate", "users"],
      more: { resource: undefined },
      facts: [],
    },
    {
      behaviour: "a namespace for what has none is",
      words: ["get", "sc"],
      more: { resource: classes },
      facts: ["resource 'storageclasses' is not namespace scoped in group 'storage.k8s.io'"],
    },
    {
      behaviour: "all namespaces for what has none are not",
      words: ["get", "sc"],
      more: { resource: classes, namespace: undefined },
      facts: [],
    },
  ])("warned of: $behaviour", ({ words, more, facts }) => {
    const warnings = accessWarnings(question(...words), { ...scope, ...more });
    expect(warnings).toEqual(facts.map((fact) => `Warning: ${fact}\n`));
  });

  test("is answered with why not", () => {
    expect(accessAnswer({ status: { allowed: true, reason: "by role" } }).text).toBe("yes");
    expect(accessAnswer({ status: { allowed: false, reason: "not yours" } })).toEqual({
      isAllowed: false,
      text: "no - not yours",
    });
  });
});

test("whom one counts as is told line by line", () => {
  const userInfo = { username: "ann", uid: "7", groups: ["a", "b"], extra: { scopes: ["x"] } };
  expect(selfLines({ status: { userInfo } })).toEqual([
    "ATTRIBUTE       VALUE",
    "Username        ann",
    "UID             7",
    "Groups          [a b]",
    "Extra: scopes   [x]",
  ]);
});
