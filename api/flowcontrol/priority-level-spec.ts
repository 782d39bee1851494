/** How requests are limited. Source: flowcontrol.apiserver.k8s.io/v1 1.36. */
import type { ObjectOf } from "../resource.ts";
import { int32, mandatory, present, ref, struct, text } from "../schema.ts";

/** What a queue has where nobody says. Source: pkg/apis/flowcontrol/v1 defaults 1.36. */
export const queuingDefaults = { queues: 64, handSize: 8, queueLengthLimit: 50 } as const;

const QueuingConfiguration = struct("flowcontrol.v1.QueuingConfiguration", "How requests wait.", {
  queues: int32("How many queues there are.").default(queuingDefaults.queues),
  handSize: int32("How many queues a flow may choose from.").default(queuingDefaults.handSize),
  queueLengthLimit: int32("How many requests a queue takes.").default(
    queuingDefaults.queueLengthLimit,
  ),
});
export type QueuingConfiguration = ObjectOf<typeof QueuingConfiguration>;

const LimitResponse = struct(
  "flowcontrol.v1.LimitResponse",
  "What becomes of requests that cannot be served at once.",
  {
    type: mandatory(text("Queue or Reject.")),
    queuing: ref("How they wait, with type Queue.", QueuingConfiguration),
  },
);
export type LimitResponse = ObjectOf<typeof LimitResponse>;

const lendable = "How much of it others may borrow, in percent.";

const LimitedPriorityLevelConfiguration = struct(
  "flowcontrol.v1.LimitedPriorityLevelConfiguration",
  "How much the server does at a time for requests of the level.",
  {
    nominalConcurrencyShares: int32("The level's share among all.").default(30),
    limitResponse: present(ref("What becomes of what exceeds it.", LimitResponse)),
    lendablePercent: int32(lendable).default(0),
    borrowingLimitPercent: int32("How much it may borrow, in percent; without, all there is."),
  },
);
export type LimitedPriorityLevelConfiguration = ObjectOf<typeof LimitedPriorityLevelConfiguration>;

const ExemptPriorityLevelConfiguration = struct(
  "flowcontrol.v1.ExemptPriorityLevelConfiguration",
  "What is set apart for requests that never wait.",
  {
    nominalConcurrencyShares: int32("The level's share among all.").default(0),
    lendablePercent: int32(lendable).default(0),
  },
);

export const PriorityLevelConfigurationSpec = struct(
  "flowcontrol.v1.PriorityLevelConfigurationSpec",
  "How important requests of the level are.",
  {
    type: mandatory(text("Limited, or Exempt for the level of that name.")),
    limited: ref("The limits, with type Limited.", LimitedPriorityLevelConfiguration),
    exempt: ref("What is set apart, with type Exempt.", ExemptPriorityLevelConfiguration),
  },
);

export type PriorityLevelConfigurationSpec = ObjectOf<typeof PriorityLevelConfigurationSpec>;
