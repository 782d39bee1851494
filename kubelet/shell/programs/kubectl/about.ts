/** What kubectl tells of the cluster and of itself: versions, resources, whom one counts as. */
import { part, parts, textAt } from "../../../../api/json-parts.ts";
import { Failure } from "../../../../client/kubectl/failure.ts";
import { resourceLines, selectResources } from "../../../../client/kubectl/resource-lines.ts";
import { preferred } from "../../../../client/kubectl/resources.ts";
import { alignLines, tableTabs } from "../../../../client/kubectl/tabwriter.ts";
import type { Waiting } from "../../network/wait.ts";
import { canI } from "./follow.ts";
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
  const versions = parts(groups, "groups").flatMap((group) =>
    parts(group, "versions").map((each) => textAt(each, "groupVersion")),
  );
  yield* session.print(
    [...versions, "v1"]
      .sort()
      .map((each) => `${each}\n`)
      .join(""),
  );
}

export function* clusterInfo(_args: readonly string[], session: Session): Waiting<void> {
  yield* session.json({ path: "/api" });
  yield* session.print(
    `Kubernetes control plane is running at ${session.address}\n\n` +
      "To further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.\n",
  );
}

/** `auth can-i` and `auth whoami`. */
export function* auth(args: readonly string[], session: Session): Waiting<number> {
  if (args[0] !== "whoami") return yield* canI(args, session);
  const path = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
  const body = { apiVersion: "authentication.k8s.io/v1", kind: "SelfSubjectReview" };
  const user = part(yield* session.json({ method: "POST", path, body }), "status", "userInfo");
  const { groups } = user;
  const extra = Object.entries(part(user, "extra")).sort(([a], [b]) => (a < b ? -1 : 1));
  const uid = textAt(user, "uid");
  const rows = [
    "ATTRIBUTE\tVALUE",
    `Username\t${textAt(user, "username")}`,
    ...(uid === "" ? [] : [`UID\t${uid}`]),
    `Groups\t[${[groups ?? []].flat().join(" ")}]`,
    ...extra.map(([key, values]) => `Extra: ${key}\t[${[values].flat().join(" ")}]`),
  ];
  yield* session.print(
    alignLines(rows, tableTabs)
      .map((line) => `${line}\n`)
      .join(""),
  );
  return 0;
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
