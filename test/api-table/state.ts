/** The cluster that every row of the table finds. */
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

/** The revisions of some of them, after all that was made before. */
export const revisionOf = { configMap: "128", pod: "131" };
