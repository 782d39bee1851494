/** What `kubectl auth` asks, and how it tells the answer. Pure. Source: kubectl 1.36, cmd/auth. */
import type { JsonObject } from "../../api/json.ts";
import { part, textAt } from "../../api/json-parts.ts";
import { Failure } from "./failure.ts";
import { splitAt } from "./flags.ts";
import type { Served } from "./resources.ts";
import { alignLines, tableTabs } from "./tabwriter.ts";

/** What somebody wants to do, in the words of `auth can-i`. */
export interface AccessQuestion {
  readonly verb: string;
  /** The type as it was typed, or a path that begins with `/`. */
  readonly what: string;
  readonly name: string | undefined;
}

/** Reads `VERB TYPE`, `VERB TYPE/NAME` and `VERB /PATH`. */
export function accessQuestion(args: readonly string[], command: string): AccessQuestion {
  const [verb = "", what = ""] = args;
  if (args.length !== 2) {
    throw new Failure(
      "you must specify two arguments: verb resource or verb resource/resourceName.\n" +
        `See '${command} -h' for help and examples.`,
    );
  }
  if (what.startsWith("/")) return { verb, what, name: undefined };
  const [type, name] = splitAt(what, "/");
  return { verb, what: type, name };
}

export const isPath = ({ what }: AccessQuestion): boolean => what.startsWith("/");

export interface AccessScope {
  /** Nothing for all namespaces. */
  readonly namespace: string | undefined;
  readonly subresource: string | undefined;
  /** What the type means; nothing where the server serves no such. */
  readonly resource: Pick<Served, "group" | "plural" | "namespaced"> | undefined;
}

/** The review that asks whether one may. */
export function accessReview(question: AccessQuestion, scope: AccessScope): JsonObject {
  const { verb, what, name } = question;
  const { namespace, subresource, resource } = scope;
  const attributes = isPath(question)
    ? { nonResourceAttributes: { verb, path: what } }
    : {
        resourceAttributes: {
          namespace,
          verb,
          group: resource?.group,
          resource: resource?.plural ?? what,
          subresource,
          name,
        },
      };
  return {
    apiVersion: "authorization.k8s.io/v1",
    kind: "SelfSubjectAccessReview",
    spec: attributes,
  };
}

export const accessReviewPath = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

const resourceVerbs =
  "get list watch create update patch delete deletecollection use bind impersonate * approve sign " +
  "escalate attest";
const pathVerbs = "get put post head options delete patch *";

/** Some things may be granted though nobody serves them. */
const unserved = ["users", "groups", "*"];

/** What is odd about a question, each with the blank line that follows it. */
export function accessWarnings(question: AccessQuestion, scope: AccessScope): readonly string[] {
  const { verb, what } = question;
  const { resource, namespace } = scope;
  const warnings: string[] = [];
  const grouped = (group: string | undefined) => (group ? ` in group '${group}'` : "");
  if (!isPath(question) && resource === undefined && !unserved.includes(what)) {
    const [type, group] = splitAt(what.toLowerCase(), ".");
    warnings.push(`the server doesn't have a resource type '${type}'${grouped(group)}`);
  }
  if (resource?.namespaced === false && namespace !== undefined) {
    const { plural, group } = resource;
    warnings.push(`resource '${plural}' is not namespace scoped${grouped(group)}`);
  }
  if (!(isPath(question) ? pathVerbs : resourceVerbs).split(" ").includes(verb)) {
    warnings.push(`verb '${verb}' is not a known verb`);
  }
  return warnings.map((each) => `Warning: ${each}\n`);
}

/** `yes`, or `no` and why. */
export function accessAnswer(review: JsonObject): { isAllowed: boolean; text: string } {
  const status = part(review, "status");
  if (status.allowed === true) return { isAllowed: true, text: "yes" };
  const reasons = [textAt(status, "reason"), textAt(status, "evaluationError")];
  return { isAllowed: false, text: ["no", ...reasons.filter((each) => each !== "")].join(" - ") };
}

/** The review that asks whom one counts as. */
export const selfReview = {
  apiVersion: "authentication.k8s.io/v1",
  kind: "SelfSubjectReview",
} as const;

export const selfReviewPath = "/apis/authentication.k8s.io/v1/selfsubjectreviews";

/** The table of whom one counts as, by the answer to the review. */
export function selfLines(review: JsonObject): readonly string[] {
  const user = part(review, "status", "userInfo");
  const uid = textAt(user, "uid");
  const groups = [user.groups ?? []].flat();
  const extra = Object.entries(part(user, "extra")).sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = [
    "ATTRIBUTE\tVALUE",
    `Username\t${textAt(user, "username")}`,
    ...(uid === "" ? [] : [`UID\t${uid}`]),
    ...(groups.length === 0 ? [] : [`Groups\t[${groups.join(" ")}]`]),
    ...extra.map(([key, values]) => `Extra: ${key}\t[${[values].flat().join(" ")}]`),
  ];
  return alignLines(rows, tableTabs);
}
