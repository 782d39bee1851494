/** What kubectl tells of the cluster and of itself: versions, resources, whom one counts as. */
import { textAt } from "../../../../api/json-parts.ts";
import {
  accessAnswer,
  accessQuestion,
  accessReview,
  accessReviewPath,
  accessWarnings,
  isPath,
  selfLines,
  selfReview,
  selfReviewPath,
} from "../../../../client/kubectl/access.ts";
import { clusterInfo } from "../../../../client/kubectl/cluster-info.ts";
import { Failure } from "../../../../client/kubectl/failure.ts";
import {
  groupVersions,
  resourceLines,
  selectResources,
} from "../../../../client/kubectl/resource-lines.ts";
import { matching, preferred } from "../../../../client/kubectl/resources.ts";
import type { Waiting } from "../../network/wait.ts";
import { clientVersion, type Session } from "./session.ts";

export function* version(_args: readonly string[], session: Session): Waiting<void> {
  const { client, output } = session.options;
  const server = client === true ? {} : yield* session.json({ path: "/version" });
  if (output === "json") {
    const own = { gitVersion: clientVersion };
    const both = {
      clientVersion: own,
      kustomizeVersion,
      ...(client !== true && { serverVersion: server }),
    };
    yield* session.print(`${JSON.stringify(both, null, 2)}\n`);
    return;
  }
  yield* session.print(
    `Client Version: ${clientVersion}\nKustomize Version: ${kustomizeVersion}\n`,
  );
  if (client !== true) yield* session.print(`Server Version: ${textAt(server, "gitVersion")}\n`);
}

const kustomizeVersion = "v5.8.1";

export function* apiResources(_args: readonly string[], session: Session): Waiting<void> {
  const { options } = session;
  const shown = selectResources(preferred(yield* session.served()), options);
  yield* session.print(
    resourceLines(shown, options)
      .map((line) => `${line}\n`)
      .join(""),
  );
}

export function* apiVersions(_args: readonly string[], session: Session): Waiting<void> {
  const groups = yield* session.json({ path: "/apis" });
  yield* session.print(
    groupVersions(groups)
      .map((each) => `${each}\n`)
      .join(""),
  );
}

export function* info(_args: readonly string[], session: Session): Waiting<void> {
  yield* session.json({ path: "/api" });
  yield* session.print(clusterInfo(session.address, [], "kubectl"));
}

/** `auth can-i` and `auth whoami`. */
export function* auth(args: readonly string[], session: Session): Waiting<number> {
  if (args[0] !== "whoami") return yield* canI(args.slice(1), session);
  const answer = yield* session.json({ method: "POST", path: selfReviewPath, body: selfReview });
  yield* session.print(
    selfLines(answer)
      .map((line) => `${line}\n`)
      .join(""),
  );
  return 0;
}

/** It fails where one may not. */
function* canI(args: readonly string[], session: Session): Waiting<number> {
  const question = accessQuestion(args, "kubectl auth can-i");
  const { namespace, options } = session;
  const served = isPath(question) ? [] : yield* session.served();
  const [resource] = matching(served, question.what);
  const scope = {
    namespace: options["all-namespaces"] === true ? undefined : namespace,
    subresource: options.subresource,
    resource,
  };
  for (const warning of accessWarnings(question, scope)) yield* session.warn(warning);
  const body = accessReview(question, scope);
  const review = yield* session.json({ method: "POST", path: accessReviewPath, body });
  const { isAllowed, text } = accessAnswer(review);
  if (options.quiet !== true) yield* session.print(`${text}\n`);
  return isAllowed ? 0 : 1;
}

/** There is no kubeconfig in a pod: who asks for the cluster's own finds it empty. */
export function* config([verb = ""]: readonly string[], session: Session): Waiting<void> {
  switch (verb) {
    case "view":
      return yield* session.print(
        'apiVersion: v1\nclusters: null\ncontexts: null\ncurrent-context: ""\nkind: Config\nusers: null\n',
      );
    case "current-context":
      throw new Failure("current-context is not set");
    case "get-contexts":
      return yield* session.print("CURRENT   NAME   CLUSTER   AUTHINFO   NAMESPACE\n");
    default:
      throw new Failure(`kubesim: kubectl config ${verb} is not simulated in pods`);
  }
}
