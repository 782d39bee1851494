import { type FieldError, invalid, required } from "../field-error.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { int32, list, mandatory, present, ref, struct, text } from "../schema.ts";
import { validateDuration } from "./field-rules.ts";

const named = (kind: string) => `io.kubesim.sim.v1alpha1.${kind}`;

export const HTTPHeader = struct(named("HTTPHeader"), "A header of a request or of an answer.", {
  name: mandatory(text("Its name.")),
  value: mandatory(text("What it says.")),
});

const RequestSource = struct(named("RequestSource"), "Who sends a request.", {
  pod: text("The pod of the same namespace that sends it."),
  node: text("The node that sends it."),
});

const HTTPRequestSpec = struct(named("HTTPRequestSpec"), "The request.", {
  url: mandatory(text("Where it goes: http://web.default.svc:80/cart. Absent scheme: http.")),
  from: ref("Who sends it; somebody beyond the cluster where nobody is named.", RequestSource),
  method: text("Its method.").default("GET"),
  headers: list("Its headers, beside Host.", HTTPHeader, { type: "atomic" }),
  body: text("What it holds."),
  connectTimeout: text("How long the client waits for a connection: 2s. Absent: 127s."),
  timeout: text("How long the client waits in all.").default("60s"),
});

const RequestHop = struct(named("RequestHop"), "A step on the way of a request.", {
  kind: mandatory(text("dns, service, policy, ingress, endpoint or container.")),
  after: mandatory(text("How long after its beginning: 0.45ms.")),
  text: mandatory(text("What happened.")),
});

const HTTPResponse = struct(named("HTTPResponse"), "The answer.", {
  status: mandatory(int32("The status code.")),
  headers: list("Its headers.", HTTPHeader, { type: "atomic" }),
  body: text("What it holds."),
});

const RequestFailure = struct(named("RequestFailure"), "Why there is no answer.", {
  reason: mandatory(
    text(
      "NameNotFound, NameTimeout, ConnectionRefused, ConnectTimeout, NoRouteToHost, " +
        "ConnectionReset, ConnectionClosed or Timeout.",
    ),
  ),
  message: mandatory(text("The fact.")),
});

const RequestServer = struct(named("RequestServer"), "The container that it came to.", {
  namespace: mandatory(text("The namespace of its pod.")),
  pod: mandatory(text("The name of its pod.")),
  container: mandatory(text("Its name.")),
  node: mandatory(text("The node that it is on.")),
});

const HTTPRequestStatus = struct(named("HTTPRequestStatus"), "What became of a request.", {
  hops: list("Its way, in order.", RequestHop, { type: "atomic" }),
  response: ref("The answer; absent where there is none.", HTTPResponse),
  failure: ref("Why there is no answer.", RequestFailure),
  server: ref("The last container that it came to.", RequestServer),
  took: text("How long it took in all."),
});

const schema = struct(
  named("HTTPRequest"),
  "Sends an HTTP request through the cluster's network and says what becomes of it.",
  {
    ...objectFields,
    spec: present(ref("The request.", HTTPRequestSpec)),
    status: present(ref("What became of it. Written by the server.", HTTPRequestStatus)),
  },
);
export type HTTPRequest = ObjectOf<typeof schema>;

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/**
 * A request that is followed through the network; an idea of kubesim's own. It is only created, as
 * the reviews of Kubernetes are, and the answer tells its way.
 */
export const HTTPRequest = defineResource("sim.kubesim.dev/v1alpha1", schema, {
  kind: "HTTPRequest",
  plural: "httprequests",
  namespaced: true,
  review: true,
  strategy: { validate: ({ spec }) => validateSpec(spec) },
});

function validateSpec(spec: HTTPRequest["spec"]): FieldError[] {
  const { url, from = {}, method, headers = [] } = spec;
  const errors: FieldError[] = [];
  if (url === "") errors.push(required("spec.url"));
  if ((from.pod ?? "") !== "" && (from.node ?? "") !== "") {
    errors.push(invalid("spec.from", from, "may not name a pod and a node"));
  }
  if (!methods.includes(method)) {
    errors.push(invalid("spec.method", method, `must be one of ${methods.join(", ")}`));
  }
  for (const [index, { name, value }] of headers.entries()) {
    const field = `spec.headers[${index}]`;
    if (!/^[-!#$%&'*+.^_`|~0-9A-Za-z]+$/.test(name)) {
      errors.push(invalid(`${field}.name`, name, "must be the name of a header"));
    }
    if (/[\r\n\0]/.test(value)) errors.push(invalid(`${field}.value`, value, "must be one line"));
  }
  return [
    ...errors,
    ...validateDuration(spec.connectTimeout, "spec.connectTimeout"),
    ...validateDuration(spec.timeout, "spec.timeout"),
  ];
}
