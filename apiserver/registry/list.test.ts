import { describe, expect, test } from "vitest";
import type { RequestOptions } from "../../api/request.ts";
import {
  at,
  configMaps,
  invalid,
  nodes,
  podSpec,
  pods,
  refusal,
  testServer,
} from "../testing/server.ts";
import { writeToken } from "./continue-token.ts";

const labelsOf: Readonly<Record<string, object>> = {
  a: { app: "web", tier: "front" },
  b: { app: "web" },
  c: { app: "db" },
  d: {},
};

/** A server that holds the ConfigMaps a, b, c and d, and what lists of them answer. */
function withConfigMaps(options: { historyLimit?: number } = {}) {
  const tested = testServer(options);
  for (const [name, labels] of Object.entries(labelsOf)) {
    tested.given({ verb: "create", ...configMaps, body: { metadata: { name, labels } } });
  }
  return {
    ...tested,
    list: (asked: RequestOptions = {}) =>
      tested.send({ verb: "list", ...configMaps, options: asked }),
    names: (asked: RequestOptions = {}) =>
      namesIn(tested.given({ verb: "list", ...configMaps, options: asked })),
  };
}

const namesIn = ({ items }: { readonly items?: unknown }) =>
  (Array.isArray(items) ? items : []).map((item) => at(item, "metadata.name")).join(" ");

describe("a list", () => {
  test("is of the present revision, in the order of names", () => {
    const { list, storage } = withConfigMaps();
    const { code, body } = list();
    expect([code, body]).toEqual([
      200,
      {
        kind: "ConfigMapList",
        apiVersion: "v1",
        metadata: { resourceVersion: String(storage.revision) },
        items: ["a", "b", "c", "d"].map((name) => storage.get("configmaps", `default/${name}`)),
      },
    ]);
  });

  test.each([
    { labelSelector: "app=web", names: "a b" },
    { labelSelector: "app in (web, db),!tier", names: "b c" },
    { labelSelector: "app!=web", names: "c d" },
    { labelSelector: "constructor", names: "" },
    { fieldSelector: "metadata.name=c", names: "c" },
    { fieldSelector: "metadata.name!=c,metadata.namespace=default", names: "a b d" },
    { labelSelector: "app=web", fieldSelector: "metadata.name=a", names: "a" },
  ])("with $labelSelector $fieldSelector holds $names", ({ names, ...selectors }) => {
    expect(withConfigMaps().names(selectors)).toBe(names);
  });

  test("of one namespace or of all", () => {
    const { given } = withConfigMaps();
    given({
      verb: "create",
      ...configMaps,
      namespace: "kube-system",
      body: { metadata: { name: "z" } },
    });
    const { resource } = configMaps;
    expect(namesIn(given({ verb: "list", resource, namespace: "kube-system" }))).toBe("z");
    expect(namesIn(given({ verb: "list", resource }))).toBe("a b c d z");
  });

  test("in pages stays as it was when the first was read", () => {
    const { given, list, names } = withConfigMaps();
    const first = list({ limit: 3 });
    const token = at(first.body, "metadata.continue");
    expect(first.body).toMatchObject({ metadata: { remainingItemCount: 1 } });
    given(
      { verb: "create", ...configMaps, body: { metadata: { name: "e" } } },
      { verb: "delete", ...configMaps, name: "d" },
    );
    const rest = list({ limit: 3, continue: token });
    expect(namesIn(given({ verb: "list", ...configMaps }))).toBe("a b c e");
    expect(names({ continue: token })).toBe("d");
    expect(at(rest.body, "metadata.resourceVersion")).toBe(
      at(first.body, "metadata.resourceVersion"),
    );
    expect(at(rest.body, "metadata.continue")).toBe("");
  });

  test("that is selected does not say how much remains", () => {
    const { list } = withConfigMaps();
    const { body } = list({ limit: 1, labelSelector: "app" });
    expect([at(body, "metadata.continue") !== "", at(body, "metadata.remainingItemCount")]).toEqual(
      [true, ""],
    );
  });

  test("at a revision shows what was there", () => {
    const { given, names, storage } = withConfigMaps();
    const resourceVersion = String(storage.revision);
    given({ verb: "delete", ...configMaps, name: "a" });
    expect(names({ resourceVersion, resourceVersionMatch: "Exact" })).toBe("a b c d");
    expect(names({ resourceVersion, limit: 2 })).toBe("a b");
    expect(names({ resourceVersion, resourceVersionMatch: "NotOlderThan" })).toBe("b c d");
    expect(names({ resourceVersion })).toBe("b c d");
    expect(names({ resourceVersion: "0" })).toBe("b c d");
    expect(names({ resourceVersion: "0", limit: 2 })).toBe("b c d");
    expect(names({ resourceVersion, limit: 2, resourceVersionMatch: "NotOlderThan" })).toBe("b c");
  });

  test("whose revision is gone has expired, and can be gone on with from the present one", () => {
    const { given, list, names } = withConfigMaps({ historyLimit: 10 });
    const token = at(list({ limit: 2 }).body, "metadata.continue");
    for (let round = 0; round < 30; round += 1) {
      given({
        verb: "update",
        ...configMaps,
        name: "d",
        body: { metadata: { name: "d" }, data: { round: String(round) } },
      });
    }
    const answer = list({ limit: 2, continue: token });
    const status = refusal([410, "Expired"], at(answer.body, "message"));
    const next = at(answer.body, "metadata.continue");
    expect(answer).toEqual({
      code: 410,
      warnings: [],
      body: { ...status, metadata: { continue: next } },
    });
    expect(at(answer.body, "message")).toMatch(
      /^The provided continue parameter is too old to display a consistent list result\. /,
    );
    expect(names({ limit: 2, continue: next })).toBe("c d");
    expect(list({ resourceVersion: "101", resourceVersionMatch: "Exact" }).body).toEqual(
      refusal([410, "Expired"], "The resourceVersion for the provided list is too old."),
    );
  });
});

