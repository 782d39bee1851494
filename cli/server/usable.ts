/**
 * Whether what was chosen of a kubeconfig can be used at all, before a server is asked.
 * Source: client-go 0.36, clientcmd/validation.go.
 */
import type { Json, JsonObject } from "../../api/json.ts";
import { Failure, Told } from "../../client/kubectl/failure.ts";

/** A cluster or a user of a kubeconfig, by its name. */
export interface Chosen {
  readonly name: string;
  readonly entry: JsonObject;
}

/** Why a file cannot be read; nothing where it can. */
export type Unreadable = (path: string) => string | undefined;

/** Throws where they contradict themselves, or name files that cannot be read. */
export function checkUsable(cluster: Chosen, user: Chosen, unreadable: Unreadable): void {
  const problems = [...userProblems(user, unreadable), ...clusterProblems(cluster, unreadable)];
  const [only = ""] = problems;
  if (problems.length === 1) throw new Failure(only);
  if (problems.length === 0) return;
  throw new Told(`Error in configuration: ${problems.map((each) => `\n* ${each}`).join("")}`);
}

function* clusterProblems({ name, entry }: Chosen, unreadable: Unreadable): Iterable<string> {
  yield* fileProblem(name, entry, ["certificate-authority", "certificate-authority"], unreadable);
}

function* userProblems({ name, entry }: Chosen, unreadable: Unreadable): Iterable<string> {
  const methods = [
    ...(isGiven(entry.token) ? ["token"] : []),
    ...(isGiven(entry.username) || isGiven(entry.password) ? ["basicAuth"] : []),
  ];
  if (isGiven(entry["client-certificate"]) || isGiven(entry["client-certificate-data"])) {
    if (!isGiven(entry["client-key"]) && !isGiven(entry["client-key-data"])) {
      const missing = "client-key-data or client-key must be specified for";
      yield `${missing} ${name} to use the clientCert authentication method.`;
    }
    yield* fileProblem(name, entry, ["client-certificate", "client-cert"], unreadable);
    yield* fileProblem(name, entry, ["client-key", "client-key"], unreadable);
  }
  if (methods.length > 1) {
    const found = `found [${methods.join(" ")}], only one is allowed`;
    yield `more than one authentication method found for ${name}; ${found}`;
  }
}

function* fileProblem(
  name: string,
  entry: JsonObject,
  [member, title]: readonly [member: string, title: string],
  unreadable: Unreadable,
): Iterable<string> {
  const path = entry[member];
  if (typeof path !== "string" || path === "") return;
  const fact = unreadable(path);
  if (fact !== undefined) yield `unable to read ${title} ${path} for ${name} due to ${fact}`;
}

const isGiven = (value: Json | undefined) => typeof value === "string" && value !== "";
