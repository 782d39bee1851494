import { base64Length, decodeBase64, encodeBase64 } from "../base64.ts";
import { ageColumn, nameColumn } from "../columns.ts";
import { type FieldError, forbiddenField, invalid, required, tooLong } from "../field-error.ts";
import { equalJson } from "../json.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { bool, bytesItem, map, struct, text, textItem } from "../schema.ts";
import { immutableField } from "../validation/meta.ts";
import { configMapKeyProblems } from "../validation/names.ts";

const schema = struct("core.v1.Secret", "Settings to keep from other eyes.", {
  ...objectFields,
  data: map("Values as bytes in base64, by key.", bytesItem),
  stringData: map("Values as text, merged into data when written; never read back.", textItem),
  type: text("What it is for; some types demand keys. Immutable.").default("Opaque"),
  immutable: bool("True forbids every later change of the data."),
});

export type Secret = ObjectOf<typeof schema>;

/** Settings to keep from other eyes. Source: core/v1 Secret 1.36. */
export const Secret = defineResource("v1", schema, {
  kind: "Secret",
  plural: "secrets",
  namespaced: true,
  selectableFields: { type: ({ type }) => type },
  strategy: { defaults, validate, validateUpdate, warnings, updateRulesFirst: true },
  columns: [
    nameColumn,
    { name: "Type", type: "string", description: "What it is for.", value: ({ type }) => type },
    {
      name: "Data",
      type: "string",
      description: "How many entries it has.",
      value: ({ data }) => Object.keys(data ?? {}).length,
    },
    ageColumn,
  ],
});

/** The types that demand something. */
export const secretTypes = {
  opaque: "Opaque",
  serviceAccountToken: "kubernetes.io/service-account-token",
  dockercfg: "kubernetes.io/dockercfg",
  dockerConfigJson: "kubernetes.io/dockerconfigjson",
  basicAuth: "kubernetes.io/basic-auth",
  sshAuth: "kubernetes.io/ssh-auth",
  tls: "kubernetes.io/tls",
} as const;

/** The largest sum of all values, in bytes. */
const sizeMax = 1024 * 1024;

function defaults(secret: Secret): Secret {
  const { stringData, ...rest } = secret;
  if (stringData === undefined && secret.type !== "") return secret;
  const merged = Object.entries(stringData ?? {}).map(([key, value]) => [key, encodeBase64(value)]);
  const type = secret.type === "" ? secretTypes.opaque : secret.type;
  if (merged.length === 0) return { ...rest, type };
  return { ...rest, type, data: { ...secret.data, ...Object.fromEntries(merged) } };
}

function validate(secret: Secret): FieldError[] {
  const errors: FieldError[] = [];
  let size = 0;
  for (const [key, value] of Object.entries(secret.data ?? {})) {
    errors.push(...configMapKeyProblems(key).map((why) => invalid(`data[${key}]`, key, why)));
    size += base64Length(value);
  }
  if (size > sizeMax) errors.push(tooLong("data", sizeMax));
  return [...errors, ...validateType(secret)];
}

/** What the type of the secret demands. */
function validateType({ type, data = {}, metadata }: Secret): FieldError[] {
  const missing = (...keys: string[]) =>
    keys.filter((key) => data[key] === undefined).map((key) => required(`data[${key}]`));
  switch (type) {
    case secretTypes.serviceAccountToken: {
      const key = "kubernetes.io/service-account.name";
      const account = metadata.annotations?.[key] ?? "";
      return account === "" ? [required(`metadata.annotations[${key}]`)] : [];
    }
    case secretTypes.dockercfg:
      return validateJson(data, ".dockercfg");
    case secretTypes.dockerConfigJson:
      return validateJson(data, ".dockerconfigjson");
    case secretTypes.basicAuth: {
      const errors = missing("username", "password");
      return errors.length === 2 ? errors : []; // either one will do
    }
    case secretTypes.sshAuth:
      return (data["ssh-privatekey"] ?? "") === "" ? [required("data[ssh-privatekey]")] : [];
    case secretTypes.tls:
      return missing("tls.crt", "tls.key");
    default:
      return [];
  }
}

function validateJson(data: NonNullable<Secret["data"]>, key: string): FieldError[] {
  const value = data[key];
  if (value === undefined) return [required(`data[${key}]`)];
  const problem = jsonObjectProblem(decodeBase64(value) ?? "");
  return problem === undefined
    ? []
    : [invalid(`data[${key}]`, "<secret contents redacted>", problem)];
}

/** Why text is no JSON object, near to the words of Go's decoder. */
function jsonObjectProblem(source: string): string | undefined {
  try {
    const value: unknown = JSON.parse(source);
    if (value === null || (typeof value === "object" && !Array.isArray(value))) return undefined;
    const type = Array.isArray(value)
      ? "array"
      : typeof value === "boolean"
        ? "bool"
        : typeof value;
    return `json: cannot unmarshal ${type} into Go value of type map[string]interface {}`;
  } catch {
    const first = source.trim().charAt(0);
    if (first === "" || "{[".includes(first)) return "unexpected end of JSON input";
    return `invalid character '${first}' looking for beginning of value`;
  }
}

function validateUpdate(next: Secret, stored: Secret): FieldError[] {
  const errors = immutableField(next.type, stored.type, "type");
  if (stored.immutable !== true) return errors;
  const frozen = "field is immutable when `immutable` is set";
  if (next.immutable !== true) errors.push(forbiddenField("immutable", frozen));
  if (!equalJson(next.data ?? {}, stored.data ?? {})) errors.push(forbiddenField("data", frozen));
  return errors;
}

/** Certificate and key are only looked at from outside: whether they are PEM at all. */
function warnings({ type, data = {} }: Secret): string[] {
  if (type !== secretTypes.tls) return [];
  const isPem = (key: string) => (decodeBase64(data[key] ?? "") ?? "").includes("-----BEGIN ");
  if (!isPem("tls.crt")) return ["tls: failed to find any PEM data in certificate input"];
  return isPem("tls.key") ? [] : ["tls: failed to find any PEM data in key input"];
}