const badToken = (why: string) => `invalid continue token: continue key is not valid: ${why}`;
const encoded = (value: unknown) => btoa(JSON.stringify(value)).replace(/=+$/, "");

describe("a list is refused", () => {
  test.each([
    {
      options: { continue: "garbage" },
      message: badToken("invalid character '\\u0081' looking for beginning of value"),
    },
    { options: { continue: "a=b" }, message: badToken("illegal base64 data at input byte 1") },
    {
      options: { continue: encoded({ v: "x" }) },
      message: badToken("server does not recognize this encoded version x"),
    },
    {
      options: { continue: encoded({ v: "meta.k8s.io/v1", start: "a" }) },
      message: badToken("incorrect encoded start resourceVersion (version meta.k8s.io/v1)"),
    },
    {
      options: { continue: encoded({ v: "meta.k8s.io/v1", rv: 5 }) },
      message: badToken("encoded start key empty (version meta.k8s.io/v1)"),
    },
    {
      options: { continue: writeToken({ revision: 101, after: "../x" }) },
      message: badToken("../x"),
    },
    {
      options: { continue: "a=b", resourceVersion: "5" },
      message: badToken("illegal base64 data at input byte 1"),
    },
    {
      options: { continue: writeToken({ revision: 101, after: "ä" }), resourceVersion: "5" },
      message: "specifying resource version is not allowed when using continue",
    },
    {
      options: { resourceVersion: "x" },
      message:
        'invalid resource version: resourceVersion: Invalid value: "x": ' +
        'strconv.ParseUint: parsing "x": invalid syntax',
    },
    {
      options: { resourceVersion: "9".repeat(30) },
      message:
        `invalid resource version: resourceVersion: Invalid value: "${"9".repeat(30)}": ` +
        `strconv.ParseUint: parsing "${"9".repeat(30)}": value out of range`,
    },
    {
      options: { fieldSelector: "data.color=red" },
      message:
        '"data.color" is not a known field selector: only "metadata.name", "metadata.namespace"',
    },
    { options: { fieldSelector: "x" }, message: "invalid selector: 'x'; can't understand 'x'" },
    {
      options: { labelSelector: "a===b" },
      message: "unable to parse requirement: found '=', expected: identifier",
    },
  ])("$message", ({ options, message }) => {
    expect(withConfigMaps().list(options).body).toEqual(refusal([400, "BadRequest"], message));
  });

  test.each([
    { plural: pods, field: "spec.nope" },
    { plural: pods, field: "constructor" },
    { plural: nodes, field: "spec.podCIDR" },
  ])("for a field that cannot be selected: $field", ({ plural, field }) => {
    const { send, given } = testServer();
    given({ verb: "create", ...pods, body: { metadata: { name: "p" }, spec: podSpec } });
    const options = { fieldSelector: `${field}=x` };
    expect(send({ verb: "list", ...plural, options }).body).toEqual(
      refusal([400, "BadRequest"], `field label not supported: ${field}`),
    );
  });

  test("for a revision that is yet to come", () => {
    const { list, storage } = withConfigMaps();
    expect(list({ resourceVersion: "99999" })).toEqual({
      code: 504,
      warnings: [],
      body: refusal(
        [504, "Timeout"],
        `Timeout: Too large resource version: 99999, current: ${storage.revision}`,
        {
          causes: [{ reason: "ResourceVersionTooLarge", message: "Too large resource version" }],
          retryAfterSeconds: 1,
        },
      ),
    });
  });

  test.each([
    {
      options: { resourceVersionMatch: "Exact" },
      rules: ["resourceVersionMatch is forbidden unless resourceVersion is provided"],
    },
    {
      options: { resourceVersionMatch: "NotOlderThan", resourceVersion: "5", continue: "x" },
      rules: ["resourceVersionMatch is forbidden when continue is provided"],
    },
    {
      options: { resourceVersionMatch: "Exact", resourceVersion: "0" },
      rules: ['resourceVersionMatch "exact" is forbidden for resourceVersion "0"'],
    },
  ] as const)("$rules", ({ options, rules }) => {
    const causes = rules.map((rule) => ({
      reason: "FieldValueForbidden",
      message: `Forbidden: ${rule}`,
      field: "resourceVersionMatch",
    }));
    const { body } = withConfigMaps().list(options);
    const kind = "ListOptions";
    expect(body).toEqual(invalid({ kind, group: "meta.k8s.io" }, ...causes));
  });
});
