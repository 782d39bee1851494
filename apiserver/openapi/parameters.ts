/** The query and path parameters of operations. Source: meta/v1 options 1.36. */

export interface Parameter {
  readonly name: string;
  readonly in: "query" | "path";
  readonly type: "string" | "integer" | "boolean";
  readonly description: string;
}

const query = (
  name: string,
  description: string,
  type: Parameter["type"] = "string",
): Parameter => ({ name, in: "query", type, description });

export const nameParameter = (kind: string): Parameter => ({
  name: "name",
  in: "path",
  type: "string",
  description: `name of the ${kind}`,
});

export const namespaceParameter: Parameter = {
  name: "namespace",
  in: "path",
  type: "string",
  description: "namespace of the objects",
};

export const pretty = query("pretty", "Writes the answer with indents.");

const selectors = [
  query("continue", "Where the page starts: what the page before it gave."),
  query("fieldSelector", "Only objects whose fields have these values."),
  query("labelSelector", "Only objects whose labels are these."),
  query("limit", "The most items that a page may have.", "integer"),
  query("resourceVersion", "The version to read at, or to watch from."),
  query("resourceVersionMatch", "How resourceVersion is meant: Exact or NotOlderThan."),
  query("sendInitialEvents", "Starts a watch with all that there is.", "boolean"),
  query("timeoutSeconds", "Seconds after which the request ends.", "integer"),
];

export const listParameters = [
  query("allowWatchBookmarks", "Has a watch say how far it has come.", "boolean"),
  ...selectors,
  query("watch", "Streams changes in place of a list.", "boolean"),
];

const dryRun = query("dryRun", "All: answers as usual, and stores nothing.");

export const writeParameters = [
  dryRun,
  query("fieldManager", "Who is making the changes, by the name that managedFields has."),
  query(
    "fieldValidation",
    "What to do with unknown and repeated fields: Ignore, Warn (the default) or Strict.",
  ),
];

export const patchParameters = [
  ...writeParameters,
  query("force", "Has an apply take over the fields of other managers.", "boolean"),
];

export const deleteParameters = [
  dryRun,
  query("gracePeriodSeconds", "Seconds that the object is given to end.", "integer"),
  query(
    "ignoreStoreReadErrorWithClusterBreakingPotential",
    "Deletes what cannot be read.",
    "boolean",
  ),
  query("orphanDependents", "Deprecated: see propagationPolicy.", "boolean"),
  query("propagationPolicy", "Whether and when dependents are deleted."),
];

export const deleteCollectionParameters = [...deleteParameters, ...selectors];

export const logParameters = [
  query("container", "The container whose log is read; needed where there are several."),
  query("follow", "Streams the log until the container ends.", "boolean"),
  query("limitBytes", "The most bytes to send.", "integer"),
  query("previous", "Reads the log of the container before its last restart.", "boolean"),
  query("sinceSeconds", "Only lines as young as this.", "integer"),
  query("tailLines", "Only that many lines from the end.", "integer"),
  query("timestamps", "Writes the time before each line.", "boolean"),
];

const streamParameters = [
  query("container", "The container to connect to; needed where there are several."),
  query("stderr", "Whether the stream of errors is sent.", "boolean"),
  query("stdin", "Whether the input is taken from the client.", "boolean"),
  query("stdout", "Whether the output is sent.", "boolean"),
  query("tty", "Whether the client has a terminal.", "boolean"),
];

/** What connections are asked with, by subresource. */
export const connectParameters: Readonly<Record<string, readonly Parameter[]>> = {
  attach: streamParameters,
  exec: [query("command", "The command and its arguments, each by itself."), ...streamParameters],
  portforward: [query("ports", "The ports to forward, where no stream names them.", "integer")],
  proxy: [query("path", "What to ask of what is behind the proxy.")],
};

export const proxiedPath: Parameter = {
  name: "path",
  in: "path",
  type: "string",
  description: "what to ask of what is behind the proxy",
};
