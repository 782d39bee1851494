/** The named formats of strings. Source: k8s.io/apiserver/pkg/cel/library/format.go. */
import {
  label1035Problems,
  labelNameProblems,
  labelValueProblems,
  qualifiedNameProblems,
  subdomainProblems,
} from "../../validation/names.ts";
import { type CelFunction, globalFunction, method } from "../functions.ts";
import { Box, type NamedFormat, none, some } from "../values.ts";
import { parseUrl } from "./url.ts";

type Check = (text: string) => readonly string[];

/** A prefix may end with a dash, since what is generated from it goes on. */
const prefixOf =
  (check: Check): Check =>
  (text) =>
    check(text.length > 1 && text.endsWith("-") ? `${text.slice(0, -2)}a` : text);

const matching =
  (holds: (text: string) => boolean, problem: string): Check =>
  (text) =>
    holds(text) ? [] : [problem];

const uuid = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const datetime =
  /^\d{4}-\d{2}-\d{2}[Tt ](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:[Zz]|[-+]\d{2}:?\d{2})$/;

/** Whether the day exists: there is no 30 February. */
function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() + 1 === Number(month) && date.getUTCDate() === Number(day);
}

function uriProblems(text: string): readonly string[] {
  const read = parseUrl(text);
  return typeof read === "string" ? [read] : [];
}

const checks: Readonly<Record<string, Check>> = {
  dns1123Label: labelNameProblems,
  dns1123Subdomain: subdomainProblems,
  dns1035Label: label1035Problems,
  qualifiedName: qualifiedNameProblems,
  dns1123LabelPrefix: prefixOf(labelNameProblems),
  dns1123SubdomainPrefix: prefixOf(subdomainProblems),
  dns1035LabelPrefix: prefixOf(label1035Problems),
  labelValue: labelValueProblems,
  uri: uriProblems,
  uuid: matching((text) => uuid.test(text), "does not match the UUID format"),
  byte: matching((text) => text !== "" && base64.test(text), "invalid base64"),
  date: matching(isDate, "invalid date"),
  datetime: matching(
    (text) => datetime.test(text) && isDate(text.slice(0, 10)),
    "invalid datetime",
  ),
};

const formats = new Map(
  Object.entries(checks).map(([name, validate]): [string, NamedFormat] => [
    name,
    { name, validate },
  ]),
);

/** The library `format`. */
export const format: readonly CelFunction[] = [
  ...[...formats].map(([name, named]) =>
    globalFunction(
      `format.${name}`,
      { takes: [], gives: "format" },
      () => new Box("format", named),
    ),
  ),
  globalFunction("format.named", { takes: ["string"], gives: "optional<format>" }, ([name]) => {
    const named = formats.get(name);
    return named === undefined ? none : some(new Box("format", named));
  }),
  method(
    "validate",
    { takes: ["format", "string"], gives: "optional<list<string>>" },
    ([{ content }, text], frame) => {
      frame.workText(text.length * 10);
      const problems = content.validate(text);
      return problems.length === 0 ? none : some(problems);
    },
  ),
];
