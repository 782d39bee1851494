import { ageColumn, nameColumn } from "../columns.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { formatTime } from "../runtime.ts";
import {
  bool,
  bytes,
  int32,
  list,
  mandatory,
  present,
  ref,
  struct,
  text,
  timeOrNull,
} from "../schema.ts";
import { validateAPIService, validateAPIServiceStatus } from "./validate.ts";

const inGroup = (kind: string) => `io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.${kind}`;

const ServiceReference = struct(inGroup("ServiceReference"), "A Service that answers.", {
  namespace: text("Its namespace."),
  name: text("Its name."),
  port: int32("Its port.").default(443),
});

const APIServiceSpec = struct(
  inGroup("APIServiceSpec"),
  "Which API it is, and who answers requests for it.",
  {
    service: ref("Who answers; without, the API server itself.", ServiceReference),
    group: text("The API group."),
    version: text("The version of it."),
    insecureSkipTLSVerify: bool("Whether the server need not prove who it is."),
    caBundle: bytes("Who may have signed the server's certificate, in PEM."),
    groupPriorityMinimum: mandatory(int32("How soon clients prefer the group; more is sooner.")),
    versionPriority: mandatory(int32("The same for the version within its group.")),
  },
);

const APIServiceCondition = struct(
  inGroup("APIServiceCondition"),
  "One aspect of the state of an API.",
  {
    type: mandatory(text("Which aspect it is: Available.")),
    status: mandatory(text("Whether it holds: True, False or Unknown.")),
    lastTransitionTime: timeOrNull("When the status last changed."),
    reason: text("Why it last changed, as one word in CamelCase."),
    message: text("Why it last changed, for people."),
  },
);
export type APIServiceCondition = ObjectOf<typeof APIServiceCondition>;

const APIServiceStatus = struct(inGroup("APIServiceStatus"), "Whether the API is there.", {
  conditions: list("What is known of it.", APIServiceCondition, {
    type: "map",
    keys: ["type"],
    merge: "type",
    patchStrategy: "merge",
  }),
});

const schema = struct(inGroup("APIService"), "A version of an API group, and who serves it.", {
  ...objectFields,
  spec: present(ref("Which API it is.", APIServiceSpec)),
  status: present(ref("Whether it is there.", APIServiceStatus)),
});

export type APIService = ObjectOf<typeof schema>;

/** The condition that says whether requests for the API are answered. */
export const available = "Available";

const availability = ({ status }: APIService) =>
  status.conditions?.find(({ type }) => type === available);

/** A version of an API group. Source: apiregistration.k8s.io/v1 APIService 1.36. */
export const APIService = defineResource("apiregistration.k8s.io/v1", schema, {
  kind: "APIService",
  plural: "apiservices",
  namespaced: false,
  categories: ["api-extensions"],
  nameFormat: "path",
  hasStatus: true,
  statusLeavesMetadata: true,
  updatesUnseen: false,
  strategy: {
    stamp: (prepared, stored, nowMs) =>
      stored === undefined && prepared.spec.service === undefined
        ? { ...prepared, status: { conditions: [localCondition(nowMs)] } }
        : prepared,
    validate: validateAPIService,
    validateStatusUpdate: validateAPIServiceStatus,
  },
  columns: [
    nameColumn,
    {
      name: "Service",
      type: "string",
      description: "The Service that answers.",
      value: ({ spec: { service } }) =>
        service === undefined ? "Local" : `${service.namespace}/${service.name}`,
    },
    {
      name: "Available",
      type: "string",
      description: "Whether it answers.",
      value(object) {
        const { status = "Unknown", reason = "" } = availability(object) ?? {};
        return status === "True" || availability(object) === undefined
          ? status
          : `${status} (${reason})`;
      },
    },
    ageColumn,
  ],
});

/** What the server serves itself is there. Source: SetLocalAvailableAPIServiceCondition 1.36. */
const localCondition = (nowMs: number): APIServiceCondition => ({
  type: available,
  status: "True",
  lastTransitionTime: formatTime(nowMs),
  reason: "Local",
  message: "Local APIServices are always available",
});
