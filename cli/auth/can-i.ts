/** `kubesim auth can-i`: whether one may do something. */
import {
  accessAnswer,
  accessQuestion,
  accessReview,
  accessReviewPath,
  accessWarnings,
  isPath,
} from "../../client/kubectl/access.ts";
import { Exit, Failure } from "../../client/kubectl/failure.ts";
import type { Given } from "../../client/kubectl/flags.ts";
import { alignLines, tableTabs } from "../../client/kubectl/tabwriter.ts";
import { defineCommand } from "../command.ts";
import { ruleLines } from "../describe/rbac.ts";
import type { Io } from "../io.ts";
import { part, parts, textAt } from "../targets/targets.ts";

const flags = {
  "all-namespaces": { kind: "bool", short: "A", doc: "whether one may in all namespaces" },
  list: { kind: "bool", doc: "print all that one may do in the namespace" },
  "no-headers": { kind: "bool", doc: "print no headers; with --list" },
  quiet: { kind: "bool", short: "q", doc: "print nothing: the exit code tells" },
  subresource: { kind: "text", value: "PART", doc: "a part of it, such as log or scale" },
} as const;

export const command = defineCommand({
  name: "auth can-i",
  usage: "VERB (TYPE | TYPE/NAME | /PATH) [flags]",
  summary: "Tell whether one may do something; the exit code is 1 where not",
  examples: [
    "kubesim auth can-i create pods",
    "kubesim auth can-i get pods --subresource=log --as system:serviceaccount:default:default",
    "kubesim auth can-i --list",
  ],
  flags,
  async run(io, { flags: given, args }) {
    checkFlags(given, args);
    if (given.list === true) return list(io, given["no-headers"] === true);
    const question = accessQuestion(args, "kubesim auth can-i");
    if (isPath(question) && (given.subresource ?? "") !== "") {
      throw new Failure("--subresource can not be used with NonResourceURL");
    }
    const isServed = !isPath(question) && question.what !== "*";
    const [resource] = isServed ? await io.resources.named(question.what) : [];
    const scope = {
      namespace: given["all-namespaces"] === true ? undefined : io.namespace,
      subresource: given.subresource,
      resource,
    };
    for (const warning of accessWarnings(question, scope)) io.warn(warning);
    const body = JSON.stringify(accessReview(question, scope));
    const review = await io.client.json({ method: "POST", path: accessReviewPath, body });
    const { isAllowed, text } = accessAnswer(review);
    if (given.quiet !== true) io.print(text);
    if (!isAllowed) throw new Exit(1);
  },
});

function checkFlags(given: Given<typeof flags>, args: readonly string[]): void {
  const { list: isList, quiet, subresource = "" } = given;
  if (isList !== true) {
    if (given["no-headers"] !== true) return;
    throw new Failure("--no-headers cannot be set without --list specified");
  }
  if (args.length > 0) throw new Failure("list option must be specified with no arguments");
  if (quiet === true || given["all-namespaces"] === true || subresource !== "") {
    throw new Failure(
      "list option can't be specified with neither quiet, all-namespaces nor subresource options",
    );
  }
}

async function list(io: Io, noHeaders: boolean): Promise<void> {
  const review = await io.client.json({
    method: "POST",
    path: "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews",
    body: JSON.stringify({
      apiVersion: "authorization.k8s.io/v1",
      kind: "SelfSubjectRulesReview",
      spec: { namespace: io.namespace },
    }),
  });
  const status = part(review, "status");
  const problem = textAt(status, "evaluationError");
  if (problem !== "") io.warn(`warning: the list may be incomplete: ${problem}`);
  const rules = [...parts(status, "resourceRules"), ...parts(status, "nonResourceRules")];
  const headers = noHeaders ? [] : ["Resources\tNon-Resource URLs\tResource Names\tVerbs"];
  for (const line of alignLines([...headers, ...ruleLines(rules)], tableTabs)) io.print(line);
}
