/** The cluster that every row of the table finds. */
import { testServer } from "../../apiserver/testing/server.ts";
import { kinds, objectOf } from "./kinds.ts";
import { type Asked, post } from "./row.ts";

/**
 * One object of each kind, named `one` and labelled `app=web`, in the namespace `default`; the
 * namespaces `other`, which is empty, and `ending`, which is being deleted. A cluster has the
 * namespace `default` and its service account anyway.
 */
export const state: readonly Asked[] = [
  ...kinds.map((kind) => {
    const { path } = kind;
    // The two views of events share their objects, so the second has a name of its own.
    const name = kind.apiVersion === "events.k8s.io/v1" ? "two" : "one";
    return post(path, objectOf(kind, { name, labels: { app: "web" } }));
  }),
  ...["other", "ending"].map((name) =>
    post("/api/v1/namespaces", { apiVersion: "v1", kind: "Namespace", metadata: { name } }),
  ),
  { method: "DELETE", url: "/api/v1/namespaces/ending" },
];

/** The revision of a cluster that has nothing but its first service account. */
const startRevision = testServer().storage.revision;

/** The revision of the first object of a kind before which nothing writes a status. */
export const revisionOf = (kind: string) =>
  String(startRevision + 1 + kinds.findIndex((each) => each.kind === kind));
