/** Webhooks. Source: admissionregistration.k8s.io/v1 1.36. */
import type { ObjectOf } from "../resource.ts";
import { bytes, demanded, int32, list, mandatory, ref, struct, text, textItem } from "../schema.ts";
import { matchConditions, RuleWithOperations, selectorFields } from "./rule.ts";

const ServiceReference = struct(
  "admissionregistration.v1.ServiceReference",
  "A Service that is a webhook.",
  {
    name: mandatory(text("Name of the Service.")),
    namespace: mandatory(text("Namespace of the Service.")),
    path: text("The path of requests."),
    port: int32("The port of the Service.").default(443),
  },
);

const WebhookClientConfig = struct(
  "admissionregistration.v1.WebhookClientConfig",
  "How a webhook is reached: by a url or a Service.",
  {
    caBundle: bytes("Certificates in PEM that the webhook's own is checked with."),
    service: ref("The Service.", ServiceReference),
    url: text("The address, with https."),
  },
);

const webhookFields = {
  admissionReviewVersions: mandatory(
    list("Versions of AdmissionReview that it takes, the best first.", textItem, {
      type: "atomic",
    }),
  ),
  clientConfig: mandatory(ref("How it is reached.", WebhookClientConfig)),
  failurePolicy: text("Fail or Ignore: what happens where it cannot be asked.").default("Fail"),
  matchConditions,
  ...selectorFields,
  name: mandatory(text("Its name, as a domain of three parts or more.")),
  rules: list("Operations on resources; one of them must fit.", RuleWithOperations, {
    type: "atomic",
  }),
  sideEffects: demanded(text("None or NoneOnDryRun: what else it does when it is asked.")),
  timeoutSeconds: int32("Seconds that it has to answer, 1 to 30.").default(10),
};

/** A webhook that allows or refuses. */
export const ValidatingWebhook = struct(
  "admissionregistration.v1.ValidatingWebhook",
  "A webhook that allows or refuses.",
  webhookFields,
);
export type ValidatingWebhook = ObjectOf<typeof ValidatingWebhook>;

/** A webhook that changes objects. */
export const MutatingWebhook = struct(
  "admissionregistration.v1.MutatingWebhook",
  "A webhook that changes objects.",
  {
    ...webhookFields,
    reinvocationPolicy: text(
      "Never, or IfNeeded: it is asked again where others changed the object after it.",
    ).default("Never"),
  },
);
export type MutatingWebhook = ObjectOf<typeof MutatingWebhook>;
