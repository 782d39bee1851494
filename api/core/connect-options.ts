/**
 * What a connection to a pod, a service or a node asks for. Such options stand in the query of a
 * request; admission is shown them as objects. Source: core/v1 PodExecOptions and the like 1.36.
 */
import { bool, int32Item, list, struct, text, textItem } from "../schema.ts";

const kindFields = {
  kind: text("The kind of the options."),
  apiVersion: text("The version of the kind."),
};

const streamFields = {
  ...kindFields,
  stdin: bool("Input is sent to the container."),
  stdout: bool("Its output is wanted."),
  stderr: bool("Its error output is wanted."),
  tty: bool("It has a terminal."),
  container: text("The container; the only one of the pod, unless it is said."),
};

/** The options of `exec`. */
export const PodExecOptions = struct("core.v1.PodExecOptions", "A command in a container.", {
  ...streamFields,
  command: list("The words of the command.", textItem),
});

/** The options of `attach`. */
export const PodAttachOptions = struct(
  "core.v1.PodAttachOptions",
  "The streams of a container.",
  streamFields,
);

/** The options of `portforward`. */
export const PodPortForwardOptions = struct(
  "core.v1.PodPortForwardOptions",
  "Connections to ports of a pod.",
  { ...kindFields, ports: list("The ports, where they are known before.", int32Item) },
);

const proxied = (kind: string, doc: string) =>
  struct(`core.v1.${kind}`, doc, { ...kindFields, path: text("The path behind the proxy.") });

/** The options of a pod's `proxy`. */
export const PodProxyOptions = proxied("PodProxyOptions", "A request to a pod.");
/** The options of a service's `proxy`. */
export const ServiceProxyOptions = proxied("ServiceProxyOptions", "A request to a service.");
/** The options of a node's `proxy`. */
export const NodeProxyOptions = proxied("NodeProxyOptions", "A request to a node.");
