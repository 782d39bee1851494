/** What an ImageBehavior can say of containers. */
import { LabelSelector } from "../meta/label-selector.ts";
import type { ObjectOf } from "../resource.ts";
import {
  bool,
  int32,
  int32Item,
  list,
  mandatory,
  quantity,
  ref,
  struct,
  text,
  textItem,
} from "../schema.ts";

const named = (kind: string) => `io.kubesim.sim.v1alpha1.${kind}`;

const ImagePull = struct(named("ImagePull"), "How an image comes to a node.", {
  size: quantity("How many bytes it has: 2Gi. The more, the longer it takes."),
  duration: text("How long it takes where no other pull is in its way. Absent: by its size."),
  error: text("What the registry or the runtime says where a pull fails."),
  failurePercent: int32("How many of a hundred pulls fail; all where only an error is given."),
});

const RandomDelay = struct(named("RandomDelay"), "A time that varies.", {
  duration: text("How long it takes: 1m30s."),
  jitter: text("By how much it is longer or shorter at most, drawn anew for every run."),
});

const HttpAnswerHeader = struct(named("HttpAnswerHeader"), "A header of an answer.", {
  name: mandatory(text("Its name.")),
  value: mandatory(text("What it says.")),
});

const HttpAnswer = struct(named("HttpAnswer"), "An answer to HTTP requests.", {
  path: text("Which paths it is for: * is any text, ? any character. Absent: all."),
  method: text("Which method it is for: POST. Absent: all."),
  port: int32("Which port it is for. Absent: all."),
  requestHeaders: list(
    "Which requests it is for: those with all of these headers, in whose values * is any text.",
    HttpAnswerHeader,
    { type: "atomic" },
  ),
  after: text("From when on it is given, since the start of the container."),
  status: int32("The status code, such as 503. Absent: as by itself."),
  body: text("What it holds. Absent: as by itself."),
  headers: list("Its headers. Absent: as by itself.", HttpAnswerHeader, { type: "atomic" }),
  latency: text("How long it takes: 300ms."),
  latencyJitter: text("By how much that is longer or shorter at most, drawn for each request."),
  failPercent: int32(
    "How many of a hundred requests are answered so, the others as by itself. Absent: all. Probes " +
      "find what is there mostly.",
  ),
});

const RequestCapacity = struct(
  named("RequestCapacity"),
  "How many requests it takes at once. All of them share its limit of CPU, too.",
  {
    concurrency: int32("How many it works on at once. Absent: any number."),
    queue: int32("How many more wait until it is their turn. Absent: any number."),
    overflowStatus: int32(
      "What those are answered that find no place, such as 503. Absent: they are refused.",
    ),
  },
);

const RequestUse = struct(named("RequestUse"), "What one request takes.", {
  cpu: quantity("Seconds of CPU: 5m is five milliseconds on one core."),
  memory: quantity("Bytes that are held until it is answered."),
});

const ContainerUse = struct(named("ContainerUse"), "What a container uses while it runs.", {
  cpu: quantity("CPU at rest."),
  memory: quantity("Memory at rest."),
  perRequest: ref("What each HTTP request adds.", RequestUse),
});

const MemoryGrowth = struct(
  named("MemoryGrowth"),
  "Memory that is never given back: the container is OOMKilled where it reaches its limit.",
  {
    after: text("From when on, since the start of the container."),
    perMinute: mandatory(quantity("Bytes a minute: 50Mi.")),
  },
);

const Exit = struct(named("Exit"), "An end that nobody asked for.", {
  after: text("When, since the start of the container."),
  jitter: text("By how much that is later or sooner at most, drawn anew for every run."),
  code: int32("The exit code."),
  starts: int32("How many starts of a container end so: 2 is the first two. Absent: all."),
  percent: int32("How many of a hundred of these starts end so. Absent: all."),
});

const Hang = struct(named("Hang"), "An end of all answers, while the process goes on.", {
  after: text("From when on, since the start of the container."),
});

const TerminationBehavior = struct(named("TerminationBehavior"), "What comes of SIGTERM.", {
  ignoresSignal: bool("True: nothing; it has to be killed when its grace period is over."),
  duration: text("How long it takes to end."),
  exitCode: int32("The exit code it ends with."),
});

const LogEntry = struct(named("LogEntry"), "A line that it logs.", {
  after: text("When, since the start of the container."),
  every: text("How long until it logs the line again. Absent: once."),
  line: mandatory(text("The line.")),
});

export const ImageBehaviorSpec = struct(
  named("ImageBehaviorSpec"),
  "Which containers it is for, and what they do.",
  {
    image: mandatory(
      text("Their image: nginx, nginx:1.*, */shop/*; * is any text, ? a character."),
    ),
    namespaces: list("Their namespaces. Absent: all.", textItem, { type: "set" }),
    podSelector: ref("The labels of their pods. Absent: all.", LabelSelector),
    pull: ref("How the image comes to a node.", ImagePull),
    start: ref("From the pulled image to the running process.", RandomDelay),
    readiness: ref("From the running process until it listens.", RandomDelay),
    ports: list("The ports it listens on.", int32Item, { type: "atomic" }),
    http: list("Its answers; of those for a path the last that is due is given.", HttpAnswer, {
      type: "atomic",
    }),
    capacity: ref("How many requests it takes at once.", RequestCapacity),
    resources: ref("What it uses.", ContainerUse),
    memoryGrowth: ref("Memory that it never gives back.", MemoryGrowth),
    exits: ref("When it ends by itself.", Exit),
    hangs: ref("When it stops to answer.", Hang),
    termination: ref("What it does when it is told to stop.", TerminationBehavior),
    log: list("What it logs, beside what it does by itself.", LogEntry, { type: "atomic" }),
  },
);
export type ImageBehaviorSpec = ObjectOf<typeof ImageBehaviorSpec>;
