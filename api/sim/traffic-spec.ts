/** What a Traffic asks for. */
import { LabelSelector } from "../meta/label-selector.ts";
import type { ObjectOf } from "../resource.ts";
import {
  bool,
  double,
  int32,
  int64,
  list,
  mandatory,
  ref,
  struct,
  text,
  textItem,
} from "../schema.ts";
import { HTTPHeader } from "./http-request.ts";

const named = (kind: string) => `io.kubesim.sim.v1alpha1.${kind}`;

const TrafficSource = struct(
  named("TrafficSource"),
  "Who sends the requests: exactly one of these. Of several, each connection has one by chance.",
  {
    pod: text("A pod of the same namespace."),
    podSelector: ref("The running pods of the same namespace with these labels.", LabelSelector),
    node: text("A node."),
    nodeSelector: ref("The nodes with these labels; {} is all of them.", LabelSelector),
    outside: bool("Somebody beyond the cluster."),
  },
);
export type TrafficSource = ObjectOf<typeof TrafficSource>;

const TrafficRequest = struct(named("TrafficRequest"), "A request that is sent.", {
  weight: int32("How often, compared with the others.").default(1),
  method: text("GET, POST and so on.").default("GET"),
  path: text("With its query. Absent: that of the url."),
  headers: list("Its headers; Host goes before that of the url.", HTTPHeader, { type: "atomic" }),
  body: text("What it holds."),
});
export type TrafficRequest = ObjectOf<typeof TrafficRequest>;

const LoadStage = struct(
  named("LoadStage"),
  "A part of the load, over which it goes evenly from what it was to what is said here.",
  {
    duration: mandatory(text("How long it takes: 30s. 0s is a jump.")),
    rate: double("Requests a second at its end."),
    clients: int32("Clients at its end."),
  },
);

const Load = struct(
  named("Load"),
  "How much is sent: at a rate, whatever comes of it, or by clients that wait for their answers.",
  {
    rate: double("Requests a second; where there are stages, at the beginning."),
    clients: int32("How many clients there are; where there are stages, at the beginning."),
    thinkTime: text("How long a client waits after an answer, on the average: 500ms."),
    arrivals: text(
      "Poisson: the times between vary by chance, as those of people who do not know of one " +
        "another. Constant: they are all equal.",
    ).default("Poisson"),
    stages: list("What the load does, one after the other.", LoadStage, { type: "atomic" }),
  },
);
export type Load = ObjectOf<typeof Load>;

const KeepAlive = struct(
  named("KeepAlive"),
  "Connections that carry more than one request. All requests of one come to the same pod.",
  {
    connections: int32(
      "How many are kept open; a request that finds none of them free has one of its own. With " +
        "clients, each keeps one.",
    ),
    requestsPerConnection: int32("After how many requests one is closed. Absent: never."),
  },
);

const Retries = struct(named("Retries"), "Which requests are sent again.", {
  attempts: int32("How often a request is sent again at most.").default(2),
  on: list(
    "After what: reasons of failure such as ConnectionRefused, statuses such as 503 or 5xx. " +
      "Absent: where nobody was reached, and 503.",
    textItem,
    { type: "atomic" },
  ),
  backoff: text(
    "How long it waits before the first; twice as long before each further one.",
  ).default("100ms"),
});

const Expectation = struct(named("Expectation"), "Which answers are taken for a success.", {
  statuses: list("Such as 200, 404 or 2xx. Absent: all below 500.", textItem, { type: "atomic" }),
});

export const TrafficSpec = struct(named("TrafficSpec"), "Who sends what, where, and how much.", {
  url: mandatory(text("Where to: http://web.default.svc/ or http://shop.example/cart.")),
  address: text("The IP address to connect to. Absent: that of the url's host, by its name."),
  from: ref("Who sends. Absent: somebody beyond the cluster.", TrafficSource),
  requests: list("What is sent. Absent: a GET of the url.", TrafficRequest, { type: "atomic" }),
  load: mandatory(ref("How much is sent.", Load)),
  startAfter: text("How long after its creation it begins. Absent: at once."),
  duration: text(
    "How long it sends. Absent: until the stages are over, or, without any, until it is deleted.",
  ),
  keepAlive: ref("Set where connections carry more than one request.", KeepAlive),
  timeout: text("How long a request waits for its answer, each time that it is sent.").default(
    "30s",
  ),
  connectTimeout: text("How long it waits for a connection. Absent: as long as for the answer."),
  retries: ref("Set where requests that fail are sent again.", Retries),
  expect: ref("Which answers are taken for a success.", Expectation),
  seed: int64("Another number makes other chances, all else being equal."),
  suspend: bool("While it is true, nothing is sent; the time of the load goes on."),
});
export type TrafficSpec = ObjectOf<typeof TrafficSpec>;
