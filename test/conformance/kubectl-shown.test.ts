/** What kubectl shows of a cluster that stands still: kinds, columns, events, what there is. */
import { beforeAll, describe, expect, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { ageless, lines } from "./normal.ts";
import { prepareStillCluster } from "./still-cluster.ts";

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open({ speed: 0, prepare: prepareStillCluster });
  bench.useContextNamespace("demo");
  return () => bench.close();
});

/** kubectl works out some ages by its own clock, which is behind that of the cluster. */
const shown = async (command: string) =>
  ageless(await bench.stdout(`kubectl ${command}`)).replaceAll("<invalid>", "<age>");

interface Row {
  readonly behaviour: string;
  readonly command: string;
  readonly printed: readonly string[];
}

const tables: readonly Row[] = [
  {
    behaviour: "the kind before the name of one kind",
    command: "get deploy paused --show-kind",
    printed: ["NAME READY UP-TO-DATE AVAILABLE AGE", "deployment.apps/paused 0/2 0 0 <age>"],
  },
  {
    behaviour: "the kind of each without a head",
    command: "get cm,secret --show-kind --no-headers",
    printed: [
      "configmap/conf 3 <age>",
      "configmap/kube-root-ca.crt 1 <age>",
      "secret/s Opaque 2 <age>",
    ],
  },
  {
    behaviour: "names and ages alone where the server is to print nothing",
    command: "get svc headless ported --server-print=false",
    printed: ["NAME AGE", "headless <age>", "ported <age>"],
  },
  {
    behaviour: "labels of several kinds",
    command: "get svc/ported cm/conf --show-labels",
    printed: [
      "NAME TYPE CLUSTER-IP EXTERNAL-IP PORT(S) AGE LABELS",
      "service/ported NodePort <ip> <none> 80:<port>/TCP,53:<port>/UDP <age> app=rich",
      "",
      "NAME DATA AGE LABELS",
      "configmap/conf 3 <age> app=rich",
    ],
  },
  {
    behaviour: "one label of all namespaces as a column",
    command: "get deploy -A -l app=web -L app --no-headers",
    printed: [
      "demo web 2/2 2 2 <age> web",
      "twin-a web 2/2 2 2 <age> web",
      "twin-b web 2/2 2 2 <age> web",
    ],
  },
  {
    behaviour: "an order by numbers",
    command:
      "get deploy --sort-by={.spec.replicas} -o custom-columns=N:.spec.replicas --no-headers",
    printed: ["2", "2", "4"],
  },
  {
    behaviour: "no more than what a field names",
    command: "get events --field-selector involvedObject.name=waiting,type=Warning -o name | wc -l",
    printed: ["1"],
  },
  {
    behaviour: "pages as one list",
    command: "get pods -l app=web --chunk-size=1 --no-headers | wc -l",
    printed: ["2"],
  },
];

const events: readonly Row[] = [
  {
    behaviour: "warnings",
    command: "events --types=Warning --for pod/waiting --no-headers | sed 's/(x.* over [^)]*)//'",
    printed: [
      "<age> Warning FailedScheduling Pod/waiting 0/3 nodes are available: 1 node(s) were " +
        "unschedulable, 2 node(s) didn't match Pod's node affinity/selector. preemption: 0/3 " +
        "nodes are available: 3 Preemption is not helpful for scheduling.",
    ],
  },
  {
    behaviour: "with their namespaces",
    command: "events -A --for deployment/web --no-headers | cut -d' ' -f1 | sort -u",
    printed: ["demo", "twin-a", "twin-b"],
  },
  {
    behaviour: "of an object as JSONPath sees them",
    command: `events --for deployment/web -o jsonpath='{.items[0].reason}{"\\n"}'`,
    printed: ["ScalingReplicaSet"],
  },
  {
    behaviour: "nothing where nothing happened",
    command: "events --for deployment/paused",
    printed: [],
  },
];

const resources: readonly Row[] = [
  {
    behaviour: "with their verbs and categories",
    command: "api-resources -o wide --api-group=apps | grep -e NAME -e '^deploy' -e '^replicas'",
    printed: [
      "NAME SHORTNAMES APIVERSION NAMESPACED KIND VERBS CATEGORIES",
      "deployments deploy apps/v1 true Deployment " +
        "create,delete,deletecollection,get,list,patch,update,watch all",
      "replicasets rs apps/v1 true ReplicaSet " +
        "create,delete,deletecollection,get,list,patch,update,watch all",
    ],
  },
  {
    behaviour: "that have a verb",
    command: "api-resources --verbs=deletecollection --no-headers | grep -e '^names' -e '^nodes'",
    printed: ["nodes no v1 false Node"],
  },
  {
    behaviour: "of a category, by their names in order",
    command:
      "api-resources --categories=all --sort-by=name -o name | grep -e ^deploy -e ^nodes -e ^pods -e ^services",
    printed: ["deployments.apps", "pods", "services"],
  },
];

describe.each([
  ["get shows", tables],
  ["events shows", events],
  ["api-resources shows those", resources],
] as const)("kubectl %s", (_what, rows) => {
  test.each(rows)("$behaviour", async ({ command, printed }) => {
    expect((await shown(command)).replace(/\b3[0-2]\d{3}\b/g, "<port>")).toBe(lines(...printed));
  });
});

test("kubectl explain prints what OpenAPI v2 says", async () => {
  expect(await shown("explain service.spec.type --output=plaintext-openapiv2")).toBe(
    lines(
      "KIND: Service",
      "VERSION: v1",
      "",
      "FIELD: type <string>",
      "",
      "DESCRIPTION:",
      " ClusterIP, NodePort, LoadBalancer or ExternalName.",
    ),
  );
});
