import { expect, test } from "vitest";
import { encodeBase64 } from "../base64.ts";
import { fieldErrorBody } from "../field-error.ts";
import { Secret, secretTypes } from "./secret.ts";

const { strategy } = Secret;
const secret = (parts: Partial<Secret>): Secret => ({
  apiVersion: "v1",
  kind: "Secret",
  metadata: { name: "s" },
  type: "Opaque",
  ...parts,
});
const lines = (errors: ReturnType<NonNullable<typeof strategy.validate>> | undefined) =>
  errors?.map((error) => `${error.field}: ${fieldErrorBody(error)}`);
const data = (values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, encodeBase64(value)]));

test.each([
  {
    behaviour: "takes text over data",
    given: secret({ data: { a: "AA==", b: "AA==" }, stringData: { a: "é" } }),
    becomes: secret({ data: { a: "w6k=", b: "AA==" } }),
  },
  { behaviour: "is opaque", given: secret({ type: "" }), becomes: secret({ type: "Opaque" }) },
  { behaviour: "drops no text", given: secret({ stringData: {} }), becomes: secret({}) },
])("a secret $behaviour by default", ({ given, becomes }) => {
  const made = strategy.defaults?.(given) ?? given;
  expect(made).toEqual(becomes);
  expect(strategy.defaults?.(made)).toBe(made);
});

test.each<{
  behaviour: string;
  type: string;
  values: Record<string, string>;
  errors: string[];
}>([
  { behaviour: "an opaque one", type: secretTypes.opaque, values: {}, errors: [] },
  {
    behaviour: "a bad key",
    type: secretTypes.opaque,
    values: { "a/b": "" },
    errors: [
      `data[a/b]: Invalid value: "a/b": a valid config key must consist of alphanumeric ` +
        `characters, '-', '_' or '.' ` +
        "(e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is " +
        "'[-._a-zA-Z0-9]+')",
    ],
  },
  {
    behaviour: "a pair of key and certificate",
    type: secretTypes.tls,
    values: {},
    errors: ["data[tls.crt]: Required value", "data[tls.key]: Required value"],
  },
  {
    behaviour: "neither user nor password",
    type: secretTypes.basicAuth,
    values: {},
    errors: ["data[username]: Required value", "data[password]: Required value"],
  },
  {
    behaviour: "a password alone",
    type: secretTypes.basicAuth,
    values: { password: "" },
    errors: [],
  },
  {
    behaviour: "an empty key",
    type: secretTypes.sshAuth,
    values: { "ssh-privatekey": "" },
    errors: ["data[ssh-privatekey]: Required value"],
  },
  {
    behaviour: "no service account",
    type: secretTypes.serviceAccountToken,
    values: {},
    errors: ["metadata.annotations[kubernetes.io/service-account.name]: Required value"],
  },
  {
    behaviour: "no Docker configuration",
    type: secretTypes.dockercfg,
    values: {},
    errors: ["data[.dockercfg]: Required value"],
  },
  {
    behaviour: "a Docker configuration that is no JSON",
    type: secretTypes.dockerConfigJson,
    values: { ".dockerconfigjson": "hello" },
    errors: [
      `data[.dockerconfigjson]: Invalid value: "<secret contents redacted>": invalid character ` +
        `'h' looking for beginning of value`,
    ],
  },
  {
    behaviour: "a Docker configuration that is no object",
    type: secretTypes.dockerConfigJson,
    values: { ".dockerconfigjson": "[]" },
    errors: [
      `data[.dockerconfigjson]: Invalid value: "<secret contents redacted>": json: cannot ` +
        `unmarshal array into Go value of type map[string]interface {}`,
    ],
  },
  {
    behaviour: "a Docker configuration",
    type: secretTypes.dockerConfigJson,
    values: { ".dockerconfigjson": '{"auths":{}}' },
    errors: [],
  },
])("a secret with $behaviour is checked", ({ type, values, errors }) => {
  expect(lines(strategy.validate?.(secret({ type, data: data(values) })))).toEqual(errors);
});

test("a secret holds 1 MiB at most", () => {
  const given = secret({ data: { a: "A".repeat(4 * 349526) } });
  expect(lines(strategy.validate?.(given))).toEqual([
    "data: Too long: may not be more than 1048576 bytes",
  ]);
});

test.each([
  {
    behaviour: "its type",
    next: secret({ type: "x" }),
    stored: secret({}),
    errors: [`type: Invalid value: "x": field is immutable`],
  },
  {
    behaviour: "what it froze",
    next: secret({ data: { a: "" } }),
    stored: secret({ immutable: true }),
    errors: [
      "immutable: Forbidden: field is immutable when `immutable` is set",
      "data: Forbidden: field is immutable when `immutable` is set",
    ],
  },
  {
    behaviour: "nothing else",
    next: secret({ immutable: true, data: {} }),
    stored: secret({}),
    errors: [],
  },
])("a secret keeps $behaviour", ({ next, stored, errors }) => {
  expect(lines(strategy.validateUpdate?.(next, stored))).toEqual(errors);
});

test.each<{ behaviour: string; values: Record<string, string>; warnings: string[] }>([
  {
    behaviour: "a certificate that is none",
    values: {},
    warnings: ["tls: failed to find any PEM data in certificate input"],
  },
  {
    behaviour: "a key that is none",
    values: { "tls.crt": "-----BEGIN CERTIFICATE-----" },
    warnings: ["tls: failed to find any PEM data in key input"],
  },
])("a secret warns of $behaviour", ({ values, warnings }) => {
  const given = secret({ type: secretTypes.tls, data: data(values) });
  expect(strategy.warnings?.(given)).toEqual(warnings);
});

test("a secret shows its type and number of entries", () => {
  const given = secret({ data: { a: "", b: "" } });
  expect(Secret.columns.map(({ name, value }) => [name, value(given, 0)])).toEqual([
    ["Name", "s"],
    ["Type", "Opaque"],
    ["Data", 2],
    ["Age", "<unknown>"],
  ]);
});
